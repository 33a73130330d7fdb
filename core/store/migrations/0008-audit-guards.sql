-- What 0001 left open: a row replaced by one with its key (SQLite runs no delete trigger for that), a row put before
-- the sealed end, and the seals. A key not given reads as -1 before an insert.
--;; sqlite
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN NEW.seq > 0 AND EXISTS (SELECT 1 FROM audit a WHERE a.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'audit rows are never replaced'); END
--;; sqlite
CREATE TRIGGER audit_at_end AFTER INSERT ON audit
WHEN NEW.seq < 1 OR NEW.seq <= (SELECT coalesce(max(s.last_seq), 0) FROM audit_seal s)
BEGIN SELECT RAISE(ABORT, 'audit rows are added at the end only'); END
--;; sqlite
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END
--;; sqlite
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END
--;; sqlite
CREATE TRIGGER audit_seal_no_replace BEFORE INSERT ON audit_seal
WHEN EXISTS (SELECT 1 FROM audit_seal s WHERE s.last_seq >= NEW.last_seq OR (NEW.id > 0 AND s.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'seals are added at the end only'); END
--;; postgresql
CREATE TRIGGER audit_seal_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
