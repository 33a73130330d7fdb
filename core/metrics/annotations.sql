-- name: annotation_rows
SELECT n.id, n.uid, n.at, n.kind, n.text, n.row_version FROM annotation n;
-- name: annotation_between
{{annotation_rows}} WHERE n.deleted_at IS NULL AND n.at >= :from_at AND n.at < :to_at ORDER BY n.at, n.id;
-- name: annotation_by_id
SELECT n.id, n.uid, n.at, n.kind, n.text, n.row_version, n.deleted_at FROM annotation n WHERE n.id = :id;
-- name: annotation_every
SELECT n.id, n.uid, n.at, n.kind, n.text, n.row_version, n.deleted_at FROM annotation n ORDER BY n.id;
-- name: annotation_hold postgresql
SELECT id FROM annotation WHERE id = :id FOR UPDATE;
-- name: annotation_insert
INSERT INTO annotation (uid, at, kind, text) VALUES (:uid, :at, :kind, :text) RETURNING id;
-- name: annotation_remove
UPDATE annotation SET deleted_at = :now, row_version = row_version + 1 WHERE id = :id;
-- name: annotation_restore
UPDATE annotation SET deleted_at = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: audit_of_annotations
SELECT subject_id, act, after FROM audit WHERE subject_kind = 'annotation' ORDER BY subject_id, seq;
