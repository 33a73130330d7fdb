-- name: operation_insert
INSERT INTO operation (uid, act, person_id, at) VALUES (:uid, :act, :person, :at) ON CONFLICT (uid) DO NOTHING;
-- name: operation_by_uid
SELECT act, coalesce(person_id, 0), result FROM operation WHERE uid = :uid;
-- name: operation_result
UPDATE operation SET result = :result WHERE uid = :uid;

-- name: workspace_insert
INSERT INTO workspace (id, uid, name, zone, currency, demo, min_client, created_at)
VALUES (1, :uid, :name, :zone, :currency, :demo, :min_client, :created_at);
-- name: workspace_row
SELECT uid, name, zone, currency, demo, created_at, min_client FROM workspace WHERE id = 1;

-- name: workspace_audited
SELECT after FROM audit WHERE subject_kind = 'workspace' AND subject_id = 1 AND act = 'workspace.create'
ORDER BY seq LIMIT 1;

-- name: workspace_changes
SELECT field, after FROM audit WHERE subject_kind = 'workspace' AND subject_id = 1 AND act = 'workspace.set' ORDER BY seq;

-- name: workspace_min_client
SELECT coalesce(max(min_client), 0) FROM workspace;

-- name: migration_table
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;
-- name: migration_table postgresql
CREATE TABLE IF NOT EXISTS migration (
    number bigint PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
-- name: table_exists
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = :name;
-- name: table_exists postgresql
SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'public' AND tablename = :name;
-- name: table_count
SELECT count(*) FROM sqlite_schema WHERE type = 'table';
-- name: table_count postgresql
SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'public';
-- name: migration_rows
SELECT number, checksum FROM migration ORDER BY number;
-- name: migration_insert
INSERT INTO migration (number, name, checksum, applied_at) VALUES (:number, :name, :checksum, :applied_at);
-- name: migration_lock postgresql
SELECT pg_advisory_xact_lock(4777000001);

-- name: change_newest
SELECT coalesce(max(seq), 0) FROM change_log;
-- name: change_oldest
SELECT coalesce(min(seq), 0) FROM change_log;
-- name: changes_after
SELECT seq, kind, key FROM change_log WHERE seq > :seq ORDER BY seq LIMIT 20000;
-- name: change_prune
DELETE FROM change_log WHERE seq <= (SELECT max(seq) FROM change_log) - :kept AND at < :before;
-- name: change_notify postgresql
SELECT pg_notify('binnacle_change', '');
-- name: data_version
PRAGMA data_version;
-- name: data_version postgresql
SELECT 0;

-- name: audit_insert
INSERT INTO audit (at, actor_id, actor_name, proved_by, act, subject_kind, subject_id, field, before, after, batch_id, operation)
VALUES (:at, :actor_id, :actor_name, :proved_by, :act, :subject_kind, :subject_id, :field, :before, :after, :batch, :operation);
-- name: audit_after
SELECT seq, at, actor_id, actor_name, proved_by, act, subject_kind, subject_id, field, before, after, batch_id, operation
FROM audit WHERE seq > :seq ORDER BY seq LIMIT :limit;
-- name: audit_newest
SELECT coalesce(max(seq), 0) FROM audit;
-- What rooms show of their rules and take back (audittrail.h).
-- name: audit_trail
SELECT a.at, a.actor_id, a.act, a.subject_id, a.field, a.before, a.after, a.operation FROM audit a WHERE a.subject_kind = :kind
-- name: audit_trail_of_operation
{{audit_trail}} AND a.operation = :operation AND a.operation <> '' ORDER BY a.seq;
-- name: audit_trail_of_one
{{audit_trail}} AND a.subject_id = :subject ORDER BY a.seq DESC LIMIT :limit;
-- name: audit_trail_of_all
{{audit_trail}} ORDER BY a.seq DESC LIMIT :limit;
-- name: audit_lock postgresql
LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE NOWAIT;
-- name: seal_newest
SELECT last_seq, hash FROM audit_seal ORDER BY last_seq DESC LIMIT 1;
-- name: seal_newest_seq
SELECT coalesce(max(last_seq), 0) FROM audit_seal;
-- name: seal_insert
INSERT INTO audit_seal (last_seq, row_count, previous, hash, sealed_at)
VALUES (:last_seq, :row_count, :previous, :hash, :sealed_at);
-- name: seals
SELECT last_seq, row_count, previous, hash, sealed_at FROM audit_seal ORDER BY last_seq;

-- name: content_size
SELECT size FROM content WHERE hash = :hash;
-- name: content_hashes
SELECT hash FROM content ORDER BY hash;
-- name: content_insert
INSERT INTO content (hash, size, chunks) VALUES (:hash, :size, :chunks) ON CONFLICT (hash) DO NOTHING;
-- name: content_chunk_insert
INSERT INTO content_chunk (hash, n, data) VALUES (:hash, :n, :data);
-- name: content_chunks
SELECT data FROM content_chunk WHERE hash = :hash AND n BETWEEN :first AND :last ORDER BY n;

-- name: check_engine
PRAGMA integrity_check(20);
-- name: check_engine postgresql
SELECT CAST(c.relname AS text) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND NOT (i.indisvalid AND i.indisready)
UNION ALL
SELECT CAST(t.tgname AS text) FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND t.tgenabled <> 'O';
-- name: check_references
PRAGMA foreign_key_check;
-- name: check_references postgresql
SELECT CAST(conname AS text) FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
WHERE n.nspname = 'public' AND NOT k.convalidated;
-- name: schema_objects sqlite
SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name;
-- name: audit_guards postgresql
SELECT CAST('the guard of ' || g.name || ' is missing or not the one of this program' AS text)
FROM unnest(string_to_array(CAST(:tables AS text), ',')) AS g (name)
WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE t.tgrelid = to_regclass('public.' || g.name) AND t.tgname = g.name || '_keep' AND t.tgenabled = 'O'
      AND t.tgqual IS NULL AND t.tgtype = 58 AND p.proname = 'audit_refuse' AND l.lanname = 'plpgsql'
      AND p.prosrc = CAST(:source AS text));
