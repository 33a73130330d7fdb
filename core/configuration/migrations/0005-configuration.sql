-- Services by name and key only; the rest comes with the board.
CREATE TABLE service (
    id {{pk}},
    uid {{text}} NOT NULL UNIQUE,
    key {{text}} NOT NULL,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    batch_id {{i64}},
    row_version {{i64}} NOT NULL DEFAULT 1,
    deleted_at {{i64}}
){{strict}}
--;;
CREATE UNIQUE INDEX service_name ON service (name_key) WHERE deleted_at IS NULL
