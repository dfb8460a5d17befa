-- Stored answers are dropped by their age.
CREATE INDEX answers_by_time ON answers (at);
