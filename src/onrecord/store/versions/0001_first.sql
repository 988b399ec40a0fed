-- Version 1 of the record file. Positions are half-open and count Unicode code points of articles.text from 0;
-- `reads` is what the article reads there, `maker` is the rule or model that said so, `score` how sure it is (0 to 1).
-- Every number named `key` is this file's own; every `id` is the one that all outputs use.

CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,       -- hash of outlet, url and text
  title TEXT,
  byline TEXT,
  outlet TEXT,
  url TEXT,
  published TEXT,                -- ISO 8601 date or date-time
  language TEXT,
  format TEXT NOT NULL,          -- of the input: text, html, ...
  source TEXT,                   -- the input it was read from
  maker TEXT NOT NULL,           -- version of the rules and the model that took the notes
  digest TEXT NOT NULL,          -- BLAKE2b of the text, so that `check` sees a changed character
  text TEXT NOT NULL
) STRICT;

CREATE TABLE paragraphs (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- body, title, heading, place, time, byline, caption, credit, boilerplate
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (             -- layout before a paragraph's running text: dateline, agency, place, time
  article INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (article, paragraph, position),
  FOREIGN KEY (article, paragraph) REFERENCES paragraphs ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (          -- what the source page held and the article does not
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (          -- somebody or something within one article
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,            -- person, organization, government, group, outlet, document, place, unknown
  gender TEXT NOT NULL,
  number TEXT NOT NULL,
  UNIQUE (article, position),
  UNIQUE (article, id)
) STRICT;
CREATE INDEX entities_by_name ON entities (name);

CREATE TABLE mentions (          -- where the article names an entity
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  form TEXT NOT NULL,            -- direct, mixed, indirect
  attitude TEXT NOT NULL,        -- said, thought, intended, documented
  content TEXT NOT NULL,         -- the words, gaps shown as " … "
  parent INTEGER REFERENCES statements ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the statement it stands in
  maker TEXT NOT NULL,
  score REAL NOT NULL,
  UNIQUE (article, position),
  UNIQUE (id, article)
) STRICT;
CREATE INDEX statements_by_parent ON statements (parent) WHERE parent IS NOT NULL;

CREATE TABLE statement_spans (
  statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('content', 'cue', 'source')),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (statement, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (            -- a deed that the article reports
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  maker TEXT NOT NULL,
  score REAL NOT NULL,
  UNIQUE (article, position)
) STRICT;

CREATE TABLE event_spans (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_counts (      -- how many, in whose counting; two counts of one event are two rows
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  low ANY,                       -- an integer, or its digits as text where it has more than 18; NULL is unbounded
  high ANY,
  counted_by TEXT,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

-- One judged value of one statement, entity or event: who, to whom, what act, how firmly, where, when.
CREATE TABLE findings (
  key INTEGER PRIMARY KEY,
  statement INTEGER REFERENCES statements ON DELETE CASCADE,
  entity INTEGER REFERENCES entities ON DELETE CASCADE,
  event INTEGER REFERENCES events ON DELETE CASCADE,
  field TEXT NOT NULL,           -- speaker, addressee, acts, authority, commitment, place, said_on, roles, ...
  position INTEGER NOT NULL,
  value TEXT NOT NULL,           -- the name of who is meant, the place, the expression of time, or the value itself
  refers_to INTEGER REFERENCES entities ON DELETE CASCADE, -- who is meant, where the text decides
  country TEXT,                  -- of a place: ISO 3166-1 alpha-3
  first_day TEXT,                -- of a time: ISO 8601
  last_day TEXT,
  maker TEXT NOT NULL,
  score REAL NOT NULL,
  CHECK ((statement IS NULL) + (entity IS NULL) + (event IS NULL) = 2)
) STRICT;
CREATE UNIQUE INDEX findings_of_statement ON findings (statement, field, position) WHERE statement IS NOT NULL;
CREATE UNIQUE INDEX findings_of_entity ON findings (entity, field, position) WHERE entity IS NOT NULL;
CREATE UNIQUE INDEX findings_of_event ON findings (event, field, position) WHERE event IS NOT NULL;
CREATE INDEX findings_that_refer ON findings (refers_to) WHERE refers_to IS NOT NULL;

CREATE TABLE finding_spans (     -- the evidence of a finding
  finding INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidates (        -- the entities that a finding could mean, where the text does not decide
  finding INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_by_entity ON candidates (entity);

CREATE TABLE remarks (           -- the narrator's own distance or doubt
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  maker TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (          -- what could not be read
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Full-text search: SELECT rowid FROM statements_search WHERE statements_search MATCH 'ceasefire'; rowid is the key.
-- No triggers keep these in step, since a file's triggers run unseen in whoever opens it: On Record's own writing does.
CREATE VIRTUAL TABLE articles_search USING fts5 (
  title, text, content = 'articles', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_search USING fts5 (
  content, content = 'statements', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

-- What most questions start from: one row a statement, with who, what, where, when and on whose authority.
CREATE VIEW quotations AS
SELECT
  speaker.value AS speaker,
  statements.content AS words,
  statements.form AS form,
  (SELECT group_concat(value, ', ') FROM findings WHERE statement = statements.key AND field = 'acts') AS acts,
  addressee.value AS addressee,
  authority.value AS authority,
  commitment.value AS commitment,
  place.value AS place,
  place.country AS country,
  said_on.value AS said,
  said_on.first_day AS said_on,
  medium.value AS medium,
  articles.outlet AS outlet,
  articles.published AS published,
  articles.title AS title,
  articles.url AS url,
  statements.attitude AS attitude,
  statements.score AS score,
  statements.id AS statement,
  articles.id AS article
FROM statements
JOIN articles ON articles.key = statements.article
LEFT JOIN findings AS speaker ON speaker.statement = statements.key AND speaker.field = 'speaker'
LEFT JOIN findings AS addressee ON addressee.statement = statements.key AND addressee.field = 'addressee'
LEFT JOIN findings AS authority ON authority.statement = statements.key AND authority.field = 'authority'
LEFT JOIN findings AS commitment ON commitment.statement = statements.key AND commitment.field = 'commitment'
LEFT JOIN findings AS place ON place.statement = statements.key AND place.field = 'place'
LEFT JOIN findings AS said_on ON said_on.statement = statements.key AND said_on.field = 'said_on'
LEFT JOIN findings AS medium ON medium.statement = statements.key AND medium.field = 'medium';

-- Who spoke, how often, in how many articles and outlets.
CREATE VIEW speakers AS
SELECT
  findings.value AS speaker,
  count(*) AS statements,
  count(DISTINCT articles.key) AS articles,
  count(DISTINCT articles.outlet) AS outlets,
  min(articles.published) AS first_published,
  max(articles.published) AS last_published
FROM findings
JOIN statements ON statements.key = findings.statement
JOIN articles ON articles.key = statements.article
WHERE findings.field = 'speaker'
GROUP BY findings.value;

-- Every stored span that claims words, with the row that claims them.
CREATE VIEW spans AS
SELECT statements.article, 'statement_spans' AS stored_in, statements.key AS owner, part, spans.position, start, stop, reads
  FROM statement_spans AS spans JOIN statements ON statements.key = spans.statement
UNION ALL
SELECT entities.article, 'mentions', entities.key, 'mention', spans.position, start, stop, reads
  FROM mentions AS spans JOIN entities ON entities.key = spans.entity
UNION ALL
SELECT events.article, 'event_spans', events.key, 'evidence', spans.position, start, stop, reads
  FROM event_spans AS spans JOIN events ON events.key = spans.event
UNION ALL
SELECT events.article, 'event_counts', events.key, 'count', spans.position, start, stop, reads
  FROM event_counts AS spans JOIN events ON events.key = spans.event
UNION ALL
SELECT statements.article, 'finding_spans', findings.key, field, spans.position, start, stop, reads
  FROM finding_spans AS spans JOIN findings ON findings.key = spans.finding
  JOIN statements ON statements.key = findings.statement
UNION ALL
SELECT entities.article, 'finding_spans', findings.key, field, spans.position, start, stop, reads
  FROM finding_spans AS spans JOIN findings ON findings.key = spans.finding
  JOIN entities ON entities.key = findings.entity
UNION ALL
SELECT events.article, 'finding_spans', findings.key, field, spans.position, start, stop, reads
  FROM finding_spans AS spans JOIN findings ON findings.key = spans.finding
  JOIN events ON events.key = findings.event
UNION ALL
SELECT article, 'marks', article, kind, position, start, stop, reads FROM marks
UNION ALL
SELECT article, 'remarks', article, kind, position, start, stop, reads FROM remarks
UNION ALL
SELECT article, 'problems', article, 'problem', position, start, stop, reads FROM problems;
