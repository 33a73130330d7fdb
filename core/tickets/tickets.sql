-- Columns of a whole ticket come in the order ticketstore.cpp reads them. :me is the person asking; an administrator
-- sees every ticket, so that a hidden one has a way back. {{ticket_columns}}, {{ticket_row}} and {{ticket_visible}} stand
-- for the blocks of these names.
-- name: ticket_visible
t.deleted_at IS NULL AND (t.batch_id IS NULL OR t.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
  AND (t.visibility = 'all' OR t.assignee_id = :me OR t.requester_id = :me
       OR EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = :me AND r.role = 'admin')
       OR (t.visibility = 'team' AND t.team_id IN (SELECT team_id FROM membership WHERE person_id = :me AND to_at IS NULL)))
-- name: ticket_columns
t.id, t.uid, t.source, t.number, t.type, t.title, t.state, t.state_class, t.priority,
       t.priority_origin, t.priority_reason, t.impact, t.urgency, t.service_id, t.service_name, t.category_id,
       t.category_name, t.team_id, t.team_name, t.assignee_id, t.assignee_name, t.requester_id,
       t.requester_name, t.subcategory, t.ci, t.origin, t.visibility, t.major, t.opened_at, t.occurred_at,
       t.detected_at, t.acknowledged_at, t.responded_at, t.restored_at, t.resolved_at, t.closed_at,
       t.first_resolved_at, t.stamp_flags, t.made_sla, t.reopen_count, t.reopened, t.reassignment_count,
       t.resolution_code, t.pending_reason, t.cycle, t.due_at, t.updated_at, t.row_version,
       coalesce(x.description, ''), coalesce(x.resolution, ''), coalesce(x.extra, '')
-- name: ticket_row
t.id, t.uid, t.source, t.number, t.type, t.title, t.state, t.state_class, t.priority, t.service_name, t.team_name,
       t.assignee_name, t.requester_name, t.category_name, t.opened_at, t.updated_at, t.resolved_at, t.due_at,
       t.subcategory, t.ci, t.origin, t.impact, t.urgency, t.major, t.occurred_at, t.detected_at, t.acknowledged_at,
       t.responded_at, t.restored_at, t.closed_at, t.made_sla, t.reopen_count, t.reassignment_count, t.resolution_code,
       t.pending_reason, t.cycle,
       (SELECT count(*) FROM message m WHERE m.ticket_id = t.id AND m.kind <> 'system' AND m.deleted_at IS NULL),
       (SELECT count(*) FROM attachment f WHERE f.ticket_id = t.id AND f.deleted_at IS NULL),
       {{tags}}, t.row_version
-- name: ticket_tags
(SELECT group_concat(g.tag, ', ') FROM (SELECT x.tag FROM ticket_tag x WHERE x.ticket_id = t.id ORDER BY x.tag_key) g)
-- name: ticket_tags postgresql
(SELECT string_agg(x.tag, ', ' ORDER BY x.tag_key) FROM ticket_tag x WHERE x.ticket_id = t.id)
-- name: ticket_by_id
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.id = :id AND {{ticket_visible}};
-- name: ticket_by_number
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.number_key = :key AND {{ticket_visible}}
ORDER BY t.source;
-- name: ticket_hold postgresql
SELECT id FROM ticket WHERE id = :id OR number_key = :key ORDER BY id FOR UPDATE;
-- name: ticket_hold_of_source postgresql
SELECT id FROM ticket WHERE source = :source AND number = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(:numbers AS jsonb))))
ORDER BY id FOR UPDATE;
-- name: ticket_of_source
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.source = :source AND t.number IN (SELECT value FROM json_each(:numbers));
-- name: ticket_of_source postgresql
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.source = :source AND t.number IN (SELECT jsonb_array_elements_text(CAST(:numbers AS jsonb)));
-- name: ticket_seen_of_source
SELECT t.number FROM ticket t
WHERE t.source = :source AND t.number IN (SELECT value FROM json_each(:numbers)) AND {{ticket_visible}};
-- name: ticket_seen_of_source postgresql
SELECT t.number FROM ticket t
WHERE t.source = :source AND t.number IN (SELECT jsonb_array_elements_text(CAST(:numbers AS jsonb))) AND {{ticket_visible}};
-- name: ticket_sources
SELECT DISTINCT number, source FROM ticket
WHERE number IN (SELECT value FROM json_each(:numbers)) AND deleted_at IS NULL ORDER BY number, source;
-- name: ticket_sources postgresql
SELECT DISTINCT number, source FROM ticket
WHERE number IN (SELECT jsonb_array_elements_text(CAST(:numbers AS jsonb))) AND deleted_at IS NULL ORDER BY number, source;
-- name: ticket_created_edited
SELECT t.id FROM ticket t
WHERE t.batch_id = :batch AND (t.row_version > 1
  OR EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND m.deleted_at IS NULL)
  OR EXISTS (SELECT 1 FROM attachment a WHERE a.ticket_id = t.id AND a.deleted_at IS NULL))
