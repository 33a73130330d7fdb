-- name: person_all
SELECT id, uid, name, email, login, active, row_version
FROM person
WHERE deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY name_key, id;
-- name: person_by_id
SELECT id, uid, name, email, login, active, row_version FROM person WHERE id = :id AND deleted_at IS NULL;
-- name: person_by_login
SELECT id, uid, name, email, login, active, row_version
FROM person WHERE login = :login AND active = 1 AND deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'));
-- name: person_by_name
SELECT id, uid, name, email, login, active, row_version
FROM person WHERE name_key = :name_key AND deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY id;
-- name: person_by_sign
SELECT id, uid, name, email, login, active, row_version
FROM person WHERE (login = :text OR email = :text OR uid = :text) AND deleted_at IS NULL ORDER BY id;
-- A part of the name, login or address, folded; who begins with it first, who left last.
-- name: person_find
SELECT id, uid, name, email, login, active, row_version
FROM person
WHERE deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
  AND (name_key LIKE :part ESCAPE '!' OR lower(email) LIKE :part ESCAPE '!'
       OR lower(coalesce(login, '')) LIKE :part ESCAPE '!')
ORDER BY active DESC, CASE WHEN name_key LIKE :start ESCAPE '!' THEN 0 ELSE 1 END, name_key, id
LIMIT :limit;
-- name: person_placeholder_of
SELECT id, uid, name, email, login, active, row_version
FROM person WHERE name_key = :name_key AND deleted_at IS NULL AND login IS NULL AND email = '' AND active = 1
  AND batch_id IN (SELECT id FROM import_batch WHERE state = 'published')
  AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = person.id)
ORDER BY id;
-- name: person_batch
SELECT coalesce(batch_id, 0) FROM person WHERE id = :id;
-- name: person_adopt
UPDATE person SET batch_id = NULL WHERE id = :id;
-- Back under the import that named them, as long as that is shown.
-- name: person_give_back
UPDATE person SET batch_id = :batch
WHERE id = :id AND EXISTS (SELECT 1 FROM import_batch WHERE id = :batch AND state = 'published');
-- name: person_remove
UPDATE person SET deleted_at = :now, row_version = row_version + 1 WHERE id = :id AND deleted_at IS NULL;
-- name: person_return
UPDATE person SET deleted_at = NULL, row_version = row_version + 1 WHERE id = :id AND deleted_at IS NOT NULL;
-- name: person_teams
SELECT count(*) FROM membership WHERE person_id = :id AND to_at IS NULL;
-- name: person_standing
SELECT p.active, coalesce(r.role, '') FROM person p LEFT JOIN person_role r ON r.person_id = p.id
WHERE p.id = :id AND p.deleted_at IS NULL
  AND (p.batch_id IS NULL OR p.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'));
-- Whom nothing shows may not sign in or act: an import being staged names people, it gives them neither.
-- name: person_hidden
SELECT p.uid FROM person p
WHERE p.batch_id IN (SELECT id FROM import_batch WHERE state = 'staging')
  AND (p.login IS NOT NULL OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id))
ORDER BY p.id;
-- name: audit_of_people
SELECT subject_id, field, after, act FROM audit WHERE subject_kind = 'person' ORDER BY subject_id, seq;
-- name: admin_count
SELECT count(*) FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = 'admin'
WHERE p.active = 1 AND p.login IS NOT NULL AND p.deleted_at IS NULL;
-- The locks of this room, one after the other as in store.sql (…001). One at a time adds or edits persons: who is the last
-- administrator, or a placeholder still free, is true until the write ends.
-- name: people_lock
SELECT 1;
-- name: people_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000002)) AS locked;
-- One at a time makes or removes placeholders; not the lock above, for an import may hold it long.
-- name: placeholder_lock
SELECT 1;
-- name: placeholder_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000003)) AS locked;
-- name: person_roles
SELECT person_id, role FROM person_role ORDER BY person_id, role;
-- name: person_roles_of
SELECT person_id, role FROM person_role WHERE person_id = :id ORDER BY role;
-- name: person_count
SELECT count(*) FROM person;
-- name: person_insert
INSERT INTO person (uid, name, name_key, email, login, active)
VALUES (:uid, :name, :name_key, :email, :login, :active) RETURNING id;
-- name: person_update
UPDATE person SET name = :name, name_key = :name_key, email = :email, login = :login, active = :active,
       row_version = row_version + 1
