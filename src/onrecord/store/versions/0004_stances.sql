-- Version 4: how a statement shows its targets. The value of such a finding is the target, as of one in the field "targets".

ALTER TABLE findings ADD COLUMN holder TEXT; -- of a stance: speaker or narrator
ALTER TABLE findings ADD COLUMN stance TEXT; -- negative, neutral, positive
