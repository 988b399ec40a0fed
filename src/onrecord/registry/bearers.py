"""Who of a registry can bear a name, and who held an office on a day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from onrecord.names import Comparison, Kind, compare, keys, parse
from onrecord.registry.known import Held, KnownActor, KnownRole
from onrecord.registry.offices import described, fit, is_of_body
from onrecord.registry.registry import Registry
from onrecord.schema import EntityType

COMPARED = 64  # known actors that a name is compared with; more share a key only in a registry of one family
DOUBTFUL = 0.3  # score of a comparison below which a name says nothing


class Bearer(Struct, frozen=True):
    """A known actor whose name, or an alias, is or may be the name at hand."""

    actor: KnownActor
    alias: str
    comparison: Comparison
    is_weak: bool

    @property
    def is_sure(self) -> bool:
        """Whether the name alone says that it is this actor's."""
        return self.comparison.verdict == "same" and not self.is_weak


class Holder(Struct, frozen=True):
    """A known actor with an office that fits a description, and whether it was held on the day."""

    actor: KnownActor
    role: KnownRole
    held: Held


class Bearers:
    """A registry's actors by their names and by the heads of their offices."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._known: dict[tuple[str, EntityType], list[Bearer]] = {}

    def bearing(self, name: str, kind: EntityType) -> list[Bearer]:
        """The known actors whom `name` may name, each by the alias that fits best, the likeliest first."""
        known = self._known.get((name, kind))
        if known is None:
            found = sorted(self._bearing(name, kind), key=lambda each: (-each.comparison.score, each.actor.id))
            known = self._known[name, kind] = found
        return known

    def _bearing(self, name: str, kind: EntityType) -> Iterator[Bearer]:
        candidates: dict[str, KnownActor] = {}
        for as_kind in _kinds(kind):
            for key in self._keys_of(name, as_kind):
                for actor in self._by_key.get((as_kind, key), [])[:COMPARED]:
                    candidates.setdefault(actor.id, actor)
        for actor in candidates.values():
            if may_be(kind, actor.type):
                best = max(self._compared(name, actor), key=lambda each: _rank(each, name))
                if best.comparison.verdict == "same" or best.comparison.score >= DOUBTFUL:
                    yield best

    def _compared(self, name: str, actor: KnownActor) -> Iterator[Bearer]:
        kind: Kind = "person" if actor.type == "person" else "body"
        for alias, is_weak in _aliases(actor):
            yield Bearer(actor, alias, compare(name, alias, kind), is_weak)

    def holding(self, description: str, day: date | None) -> list[Holder]:
        """The known actors who held the office that a description names of a country or body, on a day or undated.

        Nobody where the description names neither country nor body, or is of any one ("a minister") or of a former one.
        """
        said = described(description)
        found = []
        for word in sorted(said.words):
            for actor, role in self._by_title_word.get(word, ()):
                countries = {role.country} if role.country else set(actor.countries)
                of_it = bool(said.countries & countries) if not role.body else is_of_body(description, role)
                if of_it and not said.is_open and fit(description, role) == "same":
                    held = role.held_on(day) if day else "undated"
                    if held != "no":
                        found.append(Holder(actor, role, held))
        return list({(each.actor.id, each.role): each for each in found}.values())

    @cached_property
    def _by_key(self) -> dict[tuple[Kind, str], list[KnownActor]]:
        found: dict[tuple[Kind, str], dict[str, KnownActor]] = defaultdict(dict)
        for actor in self.registry.actors:
            for kind in _kinds(actor.type):
                for alias, _ in _aliases(actor):
                    for key in self._keys_of(alias, kind, registering=True):
                        found[kind, key][actor.id] = actor
        return {key: list(actors.values()) for key, actors in found.items()}

    @staticmethod
    def _keys_of(name: str, kind: Kind, registering: bool = False) -> tuple[str, ...]:
        """The keys of a name; a single part is looked up among surnames, which every known person's name gives."""
        parts = parse(name, kind).parts if kind == "person" else ()
        surname = (f"surname {parts[-1].plain}",) if parts and (registering or len(parts) == 1) else ()
        return (*keys(name, kind), *surname)

    @cached_property
    def _by_title_word(self) -> dict[str, list[tuple[KnownActor, KnownRole]]]:
        found: dict[str, list[tuple[KnownActor, KnownRole]]] = defaultdict(list)
        for actor in self.registry.actors:
            for role in actor.roles:
                words = described(role.title).words
                if words:
                    found[min(words, key=lambda word: (-len(word), word))].append((actor, role))
        return dict(found)


def _rank(bearer: Bearer, name: str) -> tuple[bool, bool, float, str]:
    """An alias in the name's own script explains more than one in another."""
    return bearer.is_sure, bearer.alias.isascii() == name.isascii(), bearer.comparison.score, bearer.alias


def may_be(kind: EntityType, known: EntityType) -> bool:
    """Whether what an article takes for one kind can be known as another: people are not bodies."""
    return "unknown" in (kind, known) or (kind == "person") == (known == "person")


def _kinds(kind: EntityType) -> tuple[Kind, ...]:
    return ("person", "body") if kind == "unknown" else ("person",) if kind == "person" else ("body",)


def _aliases(actor: KnownActor) -> Iterator[tuple[str, bool]]:
    for alias in (actor.name, *actor.aliases):
        yield alias, False
    for alias in actor.weak_aliases:
        yield alias, True
