"""The errors that On Record raises, all of them one-line messages that a person can act on.

OnRecordError
├── InputError          an input that cannot be read: path, and line or offset where known
│   ├── UnsafeInput     an input that must not be read: an escaping zip name, a private address, a bomb
│   └── NoArticle       a page or file that holds no article
├── RecordError         a record file that is not ours, is newer, corrupted, locked, or on a full disk
│   └── UnfitNotes      one article's notes that no record can hold; the file is well, and others can be added
├── CorrectionRefused   a correction that cannot be: of nobody, in a circle, against another, or of one of several
├── GoldError           a gold file or inline-marked text that cannot be scored
├── LexiconError        a row of a bundled lexicon or gazetteer that cannot be used: file and line
└── ModelError          a model file that is missing or damaged: file and the way to mend it
"""


class OnRecordError(Exception):
    """Base of all. `path` names the input; `line` counts from 1; the message says what `offset` counts."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None, offset: int | None = None):
        self.message, self.path, self.line, self.offset = message, path, line, offset
        where = ":".join(str(part) for part in (path, line) if part is not None)
        at = f" (at {offset})" if offset is not None else ""
        super().__init__(f"{where}: {message}{at}" if where else f"{message}{at}")


class InputError(OnRecordError):
    """An input that cannot be read."""


class UnsafeInput(InputError):
    """An input that must not be read."""


class NoArticle(InputError):
    """A page or file that holds no article."""


class RecordError(OnRecordError):
    """A record file that cannot be used."""


class UnfitNotes(RecordError):
    """One article's notes that no record can hold."""


class CorrectionRefused(OnRecordError):
    """A correction of actors that cannot be made."""


class GoldError(OnRecordError):
    """A gold file that cannot be scored."""


class LexiconError(OnRecordError):
    """A bundled lexicon row that cannot be used."""


class ModelError(OnRecordError):
    """A model file that cannot be used."""