ORDER BY t.id;
-- name: ticket_update
UPDATE ticket SET title_key = :title_key, type = :type, title = :title, state = :state, state_class = :state_class,
       priority = :priority, priority_origin = :priority_origin, priority_reason = :priority_reason, impact =
       :impact, urgency = :urgency, service_id = :service_id, category_id = :category_id, team_id = :team_id,
       assignee_id = :assignee_id, requester_id = :requester_id, subcategory = :subcategory, ci = :ci, origin =
       :origin, visibility = :visibility, major = :major, opened_at = :opened_at, occurred_at = :occurred_at,
       detected_at = :detected_at, acknowledged_at = :acknowledged_at, responded_at = :responded_at, restored_at
       = :restored_at, resolved_at = :resolved_at, closed_at = :closed_at, first_resolved_at =
       :first_resolved_at, stamp_flags = :stamp_flags, made_sla = :made_sla, reopen_count = :reopen_count,
       reopened = :reopened, reassignment_count = :reassignment_count, resolution_code = :resolution_code,
       pending_reason = :pending_reason, cycle = :cycle, due_at = :due_at, updated_at = :updated_at,
       row_version = row_version + 1
WHERE id = :id AND row_version = :row_version;
-- name: ticket_delete
UPDATE ticket SET deleted_at = :now, row_version = row_version + 1 WHERE id = :id AND deleted_at IS NULL;
-- name: ticket_touch
UPDATE ticket SET updated_at = :now, row_version = row_version + 1 WHERE id = :id RETURNING row_version;
-- name: ticket_text_set
INSERT INTO ticket_text (ticket_id, description, resolution, extra) VALUES (:id, :description, :resolution, :extra)
ON CONFLICT (ticket_id) DO UPDATE SET description = excluded.description, resolution = excluded.resolution, extra = excluded.extra;
-- name: ticket_next_ids
SELECT max(coalesce((SELECT max(id) FROM ticket), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'ticket'), 0)) + 1
WHERE :count > 0;
-- name: ticket_next_ids postgresql
SELECT nextval(pg_get_serial_sequence('ticket', 'id')) FROM generate_series(1, CAST(:count AS integer));
-- name: number_next
INSERT INTO number_sequence (prefix, next) VALUES (:prefix, 2)
ON CONFLICT (prefix) DO UPDATE SET next = number_sequence.next + 1 RETURNING next - 1;
-- What was said of it at another time than now.
-- name: ticket_said
UPDATE ticket SET row_version = row_version + 1, updated_at = CASE WHEN updated_at < :at THEN :at ELSE updated_at END
WHERE id = :id;
-- name: number_begin
INSERT INTO number_sequence (prefix, next) VALUES (:prefix, :next) ON CONFLICT (prefix) DO UPDATE SET next = excluded.next;
-- The name of one that went into another leads there.
-- name: category_named
SELECT id FROM (
  SELECT id, 0 AS place FROM category WHERE name_key = :name_key AND deleted_at IS NULL
  UNION ALL SELECT merged_into, 1 FROM category WHERE name_key = :name_key AND merged_into IS NOT NULL) found