-- name: schema_strangers postgresql
SELECT CAST('trigger ' || t.tgname || ' on ' || c.relname || ' is not of this program' AS text)
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND NOT t.tgisinternal
  AND NOT (c.relname IN ('audit', 'audit_seal') AND t.tgname = c.relname || '_keep')
UNION ALL
SELECT CAST('rule ' || r.rulename || ' on ' || c.relname || ' is not of this program' AS text)
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND NOT (r.rulename = '_RETURN' AND c.relkind = 'v')
UNION ALL
SELECT CAST('function ' || p.proname || ' is not of this program' AS text)
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'public' AND p.proname <> 'audit_refuse'
  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e');
-- name: table_names
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name;
-- name: table_names postgresql
SELECT CAST(tablename AS text) FROM pg_catalog.pg_tables WHERE schemaname = 'public' ORDER BY tablename;
-- name: snapshot_export postgresql
SELECT CAST(pg_export_snapshot() AS text);
-- Each sequence where the keys of its table end.
-- name: sequence_reset postgresql
SELECT CAST('SELECT setval(pg_get_serial_sequence(''public.' || quote_ident(c.relname) || ''', ''' || a.attname
            || '''), greatest(max(' || quote_ident(a.attname) || '), 1), max(' || quote_ident(a.attname)
            || ') IS NOT NULL) FROM public.' || quote_ident(c.relname) AS text)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attidentity <> '' ORDER BY c.relname;
-- name: reference_drop postgresql
SELECT CAST('ALTER TABLE public.' || quote_ident(c.relname) || ' DROP CONSTRAINT ' || quote_ident(k.conname) AS text)
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
WHERE n.nspname = 'public' AND k.contype = 'f' ORDER BY c.relname, k.conname;
-- name: reference_add postgresql
SELECT CAST('ALTER TABLE public.' || quote_ident(c.relname) || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
            || pg_get_constraintdef(k.oid) AS text)
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
WHERE n.nspname = 'public' AND k.contype = 'f' ORDER BY c.relname, k.conname;
