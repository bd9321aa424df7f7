-- Whether the host vouched for the address when the ticket or chat was begun, or came to be its customer's: an address that changes later says nothing about it.
ALTER TABLE ticket ADD COLUMN verified BIGINT NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN verified BIGINT NOT NULL DEFAULT 0;
UPDATE ticket SET verified = (SELECT count(*) FROM identity
    WHERE identity.subject = ticket.subject AND lower(identity.email) = lower(ticket.email));
UPDATE chat SET verified = (SELECT count(*) FROM identity
    WHERE identity.subject = chat.subject AND lower(identity.email) = lower(chat.email));
