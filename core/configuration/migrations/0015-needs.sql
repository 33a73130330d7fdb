-- What a service needs to be up: of the services of one place at least `needed`. A hard dependency is a place with one.
CREATE TABLE service_need (
    service_id {{i64}} NOT NULL REFERENCES service (id),
    place {{i64}} NOT NULL,
    needs_id {{i64}} NOT NULL REFERENCES service (id) CHECK (needs_id <> service_id),
    needed {{i64}} NOT NULL CHECK (needed >= 1),
    PRIMARY KEY (service_id, place, needs_id)
){{strict}}
--;;
CREATE INDEX service_need_other ON service_need (needs_id)
