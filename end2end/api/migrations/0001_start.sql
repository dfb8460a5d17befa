-- Times are seconds since 1970 by the city's clock, except in sessions, which
-- run by real time. Words, steps and scores are JSON.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One-time codes. Only salted hashes: who reads the file cannot sign in.
CREATE TABLE codes (
    id      INTEGER PRIMARY KEY,
    phone   TEXT NOT NULL,
    salt    BLOB NOT NULL,
    hash    BLOB NOT NULL,
    sent_at INTEGER NOT NULL,
    wrong   INTEGER NOT NULL DEFAULT 0,
    used    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX codes_by_phone ON codes (phone, sent_at);

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    phone      TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT;

-- Answers kept for repeated requests, sealed with the key they were asked by,
-- which is itself not kept.
CREATE TABLE answers (
    scope       BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    salt        BLOB NOT NULL,
    sealed      BLOB NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

CREATE TABLE day_counters (
    day  TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE cases (
    id           INTEGER PRIMARY KEY,
    number       TEXT NOT NULL UNIQUE,
    code_salt    BLOB NOT NULL,
    code_hash    BLOB NOT NULL,
    owner        TEXT,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    phone        TEXT NOT NULL,
    status       TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    promises     TEXT NOT NULL,
    sent         TEXT NOT NULL,
    score        TEXT,
    -- The whole way of the case, and how many of its steps the clock has passed.
    steps        TEXT NOT NULL,
    step         INTEGER NOT NULL,
    next_at      INTEGER
) STRICT;
CREATE INDEX cases_by_owner ON cases (owner, id);
CREATE INDEX cases_by_next ON cases (next_at);

CREATE TABLE events (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    by      TEXT NOT NULL,
    text    TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_case ON events (case_id, id);

CREATE TABLE messages (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    at      INTEGER NOT NULL,
    author  TEXT NOT NULL,
    text    TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_case ON messages (case_id, id);

-- What Open311 shows of a report to everybody.
CREATE TABLE reports (
    case_id      INTEGER PRIMARY KEY REFERENCES cases (id),
    service_code TEXT NOT NULL,
    description  TEXT NOT NULL,
    address      TEXT NOT NULL,
    lat          REAL,
    long         REAL,
    public       INTEGER NOT NULL
) STRICT;

CREATE TABLE attachments (
    id          TEXT PRIMARY KEY,
    owner       TEXT,
    case_id     INTEGER REFERENCES cases (id),
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    content     BLOB NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_case ON attachments (case_id);

-- Wrong tries to open a case by number and code.
CREATE TABLE wrong_lookups (
    number TEXT NOT NULL,
    client TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_lookups_by_number ON wrong_lookups (number, at);
CREATE INDEX wrong_lookups_by_client ON wrong_lookups (client, at);
