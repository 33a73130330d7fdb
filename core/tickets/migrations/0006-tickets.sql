-- Incidents and requests. List columns only; long text is in ticket_text. A text state that no rule knows is kept as
-- found with class open. Priority, impact and urgency: 0 is none. Rows of a batch that is not published are hidden by
-- every reader (see ticket_visible in tickets.sql). ticket_view is a ticket with the names it refers to.
CREATE TABLE category (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    batch_id {{i64}},
    deleted_at {{i64}}
){{strict}}
--;;
CREATE UNIQUE INDEX category_name ON category (name_key) WHERE deleted_at IS NULL
--;;
CREATE TABLE ticket (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    source {{text}} NOT NULL,
    number {{text}} NOT NULL,
    number_key {{text}} NOT NULL,
    type {{text}} NOT NULL CHECK (type IN ('incident', 'request')),
    title {{text}} NOT NULL,
    title_key {{text}} NOT NULL,
    state {{text}} NOT NULL,
    state_class {{text}} NOT NULL CHECK (state_class IN ('open', 'done', 'void')),
    priority {{i64}} NOT NULL CHECK (priority BETWEEN 0 AND 4),
    priority_origin {{text}} NOT NULL CHECK (priority_origin IN ('derived', 'override', 'imported', 'none')),
    priority_reason {{text}} NOT NULL DEFAULT '',
    impact {{i64}} NOT NULL CHECK (impact BETWEEN 0 AND 4),
    urgency {{i64}} NOT NULL CHECK (urgency BETWEEN 0 AND 4),
    service_id {{i64}} REFERENCES service (id),
    category_id {{i64}} REFERENCES category (id),
    subcategory {{text}} NOT NULL DEFAULT '',
    ci {{text}} NOT NULL DEFAULT '',
    team_id {{i64}} REFERENCES team (id),
    assignee_id {{i64}} REFERENCES person (id),
    requester_id {{i64}} REFERENCES person (id),
    origin {{text}} NOT NULL DEFAULT '',
    visibility {{text}} NOT NULL DEFAULT 'all' CHECK (visibility IN ('all', 'team', 'named')),
    major {{i64}} NOT NULL DEFAULT 0 CHECK (major IN (0, 1)),
    opened_at {{i64}} NOT NULL,
    occurred_at {{i64}},
    detected_at {{i64}},
    acknowledged_at {{i64}},
    responded_at {{i64}},
    restored_at {{i64}},
    resolved_at {{i64}},
    first_resolved_at {{i64}},
    closed_at {{i64}},
    stamp_flags {{i64}} NOT NULL DEFAULT 0,
    made_sla {{i64}} CHECK (made_sla IN (0, 1)),
    reopen_count {{i64}} NOT NULL DEFAULT 0,
    reopened {{i64}} NOT NULL DEFAULT 0 CHECK (reopened IN (0, 1)),
    reassignment_count {{i64}} NOT NULL DEFAULT 0,
    resolution_code {{text}} NOT NULL DEFAULT '',
    pending_reason {{text}} NOT NULL DEFAULT '',
    cycle {{i64}} NOT NULL DEFAULT 1,
    due_at {{i64}},
    updated_at {{i64}} NOT NULL,
    batch_id {{i64}},
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE UNIQUE INDEX ticket_number ON ticket (source, number)
--;;
CREATE INDEX ticket_by_number ON ticket (number_key, id)
--;;
CREATE INDEX ticket_opened ON ticket (opened_at, id)
--;;
CREATE INDEX ticket_updated ON ticket (updated_at, id)
--;;
CREATE INDEX ticket_open_opened ON ticket (state_class, opened_at, id)
--;;
CREATE INDEX ticket_open_priority ON ticket (state_class, (CASE WHEN priority = 0 THEN 9 ELSE priority END), id)
--;;
CREATE INDEX ticket_open_updated ON ticket (state_class, updated_at, id)
--;;
CREATE INDEX ticket_team ON ticket (team_id, state_class, opened_at, id)
--;;
CREATE INDEX ticket_assignee ON ticket (assignee_id, state_class, opened_at, id)
--;;
CREATE INDEX ticket_requester ON ticket (requester_id, opened_at, id)
--;;
CREATE INDEX ticket_service ON ticket (service_id, opened_at, id)
--;;
CREATE INDEX ticket_category ON ticket (category_id, opened_at, id)
--;;
CREATE INDEX ticket_batch ON ticket (batch_id) WHERE batch_id IS NOT NULL
--;;
CREATE VIEW ticket_view AS
SELECT t.*, coalesce(s.name, '') AS service_name, coalesce(c.name, '') AS category_name, coalesce(tm.name, '') AS team_name,
       coalesce(a.name, '') AS assignee_name, coalesce(r.name, '') AS requester_name
FROM ticket t
LEFT JOIN service s ON s.id = t.service_id
LEFT JOIN category c ON c.id = t.category_id
LEFT JOIN team tm ON tm.id = t.team_id
LEFT JOIN person a ON a.id = t.assignee_id
LEFT JOIN person r ON r.id = t.requester_id
--;;
CREATE TABLE ticket_text (
    ticket_id {{i64}} PRIMARY KEY REFERENCES ticket (id),
    description {{text}} NOT NULL DEFAULT '',
    resolution {{text}} NOT NULL DEFAULT '',
    extra {{text}} NOT NULL DEFAULT ''
){{strict}}
--;;
CREATE TABLE message (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    at {{i64}} NOT NULL,
    author_id {{i64}} REFERENCES person (id),
    author {{text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('public', 'internal', 'system')),
    body {{text}} NOT NULL,
    erased_at {{i64}},
    deleted_at {{i64}}
){{strict}}
--;;
CREATE INDEX message_ticket ON message (ticket_id, at, id)
--;;
CREATE INDEX message_author ON message (author_id) WHERE author_id IS NOT NULL
--;;
CREATE TABLE attachment (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    name {{text}} NOT NULL,
    media_type {{text}} NOT NULL,
    size {{i64}} NOT NULL,
    hash {{blob}} NOT NULL REFERENCES content (hash),
    added_at {{i64}} NOT NULL,
    added_by {{text}} NOT NULL,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE INDEX attachment_ticket ON attachment (ticket_id, added_at, id)
--;;
CREATE TABLE ticket_tag (
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    tag_key {{text}} NOT NULL,
    tag {{text}} NOT NULL,
    PRIMARY KEY (ticket_id, tag_key)
){{strict}}
--;;
CREATE INDEX ticket_tag_key ON ticket_tag (tag_key, ticket_id)
--;;
CREATE TABLE ticket_link (
    from_id {{i64}} NOT NULL REFERENCES ticket (id),
    to_id {{i64}} NOT NULL REFERENCES ticket (id),
    kind {{text}} NOT NULL CHECK (kind IN ('duplicates', 'relates', 'blocks')),
    PRIMARY KEY (from_id, to_id, kind),
    CHECK (from_id <> to_id)
){{strict}}
--;;
CREATE INDEX ticket_link_to ON ticket_link (to_id)
--;;
CREATE TABLE number_sequence (
    prefix {{text}} PRIMARY KEY,
    next {{i64}} NOT NULL
){{strict}}
--;; sqlite
CREATE VIRTUAL TABLE ticket_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0')
--;; postgresql
CREATE TABLE ticket_search (ticket_id bigint PRIMARY KEY, words tsvector NOT NULL)
--;; postgresql
CREATE INDEX ticket_search_words ON ticket_search USING gin (words)
