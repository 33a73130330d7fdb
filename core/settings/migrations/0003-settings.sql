-- Settings of the workspace (person_id 0) and of a person in it; values are JSON texts of the reader's own.
CREATE TABLE setting (
    person_id {{i64}} NOT NULL,
    name {{text}} NOT NULL,
    value {{text}} NOT NULL,
    PRIMARY KEY (person_id, name)
){{strict}}
