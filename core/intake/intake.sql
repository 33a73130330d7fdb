-- Numbers come as one JSON list. state: of the batch a ticket stands under.
-- name: import_present
SELECT t.number, t.id, t.row_version, b.state, t.deleted_at, i.hash, i.content, i.row_version, i.events
FROM ticket t LEFT JOIN import_batch b ON b.id = t.batch_id LEFT JOIN imported i ON i.ticket_id = t.id
WHERE t.source = :source AND t.number IN (SELECT value FROM json_each(:numbers));
-- name: import_present postgresql
SELECT t.number, t.id, t.row_version, b.state, t.deleted_at, i.hash, i.content, i.row_version, i.events
FROM ticket t LEFT JOIN import_batch b ON b.id = t.batch_id LEFT JOIN imported i ON i.ticket_id = t.id
WHERE t.source = :source AND t.number IN (SELECT jsonb_array_elements_text(CAST(:numbers AS jsonb)));
-- name: batch_new
INSERT INTO import_batch (uid, format, source, files, actor, state, started_at, seen_at, report)
VALUES (:uid, :format, :source, :files, :actor, 'staging', :now, :now, :owner) RETURNING id;
-- name: batch_seen
UPDATE import_batch SET seen_at = :now WHERE id = :batch AND state = 'staging' AND seen_at > 0;
-- name: batch_claim
UPDATE import_batch SET seen_at = 0 WHERE id = :batch AND state = 'staging';
-- name: batch_give_up
UPDATE import_batch SET seen_at = 0, report = CASE WHEN undone_at IS NULL THEN '{}' ELSE report END
WHERE id = :batch AND state = 'staging';
-- name: batch_publish
UPDATE import_batch SET state = 'published', published_at = :now, seen_at = :now, report = :report
WHERE id = :batch AND state = 'staging' AND seen_at > 0;
-- name: batch_hide
UPDATE import_batch SET state = 'staging', undone_at = :now, seen_at = 0 WHERE id = :batch AND state = 'published';
-- name: batch_end
UPDATE import_batch SET state = CASE WHEN undone_at IS NULL THEN 'dropped' ELSE 'undone' END
WHERE id = :batch AND state = 'staging';
-- name: batch_by_id
SELECT id, format, source, files, actor, state, started_at, published_at, undone_at, report
FROM import_batch WHERE id = :batch;
-- name: batch_list
SELECT id, format, source, files, actor, CASE WHEN undone_at IS NULL THEN state ELSE 'undone' END, started_at,
       published_at, undone_at, CASE WHEN state = 'staging' AND undone_at IS NULL THEN '{}' ELSE report END
FROM import_batch WHERE state <> 'dropped' ORDER BY id DESC;
-- No import can have left a batch that the audit says was published and not taken back, nor one whose tickets were acted
-- on here or that has history of tickets it did not make: those are for verify to name, not to be removed.
-- name: batch_removable
SELECT b.id, b.seen_at, b.report FROM import_batch b WHERE b.state = 'staging'
  AND (NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = 'batch' AND a.subject_id = b.id AND a.act = 'import.publish')
       OR EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = 'batch' AND a.subject_id = b.id AND a.act = 'import.undo'))
  AND NOT EXISTS (SELECT 1 FROM ticket t JOIN audit a ON a.subject_kind = 'ticket' AND a.subject_id = t.id
    WHERE t.batch_id = b.id)
  AND NOT EXISTS (SELECT 1 FROM history h WHERE h.batch_id = b.id AND h.subject_kind = 'ticket'
    AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = h.subject_id AND t.batch_id = b.id))
-- name: batch_staging
{{batch_removable}};
-- A batch whose row is held is being written or published just now: whoever holds it lives.
-- name: batch_staging_free
{{batch_removable}};
-- name: batch_staging_free postgresql
{{batch_removable}} ORDER BY b.id FOR UPDATE OF b SKIP LOCKED;
-- name: staged_next
SELECT ticket_id, number, content, events FROM import_staged
WHERE batch_id = :batch AND ticket_id > :after ORDER BY ticket_id LIMIT :limit;
-- name: staged_put
INSERT INTO import_staged (batch_id, ticket_id, number, content, events)
VALUES (:batch, :ticket, :number, :content, :events);
-- name: staged_clear
DELETE FROM import_staged WHERE batch_id = :batch;
-- name: imported_put
INSERT INTO imported (ticket_id, hash, content, row_version, events)
VALUES (:ticket, :hash, :content, :version, :events)
ON CONFLICT (ticket_id) DO UPDATE SET hash = excluded.hash, content = excluded.content,
  row_version = excluded.row_version, events = excluded.events;
-- name: imported_of
SELECT hash, content, row_version, events FROM imported WHERE ticket_id = :ticket;
-- name: imported_after
SELECT i.ticket_id, i.hash, i.content, i.row_version, i.events FROM imported i
WHERE i.ticket_id > :after AND NOT EXISTS (SELECT 1 FROM ticket t JOIN import_batch b ON b.id = t.batch_id
  WHERE t.id = i.ticket_id AND b.state = 'staging')
ORDER BY i.ticket_id LIMIT :limit;
-- name: imported_clear
DELETE FROM imported WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch ORDER BY id LIMIT :limit);
-- name: undo_clear_created
DELETE FROM import_undo WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch ORDER BY id LIMIT :limit);
-- name: undo_put
INSERT INTO import_undo (batch_id, ticket_id, version_after, before, imported_before)
VALUES (:batch, :ticket, :version, :before, :imported);
-- name: undo_hold postgresql
SELECT count(*) FROM (SELECT id FROM ticket
  WHERE batch_id = :batch OR id IN (SELECT ticket_id FROM import_undo WHERE batch_id = :batch)
  ORDER BY id FOR UPDATE) held;
-- name: undo_of
SELECT u.ticket_id, u.version_after, u.before, u.imported_before, t.number, t.source, t.row_version, t.batch_id
FROM import_undo u JOIN ticket t ON t.id = u.ticket_id WHERE u.batch_id = :batch ORDER BY u.ticket_id;
-- name: undo_follow
UPDATE import_undo SET version_after = :version WHERE ticket_id = :ticket AND version_after = :was;
-- name: undo_clear
DELETE FROM import_undo WHERE batch_id = :batch;
-- name: changed_later
SELECT DISTINCT t.id FROM ticket t JOIN import_undo u ON u.ticket_id = t.id
JOIN import_batch b ON b.id = u.batch_id AND b.state = 'published' WHERE t.batch_id = :batch
UNION
SELECT later.ticket_id FROM import_undo u
JOIN import_undo later ON later.ticket_id = u.ticket_id AND later.version_after > u.version_after
JOIN import_batch b ON b.id = later.batch_id AND b.state = 'published' WHERE u.batch_id = :batch;
-- name: history_present
SELECT id, happened_at, field, before, after, actor FROM history
WHERE subject_kind = 'ticket' AND subject_id = :ticket AND source = :source AND batch_id IS NOT NULL AND operation = ''
ORDER BY happened_at, id;
-- name: history_remove
DELETE FROM history WHERE id IN (SELECT value FROM json_each(:ids));
-- name: history_remove postgresql
DELETE FROM history WHERE id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- name: clear_history
DELETE FROM history WHERE batch_id = :batch AND operation = '';
