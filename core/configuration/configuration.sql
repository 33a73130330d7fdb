-- name: service_rows
SELECT s.id, s.uid, s.key, s.name, s.criticality, s.owner_id, coalesce(p.name, ''), s.calendar_id, coalesce(c.name, ''),
       s.target, s.hour_cost, s.row_version
FROM service s LEFT JOIN person p ON p.id = s.owner_id LEFT JOIN calendar c ON c.id = s.calendar_id
WHERE s.deleted_at IS NULL
  AND (s.batch_id IS NULL OR s.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'));
-- name: service_all
{{service_rows}} ORDER BY s.name_key, s.id;
-- name: service_by_name
{{service_rows}} AND (s.name_key = :name_key OR s.key = :key)
ORDER BY CASE WHEN s.name_key = :name_key THEN 0 ELSE 1 END, s.id LIMIT 1;
-- name: service_hold postgresql
SELECT id FROM service WHERE (name_key = :name_key OR key = :key) AND deleted_at IS NULL ORDER BY id FOR UPDATE;
-- name: service_insert
INSERT INTO service (uid, key, name, name_key, criticality, owner_id, calendar_id, target, hour_cost)
VALUES (:uid, :name_key, :name, :name_key, :criticality, :owner, :calendar, :target, :hour_cost) RETURNING id;
-- name: service_update
UPDATE service SET name = :name, name_key = :name_key, criticality = :criticality, owner_id = :owner,
  calendar_id = :calendar, target = :target, hour_cost = :hour_cost, batch_id = NULL, row_version = row_version + 1
WHERE id = :id;
-- By its name, or else its key: a service that got another name here is still the one imports call by the old one.
-- name: service_named
SELECT id FROM service WHERE (name_key = :name_key OR key = :name_key) AND deleted_at IS NULL
ORDER BY CASE WHEN name_key = :name_key THEN 0 ELSE 1 END, id LIMIT 1;
-- name: service_keyed
SELECT id FROM service WHERE key = :key AND deleted_at IS NULL ORDER BY id LIMIT 1;
-- name: service_of_key
INSERT INTO service (uid, key, name, name_key, batch_id) VALUES (:uid, :key, :name, :name_key, :batch) RETURNING id;
-- What nothing shows yet is shown with whoever publishes something of it first.
-- name: service_shown_with
UPDATE service SET batch_id = :batch
WHERE id = :id AND batch_id <> :batch AND batch_id IN (SELECT id FROM import_batch WHERE state = 'staging');
-- name: service_placeholder
INSERT INTO service (uid, key, name, name_key, batch_id) VALUES (:uid, :name_key, :name, :name_key, :batch)
ON CONFLICT (name_key) WHERE deleted_at IS NULL DO UPDATE SET name_key = excluded.name_key RETURNING id;
-- name: need_all
SELECT n.service_id, n.place, n.needed, n.needs_id, s.name FROM service_need n JOIN service s ON s.id = n.needs_id
ORDER BY n.service_id, n.place, n.needs_id;
-- name: need_clear
DELETE FROM service_need WHERE service_id = :service;
-- name: need_put
INSERT INTO service_need (service_id, place, needs_id, needed) VALUES (:service, :place, :needs, :needed);
-- What another service needs is of the catalog, whatever becomes of the import that brought it.
-- name: service_keep
UPDATE service SET batch_id = NULL WHERE id = :id AND batch_id IS NOT NULL;
-- One at a time says what needs what, so that no two of them make a circle.
-- name: need_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000004)) AS locked;
-- name: services_of_calendar
SELECT c.name, s.name FROM service s JOIN calendar c ON c.id = s.calendar_id
WHERE s.calendar_id = :calendar ORDER BY s.name_key, s.id;
-- name: audit_of_services
SELECT subject_id, field, after FROM audit WHERE subject_kind = 'service' ORDER BY subject_id, seq;
-- name: keys_of_services
SELECT id, 'service ' || id, name, name_key
FROM service WHERE id > :after ORDER BY id LIMIT :limit;
