-- What the points desk keeps of an application, as JSON, and when the clock has
-- something to do with it. Applications from before have none: their cases go on
-- as they were written down.
CREATE TABLE applications (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    round   TEXT,
    dossier TEXT NOT NULL,
    next_at INTEGER
) STRICT;
CREATE INDEX applications_by_next ON applications (next_at);
CREATE INDEX applications_by_round ON applications (round);
