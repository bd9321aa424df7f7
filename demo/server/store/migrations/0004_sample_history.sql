-- One row when the history of chats was made up by a simulation: up to when. What is told of it says so.
CREATE TABLE sample_history (
    until TEXT NOT NULL
);
