-- A person's tickets in any state, newest first, without sorting them all.
CREATE INDEX ticket_assignee_opened ON ticket (assignee_id, opened_at, id)
