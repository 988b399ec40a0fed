"""Actors: who is the same in several articles, by the same full name. Every entity that can act is in one actor.

A person needs two parts of a name: a bare surname says nothing across articles. A description ("the minister") is
nobody's name. A middle initial may be left out ("Ada Lorne", "Ada K. Lorne"), but where two of a name differ in it
nobody knows whom the bare name means. Nor does a name decide of which one article keeps two bearers apart: *unsure*.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.link.groups import Groups
from onrecord.link.wording import words_of
from onrecord.schema import Actor, Entity, Link, Notes

NOT_ACTORS = frozenset(("place", "document"))
BY_NAME = "same name"


class Bearer(Struct, frozen=True):
    """An entity of an article, with the key that names it in the record: `article id#entity id`."""

    key: str
    article: str
    entity: Entity


def actors(notes: Sequence[Notes]) -> tuple[list[Actor], list[Link]]:
    """The actors, by their id, and the edges between their entities."""
    bearers = [
        Bearer(f"{each.article.id}#{entity.id}", each.article.id, entity)
        for each in notes
        for entity in each.entities
        if entity.type not in NOT_ACTORS
    ]
    groups: Groups[str] = Groups(bearer.key for bearer in bearers)
    links = []
    for same_name in _by_name(bearers):
        for link in _judged(same_name):
            links.append(link)
            if link.verdict == "same":
                groups.join(link.left, link.right)
    members: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        members[groups.of(bearer.key)].append(bearer)
    found = [
        Actor(f"actor:{key}", _name_to_print(group), tuple(sorted(bearer.key for bearer in group)))
        for key, group in members.items()
    ]
    return sorted(found, key=lambda actor: actor.id), links


def _by_name(bearers: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    """Those who bear one name, people apart from bodies; an unknown type goes with the people of that name."""
    people, bodies = defaultdict(list), defaultdict(list)
    unknown = []
    for bearer in bearers:
        name = _name(bearer.entity)
        if not name:
            continue
        if bearer.entity.type == "person":
            people[name].append(bearer)
        elif bearer.entity.type == "unknown":
            unknown.append((name, bearer))
        else:
            bodies[name].append(bearer)
    for name, bearer in unknown:
        (people if name in people else bodies)[name].append(bearer)
    for of_kind in (people, bodies):
        for name in sorted(of_kind):
            if len(of_kind[name]) > 1:
                yield of_kind[name]


def _name(entity: Entity) -> str:
    """The folded name by which an entity is known everywhere; empty where its name does not identify it."""
    words = words_of(entity.name)
    if entity.type == "person":
        words = [word for word in words if len(word) > 1]
    return "" if entity.name.islower() or (entity.type == "person" and len(words) < 2) else " ".join(words)


def _initials(entity: Entity) -> str:
    """The middle initials of a person's name."""
    return " ".join(word for word in words_of(entity.name) if len(word) == 1) if entity.type == "person" else ""


def _judged(bearers: list[Bearer]) -> Iterator[Link]:
    """An edge from the first bearer of a name to each other."""
    in_article = Counter(bearer.article for bearer in bearers)
    genders = {bearer.entity.gender for bearer in bearers} - {"unknown"}
    doubt = ""
    if any(count > 1 for count in in_article.values()):
        doubt = "an article keeps two of this name apart"
    elif len(genders) > 1:
        doubt = "one name, but a woman here and a man there"
    groups = _by_initials(bearers)
    if not doubt and len({initials for initials in groups if initials}) > 1:
        for group in groups.values():
            yield from _edges(group, "")
        bearers = [min(group, key=lambda each: each.key) for group in groups.values()]
        doubt = "a middle initial tells two of this name apart"
    yield from _edges(bearers, doubt)


def _by_initials(bearers: list[Bearer]) -> dict[str, list[Bearer]]:
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        groups[_initials(bearer.entity)].append(bearer)
    return groups


def _edges(bearers: list[Bearer], doubt: str) -> Iterator[Link]:
    first, *others = sorted(bearers, key=lambda bearer: bearer.key)
    for other in others:
        if first.article == other.article:
            yield Link(first.key, other.key, "different", BY_NAME, "one article keeps two of this name apart")
        elif doubt:
            yield Link(first.key, other.key, "unsure", BY_NAME, doubt)
        else:
            yield Link(first.key, other.key, "same", BY_NAME, f"the same full name, {other.entity.name}")


def _name_to_print(bearers: list[Bearer]) -> str:
    """The spelling that most articles use."""
    spellings = Counter(bearer.entity.name for bearer in bearers)
    return max(spellings, key=lambda name: (spellings[name], name))
