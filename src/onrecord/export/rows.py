"""One statement with all that an exporter may ask of it: its speaker, place, day, saying, and who is meant."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from onrecord.schema import (
    Actor,
    Article,
    Entity,
    Finding,
    Place,
    Record,
    Reference,
    Saying,
    Span,
    StanceHolder,
    Statement,
    When,
)
from onrecord.tell.dates import parse_day
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.people import People, Speaker


class Row(Struct, frozen=True):
    """A report and its way in the record. Texts are as the sources have them: a format disarms what it must."""

    report: Report
    lookup: Lookup
    people: People

    @property
    def article(self) -> Article:
        return self.report.article

    @property
    def statement(self) -> Statement:
        return self.report.statement

    @property
    def speaker(self) -> Speaker:
        """Whoever is reported to have spoken, as the roundup calls them."""
        return self.people.speaker(self.report)

    @property
    def anchor(self) -> tuple[Span, ...]:
        """Where the statement stands: its content, or the cue or source of one whose words are not given."""
        whole = self.statement.content or self.statement.cue or self.statement.source
        return tuple(span for span in whole if span.start < span.end)

    @property
    def reference(self) -> Reference | None:
        return self.statement.speaker.value if self.statement.speaker else None

    def actor(self, reference: Reference | None) -> Actor | None:
        """The actor across articles that is meant, where there is one."""
        return self.lookup.actors.get(f"{self.article.id}#{reference.entity}") if reference else None

    def entity(self, reference: Reference | None) -> Entity | None:
        return self.lookup.entity(self.article, reference) if reference else None

    def names(self, *found: Finding[Reference] | None) -> tuple[str, ...]:
        """The names to print for who is meant."""
        return tuple(self.lookup.printed(self.article, each.value) for each in found if each)

    def stances(self, holder: StanceHolder) -> tuple[str, ...]:
        """`Mina Holt: negative` for each target that the speaker, or the narrator, takes a stance toward."""
        found = (each.value for each in self.statement.stances if each.value.holder == holder)
        return tuple(f"{self.lookup.printed(self.article, each.toward)}: {each.value}" for each in found)

    def entity_values(self, field: str) -> tuple[str, ...]:
        """All values of the speaker's `roles` or `affiliations` in this article."""
        entity = self.entity(self.reference)
        return tuple(dict.fromkeys(each.value for each in getattr(entity, field))) if entity else ()

    @property
    def place(self) -> Place:
        return self.statement.place.value if self.statement.place else Place("")

    @property
    def said_on(self) -> When:
        return self.statement.said_on.value if self.statement.said_on else When("")

    @property
    def day(self) -> date | None:
        """The day of speaking; of publication where that is not known."""
        return parse_day(self.said_on.first) or parse_day(self.article.published)

    @property
    def saying(self) -> Saying | None:
        return self.lookup.sayings.get(self.statement.id)

    def words(self) -> str:
        """The content as the article has it, gaps shown."""
        return self.article.read(*self.statement.content)


class Rows:
    """A record's statements in record order, and by article."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.lookup = Lookup(record)
        self.people = People(self.lookup)

    def __iter__(self) -> Iterator[Row]:
        for report in self.lookup.reports.values():
            yield Row(report, self.lookup, self.people)

    def by_article(self) -> Iterator[tuple[Article, list[Row]]]:
        """Each article with its statements in text order, articles without any included."""
        own: dict[str, list[Row]] = {notes.article.id: [] for notes in self.lookup.notes}
        for row in self:
            own[row.article.id].append(row)
        for notes in self.lookup.notes:
            yield notes.article, own[notes.article.id]


def value(finding: Finding[str] | None) -> str | None:
    """What was found, or None."""
    return finding.value if finding else None
