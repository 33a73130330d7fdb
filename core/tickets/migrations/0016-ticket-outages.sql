-- The outages an incident explains. One that is named here stays: neither its removal nor the undo of its import goes
-- past the incident.
CREATE TABLE ticket_outage (
    ticket_id {{i64}} NOT NULL REFERENCES ticket (id),
    outage_id {{i64}} NOT NULL REFERENCES outage (id),
    PRIMARY KEY (ticket_id, outage_id)
){{strict}}
--;;
CREATE INDEX ticket_outage_outage ON ticket_outage (outage_id)
