"""What a person typed into a search, as full-text terms that SQLite can take."""

import re

WORD_OR_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')


def search_terms(text: str) -> str:
    """What a person typed, as an FTS5 query in which nothing but words and phrases means anything.

    >>> search_terms('cease-fire "not now" OR')
    '"cease-fire" "not now" "OR"'
    """
    found = [phrase or word for phrase, word in WORD_OR_PHRASE.findall(plain(text))]
    return " ".join(f'"{term}"' for term in found) or '""'


def plain(text: str) -> str:
    """A text that SQLite can take: without NUL, at which it would stop, and half surrogate pairs, which it refuses."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
