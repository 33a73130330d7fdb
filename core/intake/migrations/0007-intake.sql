-- Batches themselves are in 0001: every room hides the rows of one that is not published.
-- What an import last gave for a ticket: a hash of all it gave, the values (long ones as their hash) and the row version
-- it left, so that the same file again changes nothing and a field edited here since is kept.
CREATE TABLE imported (
    ticket_id {{i64}} PRIMARY KEY REFERENCES ticket (id),
    hash {{blob}} NOT NULL,
    content {{blob}} NOT NULL,
    row_version {{i64}} NOT NULL
){{strict}}
--;;
-- Changes to tickets that are there already, waiting for the batch to be published.
CREATE TABLE import_staged (
    batch_id {{i64}} NOT NULL REFERENCES import_batch (id),
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    number {{text}} NOT NULL,
    hash {{blob}} NOT NULL,
    content {{blob}} NOT NULL,
    history {{blob}} NOT NULL,
    PRIMARY KEY (batch_id, ticket_id)
){{strict}}
--;;
-- For undo: a ticket a batch changed, its values before and the row version the batch left.
CREATE TABLE import_undo (
    batch_id {{i64}} NOT NULL REFERENCES import_batch (id),
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    version_after {{i64}} NOT NULL,
    before {{blob}} NOT NULL,
    imported_before {{blob}},
    PRIMARY KEY (batch_id, ticket_id)
){{strict}}
--;;
CREATE INDEX import_undo_ticket ON import_undo (ticket_id)
