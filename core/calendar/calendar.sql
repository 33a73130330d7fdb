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
-- name: calendar_insert_again
INSERT INTO calendar (id, uid, name) VALUES (:calendar, :uid, :name);
-- name: calendar_rename
UPDATE calendar SET name = :name WHERE id = :calendar;
-- name: calendar_remove
DELETE FROM calendar WHERE id = :calendar;
-- name: calendar_newest
SELECT max(valid_from) FROM calendar_version WHERE calendar_id = :calendar;
-- name: calendar_version_remove
DELETE FROM calendar_version WHERE calendar_id = :calendar AND valid_from = :valid_from;
-- name: calendar_versions_remove
DELETE FROM calendar_version WHERE calendar_id = :calendar;
-- One at a time changes calendars: which version is the newest, and which calendar the default, is true until the write ends.
-- name: calendar_lock
SELECT 1;
-- name: calendar_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000005)) AS locked;
-- name: calendar_clear_default
UPDATE calendar SET is_default = 0 WHERE is_default = 1;
-- name: calendar_set_default
UPDATE calendar SET is_default = 1 WHERE id = :calendar;
-- name: workspace_zone
SELECT zone FROM workspace WHERE id = 1;