ORDER BY place, id LIMIT 1;
-- name: category_placeholder
INSERT INTO category (uid, name, name_key, batch_id) VALUES (:uid, :name, :name_key, :batch)
ON CONFLICT (name_key) WHERE deleted_at IS NULL DO UPDATE SET name_key = excluded.name_key RETURNING id;
-- name: category_all
SELECT id, uid, name, CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, row_version FROM category
WHERE deleted_at IS NULL
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY name_key, id;
-- name: category_by_id
SELECT c.id, c.uid, c.name, CASE WHEN c.retired_at IS NULL THEN 0 ELSE 1 END, c.row_version
FROM category k JOIN category c ON c.id = coalesce(k.merged_into, k.id)
WHERE k.id = :id AND c.deleted_at IS NULL;
-- name: category_of_key
SELECT id FROM category WHERE name_key = :name_key AND deleted_at IS NULL;
-- name: category_merged_into
SELECT id, merged_into FROM category WHERE merged_into = :id ORDER BY id;
-- name: category_uses
SELECT category_id, count(*) FROM ticket WHERE category_id IS NOT NULL AND deleted_at IS NULL GROUP BY category_id;
-- What a person works on is theirs: the undo of the import that brought it leaves it.
-- name: category_rename
UPDATE category SET name = :name, name_key = :name_key, batch_id = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: category_retire
UPDATE category SET retired_at = :at, batch_id = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: category_keep
UPDATE category SET batch_id = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: category_merge
UPDATE category SET merged_into = :into, deleted_at = :at, batch_id = NULL, row_version = row_version + 1 WHERE id = :id;
-- name: category_delete
UPDATE category SET deleted_at = :at, row_version = row_version + 1 WHERE id = :id;
-- name: category_tickets
SELECT id FROM ticket WHERE category_id = :category ORDER BY id;
-- name: category_ticket_move
UPDATE ticket SET category_id = :into, row_version = row_version + 1 WHERE id = :id AND category_id = :category;
-- name: category_moved
SELECT k.id, k.number FROM ticket k WHERE k.id = :id;
-- name: category_row
SELECT id, uid, name, CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, row_version,
       CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, coalesce(merged_into, 0) FROM category WHERE id = :id;
