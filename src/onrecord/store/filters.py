"""Which statements of a record file: a Filter, and its SQL."""

import re
import unicodedata
from datetime import date

from msgspec import Struct

WORD_OR_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')


class Filter(Struct, frozen=True, kw_only=True):
    """Which statements; every condition that is given must hold.

    `speaker`, `place` and `outlet` match a name that holds them, whatever case and accents ("raad" finds "Mohammad
    Raad"); `country` is an ISO 3166-1 alpha-3 code. `since` and `until` are days, both included, on which a statement
    was made or, where that is not known, its article was published. `text` is words and "phrases" in double quotation
    marks, all of which the statement holds.
    """

    speaker: str | None = None
    place: str | None = None
    country: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    authority: str | None = None
    commitment: str | None = None
    text: str | None = None


OF_FINDING = "EXISTS (SELECT 1 FROM findings WHERE statement = statements.key AND field = '{0}' AND {1})"
HOLDS = "instr(fold(value), fold(?)) > 0"
# a statement's days, or the article's day where nothing says when it was made
MADE_SINCE = """coalesce((SELECT last_day FROM findings WHERE statement = statements.key AND field = 'said_on'),
  substr(published, 1, 10)) >= ?"""
MADE_UNTIL = """coalesce((SELECT first_day FROM findings WHERE statement = statements.key AND field = 'said_on'),
  substr(published, 1, 10)) <= ?"""
CONDITIONS = {
    "speaker": OF_FINDING.format("speaker", HOLDS),
    "place": OF_FINDING.format("place", HOLDS),
    "country": OF_FINDING.format("place", "country = upper(?)"),
    "outlet": "instr(fold(outlet), fold(?)) > 0",
    "since": MADE_SINCE,
    "until": MADE_UNTIL,
    "authority": OF_FINDING.format("authority", "value = ?"),
    "commitment": OF_FINDING.format("commitment", "value = ?"),
    "text": "statements.key IN (SELECT rowid FROM statements_search WHERE statements_search MATCH ?)",
}


def conditions(where: Filter) -> tuple[str, list[str]]:
    """The SQL condition of a Filter over `statements` and `articles`, and its parameters."""
    given = {name: getattr(where, name) for name in CONDITIONS if getattr(where, name) is not None}
    terms = [CONDITIONS[name] for name in given]
    values = [search_terms(value) if name == "text" else plain(str(value)) for name, value in given.items()]
    return " AND ".join(terms) or "TRUE", values


def search_terms(text: str) -> str:
    """What a person typed, as an FTS5 query in which nothing but words and phrases means anything.

    >>> search_terms('cease-fire "not now" OR')
    '"cease-fire" "not now" "OR"'
    """
    found = [phrase or word for phrase, word in WORD_OR_PHRASE.findall(plain(text))]
    return " ".join(f'"{term}"' for term in found) or '""'


def fold(text: str | None) -> str | None:
    """A name without case and accents, for comparing."""
    if text is None:
        return None
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


def plain(text: str) -> str:
    """A text that SQLite can take: without NUL, at which it would stop, and half surrogate pairs, which it refuses."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
