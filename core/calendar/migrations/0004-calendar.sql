-- Working calendars: versions never change once written; an edit is a new version valid from a date.
CREATE TABLE calendar (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL UNIQUE,
    is_default {{i64}} NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
){{strict}}
--;;
CREATE TABLE calendar_version (
    calendar_id {{i64}} NOT NULL REFERENCES calendar (id),
    valid_from {{i64}} NOT NULL,
    zone {{text}} NOT NULL,
    intervals {{text}} NOT NULL,
    exceptions {{text}} NOT NULL,
    PRIMARY KEY (calendar_id, valid_from)
){{strict}}
