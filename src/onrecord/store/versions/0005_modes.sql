-- Version 5: modes of acts.

ALTER TABLE findings ADD COLUMN mode TEXT; -- of an act: PLOVER's mode, and how its deed stands ("violence, conditional")
