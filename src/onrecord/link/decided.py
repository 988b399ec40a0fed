"""What corrections and the registry say about entities: whom they are about, who is whom, who is told apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from onrecord.link.anchored import Anchored, part_namings
from onrecord.link.recognised import Recognised
from onrecord.schema import Anchor, Correction, Link, Notes, Verdict

REGISTRY = "registry"  # the telling apart that is no correction's


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that nobody took back, in the order in which they were made."""
    every = sorted(corrections, key=lambda each: each.id)
    undone = {each.undoes for each in every}
    return [each for each in every if each.action != "undo" and each.id not in undone]


def by(correction: Correction) -> str:
    """What `Link.by` says of an edge that a correction makes."""
    return f"correction {correction.id}"


def said(correction: Correction) -> str:
    """Who decided it, when and why, in words."""
    return f"{correction.by}, {correction.at}{': ' if correction.reason else ''}{correction.reason}"


def with_namings_parted(
    notes: Sequence[Notes], given: Sequence[Correction]
) -> tuple[list[Notes], dict[str, list[str]]]:
    """The notes with parted namings, and the keys of the new entities by that of the one that they were part of."""
    apart: dict[str, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for correction in given:
        for anchor in correction.left if correction.action == "split" else ():
            if not anchor.whole:
                apart[anchor.article][correction.id].append(anchor)
    parted: list[Notes] = []
    came_from: dict[str, list[str]] = defaultdict(list)
    for each in notes:
        article, kept = each.article.id, each
        if article in apart:
            kept, origins = part_namings(each, list(apart[article].values()))
            for new, old in origins.items():
                origin = old
                while origin in origins:
                    origin = origins[origin]
                came_from[f"{article}#{origin}"].append(f"{article}#{new}")
        parted.append(kept)
    return parted, came_from


class Decided:
    """Corrections in force, with the entities that each is about; and who is known, after what people say of it.

    `sides` gives for a correction the keys of its left and its right, `told` for an entity the side that it is on of
    each telling apart, `recognised` the edges to the registry that are left.
    """

    def __init__(
        self, given: list[Correction], notes: Sequence[Notes], can_act: Set[str], recognised: Recognised
    ) -> None:
        self.given = given
        anchored = Anchored(notes, (anchor for each in given for anchor in (*each.left, *each.right)))

        def found(side: Sequence[Anchor]) -> list[str]:
            keys = (anchored.entity(anchor) for anchor in side)
            return list(dict.fromkeys(key for key in keys if key and key in can_act))

        self.sides = {each.id: (found(each.left), found(each.right)) for each in given}
        self.links: list[Link] = []
        self.recognised = self._with_decisions(recognised)
        self.told: dict[str, dict[str, str]] = defaultdict(dict)
        for each in given:
            if each.action == "split" and not each.known_as:
                for side, keys in zip(("right", "left"), reversed(self.sides[each.id]), strict=True):
                    for key in keys:
                        self.told[key][by(each)] = side
        for key, id in self.recognised.sides.items():
            self.told[key][REGISTRY] = id

    def _with_decisions(self, recognised: Recognised) -> Recognised:
        """What the registry recognises, less what people say is not so, with what they say is."""
        sides, by_name, links = dict(recognised.sides), set(recognised.by_name), list(recognised.links)
        for each in self.given:
            left, right = self.sides[each.id]
            if each.action == "merge" and each.known_as and each.known_as in recognised.ids:
                links = [link for link in links if link.left not in left]
                sides |= dict.fromkeys(left, each.known_as)
                by_name |= set(left)
                self._say(each, left, "same")
            elif each.action == "split":
                not_they = {each.known_as} if each.known_as else {sides[key] for key in right if key in sides}
                wrong = {key for key in left if sides.get(key) in not_they}
                links = [
                    link for link in links if link.left not in left or link.right.partition(":")[2] not in not_they
                ]
                sides = {key: id for key, id in sides.items() if key not in wrong}
                if each.known_as:
                    self._say(each, left, "different")
        return Recognised(links, sides, by_name, recognised.ids)

    def _say(self, correction: Correction, keys: Sequence[str], verdict: Verdict) -> None:
        node = f"registry:{correction.known_as}"
        self.links += [Link(key, node, verdict, by(correction), said(correction)) for key in keys]

    def tellings(self, keys: Iterable[str]) -> list[dict[str, str]]:
        """The tellings apart that have two of these keys on two sides, each with the side of every key."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for key in keys:
            for name, side in self.told.get(key, {}).items():
                found[name][key] = side
        return [sides for _, sides in sorted(found.items()) if len(set(sides.values())) > 1]

    def teller(self, one: str, other: str) -> str | None:
        """The correction that tells two entities apart, None where none does."""
        left, right = self.told.get(one, {}), self.told.get(other, {})
        return refusal(left, right)


def refusal(left: Mapping[str, str], right: Mapping[str, str]) -> str | None:
    """The correction of which two entities or groups are on two sides; the registry refuses nothing to a person."""
    return next(
        (name for name, side in sorted(left.items()) if right.get(name, side) != side and name != REGISTRY), None
    )
