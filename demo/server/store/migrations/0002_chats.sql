-- A conversation. Texts without a value are empty. The order of the queue is (priority, queued_at, arrival); `arrival`
-- numbers the arrivals in the queue, so that one second's customers stand in the order in which they came.
CREATE TABLE chat (
    id               TEXT PRIMARY KEY,
    subject          TEXT NOT NULL REFERENCES subject (id),
    key_hash         TEXT NOT NULL,
    name             TEXT NOT NULL,
    email            TEXT NOT NULL,
    reason           TEXT NOT NULL,
    first_message    TEXT NOT NULL,
    locale           TEXT NOT NULL,
    team             TEXT NOT NULL,
    state            TEXT NOT NULL,
    priority         BIGINT NOT NULL,
    arrival          BIGINT NOT NULL,
    created_at       TEXT NOT NULL,
    queued_at        TEXT NOT NULL,
    predicted_wait   BIGINT NOT NULL,
    agent            TEXT NOT NULL,
    assigned_at      TEXT NOT NULL,
    active_at        TEXT NOT NULL,
    last_seq         BIGINT NOT NULL,
    read_by_customer BIGINT NOT NULL,
    read_by_agent    BIGINT NOT NULL,
    closed_by        TEXT NOT NULL,
    end_reason       TEXT NOT NULL,
    closed_at        TEXT NOT NULL,
    rating           BIGINT NOT NULL,
    rating_comment   TEXT NOT NULL
);
CREATE INDEX chat_by_queue ON chat (state, priority, queued_at, arrival);
CREATE INDEX chat_by_subject ON chat (subject, state);
CREATE INDEX chat_by_agent ON chat (agent, state);
CREATE INDEX chat_by_time ON chat (created_at);

-- What was said in a chat, by the customer, an agent or the system; seq counts from 1 without gaps.
CREATE TABLE chat_message (
    chat   TEXT NOT NULL REFERENCES chat (id),
    seq    BIGINT NOT NULL,
    id     TEXT NOT NULL,
    author TEXT NOT NULL,
    name   TEXT NOT NULL,
    code   TEXT NOT NULL,
    text   TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (chat, seq)
);
CREATE UNIQUE INDEX chat_message_by_id ON chat_message (chat, id);

-- What clients are told, kept so that one that was away hears it later. `subject` is the customer who hears it, `agent` the
-- agent; empty: nobody, `*`: every agent.
CREATE TABLE event (
    number  BIGINT PRIMARY KEY,
    subject TEXT NOT NULL,
    agent   TEXT NOT NULL,
    at      TEXT NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX event_by_subject ON event (subject, number);
CREATE INDEX event_by_agent ON event (agent, number);
CREATE INDEX event_by_time ON event (at);

-- One row. `epoch` names this log: a cursor of another log (a database made anew) is recognised. Events up to `purged` are gone.
CREATE TABLE event_log (
    epoch       TEXT NOT NULL,
    last_number BIGINT NOT NULL,
    purged      BIGINT NOT NULL
);

CREATE TABLE agent_login (
    agent         TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL
);
CREATE TABLE agent_session (
    token_hash TEXT PRIMARY KEY,
    agent      TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE TABLE agent_presence (
    agent    TEXT PRIMARY KEY,
    state    TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    seen_at  TEXT NOT NULL
);

-- How many chats could be served at once, times the seconds of the hour that begins then.
CREATE TABLE capacity_hour (
    hour         TEXT PRIMARY KEY,
    slot_seconds BIGINT NOT NULL
);

-- How often an article of the knowledge base was opened. Their texts are the desk file's; the index is made anew at each start.
CREATE TABLE article_read (
    article TEXT PRIMARY KEY,
    times   BIGINT NOT NULL
);
