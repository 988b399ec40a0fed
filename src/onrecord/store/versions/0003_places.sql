-- Version 3: where places lie, and the places that an article names.

ALTER TABLE findings ADD COLUMN unit TEXT;        -- of a place: the first-level unit that it lies in
ALTER TABLE findings ADD COLUMN latitude REAL;    -- of a place: degrees, WGS 84
ALTER TABLE findings ADD COLUMN longitude REAL;
ALTER TABLE findings ADD COLUMN geonames INTEGER; -- of a place: its id in GeoNames

CREATE TABLE toponyms (          -- a place that the article names, and whether it means the place itself
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  reads TEXT NOT NULL,
  use TEXT NOT NULL,             -- location, actor (who rules or lives there), modifier ("Dutch"), part of a name
  place TEXT NOT NULL,           -- its usual name
  country TEXT,                  -- ISO 3166-1 alpha-3
  unit TEXT,
  latitude REAL,
  longitude REAL,
  geonames INTEGER,
  maker TEXT NOT NULL,           -- why this place and no other of the name
  score REAL NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

DROP VIEW quotations;

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
  place.unit AS unit,
  place.latitude AS latitude,
  place.longitude AS longitude,
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

DROP VIEW spans;

-- All spans of all tables, with what each is said to read.
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
SELECT article, 'problems', article, 'problem', position, start, stop, reads FROM problems
UNION ALL
SELECT article, 'toponyms', article, 'toponym', position, start, stop, reads FROM toponyms;