-- name: category_insert
INSERT INTO category (uid, name, name_key) VALUES (:uid, :name, :name_key) RETURNING id;
-- name: rules_lock
SELECT 1;
-- name: rules_lock postgresql
SELECT 1 FROM (SELECT pg_advisory_xact_lock(4777000006)) AS locked;
-- name: matrix_current
SELECT id, cells FROM priority_matrix ORDER BY id DESC LIMIT 1;
-- name: matrix_all
SELECT cells FROM priority_matrix ORDER BY id;
-- name: matrix_insert
INSERT INTO priority_matrix (at, cells) VALUES (:at, :cells) RETURNING id;
-- name: open_derived
SELECT t.id, t.impact, t.urgency, t.priority FROM ticket t
WHERE t.state_class = 'open' AND t.priority_origin = 'derived' AND {{ticket_visible}} ORDER BY t.id;
-- name: tags_of
SELECT tag FROM ticket_tag WHERE ticket_id = :id ORDER BY tag_key;
-- name: outages_of
SELECT outage_id FROM ticket_outage WHERE ticket_id = :id ORDER BY outage_id;
-- name: outages_clear
DELETE FROM ticket_outage WHERE ticket_id = :id;
-- name: outage_add
INSERT INTO ticket_outage (ticket_id, outage_id) VALUES (:id, :outage);
-- Whoever may see them.
-- name: explaining_outage
SELECT ticket_id FROM ticket_outage WHERE outage_id = :outage ORDER BY ticket_id;
-- Of what a batch made, which goes when it is taken back.
-- name: explaining_batch
SELECT k.ticket_id FROM outage o JOIN ticket_outage k ON k.outage_id = o.id
WHERE o.batch_id = :batch ORDER BY k.ticket_id, k.outage_id;
-- name: tags_clear
DELETE FROM ticket_tag WHERE ticket_id = :id;
-- name: tag_add
INSERT INTO ticket_tag (ticket_id, tag_key, tag) VALUES (:id, :tag_key, :tag) ON CONFLICT (ticket_id, tag_key) DO NOTHING;
-- name: messages_of
SELECT id, at, author_id, author, kind, body, uid FROM message WHERE ticket_id = :id AND deleted_at IS NULL ORDER BY at, id;
-- name: message_insert
INSERT INTO message (uid, ticket_id, at, author_id, author, kind, body)
VALUES (:uid, :ticket, :at, :author_id, :author, :kind, :body) RETURNING id;
-- name: message_delete
UPDATE message SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL;
-- name: message_restore
UPDATE message SET deleted_at = NULL WHERE id = :id;
-- name: attachments_of
SELECT id, name, media_type, size, hash, added_at, added_by FROM attachment
WHERE ticket_id = :id AND deleted_at IS NULL ORDER BY added_at, id;
-- name: attachment_by_id
SELECT a.id, a.name, a.media_type, a.size, a.hash, a.added_at, a.added_by FROM attachment a
JOIN ticket t ON t.id = a.ticket_id
WHERE a.id = :id AND a.deleted_at IS NULL AND {{ticket_visible}};
-- name: attachment_insert
INSERT INTO attachment (uid, ticket_id, name, media_type, size, hash, added_at, added_by)
VALUES (:uid, :ticket, :name, :media_type, :size, :hash, :now, :added_by) RETURNING id;
-- name: attachment_delete
UPDATE attachment SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL;
-- name: attachment_restore
UPDATE attachment SET deleted_at = NULL WHERE id = :id;
-- name: links_of
SELECT l.to_id, t.number, l.kind, 1 FROM ticket_link l JOIN ticket t ON t.id = l.to_id
WHERE l.from_id = :id AND {{ticket_visible}}
UNION ALL
SELECT l.from_id, t.number, l.kind, 0 FROM ticket_link l JOIN ticket t ON t.id = l.from_id
WHERE l.to_id = :id AND {{ticket_visible}}
ORDER BY 2, 3;
-- name: link_add
INSERT INTO ticket_link (from_id, to_id, kind) VALUES (:from_id, :to_id, :kind) ON CONFLICT (from_id, to_id, kind) DO NOTHING;
-- name: link_remove
DELETE FROM ticket_link WHERE from_id = :from_id AND to_id = :to_id AND kind = :kind;
-- name: history_of
SELECT happened_at, field, before, after, actor, source FROM history
WHERE subject_kind = 'ticket' AND subject_id = :id
  AND (batch_id IS NULL OR batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging'))
ORDER BY happened_at, id;
-- name: history_of_operation
SELECT subject_id, field, before, after FROM history WHERE operation = :operation AND operation <> '' AND subject_kind = 'ticket' ORDER BY id;
-- name: audit_of_operation
SELECT act, subject_id, field, before, after FROM audit
WHERE operation = :operation AND subject_kind = 'ticket' ORDER BY seq;
-- name: audit_of_ticket
SELECT 1 FROM audit WHERE subject_kind = 'ticket' AND subject_id = :id LIMIT 1;
-- name: audited_fields
SELECT DISTINCT subject_id, field FROM audit
WHERE subject_kind = 'ticket' AND subject_id IN (SELECT value FROM json_each(:ids));
-- name: audited_fields postgresql
SELECT DISTINCT subject_id, field FROM audit
WHERE subject_kind = 'ticket' AND subject_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- name: audit_of_tickets
SELECT subject_id, seq, at, actor_id, act, field, before, after FROM audit
WHERE subject_kind = 'ticket' AND (subject_id, seq) > (:subject, :seq) ORDER BY subject_id, seq LIMIT :limit;
-- name: ticket_any
SELECT {{ticket_columns}}, coalesce(t.deleted_at, 0)
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.id IN (SELECT value FROM json_each(:ids));
-- name: ticket_any postgresql
SELECT {{ticket_columns}}, coalesce(t.deleted_at, 0)
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- name: tags_of_tickets
SELECT ticket_id, tag FROM ticket_tag WHERE ticket_id IN (SELECT value FROM json_each(:ids)) ORDER BY ticket_id, tag_key;
-- name: tags_of_tickets postgresql
SELECT ticket_id, tag FROM ticket_tag
WHERE ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint)) ORDER BY ticket_id, tag_key;
-- name: outages_of_tickets
SELECT ticket_id, outage_id FROM ticket_outage
WHERE ticket_id IN (SELECT value FROM json_each(:ids)) ORDER BY ticket_id, outage_id;
-- name: outages_of_tickets postgresql
SELECT ticket_id, outage_id FROM ticket_outage
WHERE ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint)) ORDER BY ticket_id, outage_id;
-- name: messages_of_tickets
SELECT ticket_id, id, at, author_id, uid, body, CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END FROM message
WHERE deleted_at IS NULL AND ticket_id IN (SELECT value FROM json_each(:ids)) ORDER BY ticket_id, at, id;
-- name: messages_of_tickets postgresql
SELECT ticket_id, id, at, author_id, uid, body, CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END FROM message
WHERE deleted_at IS NULL AND ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint))
ORDER BY ticket_id, at, id;
-- name: attachments_of_tickets
SELECT ticket_id, id, added_at, hash FROM attachment
WHERE deleted_at IS NULL AND ticket_id IN (SELECT value FROM json_each(:ids));
-- name: attachments_of_tickets postgresql
SELECT ticket_id, id, added_at, hash FROM attachment
WHERE deleted_at IS NULL AND ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- name: links_of_tickets
SELECT from_id, to_id, kind FROM ticket_link WHERE from_id IN (SELECT value FROM json_each(:ids));
-- name: links_of_tickets postgresql
SELECT from_id, to_id, kind FROM ticket_link
WHERE from_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- Of tickets nobody ever acted on here.
-- name: parts_unaudited
SELECT t.number || ' ' || p.kind || ' ' || p.id
FROM (SELECT 'message' AS kind, id, ticket_id FROM message
      UNION ALL SELECT 'attachment', id, ticket_id FROM attachment
      UNION ALL SELECT 'link', to_id, from_id FROM ticket_link
      UNION ALL SELECT 'outage', outage_id, ticket_id FROM ticket_outage) p
