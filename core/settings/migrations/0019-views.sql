-- Views of lists somebody saved: of a person, or of all where there is no owner.
CREATE TABLE saved_view (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    list {{text}} NOT NULL,
    owner_id {{i64}} REFERENCES person (id),
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    query {{text}} NOT NULL,
    layout {{text}} NOT NULL,
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE UNIQUE INDEX saved_view_name ON saved_view (list, coalesce(owner_id, 0), name_key) WHERE deleted_at IS NULL
