-- An empty column is one whose value is not known.
CREATE TABLE articles (
  id        INTEGER PRIMARY KEY, -- from 1, in the order in which they were read; of part K/N in Parquet K, K+N, …
  file      TEXT NOT NULL,       -- the file's name, as it was given
  number    INTEGER NOT NULL,    -- position among the articles of the file, from 0
  format    TEXT,                -- the file's format, as lede formats names it
  title     TEXT,
  summary   TEXT,
  outlet    TEXT,
  authors   TEXT,                -- the byline, "; " between names
  published TEXT,                -- ISO 8601 to the precision the source gave
  url       TEXT,
  section   TEXT,
  language  TEXT,                -- BCP 47
  words     INTEGER NOT NULL,    -- how many words the text has
  text      TEXT NOT NULL        -- that all offsets count in
);
CREATE TABLE mentions (
  article    INTEGER NOT NULL REFERENCES articles,
  entity     INTEGER NOT NULL,   -- the same for all mentions of one, in its article
  kind       TEXT NOT NULL,      -- person, organization, place, group, event, work, date, figure
  name       TEXT NOT NULL,      -- of the entity, at its fullest
  form       TEXT NOT NULL,      -- name, nominal or pronoun
  start      INTEGER NOT NULL,   -- code points of the text before it
  stop       INTEGER NOT NULL,   -- the code point after it: substr(articles.text, start + 1, stop - start)
  text       TEXT NOT NULL,
  confidence REAL                -- from 0 to 1
);
CREATE TABLE quotations (
  article    INTEGER NOT NULL REFERENCES articles,
  passage    INTEGER NOT NULL,   -- the same for the pieces of one quotation, in its article
  kind       TEXT NOT NULL,      -- direct, indirect and others
  said       INTEGER NOT NULL,   -- 1 where somebody said it, as the page shows it, else 0
  start      INTEGER NOT NULL,   -- code points of the text before it, its marks included
  stop       INTEGER NOT NULL,   -- the code point after it
  text       TEXT NOT NULL,
  speaker    TEXT,               -- by name, or in the words of the article
  entity     INTEGER,            -- of the speaker: mentions.entity in the same article
  cue        TEXT,               -- the word of saying
  confidence REAL,               -- that the speaker is right
  sentence   TEXT NOT NULL       -- all of the sentences that it stands in, on one line
);
