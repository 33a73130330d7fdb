-- Persons, teams, roles. Sort and look-up keys are folded text. batch_id: the import that made this as a placeholder.
CREATE TABLE person (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    email {{text}} NOT NULL DEFAULT '',
    login {{text}},
    active {{i64}} NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    batch_id {{i64}},
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE INDEX person_name ON person (name_key, id)
--;;
CREATE UNIQUE INDEX person_login ON person (login) WHERE login IS NOT NULL AND deleted_at IS NULL
--;;
CREATE TABLE person_role (
    person_id {{i64}} NOT NULL REFERENCES person (id),
    role {{text}} NOT NULL CHECK (role IN ('agent', 'manager', 'admin', 'reviewer', 'auditor', 'requester')),
    PRIMARY KEY (person_id, role)
){{strict}}
--;;
CREATE TABLE team (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    batch_id {{i64}},
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE UNIQUE INDEX team_name ON team (name_key) WHERE deleted_at IS NULL
--;;
CREATE TABLE membership (
    team_id {{i64}} NOT NULL REFERENCES team (id),
    person_id {{i64}} NOT NULL REFERENCES person (id),
    from_at {{i64}} NOT NULL,
    to_at {{i64}},
    PRIMARY KEY (team_id, person_id, from_at)
){{strict}}
