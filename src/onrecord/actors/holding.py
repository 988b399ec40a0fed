"""Whether corrections hold: what a correction says against what the record makes of it."""

from collections.abc import Iterator, Sequence

from onrecord.link.anchored import Anchored
from onrecord.link.decided import in_force
from onrecord.link.settled import Settled
from onrecord.registry import Registry
from onrecord.schema import Anchor, Correction


def unheld(settled: Settled, registry: Registry, corrections: Sequence[Correction]) -> Iterator[tuple[Correction, str]]:
    """The corrections in force that the actors do not bear out, each with the reason.

    It happens where an article is read again and names nobody any more where a correction was made, or takes two for
    one that a correction tells apart; and where the registry lost whom a correction names.
    """
    given = in_force(corrections)
    anchored = Anchored(settled.notes, (anchor for each in given for anchor in (*each.left, *each.right)))
    actor_of = {key: actor.id for actor in settled.actors for key in actor.entities}
    known_as = {actor.id: actor.known_as for actor in settled.actors}

    def whose(side: Sequence[Anchor]) -> str | None:
        keys = (anchored.entity(anchor) for anchor in side)
        return next((actor_of[key] for key in keys if key in actor_of), None)

    sides = {each.id: (whose(each.left), whose(each.right)) for each in given}
    for each in given:
        left, right = sides[each.id]
        if left is None or (each.right and right is None):
            yield each, "the articles name nobody any more where it was made"
        elif each.known_as and each.known_as not in registry.by_id:
            yield each, f"the registry has no {each.known_as!r} any more"
        elif each.known_as and (known_as[left] == each.known_as) != (each.action == "merge"):
            yield each, "the registry, or another correction, says otherwise"
        elif each.action == "merge" and each.right and left != right:
            apart = [other.id for other in given if other.action == "split" and set(sides[other.id]) == {left, right}]
            yield each, f"correction {apart[0]} tells them apart" if apart else "another correction tells them apart"
        elif each.action == "split" and each.right and left == right:
            yield each, "the articles take them for one now, or another correction makes them one"
