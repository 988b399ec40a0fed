"""Lines of a news page that are not the article's own words, told by what they say: see `lang/en/page_lines.tsv`."""

import re
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from onrecord.lang import Entry, lexicon
from onrecord.schema import ParagraphKind

LONGEST = 600  # characters; a longer paragraph is never one of these
EDGES = " \t\xa0:.…>»›→|·•*-–—[]<«‹←▶►"
SEPARATOR = re.compile(r"\s*[:|—–>»]|\s+-\s")


class PageLine(NamedTuple):
    """What a line is: the kind of paragraph, and the name of the sort of thing for the list of what was left out."""

    kind: ParagraphKind
    what: str


@lru_cache(maxsize=512)  # a page asks two or three times about each of its lines
def read_page_line(line: str) -> PageLine | None:
    """What `line` is if it is not the article's own words; None for running text."""
    if len(line) > LONGEST:
        return None
    words = line.replace("’", "'").lower().split()
    plain = " ".join(words)
    bare = plain.strip(EDGES)
    for entry in _table()["whole"].get(bare, ()):
        return _page_line(entry)
    for opening in {words[0], words[0].rstrip(":|—–>»")} if words else ():
        for entry in _table()["start"].get(opening, ()):
            if _fits(entry, words) and _starts(plain, entry["phrase"], labelled=False):
                return _page_line(entry)
        for entry in _table()["start:"].get(opening, ()):
            if (
                _fits(entry, words)
                and _starts(plain, entry["phrase"], labelled=True)
                and not _is_sentence(entry, plain)
            ):
                return _page_line(entry)
    for entry in _table()["end"].get("", ()):
        if _fits(entry, words) and bare.endswith(entry["phrase"]):
            return _page_line(entry)
    return None


def _starts(plain: str, phrase: str, *, labelled: bool) -> bool:
    if not plain.startswith(phrase):
        return False
    rest = plain[len(phrase) :]
    return bool(SEPARATOR.match(rest)) if labelled else not rest[:1].isalnum() or not phrase[-1].isalnum()


def _is_sentence(entry: Entry, plain: str) -> bool:
    """A label before a full sentence ("More: he said it was over.") is running text, not a link."""
    return entry["kind"] == "boilerplate" and plain.endswith((".", '"', "”"))


def _fits(entry: Entry, words: list[str]) -> bool:
    return not entry["longest"] or len(words) <= int(entry["longest"])


def _page_line(entry: Entry) -> PageLine:
    return PageLine(_kind(entry), entry["what"])


def _kind(entry: Entry) -> ParagraphKind:
    for kind in get_args(ParagraphKind):
        if kind == entry["kind"]:
            return kind  # type: ignore[no-any-return]
    raise entry.error(f"no kind of paragraph is called {entry['kind']!r}")


@cache
def _table() -> dict[str, dict[str, tuple[Entry, ...]]]:
    table: dict[str, dict[str, tuple[Entry, ...]]] = {"whole": {}, "start": {}, "start:": {}, "end": {}}
    for entry in lexicon("en", "page_lines"):
        where, phrase = entry["where"], entry["phrase"]
        if where not in table:
            raise entry.error(f"{where!r} is not one of {', '.join(table)}")
        if entry["longest"] and not entry["longest"].isdigit():
            raise entry.error("the longest is a number of words, or -")
        _kind(entry)
        key = phrase if where == "whole" else "" if where == "end" else phrase.split()[0]
        table[where][key] = (*table[where].get(key, ()), entry)
    return table
