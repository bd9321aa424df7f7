-- Instants are RFC 3339 texts in UTC, which sort as text in the order of time. PostgreSQL runs this text as it stands.

-- Somebody who uses the help; what belongs to one subject is invisible to every other.
CREATE TABLE subject (
    id          TEXT PRIMARY KEY,
    created_at  TEXT NOT NULL
);

-- Only the SHA-256 of a token is kept: whoever reads the file cannot act as its sessions.
CREATE TABLE session (
    token_hash  TEXT PRIMARY KEY,
    subject     TEXT NOT NULL REFERENCES subject (id),
    created_at  TEXT NOT NULL,
    expires_at  TEXT NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);

-- The id is the client's and unique for its subject only; the reference is ours and unique for the desk.
CREATE TABLE ticket (
    subject     TEXT NOT NULL REFERENCES subject (id),
    id          TEXT NOT NULL,
    reference   TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    team        TEXT NOT NULL,
    details     TEXT NOT NULL,
    locale      TEXT NOT NULL,
    status      TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    answer_by   TEXT NOT NULL,
    PRIMARY KEY (subject, id)
);
-- A repeat from a new session finds its ticket by the id and the whole text.
CREATE INDEX ticket_by_id ON ticket (id);
CREATE INDEX ticket_by_subject_and_time ON ticket (subject, created_at);

-- The last number given to a ticket in a year.
CREATE TABLE reference_counter (
    year        BIGINT PRIMARY KEY,
    last_number BIGINT NOT NULL
);
