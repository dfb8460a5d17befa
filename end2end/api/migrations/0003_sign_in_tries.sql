-- Codes sent for an address and wrong codes from it, over all phones.
CREATE TABLE sign_in_tries (
    client TEXT NOT NULL,
    act    TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_tries_by_client ON sign_in_tries (client, act, at);
CREATE INDEX sign_in_tries_by_time ON sign_in_tries (at);
