-- A waiting customer was last heard of at `seen_at`. `promised_wait` is the high end, in seconds, of the range that was told when
-- the chat began; 0: none was.
ALTER TABLE chat ADD COLUMN seen_at TEXT NOT NULL DEFAULT '';
ALTER TABLE chat ADD COLUMN promised_wait BIGINT NOT NULL DEFAULT 0;
CREATE INDEX chat_by_end ON chat (agent, closed_at);

-- What agents wrote to the customer of a ticket; the id is the agent's client's, so that a repeat is no second answer.
CREATE TABLE ticket_answer (
    ticket TEXT NOT NULL REFERENCES ticket (reference),
    id     TEXT NOT NULL,
    agent  TEXT NOT NULL,
    text   TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (ticket, id)
);
CREATE INDEX ticket_by_status ON ticket (status, reference);

-- What agents have written over the desk file. `kind` is notice or exception, `id` a notice's id or a date; `state` is shown, or
-- withdrawn: what the file says under that id does not hold. `body` is JSON in the desk file's own shape.
CREATE TABLE desk_change (
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    state      TEXT NOT NULL,
    body       TEXT NOT NULL,
    agent      TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
-- One row: how often the desk was changed.
CREATE TABLE desk_revision (
    number BIGINT NOT NULL
);
INSERT INTO desk_revision (number) VALUES (0);
