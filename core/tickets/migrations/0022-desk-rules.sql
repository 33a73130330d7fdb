-- Categories out of use, and the one a category went into (it is deleted then, and its name leads there). A category's
-- place in the tree is its name: "Hardware / Laptop" is below "Hardware" (categorypath.h).
ALTER TABLE category ADD COLUMN retired_at {{i64}}
--;;
ALTER TABLE category ADD COLUMN merged_into {{i64}} REFERENCES category (id)
--;;
ALTER TABLE category ADD COLUMN row_version {{i64}} NOT NULL DEFAULT 1
--;;
CREATE INDEX category_merged_name ON category (name_key) WHERE merged_into IS NOT NULL
--;;
CREATE INDEX category_merged ON category (merged_into) WHERE merged_into IS NOT NULL
--;;
-- The newest counts; without one it is the matrix of domain.md 4. Rows are never changed.
CREATE TABLE priority_matrix (
    id {{pk}},
    at {{i64}} NOT NULL,
    cells {{text}} NOT NULL
){{strict}}