JOIN ticket t ON t.id = p.ticket_id
WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = 'ticket' AND a.subject_id = p.ticket_id);
-- A double negation keeps SQLite from the index of subjects, by which it would walk and sort the whole history a page, and
-- from that of operations: one may be of thousands of tickets.
-- name: history_told_here
SELECT h.id, t.number, t.uid, h.field, h.before, h.after, h.happened_at, coalesce(a.act, ''), coalesce(a.before, ''),
       coalesce(a.after, ''), coalesce(a.at, 0)
FROM history h JOIN ticket t ON t.id = h.subject_id
LEFT JOIN audit a ON NOT (a.operation <> h.operation) AND a.subject_kind = 'ticket' AND a.subject_id = h.subject_id
  AND (a.field = h.field OR (a.act = 'ticket.create' AND a.field = ''))
WHERE NOT (h.subject_kind <> 'ticket') AND h.operation <> '' AND h.id > :after ORDER BY h.id LIMIT :limit;
-- name: history_untold
SELECT t.number || ' ' || CASE WHEN a.field = '' THEN 'state' ELSE a.field END
FROM audit a JOIN ticket t ON t.id = a.subject_id
WHERE a.subject_kind = 'ticket' AND a.act <> 'ticket.import'
  AND (a.act = 'ticket.create' OR a.field NOT IN ('', 'message', 'attachment', 'link', 'deleted'))
  AND NOT EXISTS (SELECT 1 FROM history h WHERE NOT (h.operation <> a.operation) AND h.operation <> '' AND h.batch_id IS NULL
    AND h.subject_kind = 'ticket' AND h.subject_id = a.subject_id
    AND h.field = CASE WHEN a.field = '' THEN 'state' ELSE a.field END);
-- Of no act and no import or of both, of a ticket or an import there is not; or hidden, for what is still being staged
-- tells only of the tickets it makes.
-- name: history_strays
SELECT 'history ' || h.id FROM history h
WHERE h.subject_kind = 'ticket' AND ((h.operation = '' AND h.batch_id IS NULL)
  OR (h.operation <> '' AND h.batch_id IS NOT NULL)
  OR NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = h.subject_id)
  OR (h.batch_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_batch b
    WHERE b.id = h.batch_id AND (b.state = 'published' OR (b.state = 'staging' AND EXISTS (SELECT 1 FROM ticket t
      WHERE t.id = h.subject_id AND t.batch_id = b.id))))));
-- name: search_clear
DELETE FROM ticket_search WHERE rowid = :id;
-- name: search_clear postgresql
DELETE FROM ticket_search WHERE ticket_id = :id;
-- name: search_insert
INSERT INTO ticket_search (rowid, words) VALUES (:id, :words);
-- name: search_insert postgresql
INSERT INTO ticket_search (ticket_id, words) VALUES (:id, CAST(:words AS tsvector));
-- name: ticket_ids_after
SELECT id FROM ticket WHERE id > :after ORDER BY id LIMIT :limit;
-- name: search_differs
SELECT t.number FROM json_each(:meant) m JOIN ticket t ON t.id = json_extract(m.value, '$[0]')
LEFT JOIN ticket_search s ON s.rowid = t.id
WHERE s.words IS NULL OR s.words <> json_extract(m.value, '$[1]');
-- name: search_differs postgresql
SELECT t.number FROM jsonb_array_elements(CAST(:meant AS jsonb)) AS m (value)
JOIN ticket t ON t.id = CAST(m.value ->> 0 AS bigint) LEFT JOIN ticket_search s ON s.ticket_id = t.id
WHERE s.words IS NULL OR s.words <> CAST(m.value ->> 1 AS tsvector);
-- name: batch_ticket_ids
SELECT id FROM ticket WHERE batch_id = :batch ORDER BY id LIMIT :limit;
-- name: batch_clear_search
DELETE FROM ticket_search WHERE rowid IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_search postgresql
DELETE FROM ticket_search WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_text
DELETE FROM ticket_text WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_tags
DELETE FROM ticket_tag WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_messages
DELETE FROM message WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_attachments
DELETE FROM attachment WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_links
DELETE FROM ticket_link WHERE from_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last)
   OR to_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_outages
