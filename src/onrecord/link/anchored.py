"""Whom an anchor names in the notes at hand, and namings parted from those whom the notes took them for.

An anchor outlives re-reading because the text of an article never changes and its id is a hash of it: the entity meant
is the one named at the anchor's characters, or else the one whose naming shares most of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from onrecord.schema import Anchor, Entity, Event, Finding, Notes, Reference, Span, Statement

REFERRING = ("speaker", "on_behalf_of", "addressee")
HALF = 0.5  # of the characters of either, for two spans to name the same


class Anchored:
    """The entities of notes, found by anchors."""

    def __init__(self, notes: Iterable[Notes], anchors: Iterable[Anchor]) -> None:
        wanted = {anchor.article for anchor in anchors}
        self._namings = {
            each.article.id: sorted((span, entity.id) for entity in each.entities for span in entity.mentions)
            for each in notes
            if each.article.id in wanted
        }

    def entity(self, anchor: Anchor) -> str | None:
        """The key of the entity that is named at an anchor, `article id#entity id`; None where nobody is."""
        found = named_at(anchor.span, self._namings.get(anchor.article, ()))
        return None if found is None else f"{anchor.article}#{found[1]}"


def named_at(span: Span, namings: Sequence[tuple[Span, int]]) -> tuple[Span, int] | None:
    """The naming at a span, and by it the entity; the closest of those that share at least half of the characters."""
    best = max(namings, key=lambda naming: (_share(span, naming[0]), -naming[1], naming[0]), default=None)
    return best if best and _share(span, best[0]) >= HALF else None


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0.0, common / max(1, min(one.end - one.start, other.end - other.start))) - 0.001 * _differ(one, other)


def _differ(one: Span, other: Span) -> int:
    return abs(one.start - other.start) + abs(one.end - other.end)


def part_namings(notes: Notes, apart: Sequence[Sequence[Anchor]]) -> tuple[Notes, dict[int, int]]:
    """Notes in which each group of namings is somebody of its own, and for each new entity the one it was part of.

    A group that is all the namings of an entity leaves that entity as it is.
    """
    came_from: dict[int, int] = {}
    for anchors in apart:
        namings = sorted((span, entity.id) for entity in notes.entities for span in entity.mentions)
        by_entity: dict[int, set[Span]] = defaultdict(set)
        for anchor in anchors:
            if (found := named_at(anchor.span, namings)) is not None:
                by_entity[found[1]].add(found[0])
        for old, spans in sorted(by_entity.items()):
            entity = next(each for each in notes.entities if each.id == old)
            if spans < set(entity.mentions):
                new = max(each.id for each in notes.entities) + 1
                came_from[new] = old
                notes = _Parting(notes, entity, spans, new).notes()
    return notes, came_from


class _Parting:
    """One entity's notes as they become those of two."""

    def __init__(self, notes: Notes, entity: Entity, apart: set[Span], new: int) -> None:
        self.given, self.entity, self.apart = notes, entity, apart
        self.stays, self.leaves = self._entity(entity.id, False), self._entity(new, True)

    def notes(self) -> Notes:
        kept = (self.stays if each.id == self.entity.id else each for each in self.given.entities)
        return structs.replace(
            self.given,
            entities=(*kept, self.leaves),
            statements=tuple(self._statement(each) for each in self.given.statements),
            events=tuple(self._event(each) for each in self.given.events),
        )

    def _entity(self, id: int, leaves: bool) -> Entity:
        spans = tuple(span for span in self.entity.mentions if (span in self.apart) == leaves)
        read = [self.given.article.text[span.start : span.end] for span in spans]
        own = any(self.entity.name in words for words in read) or (not leaves and not read)
        return structs.replace(
            self.entity,
            id=id,
            name=self.entity.name if own else max(read, key=len),
            mentions=spans,
            roles=tuple(each for each in self.entity.roles if self._leaves(each.evidence) == leaves),
            affiliations=tuple(each for each in self.entity.affiliations if self._leaves(each.evidence) == leaves),
            terms=tuple(each for each in self.entity.terms if self._leaves(each.evidence) == leaves),
        )

    def _leaves(self, evidence: Sequence[Span]) -> bool:
        """Whether what rests on this evidence goes with the namings that leave: by the naming that is nearest to it."""
        return bool(evidence) and min(self.entity.mentions, key=lambda span: _distance(span, evidence[0])) in self.apart

    def _meant(self, found: Finding[Reference] | None, first: Sequence[Span] = ()) -> Finding[Reference] | None:
        """The reference, to the one who leaves where the words that it rests on name that one."""
        if found is None or found.value.entity != self.entity.id:
            return found
        on = next((naming for span in (*first, *found.evidence) for naming in self._named(span)), None)
        who = self.leaves if on in self.apart else self.stays
        return structs.replace(found, value=structs.replace(found.value, name=who.name, entity=who.id))

    def _named(self, span: Span) -> list[Span]:
        return [naming for naming in self.entity.mentions if naming.start < span.end and span.start < naming.end]

    def _several(self, found: Iterable[Finding[Reference]]) -> tuple[Finding[Reference], ...]:
        return tuple(meant for each in found if (meant := self._meant(each)))

    def _statement(self, statement: Statement) -> Statement:
        changed: dict[str, object] = {
            field: self._meant(getattr(statement, field), statement.source if field == "speaker" else ())
            for field in REFERRING
        }
        return structs.replace(statement, **changed, targets=self._several(statement.targets))

    def _event(self, event: Event) -> Event:
        return structs.replace(event, actors=self._several(event.actors), targets=self._several(event.targets))


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def speaking_as(notes: Notes, names: Mapping[str, str]) -> Notes:
    """Notes whose speakers have the names that their entities' keys are given in `names`."""

    def renamed(statement: Statement) -> Statement:
        speaker = statement.speaker
        name = names.get(f"{notes.article.id}#{speaker.value.entity}") if speaker else None
        if speaker is None or name in (None, speaker.value.name):
            return statement
        return structs.replace(
            statement, speaker=structs.replace(speaker, value=structs.replace(speaker.value, name=name))
        )

    return structs.replace(notes, statements=tuple(renamed(each) for each in notes.statements))
