-- Incidents as the columns take them: by id in [:low, :high), by id. What nothing may show yet (a batch being staged)
-- and what is deleted is left out; visibility is decided by who asks. Small fields come in one number:
-- priority 0-2, impact 3-5, urgency 6-8, class 9-10, made_sla + 1 11-12, reopened 13, major 14, visibility 15-16,
-- known state 17-20, derived from states: acknowledged 21, resolved 22; reassignments from 23.
-- name: incident_rows
SELECT t.id, t.opened_at, t.updated_at, t.acknowledged_at, t.resolved_at, t.closed_at,
       CASE WHEN t.first_resolved_at = t.resolved_at THEN NULL ELSE t.first_resolved_at END,
       t.priority + 8 * t.impact + 64 * t.urgency
       + CASE t.state_class WHEN 'open' THEN 0 WHEN 'done' THEN 512 ELSE 1024 END
       + CASE WHEN t.made_sla = 1 THEN 2048 WHEN t.made_sla = 0 THEN 4096 ELSE 0 END
       + 8192 * t.reopened + 16384 * t.major
       + CASE t.visibility WHEN 'all' THEN 0 WHEN 'team' THEN 32768 ELSE 65536 END
       + 131072 * CASE t.state WHEN 'new' THEN 1 WHEN 'assigned' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'pending' THEN 4
                               WHEN 'resolved' THEN 5 WHEN 'closed' THEN 6 WHEN 'cancelled' THEN 7 ELSE 0 END
       + 2097152 * (t.stamp_flags / 16 % 2) + 4194304 * (t.stamp_flags / 1024 % 2)
       + CAST(8388608 AS bigint) * CASE WHEN t.reassignment_count > 65535 THEN 65535 ELSE t.reassignment_count END,
       t.service_id, t.category_id, t.team_id, t.assignee_id, t.requester_id, t.source, t.origin,
       CASE WHEN t.state IN ('new', 'assigned', 'in_progress', 'pending', 'resolved', 'closed', 'cancelled') THEN NULL
            ELSE t.state END
FROM ticket t
WHERE t.id >= :low AND t.id < :high AND t.type = 'incident' AND t.deleted_at IS NULL
  AND (t.batch_id IS NULL OR t.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY t.id;
-- Stamps that most logs do not have.
-- name: incident_rare_stamps
SELECT t.id, t.occurred_at, t.detected_at, t.responded_at, t.restored_at, t.due_at
FROM ticket t
WHERE t.id >= :low AND t.id < :high AND t.type = 'incident'
  AND (t.occurred_at IS NOT NULL OR t.detected_at IS NOT NULL OR t.responded_at IS NOT NULL
       OR t.restored_at IS NOT NULL OR t.due_at IS NOT NULL)
ORDER BY t.id;
-- When somebody first acted on a ticket here: stamps from then on are ours, not an import's.
-- name: first_acts
SELECT subject_id, at FROM audit
WHERE seq IN (SELECT min(seq) FROM audit WHERE subject_kind = 'ticket' GROUP BY subject_id) ORDER BY subject_id;
-- Sources that tell nothing of reopenings: never an event log, whose states do, nor a column with their count (a
-- batch's report has its mapping). What is made here has no batch.
-- name: sources_without_reopenings
SELECT source FROM import_batch WHERE state = 'published'
GROUP BY source HAVING max(CASE WHEN format LIKE '%-events' OR report LIKE :mapped THEN 1 ELSE 0 END) = 0;
-- name: incident_span
SELECT coalesce(min(id), 0), coalesce(max(id), 0), count(*) FROM ticket;
-- name: service_names
SELECT id, name FROM service;
-- name: category_names
SELECT id, name FROM category;
-- name: team_names
SELECT id, name FROM team;
-- name: person_names
SELECT id, name FROM person;
-- name: ids_with_words
SELECT rowid FROM ticket_search WHERE ticket_search MATCH :match;
-- name: ids_with_words postgresql
SELECT ticket_id FROM ticket_search WHERE words @@ CAST(:match AS tsquery);
-- name: teams_of
SELECT team_id FROM membership WHERE person_id = :person AND to_at IS NULL;
-- What became of incidents, each one's changes together and in their order. Long texts are left out.
-- name: incident_history
SELECT h.subject_id, h.happened_at, h.field, h.before, h.after, t.stamp_flags
FROM history h JOIN ticket t ON t.id = h.subject_id
WHERE h.subject_kind = 'ticket' AND h.field NOT IN ('title', 'description', 'resolution', 'tags', 'priority_reason', 'reason')
ORDER BY h.subject_id, h.happened_at, h.id;
-- name: ticket_number
SELECT number FROM ticket WHERE id = :id;