DELETE FROM ticket_outage WHERE ticket_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_ticket_history
DELETE FROM history WHERE subject_kind = 'ticket'
  AND subject_id IN (SELECT id FROM ticket WHERE batch_id = :batch AND id <= :last);
-- name: batch_clear_tickets
DELETE FROM ticket WHERE batch_id = :batch AND id <= :last;
-- name: batch_clear_history
DELETE FROM history WHERE batch_id = :batch AND operation = '';
-- name: batch_clear_services
DELETE FROM service
WHERE (batch_id = :batch OR batch_id IN (SELECT id FROM import_batch WHERE state IN ('undone', 'dropped')))
  AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.service_id = service.id)
  AND NOT EXISTS (SELECT 1 FROM outage o WHERE o.service_id = service.id)
  AND NOT EXISTS (SELECT 1 FROM service_check c WHERE c.service_id = service.id)
  AND NOT EXISTS (SELECT 1 FROM recorded_span r WHERE r.service_id = service.id);
-- name: batch_clear_categories
DELETE FROM category WHERE batch_id = :batch AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.category_id = category.id)
  AND NOT EXISTS (SELECT 1 FROM category m WHERE m.merged_into = category.id);
-- name: batch_clear_teams
DELETE FROM team WHERE batch_id = :batch AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.team_id = team.id)
  AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.team_id = team.id);
-- name: batch_clear_persons
DELETE FROM person WHERE batch_id = :batch AND login IS NULL
  AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.assignee_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM ticket k WHERE k.requester_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM message m WHERE m.author_id = person.id);
-- What names a person or a team.
-- name: names_of_person
SELECT (SELECT count(*) FROM ticket WHERE assignee_id = :id) + (SELECT count(*) FROM ticket WHERE requester_id = :id)
  + (SELECT count(*) FROM message WHERE author_id = :id) + (SELECT count(*) FROM service WHERE owner_id = :id);
-- name: names_of_team
SELECT count(*) FROM ticket WHERE team_id = :id;
-- The page's keys first: what is sorted then is a key and an id, not a whole row with its names. CROSS JOIN has SQLite
-- take them as they come; else it writes them into a table of its own first, which costs as much again.
-- name: ticket_list
SELECT {{ticket_row}}, page.sorted
FROM (SELECT t.id AS id, {{sort}} AS sorted FROM ticket t WHERE {{where}}
      ORDER BY {{sort}} {{direction}}, t.id {{direction}} LIMIT :limit) page
CROSS JOIN ticket_view t
WHERE t.id = page.id
ORDER BY page.sorted {{direction}}, page.id {{direction}};
-- Whether a ticket is in a list, and where.
-- name: ticket_place
SELECT {{sort}}, t.id FROM ticket t WHERE t.id = :ticket AND {{where}};
-- Where the whole pages of a stretch of a list end.
-- name: ticket_page_ends
SELECT sorted, id
FROM (SELECT t.id AS id, {{sort}} AS sorted,
             row_number() OVER (ORDER BY {{sort}} {{direction}}, t.id {{direction}}) AS place
      FROM ticket t WHERE {{where}}) stretch
WHERE place % :size = 0
ORDER BY place;
-- The groups of a list and how many tickets each has.
-- name: ticket_groups
SELECT grouped, {{name}}, tickets
FROM (SELECT {{group}} AS grouped, count(*) AS tickets FROM ticket t WHERE {{where}} GROUP BY 1) g;
-- name: ticket_count
SELECT count(*) FROM ticket t WHERE {{where}};
-- name: ticket_rows
SELECT {{ticket_row}}, 0
FROM ticket_view t
WHERE t.id IN (SELECT value FROM json_each(:ids)) AND {{where}};
-- name: ticket_rows postgresql
SELECT {{ticket_row}}, 0
FROM ticket_view t
WHERE t.id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint)) AND {{where}};
-- name: ticket_newest
SELECT {{ticket_row}}
FROM ticket_view t
WHERE {{where}}
ORDER BY t.id DESC LIMIT :limit;
-- name: ticket_newest_words
SELECT {{ticket_row}}
FROM ticket_search JOIN ticket_view t ON t.id = ticket_search.rowid
WHERE ticket_search MATCH :match AND {{where}}
ORDER BY ticket_search.rowid DESC LIMIT :limit;
-- name: ticket_newest_words postgresql
SELECT {{ticket_row}}
FROM ticket_search s JOIN ticket_view t ON t.id = s.ticket_id
WHERE s.words @@ CAST(:match AS tsquery) AND {{where}}
ORDER BY t.id DESC LIMIT :limit;
-- Names that imports made and only tickets use that :me may not see. Subselects with a LIMIT: each ends at the first
-- ticket of its index, where a join would read all tickets.
-- name: names_unseen
SELECT 'service', n.name FROM service n
WHERE n.batch_id IS NOT NULL AND EXISTS (SELECT 1 FROM ticket t WHERE t.service_id = n.id)
  AND (SELECT 1 FROM ticket t WHERE t.service_id = n.id AND {{ticket_visible}} LIMIT 1) IS NULL
