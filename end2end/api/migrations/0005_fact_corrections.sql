-- What residents say against a register. Decided when its day has come; granted
-- only where a paper was sent along.
CREATE TABLE fact_corrections (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL REFERENCES cases (id),
    phone      TEXT NOT NULL,
    scheme     TEXT NOT NULL,
    fact       TEXT NOT NULL,
    value      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    granted    INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_corrections_by_phone ON fact_corrections (phone, scheme, id);
