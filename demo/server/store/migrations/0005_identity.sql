-- Subjects for whom a host's server has vouched. `host_name` is the host's own name of the customer (`sub`); an empty e-mail is one
-- that it has not verified.
CREATE TABLE identity (
    subject     TEXT PRIMARY KEY REFERENCES subject (id),
    host_name   TEXT NOT NULL,
    email       TEXT NOT NULL,
    name        TEXT NOT NULL,
    verified_at TEXT NOT NULL
);
CREATE INDEX identity_by_host_name ON identity (host_name);
CREATE INDEX identity_by_email ON identity (email);

-- Identity tokens that were used, until their age alone would refuse them.
CREATE TABLE used_identity_token (
    id           TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL
);
