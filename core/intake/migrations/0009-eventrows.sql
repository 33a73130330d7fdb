-- The rows of event logs: all there ever were of a ticket beside what was made of them; those an import brings beside its
-- change put aside. Null or empty for formats with one row a ticket.
ALTER TABLE imported ADD COLUMN events {{blob}}
--;;
ALTER TABLE import_staged RENAME COLUMN history TO events
--;;
ALTER TABLE import_staged DROP COLUMN hash
