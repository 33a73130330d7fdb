-- Marks on charts: what was changed and when, so that a figure that moves can be seen beside its reason.
CREATE TABLE annotation (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    at {{i64}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('change', 'note')),
    text {{text}} NOT NULL,
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE INDEX annotation_at ON annotation (at, id)