WHERE id = :id AND row_version = :row_version;
-- name: person_role_clear
DELETE FROM person_role WHERE person_id = :id;
-- name: person_role_add
INSERT INTO person_role (person_id, role) VALUES (:id, :role);
-- name: person_named
SELECT id FROM person WHERE name_key = :name_key AND deleted_at IS NULL ORDER BY id LIMIT 1;
-- name: person_placeholder
INSERT INTO person (uid, name, name_key, batch_id) VALUES (:uid, :name, :name_key, :batch) RETURNING id;
-- name: team_all
SELECT id, uid, name, row_version
FROM team
WHERE deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY name_key, id;
-- name: team_by_name
SELECT id, uid, name, row_version FROM team WHERE name_key = :name_key AND deleted_at IS NULL;
-- name: team_insert
INSERT INTO team (uid, name, name_key) VALUES (:uid, :name, :name_key) RETURNING id;
-- name: team_update
UPDATE team SET name = :name, name_key = :name_key, row_version = row_version + 1
WHERE id = :id AND row_version = :row_version;
-- name: team_remove
UPDATE team SET deleted_at = :now, row_version = row_version + 1 WHERE id = :id AND deleted_at IS NULL;
-- name: team_return
UPDATE team SET deleted_at = NULL, row_version = row_version + 1 WHERE id = :id AND deleted_at IS NOT NULL;
-- name: team_named
SELECT id FROM team WHERE name_key = :name_key AND deleted_at IS NULL ORDER BY id LIMIT 1;
-- name: team_placeholder
INSERT INTO team (uid, name, name_key, batch_id) VALUES (:uid, :name, :name_key, :batch)
ON CONFLICT (name_key) WHERE deleted_at IS NULL DO UPDATE SET name_key = excluded.name_key RETURNING id;
-- name: membership_now
SELECT m.team_id, m.person_id, p.name
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.to_at IS NULL ORDER BY m.team_id, p.name_key, p.id;
-- name: membership_begin
INSERT INTO membership (team_id, person_id, from_at) VALUES (:team, :person, :now)
ON CONFLICT (team_id, person_id, from_at) DO UPDATE SET to_at = NULL;
-- name: membership_end
UPDATE membership SET to_at = :now WHERE team_id = :team AND person_id = :person AND to_at IS NULL;
-- Keys beside what they are the folded text of.
-- name: keys_of_persons
SELECT id, 'person ' || uid, name, name_key FROM person WHERE id > :after ORDER BY id LIMIT :limit;
-- name: keys_of_teams
SELECT id, 'team ' || id, name, name_key FROM team WHERE id > :after ORDER BY id LIMIT :limit;
-- What was done, with the texts that are kept beside the audit's hashes.
-- name: trail_of_subject
SELECT a.seq, a.at, coalesce(a.actor_id, 0), coalesce(p.name, ''), a.act, a.subject_kind, a.subject_id, a.field, a.before,
       a.after, coalesce(h.id, 0), coalesce(h.before, ''), coalesce(h.after, ''), a.operation
FROM audit a LEFT JOIN person p ON p.id = a.actor_id
LEFT JOIN history h ON h.operation = a.operation AND h.operation <> '' AND h.subject_kind = a.subject_kind
  AND h.subject_id = a.subject_id AND h.field = a.field
WHERE a.subject_kind = :kind AND a.subject_id = :subject ORDER BY a.seq DESC LIMIT :limit;
-- name: trail_of_kind
SELECT a.seq, a.at, coalesce(a.actor_id, 0), coalesce(p.name, ''), a.act, a.subject_kind, a.subject_id, a.field, a.before,
       a.after, coalesce(h.id, 0), coalesce(h.before, ''), coalesce(h.after, ''), a.operation
FROM audit a LEFT JOIN person p ON p.id = a.actor_id
LEFT JOIN history h ON h.operation = a.operation AND h.operation <> '' AND h.subject_kind = a.subject_kind
  AND h.subject_id = a.subject_id AND h.field = a.field
WHERE a.subject_kind = :kind ORDER BY a.seq DESC LIMIT :limit;
-- name: trail_of_operation
SELECT a.seq, a.at, coalesce(a.actor_id, 0), coalesce(p.name, ''), a.act, a.subject_kind, a.subject_id, a.field, a.before,
       a.after, coalesce(h.id, 0), coalesce(h.before, ''), coalesce(h.after, ''), a.operation
FROM audit a LEFT JOIN person p ON p.id = a.actor_id
LEFT JOIN history h ON h.operation = a.operation AND h.operation <> '' AND h.subject_kind = a.subject_kind
  AND h.subject_id = a.subject_id AND h.field = a.field
WHERE a.operation = :operation ORDER BY a.seq;
-- name: trail_later
SELECT count(*) FROM audit a
WHERE a.seq > :seq AND a.operation <> :operation AND a.operation <> :except
  AND ((a.subject_kind = :kind AND a.subject_id = :subject) OR (:kind = 'person' AND a.actor_id = :subject));
-- The import a person was taken out of by an operation, and the name it gave them.
-- name: taken_from_import
SELECT before, after FROM history
WHERE operation = :operation AND operation <> '' AND subject_kind = 'person' AND subject_id = :id AND field = 'import';
