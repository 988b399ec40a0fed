"""The actors of a record as a list: who, what they are said to be, how much they say, how sure it is that each is one.

A handle is what a person types for an actor: the first characters of a hash of its id, as many as make it the only one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b

from msgspec import Struct

from onrecord.errors import CorrectionRefused
from onrecord.gazetteer import fold
from onrecord.registry import Registry
from onrecord.schema import Actor, Entity, EntityType, Finding, Link, Notes, Record, Span
from onrecord.tell.harmless import brief
from onrecord.tell.lookup import Lookup

SHORTEST = 4  # characters of a handle
ARTICLE = 6  # characters of an article's handle
SHOWN = 10  # candidates of an ambiguous name


class Naming(Struct, frozen=True):
    """One naming of an actor: what the article reads there, and whose entity it is."""

    article: str
    span: Span
    words: str
    entity: str


class Listed(Struct, frozen=True):
    """An actor with what the record knows of it.

    `roles` and `affiliations` are those that most articles give first; `spellings` are the names in the articles.
    `sure` is the score of the weakest edge that holds it together, None for one that stands in one article only and is
    not of the registry; `because` says what those edges rest on.
    """

    handle: str
    id: str
    name: str
    type: EntityType
    known_as: str | None
    excluded: bool
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    spellings: tuple[str, ...]
    statements: int
    articles: int
    outlets: tuple[str, ...]
    sure: float | None
    because: tuple[str, ...]


class Question(Struct, frozen=True):
    """What nothing decides: whether `left` is one with `right`, a handle or `registry:ID`, and why it is open."""

    left: str
    right: str
    names: tuple[str, str]
    outlets: tuple[str, str]
    reason: str
    by: str
    score: float


class Roster:
    """A record's actors, by handle, name and entity."""

    def __init__(self, record: Record, registry: Registry) -> None:
        self.record, self.registry = record, registry
        self.lookup = Lookup(record)
        self.actors = {actor.id: actor for actor in record.actors}
        self.actor_of = {key: actor.id for actor in record.actors for key in actor.entities}

    @cached_property
    def handles(self) -> dict[str, str]:
        """Handle by actor id."""
        digests = sorted((blake2b(id.encode(), digest_size=16).hexdigest(), id) for id in self.actors)
        found = {}
        for at, (digest, id) in enumerate(digests):
            beside = [digests[near][0] for near in (at - 1, at + 1) if 0 <= near < len(digests)]
            size = max([SHORTEST, *(_common(digest, other) + 1 for other in beside)])
            found[id] = digest[:size]
        return found

    @cached_property
    def listed(self) -> dict[str, Listed]:
        """Every actor by id: who speaks most first."""
        said: Counter[str] = Counter()
        for notes in self.record.notes:
            for statement in notes.statements:
                speaker = statement.speaker.value.entity if statement.speaker else None
                said[self.actor_of.get(f"{notes.article.id}#{speaker}", "")] += 1
        edges: dict[str, list[Link]] = defaultdict(list)
        for link in self.record.links:
            if link.verdict == "same" and link.left in self.actor_of:
                id = self.actor_of[link.left]
                if link.right in self.actor_of or link.right == f"registry:{self.actors[id].known_as}":
                    edges[id].append(link)
        rows = [self._listed(actor, said[actor.id], edges[actor.id]) for actor in self.record.actors]
        rows.sort(key=lambda row: (-row.statements, -len(row.outlets), -row.articles, fold(row.name), row.id))
        return {row.id: row for row in rows}

    def _listed(self, actor: Actor, said: int, edges: Sequence[Link]) -> Listed:
        entities = [self.lookup.entities[key] for key in actor.entities]
        articles = {article.id: article for key in actor.entities for article in [self.lookup.articles_of_entity[key]]}
        kinds: Counter[EntityType] = Counter(entity.type for entity in entities if entity.type != "unknown")
        return Listed(
            self.handles[actor.id],
            actor.id,
            brief(actor.name),
            max(kinds, key=lambda kind: (kinds[kind], kind)) if kinds else "unknown",
            actor.known_as,
            actor.excluded,
            _values(entity.roles for entity in entities),
            _values(entity.affiliations for entity in entities),
            _ranked(brief(entity.name) for entity in entities),
            said,
            len(articles),
            _ranked(self.lookup.outlet(article) for article in articles.values()),
            min((link.score for link in edges), default=None),
            _ranked(link.by for link in edges),
        )

    @cached_property
    def questions(self) -> list[Question]:
        """The unsure edges between actors, and to known actors, each pair once, the likeliest first."""
        found: dict[tuple[str, str], Question] = {}
        for link in self.record.links:
            left, right = self.actor_of.get(link.left), self.actor_of.get(link.right)
            if link.verdict != "unsure" or left is None:
                continue
            known = self.registry.by_id.get(link.right.removeprefix("registry:")) if right is None else None
            if right is not None and right != left:
                names = self.actors[left].name, self.actors[right].name
                pair = self.handles[left], self.handles[right]
                outlets = self._outlet(link.left), self._outlet(link.right)
            elif known is not None and self.actors[left].known_as is None:
                names, pair = (self.actors[left].name, known.name), (self.handles[left], link.right)
                outlets = self._outlet(link.left), "registry"
            else:
                continue
            question = Question(*pair, (brief(names[0]), brief(names[1])), outlets, link.reason, link.by, link.score)
            there = found.setdefault((min(pair), max(pair)), question)
            if question.score > there.score:
                found[min(pair), max(pair)] = question
        speaks = {row.handle: row.statements for row in self.listed.values()}
        weight = {pair: max(speaks.get(handle, 0) for handle in pair) for pair in found}
        return [found[pair] for pair in sorted(found, key=lambda pair: (-weight[pair], -found[pair].score, pair))]

    def _outlet(self, key: str) -> str:
        return self.lookup.outlet(self.lookup.articles_of_entity[key])

    def find(self, words: str) -> Listed:
        """The actor whom a person means by a handle, an id (also the registry's) or a name.

        A name is looked for whole before it is looked for as a part. CorrectionRefused where it is nobody's, and with
        the candidates where it is several actors'.
        """
        by_handle = [row for row in self.listed.values() if len(words) >= SHORTEST and row.handle == words.lower()]
        by_id = [
            row for row in self.listed.values() if words and words in (row.id, row.known_as, f"registry:{row.known_as}")
        ]
        wanted = fold(words)
        named = {row.id: {fold(name) for name in (row.name, *row.spellings)} for row in self.listed.values()}
        whole = [self.listed[id] for id, names in named.items() if wanted in names]
        part = [self.listed[id] for id, names in named.items() if wanted and any(wanted in name for name in names)]
        for rows in (by_handle, by_id, whole, part):
            if len(rows) == 1:
                return rows[0]
            if rows:
                raise CorrectionRefused(f"{brief(words)!r} can be {_candidates(rows)}; say which by its handle")
        raise CorrectionRefused(f"there is no actor {brief(words)!r} in this record")

    def like(self, words: str) -> list[Listed]:
        """The actors of whose names and spellings one has this in it, or to whom this is a handle."""
        wanted = fold(words)
        return [
            row
            for row in self.listed.values()
            if not wanted or row.handle == words or any(wanted in fold(name) for name in (row.name, *row.spellings))
        ]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every article by its id."""
        return {notes.article.id: notes.article.text for notes in self.record.notes}

    @cached_property
    def outlets(self) -> dict[str, str]:
        """What to call the outlet of every article, by its id."""
        return {notes.article.id: self.lookup.outlet(notes.article) for notes in self.record.notes}

    @cached_property
    def article_handles(self) -> dict[str, str]:
        """The first characters of every article's id that no other begins with, by id."""
        ids = sorted(notes.article.id for notes in self.record.notes)
        return {
            id: id[: max([ARTICLE, *(_common(id, ids[near]) + 1 for near in (at - 1, at + 1) if 0 <= near < len(ids))])]
            for at, id in enumerate(ids)
        }

    def find_namings(self, id: str, places: Iterable[str]) -> list[Naming]:
        """The namings of an actor at places: `ARTICLE` for all in an article, `ARTICLE:START` for the one there.

        CorrectionRefused where the actor is not named there, or the article could be another.
        """
        every = self.namings(id)
        found: dict[Naming, None] = {}
        for place in places:
            article, _, start = place.partition(":")
            articles = {each.article for each in every if article and each.article.startswith(article)}
            if len(articles) > 1:
                raise CorrectionRefused(
                    f"{brief(article)!r} begins the ids of {len(articles)} articles; write more of it"
                )
            at = [each for each in every if each.article in articles and start in ("", str(each.span.start))]
            if not at:
                raise CorrectionRefused(f"{self.listed[id].name} is not named at {brief(place)!r}")
            found |= dict.fromkeys(at)
        return list(found)

    def namings(self, id: str) -> list[Naming]:
        """Every naming of an actor, by article in the order of a roundup, then in text order."""
        keys = set(self.actors[id].entities)
        found = []
        for notes in self.lookup.notes:
            for entity in notes.entities:
                if f"{notes.article.id}#{entity.id}" in keys:
                    found += _namings(notes, entity)
        return found


def _namings(notes: Notes, entity: Entity) -> list[Naming]:
    article = notes.article
    spans = sorted(set(entity.mentions))
    return [
        Naming(article.id, each, article.text[each.start : each.end], f"{article.id}#{entity.id}") for each in spans
    ]


def _values(found: Iterable[Iterable[Finding[str]]]) -> tuple[str, ...]:
    return _ranked(brief(each.value) for findings in found for each in findings)


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    """The values, the commonest first, those that differ in case and marks only as one."""
    counted = Counter(values)
    ranked = sorted(counted, key=lambda value: (-counted[value], value))
    return tuple({fold(value): value for value in reversed(ranked)}.values())[::-1]


def _common(one: str, other: str) -> int:
    """How many characters two words begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _candidates(rows: Sequence[Listed]) -> str:
    shown = [f"{row.handle} {row.name} ({row.statements} statements)" for row in rows[:SHOWN]]
    more = [f"{len(rows) - SHOWN} more"] if len(rows) > SHOWN else []
    return ", ".join([*shown, *more])
