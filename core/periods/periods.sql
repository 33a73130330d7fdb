-- {{ticket_seen}}: whether :me may see the ticket, as in ticket_visible of tickets.sql, also of one that is deleted.
-- name: ticket_seen
t.visibility = 'all' OR t.assignee_id = :me OR t.requester_id = :me
         OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = :me AND r.role = 'admin')
         OR (t.visibility = 'team' AND t.team_id IN (SELECT team_id FROM membership WHERE person_id = :me AND to_at IS NULL))
-- name: audit_newest_seq
SELECT coalesce(max(seq), 0) FROM audit;
-- name: period_newest
SELECT id, edition FROM period WHERE from_at = :from_at AND to_at = :to_at ORDER BY edition DESC LIMIT 1;
-- name: period_insert
INSERT INTO period (uid, from_at, to_at, zone, maintenance, edition, replaces_id, published_at, publisher_id, audit_seq,
  definitions, reason, hash)
VALUES (:uid, :from_at, :to_at, :zone, :maintenance, :edition, :replaces, :published_at, :publisher, :audit_seq, :definitions, :reason,
  :hash)
RETURNING id;
-- name: period_all
SELECT p.id, p.uid, p.from_at, p.to_at, p.zone, p.edition, p.replaces_id, p.published_at, p.publisher_id,
       coalesce(w.name, ''), p.audit_seq, p.definitions, p.reason, p.hash, p.maintenance
FROM period p LEFT JOIN person w ON w.id = p.publisher_id ORDER BY p.from_at, p.to_at, p.edition;
-- name: figures_of_period
SELECT section, item, name, measure, figure, unit, value, hash FROM period_figure WHERE period_id = :period ORDER BY place;
-- name: audit_of_periods
SELECT subject_id, after FROM audit WHERE subject_kind = 'period' AND act = 'period.publish' ORDER BY seq;

-- What may have changed the figures since, and whether the person asking may see the ticket.
-- name: ticket_changes
SELECT a.subject_id, a.at, coalesce(w.name, ''), a.act, a.field, a.before, coalesce(a.batch_id, 0), t.number, t.source,
       t.opened_at, t.priority, coalesce(t.resolved_at, 0),
       CASE WHEN {{ticket_seen}} THEN 1 ELSE 0 END, CASE WHEN t.visibility <> 'all' THEN 1 ELSE 0 END
FROM audit a JOIN ticket t ON t.id = a.subject_id LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'ticket' AND (t.type = 'incident' OR a.field = 'type')
ORDER BY a.seq;
-- name: batch_changes
SELECT a.subject_id, a.at, coalesce(w.name, ''), a.act, coalesce(b.source, '')
FROM audit a LEFT JOIN import_batch b ON b.id = a.subject_id LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'batch' AND a.act IN ('import.publish', 'import.undo') ORDER BY a.seq;
-- name: tickets_of_batch
SELECT t.number, t.priority,
       CASE WHEN {{ticket_seen}} THEN 1 ELSE 0 END
FROM ticket t
WHERE (t.batch_id = :batch OR t.id IN (SELECT ticket_id FROM import_undo WHERE batch_id = :batch)) AND t.type = 'incident' AND t.deleted_at IS NULL
  AND t.opened_at >= :from_at AND t.opened_at < :to_at ORDER BY t.opened_at, t.id;
-- name: outages_of_batch
SELECT s.uid, s.name, o.id, o.reference
FROM outage o JOIN service s ON s.id = o.service_id
WHERE (o.batch_id = :batch OR o.id IN (SELECT outage_id FROM outage_undo WHERE batch_id = :batch))
  AND o.from_at < :to_at AND (o.to_at IS NULL OR o.to_at > :from_at) ORDER BY o.from_at, o.id;
-- name: watched_by_batch
SELECT s.uid, s.name FROM service s
WHERE s.id IN (SELECT service_id FROM recorded_span WHERE batch_id = :batch AND from_at < :to_at AND to_at > :from_at)
   OR s.id IN (SELECT service_id FROM service_check WHERE batch_id = :batch AND at >= :from_at AND at < :to_at) ORDER BY s.name, s.id;
-- The last: whether the service is watched from this outage on, the first that was entered of it.
-- name: outage_changes
SELECT a.subject_id, a.at, coalesce(w.name, ''), a.act, a.field, s.uid, s.name, o.reference, o.kind, o.from_at, o.to_at,
       CASE WHEN o.source = 'binnacle' AND o.from_at <= coalesce((SELECT min(f.from_at) FROM outage f
         WHERE f.service_id = o.service_id AND f.source = 'binnacle' AND f.deleted_at IS NULL), o.from_at) THEN 1 ELSE 0 END
FROM audit a JOIN outage o ON o.id = a.subject_id JOIN service s ON s.id = o.service_id
LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'outage' ORDER BY a.seq;
-- name: service_changes
SELECT a.at, coalesce(w.name, ''), a.act, a.field, s.uid, s.name, coalesce(a.before, ''), coalesce(a.after, '')
FROM audit a JOIN service s ON s.id = a.subject_id LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'service' AND a.field IN ('target', 'calendar', 'needs') ORDER BY a.seq;
-- name: rules_changes
SELECT a.at, coalesce(w.name, ''), a.act, coalesce(a.before, ''), coalesce(a.after, '')
FROM audit a LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'setting' AND a.field = 'availability.rules' ORDER BY a.seq;
-- name: calendar_changes
SELECT a.at, coalesce(w.name, ''), a.act, coalesce(c.name, '')
FROM audit a LEFT JOIN calendar c ON c.id = a.subject_id LEFT JOIN person w ON w.id = a.actor_id
WHERE a.seq > :seq AND a.subject_kind = 'calendar' AND a.field <> 'name' ORDER BY a.seq;
-- name: restricted_in_window
SELECT count(*) FROM ticket
WHERE type = 'incident' AND visibility <> 'all' AND deleted_at IS NULL AND opened_at >= :from_at AND opened_at < :to_at;
