-- Files that customers add to tickets. The id is the client's and nobody else's: it is the only way to the file.
-- BYTEA is PostgreSQL's word; SQLite keeps what is bound as bytes as bytes under any name.
CREATE TABLE attachment (
    id          TEXT PRIMARY KEY,
    subject     TEXT NOT NULL REFERENCES subject (id),
    ticket      TEXT NOT NULL, -- the id of its ticket; empty until there is one
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    size        BIGINT NOT NULL,
    sha256      TEXT NOT NULL,
    content     BYTEA NOT NULL,
    created_at  TEXT NOT NULL
);
CREATE INDEX attachment_by_owner ON attachment (subject, ticket);
-- What no ticket has taken is removed by its age.
CREATE INDEX attachment_by_age ON attachment (ticket, created_at);

-- Ids in the order in which they were sent, a space between: part of what makes two tickets the same.
ALTER TABLE ticket ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
