"""Finding one's way in a record: statements by id with their articles, actors by entity, outlets by name."""

from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct

from onrecord.schema import Actor, Article, Entity, Notes, Record, Reference, Saying, Statement
from onrecord.tell.harmless import brief, one_line


class Report(Struct, frozen=True):
    """A statement together with the notes it stands in, and what to call their outlet."""

    notes: Notes
    statement: Statement
    outlet: str

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
    def numbers(self) -> dict[str, int]:
        """Article id to its number in a roundup, from 1."""
        return {notes.article.id: number for number, notes in enumerate(self.notes, 1)}

    @cached_property
    def originals(self) -> dict[str, str]:
        """Article id to the id of the first of its near-copies, for articles that have any."""
        groups = {article: [article] for article in self.numbers}
        for link in self.record.links:
            if link.by == "near-copy" and link.verdict == "same" and {link.left, link.right} <= self.numbers.keys():
                left, right = sorted((groups[link.left], groups[link.right]), key=len)
                if left is not right:
                    right += left
                    groups |= dict.fromkeys(left, right)
        return {each: min(group, key=self.numbers.__getitem__) for each, group in groups.items() if len(group) > 1}

    def outlet(self, article: Article) -> str:
        """What to call the outlet in a sentence: its name, its host, or the source's number."""
        if article.outlet and article.outlet.strip():
            return brief(article.outlet)
        host = _host(article.url)
        return host.removeprefix("www.") if host else f"source {self.numbers[article.id]}"

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Statement id to report, in text order within an article."""
        return {
            statement.id: Report(notes, statement, self.outlet(notes.article))
            for notes in self.notes
            for statement in sorted(notes.statements, key=by_position)
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

    @cached_property
    def excluded(self) -> frozenset[str]:
        """The keys of the entities whose statements are not told."""
        return frozenset(key for actor in self.record.actors if actor.excluded for key in actor.entities)

    def printed(self, article: Article, reference: Reference) -> str:
        """The name to print for who is meant: the actor's, where there is one."""
        actor = self.actors.get(f"{article.id}#{reference.entity}")
        return actor.name if actor else reference.name

    def given_name(self, actor: Actor) -> str:
        """The name that a person or the registry gives an actor, empty where it is one that an article has."""
        named = any(self.entities[key].name == actor.name for key in actor.entities if key in self.entities)
        return "" if named else actor.name

    def entity(self, article: Article, reference: Reference) -> Entity | None:
        """The article's entity that is referred to, if the text decides."""
        return None if reference.entity is None else self.entities.get(f"{article.id}#{reference.entity}")

    @cached_property
    def groups(self) -> list[tuple[Report, tuple[Report, ...]]]:
        """Each utterance once: the first report at hand of its longest wording, and the other reports of it."""
        told: set[str] = set()
        groups: list[tuple[Report, tuple[Report, ...]]] = []
        for key, report in self.reports.items():
            if key in told:
                continue
            saying = self.sayings.get(key)
            members = [self.reports[each] for each in saying.statements if each in self.reports] if saying else [report]
            told.update(member.statement.id for member in members)
            first = members[0]
            if len(members) > 1:
                longest = plain_words(first)
                first = min((each for each in members if plain_words(each) == longest), key=self._order)
            groups.append((first, tuple(sorted((each for each in members if each is not first), key=self._order))))
        return groups

    def _order(self, report: Report) -> int:
        return self.numbers[report.article.id]


def plain_words(report: Report) -> str:
    """The letters and digits of what was said: equal where wordings differ in marks and spaces only."""
    return "".join(character for character in report.words().casefold() if character.isalnum())


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(brief(url, 2000)).hostname if url else None
    except ValueError:
        return None


def _by_date(notes: Notes) -> tuple[str, str, str]:
    article = notes.article
    return (article.published or "9999", article.outlet or "", article.id)


def by_position(statement: Statement) -> tuple[int, int, str]:
    spans = (*statement.content, *statement.cue, *statement.source)
    return (min(spans).start, max(spans).end, statement.id) if spans else (0, 0, statement.id)
