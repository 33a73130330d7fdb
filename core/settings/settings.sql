-- name: setting_get
SELECT value FROM setting WHERE person_id = :person AND name = :name;
-- name: setting_list
SELECT name, value FROM setting WHERE person_id = :person AND name LIKE :pattern;
-- name: setting_set
INSERT INTO setting (person_id, name, value) VALUES (:person, :name, :value)
ON CONFLICT (person_id, name) DO UPDATE SET value = excluded.value;
-- name: setting_clear
DELETE FROM setting WHERE person_id = :person AND name = :name;
-- What an operation did, in its order.
-- name: settings_of_operation
SELECT subject_kind, subject_id, field, before, after FROM history
WHERE operation = :operation AND operation <> '' AND subject_kind IN ('setting', 'workspace') ORDER BY id;
-- name: workspace_get
SELECT name, zone, currency FROM workspace WHERE id = 1;
-- name: workspace_set
UPDATE workspace SET name = :name, zone = :zone, currency = :currency WHERE id = 1;
-- One at a time changes the workspace's own row: what it is compared with is true until the write ends.
-- name: settings_lock
SELECT 1;
-- name: settings_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000021)) AS locked;
