"""Finding one's way in a record: statements by id with their articles, actors by entity, outlets by name."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct

from onrecord.schema import Actor, Article, Entity, Notes, Record, Reference, Saying, Statement
from onrecord.tell.harmless import one_line


class Report(Struct, frozen=True):
    """A statement together with the notes it stands in."""

    notes: Notes
    statement: Statement

    @property
    def article(self) -> Article:
        return self.notes.article

    def words(self) -> str:
        """The content as the article has it, gaps shown."""
        return one_line(self.article.read(*self.statement.content))


class Lookup:
    """A record with its cross-references resolved. Everything is in the order of `articles`: by date, outlet, id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.notes = tuple(sorted(record.notes, key=_by_date))

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Statement id to report, in text order within an article."""
        return {
            statement.id: Report(notes, statement)
            for notes in self.notes
            for statement in sorted(notes.statements, key=_by_position)
        }

    @cached_property
    def sayings(self) -> dict[str, Saying]:
        """Statement id to the saying it is a report of, for statements that have one."""
        return {each: saying for saying in self.record.sayings for each in saying.statements}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entity key (`article id#entity id`) to entity."""
        return {f"{notes.article.id}#{entity.id}": entity for notes in self.notes for entity in notes.entities}

    @cached_property
    def articles_of_entity(self) -> dict[str, Article]:
        """Entity key to the article it stands in."""
        return {f"{notes.article.id}#{entity.id}": notes.article for notes in self.notes for entity in notes.entities}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Entity key to the actor across articles."""
        return {key: actor for actor in self.record.actors for key in actor.entities}

    def entity(self, article: Article, reference: Reference) -> Entity | None:
        """The article's entity that is referred to, if the text decides."""
        return None if reference.entity is None else self.entities.get(f"{article.id}#{reference.entity}")

    def groups(self) -> Iterator[tuple[Report, tuple[Report, ...]]]:
        """Each utterance once: the longest wording at hand, and the other reports of it."""
        told: set[str] = set()
        for key, report in self.reports.items():
            if key in told:
                continue
            saying = self.sayings.get(key)
            members = [self.reports[each] for each in saying.statements if each in self.reports] if saying else [report]
            told.update(member.statement.id for member in members)
            yield members[0], tuple(members[1:])


def outlet_name(article: Article) -> str:
    """What to call the outlet in a sentence: its name, its host, or the article's title."""
    if article.outlet and article.outlet.strip():
        return one_line(article.outlet)
    host = _host(article.url)
    if host:
        return host.removeprefix("www.")
    return f"the article “{one_line(article.title)}”" if article.title else "an outlet that the source does not name"


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(one_line(url)).hostname if url else None
    except ValueError:
        return None


def _by_date(notes: Notes) -> tuple[str, str, str]:
    article = notes.article
    return (article.published or "9999", article.outlet or "", article.id)


def _by_position(statement: Statement) -> tuple[int, int, str]:
    spans = (*statement.content, *statement.cue, *statement.source)
    return (min(spans).start, max(spans).end, statement.id) if spans else (0, 0, statement.id)
