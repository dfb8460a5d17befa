-- What a public list of reports is searched by: where it is, and its words in
-- small letters. `drawn`: a demonstration has pictures of it that nobody took.
ALTER TABLE reports ADD COLUMN unit TEXT;
ALTER TABLE reports ADD COLUMN community TEXT;
ALTER TABLE reports ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN drawn INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET words = lower(description || ' ' || address);
CREATE INDEX reports_by_public ON reports (public, case_id);
CREATE INDEX cases_by_time ON cases (submitted_at);
-- Whether a photo holds nothing beside the picture: only such are shown to everybody.
ALTER TABLE attachments ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;