UNION ALL
SELECT 'category', n.name FROM category n
WHERE n.batch_id IS NOT NULL AND EXISTS (SELECT 1 FROM ticket t WHERE t.category_id = n.id)
  AND (SELECT 1 FROM ticket t WHERE t.category_id = n.id AND {{ticket_visible}} LIMIT 1) IS NULL
UNION ALL
SELECT 'team', n.name FROM team n
WHERE n.batch_id IS NOT NULL AND EXISTS (SELECT 1 FROM ticket t WHERE t.team_id = n.id)
  AND (SELECT 1 FROM ticket t WHERE t.team_id = n.id AND {{ticket_visible}} LIMIT 1) IS NULL
UNION ALL
SELECT 'person', n.name FROM person n
WHERE n.batch_id IS NOT NULL
  AND (EXISTS (SELECT 1 FROM ticket t WHERE t.assignee_id = n.id) OR EXISTS (SELECT 1 FROM ticket t WHERE t.requester_id = n.id))
  AND (SELECT 1 FROM ticket t WHERE t.assignee_id = n.id AND {{ticket_visible}} LIMIT 1) IS NULL
  AND (SELECT 1 FROM ticket t WHERE t.requester_id = n.id AND {{ticket_visible}} LIMIT 1) IS NULL;
-- name: check_class
SELECT count(*) FROM ticket
WHERE (state IN ('new', 'assigned', 'in_progress', 'pending') AND state_class <> 'open')
   OR (state IN ('resolved', 'fulfilled', 'closed') AND state_class <> 'done')
   OR (state = 'cancelled' AND state_class <> 'void')
   OR (state NOT IN ('new', 'assigned', 'in_progress', 'pending', 'resolved', 'fulfilled', 'closed', 'cancelled')
       AND state_class <> 'open');
-- name: check_priority
SELECT count(*) FROM ticket
WHERE (priority_origin = 'override' AND priority_reason = '') OR (priority_origin = 'none' AND priority <> 0);
-- Beside every matrix that ever counted: a ticket keeps the priority it got.
-- name: derived_priorities
SELECT impact, urgency, priority, count(*) FROM ticket WHERE priority_origin = 'derived'
GROUP BY impact, urgency, priority;
-- name: check_text
SELECT count(*) FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM ticket_text x WHERE x.ticket_id = t.id);
-- name: check_search
SELECT abs((SELECT count(*) FROM ticket) - (SELECT count(*) FROM ticket_search));
-- 1073741824, 2147483648: kRestoredUnknown and kOccurredUnknown of ticket.h, which no time stands beside.
-- name: check_stamps
SELECT count(*) FROM ticket
WHERE source = 'binnacle' AND (occurred_at > detected_at OR detected_at > acknowledged_at OR detected_at > restored_at
   OR restored_at > resolved_at OR resolved_at > closed_at
   OR (restored_at IS NOT NULL AND (stamp_flags & 1073741824) <> 0)
   OR (occurred_at IS NOT NULL AND (stamp_flags & 2147483648) <> 0));
-- What a ticket explains is there to be explained, and is no request's.
-- name: check_outages
SELECT count(*) FROM ticket_outage k JOIN ticket t ON t.id = k.ticket_id LEFT JOIN outage o ON o.id = k.outage_id
WHERE o.id IS NULL OR o.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL OR t.type <> 'incident';
-- Keys beside what they are the folded text of; of tags all of a ticket come in one page.
-- name: keys_of_numbers
SELECT id, number || ' number', number, number_key FROM ticket WHERE id > :after ORDER BY id LIMIT :limit;
-- name: keys_of_titles
SELECT id, number || ' title', title, title_key FROM ticket WHERE id > :after ORDER BY id LIMIT :limit;
-- name: keys_of_tags
SELECT k.ticket_id, t.number || ' tags', k.tag, k.tag_key FROM ticket_tag k JOIN ticket t ON t.id = k.ticket_id
WHERE k.ticket_id > :after AND k.ticket_id <= (SELECT max(page.ticket_id) FROM
  (SELECT ticket_id FROM ticket_tag WHERE ticket_id > :after ORDER BY ticket_id LIMIT :limit) page)
