-- What happened to services: outages and maintenance. One without an end goes on. approved_at: of maintenance, when its
-- window was approved; what an import brings counts as approved before it began. imported_version: the row version the
-- last import left; another one now says that somebody edited it here. identity: what tells it apart in its source beside
-- service and beginning, as the import that made it said, whatever was edited since.
CREATE TABLE outage (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    service_id {{i64}} NOT NULL REFERENCES service (id),
    kind {{text}} NOT NULL CHECK (kind IN ('down', 'maintenance')),
    degree {{text}} NOT NULL CHECK (degree IN ('full', 'partial', 'degraded', 'none')),
    from_at {{i64}} NOT NULL,
    to_at {{i64}} CHECK (to_at >= from_at),
    approved_at {{i64}},
    estimated {{i64}} NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),
    source {{text}} NOT NULL,
    reference {{text}} NOT NULL DEFAULT '',
    title {{text}} NOT NULL DEFAULT '',
    extra {{text}} NOT NULL DEFAULT '',
    batch_id {{i64}},
    imported_version {{i64}},
    identity {{text}} NOT NULL DEFAULT '',
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE INDEX outage_service ON outage (service_id, from_at)
--;;
CREATE INDEX outage_batch ON outage (batch_id) WHERE batch_id IS NOT NULL
--;;
CREATE INDEX outage_source ON outage (source, from_at)
--;;
-- From when to when a source tells of a service: before and after nothing is known of it.
CREATE TABLE recorded_span (
    service_id {{i64}} NOT NULL REFERENCES service (id),
    source {{text}} NOT NULL,
    from_at {{i64}} NOT NULL,
    to_at {{i64}} NOT NULL CHECK (to_at >= from_at),
    batch_id {{i64}} NOT NULL,
    PRIMARY KEY (service_id, source, from_at, to_at, batch_id)
){{strict}}
--;;
CREATE INDEX recorded_span_batch ON recorded_span (batch_id)
--;;
-- What an outage was before a batch changed it.
CREATE TABLE outage_undo (
    batch_id {{i64}} NOT NULL,
    outage_id {{i64}} NOT NULL REFERENCES outage (id),
    version_after {{i64}} NOT NULL,
    before {{text}} NOT NULL,
    imported_before {{i64}},
    PRIMARY KEY (batch_id, outage_id)
){{strict}}
--;;
CREATE INDEX outage_undo_outage ON outage_undo (outage_id)
--;;
-- What a probe saw. A state holds until the service's next check; where two imports tell of one instant, the later counts.
CREATE TABLE service_check (
    service_id {{i64}} NOT NULL REFERENCES service (id),
    source {{text}} NOT NULL,
    at {{i64}} NOT NULL,
    batch_id {{i64}} NOT NULL,
    state {{text}} NOT NULL CHECK (state IN ('up', 'down', 'degraded')),
    response_ms {{i64}},
    code {{text}} NOT NULL DEFAULT '',
    PRIMARY KEY (service_id, source, at, batch_id)
){{strict}}
--;;
CREATE INDEX service_check_batch ON service_check (batch_id)
