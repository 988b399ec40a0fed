"""Actors as they are settled: what linking found, then what the registry knows, then what people decided.

A person's word counts for more than the registry, and that for more than linking. Whatever is overruled is an edge that
says by what. Of two corrections that cannot both hold the one that tells apart does, and the other is an *unsure* edge.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from onrecord.gazetteer import fold
from onrecord.link.decided import REGISTRY, Decided, by, in_force, refusal, said, with_namings_parted
from onrecord.link.groups import Groups
from onrecord.link.namesakes import usual
from onrecord.link.parting import Part, parts_of
from onrecord.link.recognised import BY_REGISTRY, NOBODY, recognise
from onrecord.registry import Registry
from onrecord.schema import Actor, Correction, Entity, Link, Notes

BY_REST = "not told apart"


class Settled(Struct, frozen=True):
    """The notes with namings parted as corrections say, the actors, and the edges between their entities."""

    notes: list[Notes]
    actors: list[Actor]
    links: list[Link]


def settle(
    notes: Sequence[Notes],
    actors: Sequence[Actor],
    links: Sequence[Link],
    registry: Registry,
    corrections: Sequence[Correction],
) -> Settled:
    """The actors that linking proposes, settled by the registry and by corrections; no order changes the outcome."""
    given = in_force(corrections)
    if not given and not len(registry):
        return Settled(list(notes), list(actors), list(links))
    return _Settling(notes, actors, links, registry, given).settled()


class _Settling:
    def __init__(
        self,
        notes: Sequence[Notes],
        actors: Sequence[Actor],
        links: Sequence[Link],
        registry: Registry,
        given: list[Correction],
    ) -> None:
        self.proposed_links, self.registry = links, registry
        self.notes, came_from = with_namings_parted(notes, given)
        self.proposed = {
            actor.id: sorted([*actor.entities, *(key for each in actor.entities for key in came_from.get(each, ()))])
            for actor in actors
        }
        self.names = {actor.id: actor.name for actor in actors}
        self.entities: dict[str, Entity] = {
            f"{each.article.id}#{entity.id}": entity for each in self.notes for entity in each.entities
        }
        self.group_of = {key: id for id, keys in self.proposed.items() for key in keys}
        known = recognise(self.notes, self.group_of, registry) if len(registry) else NOBODY
        self.decided = Decided(given, self.notes, self.group_of.keys(), known)
        self.added: list[Link] = [*self.decided.links, *self.decided.recognised.links]

    def settled(self) -> Settled:
        parts = [part for members in self.proposed.values() for part in self._parts(members)]
        groups: Groups[int] = Groups(range(len(parts)))
        self._join(parts, groups)
        together: dict[int, list[str]] = defaultdict(list)
        for at, part in enumerate(parts):
            together[groups.of(at)] += part.members
        members = [sorted(group) for group in together.values()]
        actor_of = {key: group[0] for group in members for key in group}
        links = self._links(members, actor_of)
        return Settled(self.notes, sorted(self._actors(members, actor_of), key=lambda actor: actor.id), links)

    def _parts(self, members: list[str]) -> list[Part]:
        tellings = self.decided.tellings(members)
        return parts_of(members, tellings, self._marks) if tellings else [Part((), members)]

    def _marks(self, key: str) -> set[str]:
        entity = self.entities[key]
        return {fold(each.value) for each in (*entity.roles, *entity.affiliations)} - {""}

    def _join(self, parts: list[Part], groups: Groups[int]) -> None:
        """Join parts that a correction or the registry says are one, unless a correction tells them apart."""
        part_of = {key: at for at, part in enumerate(parts) for key in part.members}
        sides = [
            {name: side for key in part.members for name, side in self.decided.told.get(key, {}).items()}
            for part in parts
        ]

        def join(one: int, other: int) -> None:
            both = sides[groups.of(one)] | sides[groups.of(other)]
            groups.join(one, other)
            sides[groups.of(one)] = both

        for each in self.decided.given:
            left, right = self.decided.sides[each.id]
            if each.action == "merge" and left and right:
                one, other = part_of[left[0]], part_of[right[0]]
                told = refusal(sides[groups.of(one)], sides[groups.of(other)])
                if told is None:
                    join(one, other)
                    self.added.append(Link(left[0], right[0], "same", by(each), said(each)))
                else:
                    reason = f"{said(each)}; but {told} tells them apart"
                    self.added.append(Link(left[0], right[0], "unsure", by(each), reason))
        first: dict[str, int] = {}
        for key, id in sorted(self.decided.recognised.sides.items()):
            one, other = first.setdefault(id, part_of[key]), part_of[key]
            left_sides, right_sides = sides[groups.of(one)], sides[groups.of(other)]
            if refusal(left_sides, right_sides) is None and left_sides[REGISTRY] == right_sides[REGISTRY]:
                join(one, other)

    def _actors(self, members: list[list[str]], actor_of: Mapping[str, str]) -> Iterator[Actor]:
        renamed, excluded, first_of_merge = {}, set(), {}
        for each in self.decided.given:
            left, right = self.decided.sides[each.id]
            if each.action == "rename" and left:
                renamed[actor_of[left[0]]] = each.name
            elif each.action == "exclude" and left:
                excluded.add(actor_of[left[0]])
            elif each.action == "merge" and left and right and actor_of[left[0]] == actor_of[right[0]]:
                first_of_merge[actor_of[left[0]]] = left[0]
        known = self.decided.recognised
        for group in members:
            ids = sorted({known.sides[key] for key in group if key in known.sides})
            known_as = ids[0] if len(ids) == 1 else None
            if known_as and any(key in known.by_name for key in group):
                name = self.registry.by_id[known_as].name
            else:
                name = self._name(group, first_of_merge.get(group[0]))
            yield Actor(
                f"actor:{group[0]}", renamed.get(group[0]) or name, tuple(group), known_as, group[0] in excluded
            )

    def _name(self, group: list[str], first: str | None) -> str:
        """The name of whoever stands `first` in a merge, else of all: as linking prints it, or as most articles do."""
        origin = self.group_of[first or group[0]]
        own = [key for key in group if not first or self.group_of[key] == origin]
        if own == self.proposed[origin]:
            return self.names[origin]
        return usual(self.entities[key].name for key in own)

    def _links(self, members: list[list[str]], actor_of: Mapping[str, str]) -> list[Link]:
        """The edges: those that linking proposed except where they were overruled, and those that overrule."""
        kept: list[Link] = []
        overruled: list[Link] = []
        for link in self.proposed_links:
            holds = link.verdict != "same" or actor_of[link.left] == actor_of[link.right]
            (kept if holds else overruled).append(link)
        connected: Groups[str] = Groups(actor_of)
        for link in (*kept, *self.added):
            if link.verdict == "same" and actor_of[link.left] == actor_of.get(link.right):
                connected.join(link.left, link.right)
        nodes: dict[tuple[str, str], str] = {}
        for key, id in sorted(self.decided.recognised.sides.items()):  # two who are one of the registry's are one
            connected.join(nodes.setdefault((actor_of[key], id), key), key)
        for group in members:
            for key in group[1:]:
                if connected.of(key) != connected.of(group[0]):
                    connected.join(key, group[0])
                    self.added.append(Link(group[0], key, "same", BY_REST, "linked through others that are told apart"))
        return [*kept, *self.added, *self._splits(actor_of), *map(self._overruled, overruled)]

    def _splits(self, actor_of: Mapping[str, str]) -> Iterator[Link]:
        for each in self.decided.given:
            left, right = self.decided.sides[each.id]
            if each.action == "split" and left and right and actor_of[left[0]] != actor_of[right[0]]:
                yield Link(left[0], right[0], "different", by(each), said(each))

    def _overruled(self, link: Link) -> Link:
        """An edge of linking between two that are told apart now, with what it says and what tells them apart."""
        told = self.decided.teller(link.left, link.right)
        ids = [self.decided.recognised.sides.get(key) for key in (link.left, link.right)]
        if told:
            return structs.replace(link, verdict="different", by=told, reason=f"in spite of {link.reason}")
        if all(ids) and ids[0] != ids[1]:
            reason = f"the registry knows them as {ids[0]} and {ids[1]}, in spite of {link.reason}"
            return structs.replace(link, verdict="different", by=BY_REGISTRY, reason=reason)
        reason = f"{link.reason}; but two who are linked so are told apart, and nothing says which of them this is"
        return structs.replace(link, verdict="unsure", reason=reason)
