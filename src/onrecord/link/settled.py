"""Actors as they are settled: what linking found, then what the registry knows, then what people decided.

A person's word counts for more than the registry, and that for more than linking. Whatever is overruled is an edge that
says by what. Of two corrections that cannot both hold the one that tells apart does, and the other is an *unsure* edge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from onrecord.gazetteer import fold
from onrecord.link.anchored import Anchored, part_namings
from onrecord.link.groups import Groups
from onrecord.link.parting import Part, Sides, parts_of
from onrecord.link.recognised import BY_REGISTRY, Recognised, recognise
from onrecord.registry import Registry
from onrecord.schema import Actor, Anchor, Correction, Entity, Link, Notes

REGISTRY = "registry"  # the telling apart that is no correction's


class Settled(Struct, frozen=True):
    """The notes with namings parted as corrections say, the actors, and the edges between their entities."""

    notes: list[Notes]
    actors: list[Actor]
    links: list[Link]


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that nobody took back, in the order in which they were made."""
    every = sorted(corrections, key=lambda each: each.id)
    undone = {each.undoes for each in every}
    return [each for each in every if each.kind != "undo" and each.id not in undone]


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
        self.given, self.proposed, self.registry = given, links, registry
        self.notes, came_from = _with_namings_parted(notes, given)
        self.members = {
            actor.id: [*actor.entities, *(key for each in actor.entities for key in came_from.get(each, ()))]
            for actor in actors
        }
        self.names = {actor.id: actor.name for actor in actors}
        self.entities: dict[str, Entity] = {
            f"{each.article.id}#{entity.id}": entity for each in self.notes for entity in each.entities
        }
        can_act = {key for keys in self.members.values() for key in keys}
        anchored = Anchored(self.notes, (anchor for each in given for anchor in (*each.left, *each.right)))
        self.sides: dict[int, tuple[list[str], list[str]]] = {}
        for each in given:
            left, right = (
                list(dict.fromkeys(key for anchor in side if (key := anchored.entity(anchor)) in can_act and key))
                for side in (each.left, each.right)
            )
            self.sides[each.id] = left, right
        self.recognised = recognise(self.notes, can_act, registry) if len(registry) else Recognised([], {}, set())
        self.added: list[Link] = list(self.recognised.links)
        self.tellings = dict(self._tellings())

    def _tellings(self) -> Iterator[tuple[str, Sides]]:
        """Who is told from whom: by the registry, and by each split. Corrections first: they tell surer."""
        for each in self.given:
            if each.kind == "split":
                left, right = self.sides[each.id]
                yield by(each), dict.fromkeys(right, "right") | dict.fromkeys(left, "left")
        yield REGISTRY, self.recognised.sides

    def settled(self) -> Settled:
        parts = [part for members in self.members.values() for part in self._parts(members)]
        groups: Groups[int] = Groups(range(len(parts)))
        self._join(parts, groups)
        together: dict[int, list[Part]] = defaultdict(list)
        for at, part in enumerate(parts):
            together[groups.of(at)].append(part)
        members = [sorted(key for part in group for key in part.members) for group in together.values()]
        actor_of = {key: min(group) for group in members for key in group}
        links = self._links(members, actor_of)
        return Settled(self.notes, sorted(self._actors(members, actor_of), key=lambda actor: actor.id), links)

    def _parts(self, members: list[str]) -> list[Part]:
        own = set(members)
        relevant = [
            sides
            for sides in self.tellings.values()
            if len({sides[key] for key in (own & sides.keys() if len(own) < len(sides) else sides) if key in own}) > 1
        ]
        return parts_of(members, relevant, self._marks) if relevant else [Part((), sorted(members))]

    def _marks(self, key: str) -> set[str]:
        entity = self.entities[key]
        return {fold(each.value) for each in (*entity.roles, *entity.affiliations)} - {""}

    def _join(self, parts: list[Part], groups: Groups[int]) -> None:
        """Join parts that the registry or a correction says are one, unless a correction tells them apart."""
        part_of = {key: at for at, part in enumerate(parts) for key in part.members}
        on: dict[int, dict[str, str]] = {
            at: {
                name: side for name, sides in self.tellings.items() for key in part.members if (side := sides.get(key))
            }
            for at, part in enumerate(parts)
        }

        def refusal(one: int, other: int) -> str | None:
            left, right = on[groups.of(one)], on[groups.of(other)]
            return next(
                (name for name, side in left.items() if right.get(name, side) != side and name != REGISTRY), None
            )

        def join(one: int, other: int) -> None:
            merged = on[groups.of(one)] | on[groups.of(other)]
            groups.join(one, other)
            on[groups.of(one)] = merged

        for each in self.given:
            if each.kind != "merge" or not all(self.sides[each.id]):
                continue
            (left, *_), (right, *_) = self.sides[each.id]
            contrary = refusal(part_of[left], part_of[right])
            if contrary is None:
                join(part_of[left], part_of[right])
                self.added.append(Link(left, right, "same", by(each), said(each)))
            else:
                self.added.append(
                    Link(left, right, "unsure", by(each), f"{said(each)}, but {contrary} tells them apart")
                )
        first: dict[str, int] = {}
        for key, id in sorted(self.recognised.sides.items()):
            at = part_of[key]
            there = first.setdefault(id, at)
            if (
                groups.of(there) != groups.of(at)
                and refusal(there, at) is None
                and self._one_identity(on, groups, there, at)
            ):
                join(there, at)

    def _one_identity(self, on: dict[int, dict[str, str]], groups: Groups[int], one: int, other: int) -> bool:
        left, right = (on[groups.of(each)].get(REGISTRY) for each in (one, other))
        return left == right

    def _actors(self, members: list[list[str]], actor_of: Mapping[str, str]) -> Iterator[Actor]:
        renamed, excluded = {}, set()
        for each in self.given:
            keys = self.sides[each.id][0]
            if each.kind == "rename" and keys:
                renamed[actor_of[keys[0]]] = each.name
            elif each.kind == "exclude" and keys:
                excluded.add(actor_of[keys[0]])
        proposed = {key: id for id, keys in self.members.items() for key in keys}
        for group in members:
            known = sorted({id for key in group if (id := self.recognised.sides.get(key))})
            known_as = known[0] if len(known) == 1 else None
            by_name = known_as is not None and any(key in self.recognised.by_name for key in group)
            name = self.registry.by_id[known_as].name if known_as and by_name else self._name(group, proposed)
            yield Actor(
                f"actor:{group[0]}", renamed.get(group[0]) or name, tuple(group), known_as, group[0] in excluded
            )

    def _name(self, group: list[str], proposed: Mapping[str, str]) -> str:
        """What linking would print where it proposed this very group or one that holds it, else the commonest name."""
        origins = {proposed[key] for key in group}
        if len(origins) == 1 and (origin := origins.pop()) and len(self.members[origin]) == len(group):
            return self.names[origin]
        counted: dict[str, int] = defaultdict(int)
        for key in group:
            entity = self.entities[key]
            counted[entity.name] += 1 if entity.name[:1].isupper() or not entity.name.islower() else 0
        return max(counted, key=lambda name: (counted[name], name))

    def _links(self, members: list[list[str]], actor_of: Mapping[str, str]) -> list[Link]:
        """The edges: those that linking proposed, except where they were overruled, and those that overrule."""
        overruled = [
            link for link in self.proposed if link.verdict == "same" and actor_of[link.left] != actor_of[link.right]
        ]
        kept = [link for link in self.proposed if link not in set(overruled)]
        connected: Groups[str] = Groups(actor_of)
        for link in (*kept, *self.added):
            if link.verdict == "same" and link.right in actor_of and actor_of[link.left] == actor_of[link.right]:
                connected.join(link.left, link.right)
        nodes: dict[tuple[str, str], str] = {}
        for key, id in sorted(self.recognised.sides.items()):  # whoever is one of the registry's is one
            connected.join(nodes.setdefault((actor_of[key], id), key), key)
        for group in members:
            for key in group[1:]:
                if connected.of(key) != connected.of(group[0]):
                    connected.join(key, group[0])
                    self.added.append(Link(group[0], key, "same", "settled", "one of those who were not told apart"))
        return [*kept, *self.added, *self._telling_links(actor_of, overruled)]

    def _telling_links(self, actor_of: Mapping[str, str], overruled: list[Link]) -> Iterator[Link]:
        for each in self.given:
            left, right = self.sides[each.id]
            if each.kind == "split" and left and right and actor_of[left[0]] != actor_of[right[0]]:
                yield Link(left[0], right[0], "different", by(each), said(each))
        for link in overruled:
            left_id, right_id = (self.recognised.sides.get(key) for key in (link.left, link.right))
            if left_id and right_id and left_id != right_id:
                reason = f"{link.reason}, but the registry knows them as {left_id} and {right_id}"
                yield structs.replace(link, verdict="different", by=BY_REGISTRY, reason=reason)
            else:
                told = next((name for name in self.tellings if name != REGISTRY and self._tells(name, link)), None)
                verdict = "different" if told else "unsure"
                reason = f"{link.reason}, but {told or 'two of them are told apart'}"
                yield structs.replace(link, verdict=verdict, by=told or link.by, reason=reason)

    def _tells(self, name: str, link: Link) -> bool:
        left, right = (self.tellings[name].get(key) for key in (link.left, link.right))
        return left is not None and right is not None and left != right


def by(correction: Correction) -> str:
    """What `Link.by` says of an edge that a correction makes."""
    return f"correction {correction.id}"


def said(correction: Correction) -> str:
    """Who decided it, when and why, in words."""
    return f"{correction.by}, {correction.at}{': ' if correction.reason else ''}{correction.reason}"


def _with_namings_parted(
    notes: Sequence[Notes], given: Sequence[Correction]
) -> tuple[list[Notes], dict[str, list[str]]]:
    """The notes with parted namings, and the keys of the new entities by that of the one that they were part of."""
    apart: dict[str, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for correction in given:
        for anchor in correction.left if correction.kind == "split" else ():
            if not anchor.whole:
                apart[anchor.article][correction.id].append(anchor)
    parted: list[Notes] = []
    came_from: dict[str, list[str]] = defaultdict(list)
    for each in notes:
        article = each.article.id
        if article in apart:
            each, origins = part_namings(each, list(apart[article].values()))
            for new, old in origins.items():
                while old in origins:
                    old = origins[old]
                came_from[f"{article}#{old}"].append(f"{article}#{new}")
        parted.append(each)
    return parted, came_from
