-- Version 2: what people decided about actors, and the registry of known actors.

-- Rows are only ever added: taking a correction back is a correction of its own.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'exclude', 'undo')),
  made_by TEXT NOT NULL,         -- who, in the words that they gave
  made_at TEXT NOT NULL,         -- ISO 8601, UTC
  reason TEXT NOT NULL,
  name TEXT,                     -- the new name, of a rename
  known_as TEXT,                 -- the id of the known actor that a merge or split is with
  undoes INTEGER UNIQUE REFERENCES corrections
) STRICT;

-- Where the articles name those whom a correction is about. `article` is the id and no key: a correction outlives the
-- rows of an article that is read again.
CREATE TABLE correction_anchors (
  correction INTEGER NOT NULL REFERENCES corrections ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  position INTEGER NOT NULL,     -- the order in which they are tried
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  whole INTEGER NOT NULL,        -- 1: all that the article says of whoever is named here; 0: this naming only
  reads TEXT NOT NULL,
  PRIMARY KEY (correction, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_anchors_by_article ON correction_anchors (article);

CREATE TABLE known_actors (      -- the registry
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,            -- as in entities
  gender TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_values (      -- what else the registry says of them, several of each
  actor TEXT NOT NULL REFERENCES known_actors ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('aliases', 'weak_aliases', 'countries', 'identifiers')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (actor, field, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_roles (
  actor TEXT NOT NULL REFERENCES known_actors ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,           -- empty for a bare membership
  body TEXT NOT NULL,
  country TEXT NOT NULL,         -- ISO 3166-1 alpha-3
  since TEXT NOT NULL,           -- ISO 8601, as far as it is known: year, month or day
  until TEXT NOT NULL,
  PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;
