"""Labels for what a roundup cites: the article's number and a letter, "2c".

Articles are numbered by date, and within an article its statements are lettered in the order of the text, then its
events and remarks; so a label stays the same whatever a roundup is sorted by and filtered to.
"""

from collections.abc import Iterable, Iterator

from onrecord.schema import Article, Event, Notes, Remark, Span, Statement
from onrecord.tell.dates import in_words, parse_day
from onrecord.tell.lookup import Lookup, by_position
from onrecord.tell.pieces import Citation, Piece, Sentence, Source

Spans = tuple[Span, ...]


class Citer:
    """The labels of one record."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._citations: dict[str, dict[str, Citation]] = {}
        for notes in lookup.notes:
            number = lookup.numbers[notes.article.id]
            self._citations[notes.article.id] = {
                key: Citation(f"{number}{letters(index)}", content, cue, source, narrator)
                for index, (key, content, cue, source, narrator) in enumerate(_citable(notes))
            }

    def statement(self, article: Article, statement: Statement) -> Piece:
        return self._cite(article, statement.id)

    def event(self, article: Article, event: Event) -> Piece:
        return self._cite(article, f"event {event.id}")

    def remark(self, article: Article, remark: Remark) -> Piece:
        return self._cite(article, _remark_key(remark))

    def article(self, article_id: str) -> Piece:
        """A citation of a whole article, by its number."""
        return Piece("cite", str(self.lookup.numbers[article_id]))

    def sources(self, told: Iterable[Sentence]) -> tuple[Source, ...]:
        """All articles of the record, each with what `told` cites of it."""
        used = {label for sentence in told for label in sentence.citations}
        return tuple(
            Source(
                self.lookup.numbers[notes.article.id],
                notes.article,
                self.lookup.outlet(notes.article),
                _published(notes.article.published),
                tuple(each for each in self._citations[notes.article.id].values() if each.label in used),
                self._original(notes.article),
            )
            for notes in self.lookup.notes
        )

    def _cite(self, article: Article, key: str) -> Piece:
        return Piece("cite", self._citations[article.id][key].label)

    def _original(self, article: Article) -> int | None:
        original = self.lookup.originals.get(article.id, article.id)
        return None if original == article.id else self.lookup.numbers[original]


def letters(index: int) -> str:
    """0, 1 ... 25, 26 as a, b ... z, aa."""
    name = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        name = chr(ord("a") + digit) + name
    return name


def _citable(notes: Notes) -> Iterator[tuple[str, Spans, Spans, Spans, Spans]]:
    """Key, content, cue, source and narrator's spans of all that can be cited, in the order of its letters."""
    for statement in sorted(notes.statements, key=by_position):
        yield statement.id, statement.content, statement.cue, statement.source, ()
    for event in notes.events:
        yield f"event {event.id}", (), (), (), event.evidence
    for remark in sorted(notes.remarks, key=lambda each: (each.span, each.kind)):
        yield _remark_key(remark), (), (), (), (remark.span,)


def _remark_key(remark: Remark) -> str:
    return f"remark {remark.kind} {remark.span.start} {remark.span.end}"


def _published(published: str | None) -> str:
    day = parse_day(published)
    return in_words(day) if day else "date not known"
