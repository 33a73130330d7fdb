-- name: setting_get
SELECT value FROM setting WHERE person_id = :person AND name = :name;
-- name: setting_list
SELECT name, value FROM setting WHERE person_id = :person AND name LIKE :pattern;
-- name: setting_set
INSERT INTO setting (person_id, name, value) VALUES (:person, :name, :value)
ON CONFLICT (person_id, name) DO UPDATE SET value = excluded.value;
-- name: setting_clear
DELETE FROM setting WHERE person_id = :person AND name = :name;