ORDER BY k.ticket_id;
-- name: keys_of_categories
SELECT id, 'category ' || id, name, name_key FROM category WHERE id > :after ORDER BY id LIMIT :limit;
-- name: check_audit
SELECT count(*) FROM ticket t
WHERE t.source = 'binnacle' AND NOT EXISTS (SELECT 1 FROM audit a
  WHERE a.subject_kind = 'ticket' AND a.subject_id = t.id AND a.act = 'ticket.create');
-- name: check_history
SELECT count(*) FROM ticket t
WHERE t.source = 'binnacle' AND t.state <> (SELECT h.after FROM history h
  WHERE h.subject_kind = 'ticket' AND h.subject_id = t.id AND h.field = 'state' ORDER BY h.id DESC LIMIT 1);
-- Many at once. What :me sees beyond what is theirs: the teams they are of; 0: everything.
-- name: sight_of
SELECT team_id FROM membership WHERE person_id = :me AND to_at IS NULL
UNION ALL SELECT 0 FROM person_role WHERE person_id = :me AND role = 'admin';
-- name: tickets_hold postgresql
SELECT id FROM ticket WHERE id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint))
ORDER BY id FOR UPDATE;
-- name: tickets_by_ids
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.id IN (SELECT value FROM json_each(:ids)) AND {{ticket_visible}};
-- name: tickets_by_ids postgresql
SELECT {{ticket_columns}}
FROM ticket_view t LEFT JOIN ticket_text x ON x.ticket_id = t.id
WHERE t.id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint)) AND {{ticket_visible}};
-- name: ticket_ids_found
SELECT t.id FROM ticket t WHERE {{where}} ORDER BY t.id LIMIT :limit;
-- name: tickets_update postgresql
UPDATE ticket SET title_key = v.title_key, type = v.type, title = v.title, state = v.state, state_class = v.state_class,
       priority = v.priority, priority_origin = v.priority_origin, priority_reason = v.priority_reason,
       impact = v.impact, urgency = v.urgency, service_id = v.service_id, category_id = v.category_id,
       team_id = v.team_id, assignee_id = v.assignee_id, requester_id = v.requester_id, subcategory = v.subcategory,
       ci = v.ci, origin = v.origin, visibility = v.visibility, major = v.major, opened_at = v.opened_at,
       occurred_at = v.occurred_at, detected_at = v.detected_at, acknowledged_at = v.acknowledged_at,
       responded_at = v.responded_at, restored_at = v.restored_at, resolved_at = v.resolved_at,
       closed_at = v.closed_at, first_resolved_at = v.first_resolved_at, stamp_flags = v.stamp_flags,
       made_sla = v.made_sla, reopen_count = v.reopen_count, reopened = v.reopened,
       reassignment_count = v.reassignment_count, resolution_code = v.resolution_code,
       pending_reason = v.pending_reason, cycle = v.cycle, due_at = v.due_at, updated_at = v.updated_at,
       row_version = ticket.row_version + 1
FROM jsonb_populate_recordset(CAST(NULL AS ticket), CAST(:rows AS jsonb)) AS v
WHERE ticket.id = v.id AND ticket.row_version = v.row_version;
-- name: ticket_texts_set postgresql
INSERT INTO ticket_text (ticket_id, description, resolution, extra)
SELECT v.ticket_id, v.description, v.resolution, v.extra
FROM jsonb_populate_recordset(CAST(NULL AS ticket_text), CAST(:rows AS jsonb)) AS v
ON CONFLICT (ticket_id) DO UPDATE SET description = excluded.description, resolution = excluded.resolution, extra = excluded.extra;
-- name: tickets_clear_tags
DELETE FROM ticket_tag WHERE ticket_id IN (SELECT value FROM json_each(:ids));
-- name: tickets_clear_tags postgresql
DELETE FROM ticket_tag WHERE ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
-- name: tickets_clear_search
DELETE FROM ticket_search WHERE rowid IN (SELECT value FROM json_each(:ids));
-- name: tickets_clear_search postgresql
DELETE FROM ticket_search WHERE ticket_id IN (SELECT CAST(jsonb_array_elements_text(CAST(:ids AS jsonb)) AS bigint));
