-- The figures of a period as they were published. Nothing here is ever changed: the same window published again is
-- another edition, which names the one before. audit_seq: the newest audit row when the figures were computed; what came
-- after it may have changed them. hash is over all of it, and stands in the audit too.
CREATE TABLE period (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    from_at {{i64}} NOT NULL,
    to_at {{i64}} NOT NULL CHECK (to_at > from_at),
    zone {{text}} NOT NULL,
    maintenance {{text}} NOT NULL CHECK (maintenance IN ('exclude', 'up', 'down', 'ignore')),
    edition {{i64}} NOT NULL CHECK (edition >= 1),
    replaces_id {{i64}} REFERENCES period (id),
    published_at {{i64}} NOT NULL,
    publisher_id {{i64}} REFERENCES person (id),
    audit_seq {{i64}} NOT NULL,
    definitions {{text}} NOT NULL,
    reason {{text}} NOT NULL DEFAULT '',
    hash {{text}} NOT NULL,
    UNIQUE (from_at, to_at, edition)
){{strict}}
--;;
CREATE INDEX period_replaces ON period (replaces_id) WHERE replaces_id IS NOT NULL
--;;
CREATE INDEX period_publisher ON period (publisher_id) WHERE publisher_id IS NOT NULL
--;;
-- item: "all", a priority, a service's uid, which stays when its name does not; name: what it was called. hash: of this
-- figure alone, so that a changed one can be named.
CREATE TABLE period_figure (
    period_id {{i64}} NOT NULL REFERENCES period (id),
    place {{i64}} NOT NULL,
    section {{text}} NOT NULL CHECK (section IN ('incidents', 'availability')),
    item {{text}} NOT NULL,
    name {{text}} NOT NULL,
    measure {{text}} NOT NULL,
    figure {{text}} NOT NULL,
    unit {{text}} NOT NULL CHECK (unit IN ('count', 'ms', 'share')),
    value {{real}},
    hash {{text}} NOT NULL,
    PRIMARY KEY (period_id, place)
){{strict}}
