-- name: service_all
SELECT id, key, name FROM service
WHERE deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY name_key, id;
-- name: service_named
SELECT id FROM service WHERE name_key = :name_key AND deleted_at IS NULL ORDER BY id LIMIT 1;
-- name: service_placeholder
INSERT INTO service (uid, key, name, name_key, batch_id) VALUES (:uid, :name_key, :name, :name_key, :batch)
ON CONFLICT (name_key) WHERE deleted_at IS NULL DO UPDATE SET name_key = excluded.name_key RETURNING id;
-- A service is made with both keys alike.
-- name: keys_of_services
SELECT id, 'service ' || id, name, CASE WHEN key = name_key THEN name_key ELSE '' END
FROM service WHERE id > :after ORDER BY id LIMIT :limit;
