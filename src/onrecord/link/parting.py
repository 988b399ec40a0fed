"""One actor parted into those whom somebody or something tells apart: corrections, or a registry's entries.

Whoever is told apart takes along who shares a side with it. Of whoever else was held to be the same, nobody knows any
more to whom it belongs, unless a role or an affiliation is given to one part alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

Sides = Mapping[str, str]  # entity key to the side that it is on; two sides are not one actor
Signature = tuple[str | None, ...]


class Part(Struct):
    """Entities that stay together, and on which side of each telling apart they are."""

    signature: Signature
    members: list[str]
    is_told: bool = True


def parts_of(members: Sequence[str], tellings: Sequence[Sides], marks_of: Callable[[str], Iterable[str]]) -> list[Part]:
    """The parts of one actor's entities, none of which is on two sides of a telling.

    `marks_of` gives the roles and affiliations of an entity, folded.
    """
    by_signature: dict[Signature, list[str]] = defaultdict(list)
    for key in sorted(members):
        by_signature[tuple(sides.get(key) for sides in tellings)].append(key)
    nowhere: Signature = (None,) * len(tellings)
    undecided = by_signature.pop(nowhere, [])
    parts: list[Part] = []
    for signature, keys in sorted(by_signature.items(), key=_surest_first):
        there = next((part for part in parts if _go_together(part.signature, signature)), None)
        if there is None:
            parts.append(Part(signature, keys))
        else:
            there.members += keys
            there.signature = tuple(one or other for one, other in zip(there.signature, signature, strict=True))
    if len(parts) == 1:
        parts[0].members += undecided
        return parts
    marks = [{mark for key in part.members for mark in marks_of(key)} for part in parts]
    for key in undecided:
        own = set(marks_of(key))
        fitting = [part for part, of_part in zip(parts[: len(marks)], marks, strict=True) if own & of_part]
        if len(fitting) == 1:
            fitting[0].members.append(key)
        else:
            parts.append(Part(nowhere, [key], False))
    return parts or [Part(nowhere, undecided)]


def _surest_first(item: tuple[Signature, list[str]]) -> tuple[int, str]:
    signature, keys = item
    return -sum(side is not None for side in signature), keys[0]


def _go_together(one: Signature, other: Signature) -> bool:
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return bool(pairs) and all(a == b for a, b in pairs)
