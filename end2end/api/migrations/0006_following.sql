-- Following a case in full: where it lies for its resident, what is to come beside
-- its steps, its answer and what the resident says to it; and what has changed.

ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
-- 0 needs the resident, 1 under way, 2 over.
ALTER TABLE cases ADD COLUMN rank INTEGER NOT NULL DEFAULT 1;
-- The words of the title in all languages, in small letters.
ALTER TABLE cases ADD COLUMN words TEXT NOT NULL DEFAULT '';
-- The promise that is due first.
ALTER TABLE cases ADD COLUMN due_at INTEGER;
ALTER TABLE cases ADD COLUMN followup TEXT NOT NULL DEFAULT '{}';

UPDATE cases SET
    state = CASE WHEN status IN ('closed', 'rejected', 'withdrawn') THEN 'over'
        WHEN status IN ('needs_you', 'answered') THEN status ELSE 'open' END,
    rank = CASE WHEN status IN ('closed', 'rejected', 'withdrawn') THEN 2
        WHEN status = 'needs_you' THEN 0 ELSE 1 END,
    words = lower(title);

CREATE INDEX cases_by_need ON cases (owner, rank, updated_at DESC, id DESC);
CREATE INDEX cases_by_state ON cases (owner, state);

ALTER TABLE events ADD COLUMN more TEXT NOT NULL DEFAULT '{}';

-- What a file is in its case: sent with it, beside a message, for an ask, or a
-- photo of the city's own.
ALTER TABLE attachments ADD COLUMN role TEXT NOT NULL DEFAULT 'sent';
ALTER TABLE attachments ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE attachments ADD COLUMN state TEXT NOT NULL DEFAULT 'received';
ALTER TABLE attachments ADD COLUMN reason TEXT NOT NULL DEFAULT '{}';

-- Every change of every case. Ids only grow, also when lines are dropped.
CREATE TABLE feed (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id  INTEGER,
    owner    TEXT,
    number   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    event_id INTEGER,
    status   TEXT NOT NULL
) STRICT;
CREATE INDEX feed_by_owner ON feed (owner, id);
CREATE INDEX feed_by_case ON feed (case_id, id);
