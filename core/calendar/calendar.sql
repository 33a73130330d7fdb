-- name: calendar_versions
SELECT c.id, c.uid, c.name, c.is_default, v.valid_from, v.zone, v.intervals, v.exceptions
FROM calendar c JOIN calendar_version v ON v.calendar_id = c.id
ORDER BY c.name, c.id, v.valid_from;
-- name: calendar_by_name
SELECT c.id, c.is_default, max(v.valid_from)
FROM calendar c JOIN calendar_version v ON v.calendar_id = c.id
WHERE c.name = :name
GROUP BY c.id, c.is_default;
-- name: calendar_insert
INSERT INTO calendar (uid, name, is_default) VALUES (:uid, :name, :is_default) RETURNING id;
-- name: calendar_version_insert
INSERT INTO calendar_version (calendar_id, valid_from, zone, intervals, exceptions)
VALUES (:calendar, :valid_from, :zone, :intervals, :exceptions);
-- name: calendar_clear_default
UPDATE calendar SET is_default = 0 WHERE is_default = 1;
-- name: calendar_set_default
UPDATE calendar SET is_default = 1 WHERE id = :calendar;
-- name: workspace_zone
SELECT zone FROM workspace WHERE id = 1;
