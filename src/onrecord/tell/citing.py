"""Labels for what a roundup cites: the article's number and a letter, "2c", given in the order of first citation."""

from collections.abc import Callable

from msgspec import Struct

from onrecord.schema import Event, Notes, Remark, Statement
from onrecord.tell.dates import in_words, parse_day
from onrecord.tell.lookup import Lookup, outlet_name
from onrecord.tell.pieces import Citation, Piece, Source


class _Cited(Struct):
    number: int
    citations: dict[str, Citation]


class Citer:
    """Gives each article a number and each of its cited statements, events and remarks a letter, once."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._cited: dict[str, _Cited] = {}

    def statement(self, notes: Notes, statement: Statement) -> Piece:
        spans = (statement.content, statement.cue, statement.source)
        return self._cite(notes, statement.id, lambda label: Citation(label, *spans))

    def event(self, notes: Notes, event: Event) -> Piece:
        return self._cite(notes, f"event {event.id}", lambda label: Citation(label, narrator=event.evidence))

    def remark(self, notes: Notes, remark: Remark) -> Piece:
        key = f"remark {remark.kind} {remark.span.start} {remark.span.end}"
        return self._cite(notes, key, lambda label: Citation(label, narrator=(remark.span,)))

    def article(self, article_id: str) -> Piece:
        """A citation of a whole article, by its number."""
        return Piece("cite", str(self._of(article_id).number))

    def sources(self, copies: dict[str, str]) -> tuple[Source, ...]:
        """All articles by number, those that are not cited last. `copies`: article id to its original's."""
        for notes in self.lookup.notes:
            self._of(notes.article.id)
        articles = {notes.article.id: notes.article for notes in self.lookup.notes}
        return tuple(
            Source(
                cited.number,
                articles[key],
                outlet_name(articles[key]),
                _published(articles[key].published),
                tuple(cited.citations.values()),
                self._of(copies[key]).number if copies.get(key) in articles else None,
            )
            for key, cited in self._cited.items()
        )

    def _of(self, article_id: str) -> _Cited:
        return self._cited.setdefault(article_id, _Cited(len(self._cited) + 1, {}))

    def _cite(self, notes: Notes, key: str, make: Callable[[str], Citation]) -> Piece:
        cited = self._of(notes.article.id)
        if key not in cited.citations:
            cited.citations[key] = make(f"{cited.number}{letters(len(cited.citations))}")
        return Piece("cite", cited.citations[key].label)


def letters(index: int) -> str:
    """0, 1 ... 25, 26 as a, b ... z, aa."""
    name = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        name = chr(ord("a") + digit) + name
    return name


def _published(published: str | None) -> str:
    day = parse_day(published)
    return in_words(day) if day else "date not known"
