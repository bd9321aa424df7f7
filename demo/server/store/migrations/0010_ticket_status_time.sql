-- Since when a ticket has its status: what is answered or closed is kept for its days from then on, however old the question is.
ALTER TABLE ticket ADD COLUMN status_at TEXT NOT NULL DEFAULT '';
UPDATE ticket SET status_at = coalesce(
    (SELECT max(at) FROM ticket_answer WHERE ticket_answer.ticket = ticket.reference), created_at);
DROP INDEX ticket_by_status_and_time;
CREATE INDEX ticket_by_status_and_change ON ticket (status, status_at);
