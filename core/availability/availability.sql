-- name: outage_rows
SELECT o.id, o.uid, o.service_id, s.name, o.kind, o.degree, o.from_at, o.to_at, o.approved_at, o.estimated, o.source,
       o.reference, o.title, o.extra, o.row_version
FROM outage o JOIN service s ON s.id = o.service_id
WHERE o.deleted_at IS NULL
  AND (o.batch_id IS NULL OR o.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'));
-- What a record in memory rests on: where none of this is otherwise, the record is as the rows are.
-- name: record_mark
SELECT (SELECT count(*) FROM outage), (SELECT coalesce(sum(row_version), 0) FROM outage),
       (SELECT count(*) FROM service), (SELECT coalesce(sum(row_version), 0) FROM service),
       (SELECT count(*) FROM import_batch WHERE state = 'published'),
       (SELECT coalesce(sum(id), 0) FROM import_batch WHERE state = 'published'),
       (SELECT count(*) FROM calendar_version), (SELECT count(*) FROM calendar);
-- name: outage_all
{{outage_rows}} ORDER BY o.from_at, o.id;
-- name: outage_of_service
{{outage_rows}} AND o.service_id = :service ORDER BY o.from_at, o.id;
-- name: outage_by_id
{{outage_rows}} AND o.id = :id;
-- One that was removed here.
-- name: outage_removed_by_id
SELECT o.id, o.uid, o.service_id, s.name, o.kind, o.degree, o.from_at, o.to_at, o.approved_at, o.estimated, o.source,
       o.reference, o.title, o.extra, o.row_version
FROM outage o JOIN service s ON s.id = o.service_id
WHERE o.deleted_at IS NOT NULL AND o.id = :id;
-- Removed ones and those nothing shows, too.
-- name: outage_every
SELECT o.id, o.uid, o.service_id, s.name, o.kind, o.degree, o.from_at, o.to_at, o.approved_at, o.estimated, o.source,
       o.reference, o.title, o.extra, o.row_version, o.deleted_at
FROM outage o JOIN service s ON s.id = o.service_id ORDER BY o.id;
-- name: audit_of_outages
SELECT subject_id, act, field, after FROM audit WHERE subject_kind = 'outage' ORDER BY subject_id, seq;
-- name: outage_hold postgresql
SELECT id FROM outage WHERE id = :id FOR UPDATE;
-- name: outage_insert
INSERT INTO outage (uid, service_id, kind, degree, from_at, to_at, approved_at, estimated, source, reference, title,
  extra)
VALUES (:uid, :service, :kind, :degree, :from_at, :to_at, :approved_at, :estimated, :source, :reference, :title, :extra)
RETURNING id;
-- name: outage_remove
UPDATE outage SET deleted_at = :at, row_version = row_version + 1 WHERE id = :id;
-- name: outage_restore
UPDATE outage SET deleted_at = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: outage_insert_imported
INSERT INTO outage (uid, service_id, kind, degree, from_at, to_at, approved_at, estimated, source, reference, title,
  extra, identity, batch_id, imported_version)
VALUES (:uid, :service, :kind, :degree, :from_at, :to_at, :approved_at, :estimated, :source, :reference, :title,
  :extra, :identity, :batch, 1)
RETURNING id;
-- name: outage_update
UPDATE outage SET kind = :kind, degree = :degree, from_at = :from_at, to_at = :to_at, approved_at = :approved_at,
  estimated = :estimated, title = :title, extra = :extra, row_version = row_version + 1
WHERE id = :id;
-- What an import may meet again: of its source, also what was removed here, of no import that is not shown.
-- name: outage_of_source
SELECT o.id, o.uid, o.service_id, s.name, o.kind, o.degree, o.from_at, o.to_at, o.approved_at, o.estimated, o.source,
       o.reference, o.title, o.extra, o.row_version, o.imported_version, o.deleted_at, o.identity
FROM outage o JOIN service s ON s.id = o.service_id
WHERE o.source = :source AND o.from_at BETWEEN :first AND :last
  AND (o.batch_id IS NULL OR o.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'));
-- name: outage_of_source_hold postgresql
SELECT count(*) FROM (SELECT id FROM outage WHERE source = :source AND from_at BETWEEN :first AND :last
  ORDER BY id FOR UPDATE) held;
-- name: outage_imported_set
UPDATE outage SET imported_version = :version WHERE id = :id;
-- name: outage_undo_put
INSERT INTO outage_undo (batch_id, outage_id, version_after, before, imported_before)
VALUES (:batch, :id, :version, :before, :imported);
-- name: outage_undo_of
SELECT u.outage_id, u.version_after, u.before, u.imported_before FROM outage_undo u
WHERE u.batch_id = :batch ORDER BY u.outage_id;
-- The outage stands again as the batch before left it, under a later version.
-- name: outage_undo_follow
UPDATE outage_undo SET version_after = :version WHERE outage_id = :id AND version_after = :was;
-- name: outage_undo_clear
DELETE FROM outage_undo WHERE batch_id = :batch;
-- name: outage_batch_hold postgresql
SELECT count(*) FROM (SELECT id FROM outage
  WHERE batch_id = :batch OR id IN (SELECT outage_id FROM outage_undo WHERE batch_id = :batch)
  ORDER BY id FOR UPDATE) held;
-- What the batch made or changed and is otherwise now. Where the last change was an import's its version says so.
-- name: outage_batch_changed
SELECT s.name, o.source, o.from_at, CASE WHEN o.imported_version = o.row_version THEN 1 ELSE 0 END
FROM outage o JOIN service s ON s.id = o.service_id LEFT JOIN outage_undo u ON u.outage_id = o.id AND u.batch_id = :batch
WHERE o.deleted_at IS NULL
  AND ((o.batch_id = :batch AND (o.imported_version IS NULL OR o.imported_version <> o.row_version
      OR EXISTS (SELECT 1 FROM outage_undo w WHERE w.outage_id = o.id AND w.batch_id > :batch)))
    OR (u.outage_id IS NOT NULL AND o.row_version <> u.version_after))
ORDER BY o.from_at, o.id;
-- A later import of the source tells from when to when it watched: without these outages that would say they never were.
-- name: outage_batch_followed
SELECT s.name, r.source, min(r.from_at), 1
FROM recorded_span r JOIN service s ON s.id = r.service_id JOIN import_batch b ON b.id = r.batch_id
WHERE b.state = 'published' AND r.batch_id > :batch
  AND EXISTS (SELECT 1 FROM outage o WHERE o.batch_id = :batch AND o.service_id = r.service_id AND o.source = r.source)
GROUP BY s.name, r.source ORDER BY s.name;
-- name: outage_batch_forget
DELETE FROM outage_undo WHERE outage_id IN (SELECT id FROM outage WHERE batch_id = :batch);
-- name: outage_batch_clear
DELETE FROM outage WHERE batch_id = :batch;
-- name: span_put
INSERT INTO recorded_span (service_id, source, from_at, to_at, batch_id)
VALUES (:service, :source, :from_at, :to_at, :batch)
ON CONFLICT (service_id, source, from_at, to_at, batch_id) DO NOTHING;
-- name: span_rows
SELECT r.service_id, r.from_at, r.to_at FROM recorded_span r
JOIN import_batch b ON b.id = r.batch_id AND b.state = 'published';
-- name: span_all
{{span_rows}} ORDER BY r.service_id, r.from_at;
-- name: span_of_source
{{span_rows}} WHERE r.source = :source ORDER BY r.service_id, r.from_at;
-- name: span_batch_clear
DELETE FROM recorded_span WHERE batch_id = :batch;
-- Of published imports; of one instant the one told last comes last.
-- name: check_rows
SELECT c.service_id, c.source, c.at, c.state, c.response_ms, c.code FROM service_check c
JOIN import_batch b ON b.id = c.batch_id WHERE b.state = 'published';
-- name: check_all
{{check_rows}} ORDER BY c.service_id, c.source, c.at, c.batch_id;
-- name: check_of_service
{{check_rows}} AND c.service_id = :service ORDER BY c.service_id, c.source, c.at, c.batch_id;
-- name: check_of_source
{{check_rows}} AND c.source = :source AND c.at BETWEEN :first AND :last
ORDER BY c.service_id, c.source, c.at, c.batch_id;
-- name: check_batch_clear
DELETE FROM service_check WHERE batch_id = :batch;
