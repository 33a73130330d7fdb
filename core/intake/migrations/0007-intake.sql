-- Import batches. staging: rows are in but nothing shows them; published: visible; undone: taken back; dropped: never was.
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
--;;
-- What an import last gave for a ticket: the rows as read (compressed JSON) and their hash, so that the same file again
-- changes nothing and a field edited here since is kept.
CREATE TABLE imported (
    ticket_id {{i64}} PRIMARY KEY REFERENCES ticket (id),
    hash {{blob}} NOT NULL,
    content {{blob}} NOT NULL
){{strict}}
--;;
-- For undo: a ticket a batch changed, its values before and the row version the batch left.
CREATE TABLE import_undo (
    batch_id {{i64}} NOT NULL REFERENCES import_batch (id),
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    version_after {{i64}} NOT NULL,
    before {{text}} NOT NULL,
    imported_before {{blob}},
    PRIMARY KEY (batch_id, ticket_id)
){{strict}}
