-- Finding what is older than a desk wants to keep, and all that one person wrote.
CREATE INDEX chat_by_end ON chat (state, closed_at);
CREATE INDEX ticket_by_status_and_time ON ticket (status, created_at);
