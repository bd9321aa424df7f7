-- What was told of a chat is found by the chat, and goes with it. (The index of an expression over JSON is SQLite's own way of writing it.)
CREATE INDEX event_by_chat ON event (json_extract(body, '$.chat'));
DELETE FROM event WHERE json_extract(body, '$.chat') IS NOT NULL
    AND json_extract(body, '$.chat') NOT IN (SELECT id FROM chat);

-- Finding subjects of whom nothing is left.
CREATE INDEX session_by_subject ON session (subject);
CREATE INDEX subject_by_time ON subject (created_at);
