-- Finding what is older than a desk wants to keep, and all that one person wrote.
CREATE INDEX chat_by_state_and_end ON chat (state, closed_at);
CREATE INDEX ticket_by_status_and_time ON ticket (status, created_at);

-- One row, written to see whether writing is possible.
CREATE TABLE write_check (
    times BIGINT NOT NULL
);
INSERT INTO write_check (times) VALUES (0);
