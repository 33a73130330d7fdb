-- What the check of imports asks. Ids come as one JSON list.
-- name: renamed_here
SELECT subject_kind, subject_id FROM audit WHERE subject_kind IN ('person', 'team') AND field = 'name';
-- name: history_of_imports
SELECT subject_id, happened_at, field, before, after, actor FROM history
WHERE subject_kind = 'ticket' AND subject_id IN (SELECT value FROM json_each(:ids)) AND batch_id IS NOT NULL AND operation = '';
-- name: history_of_imports postgresql
SELECT subject_id, happened_at, field, before, after, actor FROM history
WHERE subject_kind = 'ticket' AND batch_id IS NOT NULL AND operation = ''
  AND subject_id = ANY (ARRAY(SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint)));
-- name: batch_audited
SELECT subject_id, act, after FROM audit
WHERE subject_kind = 'batch' AND act IN ('import.publish', 'import.undo') ORDER BY seq;
-- name: batch_held
SELECT b.id, b.state, CASE WHEN b.undone_at IS NULL THEN 0 ELSE 1 END,
       (SELECT count(*) FROM ticket t WHERE t.batch_id = b.id)
FROM import_batch b ORDER BY b.id;
-- name: batch_uids
SELECT id, uid FROM ticket WHERE batch_id = :batch AND id > :after ORDER BY id LIMIT :limit;
-- name: ticket_strays
SELECT t.number FROM ticket t LEFT JOIN import_batch b ON b.id = t.batch_id LEFT JOIN imported i ON i.ticket_id = t.id
WHERE CASE WHEN t.batch_id IS NULL THEN t.source <> 'binnacle' OR i.ticket_id IS NOT NULL
           ELSE b.id IS NULL OR t.source <> b.source OR i.ticket_id IS NULL END
   OR (b.state = 'staging' AND EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = 'ticket' AND a.subject_id = t.id))
ORDER BY t.id;
