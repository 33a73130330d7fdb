-- The ground every room stands on: the workspace, the records of time, the change log, attachments' content.
-- {{pk}} {{i64}} {{text}} {{blob}} {{strict}} are filled in by the engine. Statements end at a line `--;;`; after
-- `--;; sqlite` or `--;; postgresql` the next statement is for that engine only. Never edited after release.
CREATE TABLE workspace (
    id {{i64}} PRIMARY KEY CHECK (id = 1),
    uid {{text}} NOT NULL,
    name {{text}} NOT NULL,
    zone {{text}} NOT NULL,
    currency {{text}} NOT NULL,
    demo {{i64}} NOT NULL CHECK (demo IN (0, 1)),
    min_client {{i64}} NOT NULL,
    created_at {{i64}} NOT NULL
){{strict}}
--;;
CREATE TABLE operation (
    uid {{text}} PRIMARY KEY,
    act {{text}} NOT NULL,
    person_id {{i64}},
    at {{i64}} NOT NULL,
    result {{text}} NOT NULL DEFAULT ''
){{strict}}
--;;
CREATE TABLE change_log (
    seq {{pk}},
    at {{i64}} NOT NULL,
    kind {{text}} NOT NULL,
    key {{i64}} NOT NULL
){{strict}}
--;;
CREATE TABLE audit (
    seq {{pk}},
    at {{i64}} NOT NULL,
    actor_id {{i64}},
    actor_name {{text}} NOT NULL,
    proved_by {{text}} NOT NULL,
    act {{text}} NOT NULL,
    subject_kind {{text}} NOT NULL,
    subject_id {{i64}} NOT NULL,
    field {{text}} NOT NULL,
    before {{text}} NOT NULL,
    after {{text}} NOT NULL,
    batch_id {{i64}},
    operation {{text}} NOT NULL
){{strict}}
--;;
CREATE INDEX audit_subject ON audit (subject_kind, subject_id, seq)
--;;
CREATE INDEX audit_operation ON audit (operation)
--;; sqlite
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END
--;; sqlite
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END
--;; postgresql
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit rows are never changed or deleted'; END $$
--;; postgresql
CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
--;;
CREATE TABLE audit_seal (
    id {{pk}},
    last_seq {{i64}} NOT NULL UNIQUE,
    row_count {{i64}} NOT NULL,
    previous {{blob}} NOT NULL,
    hash {{blob}} NOT NULL,
    sealed_at {{i64}} NOT NULL
){{strict}}
--;;
CREATE TABLE history (
    id {{pk}},
    subject_kind {{text}} NOT NULL,
    subject_id {{i64}} NOT NULL,
    happened_at {{i64}} NOT NULL,
    recorded_at {{i64}} NOT NULL,
    source {{text}} NOT NULL,
    actor {{text}} NOT NULL,
    field {{text}} NOT NULL,
    before {{text}} NOT NULL,
    after {{text}} NOT NULL,
    batch_id {{i64}},
    operation {{text}} NOT NULL DEFAULT ''
){{strict}}
--;;
CREATE INDEX history_subject ON history (subject_kind, subject_id, happened_at, id)
--;;
CREATE INDEX history_operation ON history (operation) WHERE operation <> ''
--;;
CREATE INDEX history_batch ON history (batch_id) WHERE batch_id IS NOT NULL
--;;
CREATE TABLE content (
    hash {{blob}} PRIMARY KEY,
    size {{i64}} NOT NULL,
    chunks {{i64}} NOT NULL
){{strict}}
--;;
CREATE TABLE content_chunk (
    hash {{blob}} NOT NULL REFERENCES content (hash),
    n {{i64}} NOT NULL,
    data {{blob}} NOT NULL,
    PRIMARY KEY (hash, n)
){{strict}}
--;;
-- Batches of an import. staging: rows are in but no reader shows them; published: visible; undone: taken back; dropped:
-- never was. Every room's readers leave out rows whose batch_id is one of the staging ones.
CREATE TABLE import_batch (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    format {{text}} NOT NULL,
    source {{text}} NOT NULL,
    files {{text}} NOT NULL,
    actor {{text}} NOT NULL,
    state {{text}} NOT NULL CHECK (state IN ('staging', 'published', 'undone', 'dropped')),
    started_at {{i64}} NOT NULL,
    seen_at {{i64}} NOT NULL,
    published_at {{i64}},
    undone_at {{i64}},
    report {{text}} NOT NULL DEFAULT '{}'
){{strict}}
--;;
CREATE INDEX import_batch_state ON import_batch (state)
