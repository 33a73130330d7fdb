-- name: view_rows
SELECT v.id, v.uid, v.list, v.owner_id, v.name, v.query, v.layout, v.row_version, v.deleted_at FROM saved_view v
-- name: view_list
{{view_rows}} WHERE v.list = :list AND v.deleted_at IS NULL AND (v.owner_id IS NULL OR v.owner_id = :me) ORDER BY v.name_key, v.id;
-- name: view_by_id
{{view_rows}} WHERE v.id = :id;
-- name: view_every
{{view_rows}} ORDER BY v.id;
-- name: view_hold postgresql
SELECT id FROM saved_view WHERE id = :id FOR UPDATE;
-- name: view_taken
SELECT count(*) FROM saved_view
WHERE list = :list AND coalesce(owner_id, 0) = :owner AND name_key = :key AND deleted_at IS NULL AND id <> :id;
-- name: view_count
SELECT count(*) FROM saved_view
WHERE list = :list AND coalesce(owner_id, 0) = :owner AND deleted_at IS NULL AND id <> :id;
-- name: view_insert
INSERT INTO saved_view (uid, list, owner_id, name, name_key, query, layout)
VALUES (:uid, :list, :owner, :name, :key, :query, :layout) RETURNING id;
-- name: view_update
UPDATE saved_view SET owner_id = :owner, name = :name, name_key = :key, query = :query, layout = :layout,
    row_version = row_version + 1
WHERE id = :id;
-- name: view_remove
UPDATE saved_view SET deleted_at = :now, row_version = row_version + 1 WHERE id = :id;
-- name: view_restore
UPDATE saved_view SET deleted_at = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: audit_of_views
SELECT subject_id, act, after FROM audit WHERE subject_kind = 'view' ORDER BY subject_id, seq;
