"""Two names side by side: which part of one answers to which of the other, how well, and what has no answer.

Knows parts, not people or bodies.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from onrecord.gazetteer import fold
from onrecord.lang.naming import naming
from onrecord.names.parts import Part
from onrecord.names.sounds import distance, may_be_alike, sounds_of
from onrecord.names.tables import table

Likeness = Literal["same", "romanisation", "form", "short form", "perhaps short", "initial", "near", "none"]

ROMANISED = 0.42  # sounds apart: another spelling of one name
GLUED = ("al", "el", "ben", "bin")
SHORT, HARDLY_APART = 4, 0.1  # letters of a body's part that must be spelled alike, but for Quds and Qods
MOST_LETTERS_MORE = 4
NEAR, NEAR_IF_SHORT, LONG = 1.0, 0.85, 6  # a slip of the pen, or another name; LONG is in sounds
WORTH = {
    "same": 1.0,
    "romanisation": 0.95,
    "form": 0.9,
    "short form": 0.85,
    "perhaps short": 0.5,
    "initial": 0.35,
    "near": 0.4,
    "none": 0.0,
}


class Pair(Struct, frozen=True):
    """Parts that answer to each other; two of a side where one name divides what the other writes as one."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    likeness: Likeness

    @property
    def words(self) -> str:
        """Both as they are written: "Khoury/Khouri", or "Khoury" where they are one."""
        left, right = (" ".join(dict.fromkeys(part.shown for part in side)) for side in (self.left, self.right))
        return left if left == right else f"{left}/{right}"


class Gap(Struct, frozen=True):
    """What stands between two pairs (or before the first, after the last) and has no answer."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]


NO_GAP = Gap((), ())


class Pairing(Struct, frozen=True):
    """Pairs in order, and the gaps around them: always one more than pairs; `is_turned`: the order differs."""

    pairs: tuple[Pair, ...]
    gaps: tuple[Gap, ...]
    is_turned: bool = False

    @property
    def worth(self) -> float:
        """What the pairs are worth together."""
        return sum(WORTH[pair.likeness] for pair in self.pairs)


def likeness(one: Part, other: Part, is_body: bool = False) -> Likeness:
    """How one name part answers to another; a body's has no initials, and a short one no slips: Fox is not Vox."""
    if one.plain == other.plain:
        return "same"
    if is_body and min(len(one.plain), len(other.plain)) <= SHORT and (one.plain + other.plain).isascii():
        return "romanisation" if distance(one.text, other.text) <= HARDLY_APART else "none"
    if one.is_initial or other.is_initial:
        return "initial" if _initials(one) & _initials(other) else "none"
    return _likeness(one.text, other.text, one.plain, other.plain)


@lru_cache(1 << 17)
def _likeness(one: str, other: str, plain: str, plain_other: str) -> Likeness:
    if any(letter.isdigit() for letter in one + other):
        return "none"
    apart = distance(one, other)
    if apart <= ROMANISED or any(distance(*each) <= ROMANISED / 2 for each in _unglued(one, other)):
        return "romanisation"
    if forms_of(plain) & forms_of(plain_other):
        return "form"
    long = _long_forms(plain, plain_other) | _long_forms(plain_other, plain)
    if long:
        genders = {naming().given.get(each, "unknown") for each in long}
        return "perhaps short" if {"female", "male"} <= genders else "short form"
    is_long = min(len(sounds_of(one).sounds), len(sounds_of(other).sounds)) >= LONG
    return "near" if apart <= (NEAR if is_long else NEAR_IF_SHORT) else "none"


def _long_forms(short: str, name: str) -> frozenset[str]:
    """All that a part is short for, if a name is among it: "alex" for "alexandra" gives "alexander" too."""
    long = naming().nicknames.get(short, frozenset())
    return long if name in long or any(forms_of(each) & forms_of(name) for each in long) else frozenset()


def _unglued(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The parts without an article or "ben" that only one of them has: ElBaradei, Benkirane."""
    for left, right in ((one, other), (other, one)):
        for glued in GLUED:
            if left.startswith(glued) and len(left) > len(glued) + 3 and not right.startswith(glued):
                yield left.removeprefix(glued), right


@cache
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for row in table("forms"):
        for form in row.words("forms"):
            for key in {fold(form), _heard(form)}:
                forms[key] = forms.get(key, frozenset()) | {row["name"]}
    return forms


@lru_cache(1 << 16)
def forms_of(plain: str) -> frozenset[str]:
    """The names that a folded part is a form of, by letters or sounds: `forms_of("володимир") == {"vladimir"}`."""
    return _forms().get(plain, frozenset()) | _forms().get(_heard(plain), frozenset())


def _heard(form: str) -> str:
    """A key for how a form sounds, apart from the keys that are letters."""
    return "/" + "".join(sounds_of(form).sounds)


def _initials(part: Part) -> frozenset[str]:
    """The first letters that a part may be abbreviated to."""
    return frozenset(
        (
            part.plain[:1],
            *(form[0] for form in forms_of(part.plain)),
            *(name[0] for name in naming().nicknames.get(part.plain, ())),
        )
    )


def pair(left: Sequence[Part], right: Sequence[Part], is_body: bool = False) -> Pairing:
    """The pairing that is worth most, in the order of the names; the number of parts is bounded by `parse`."""
    if len(left) == len(right) and all(one.plain == other.plain for one, other in zip(left, right, strict=True)):
        pairs = tuple(Pair((one,), (other,), "same") for one, other in zip(left, right, strict=True))
        return Pairing(pairs, (NO_GAP,) * (len(pairs) + 1))
    best: list[list[tuple[float, Pair | None, int, int]]] = [
        [(0.0, None, 0, 0) for _ in range(len(right) + 1)] for _ in range(len(left) + 1)
    ]
    for at in range(len(left) + 1):
        for where in range(len(right) + 1):
            if at or where:
                best[at][where] = max(_steps((left, right), at, where, best, is_body), key=lambda step: step[0])
    found_pairs: list[Pair] = []
    ends: list[tuple[int, int, int, int]] = []
    at, where = len(left), len(right)
    while at or where:
        _, found, back, back_other = best[at][where]
        if found:
            found_pairs.append(found)
            ends.append((at, where, back, back_other))
        at, where = back, back_other
    gaps: list[Gap] = []
    stop, stop_other = len(left), len(right)
    for end, end_other, start, start_other in ends:
        gaps.append(Gap(tuple(left[end:stop]), tuple(right[end_other:stop_other])))
        stop, stop_other = start, start_other
    gaps.append(Gap(tuple(left[:stop]), tuple(right[:stop_other])))
    return Pairing(tuple(reversed(found_pairs)), tuple(reversed(gaps)))


def _steps(
    sides: tuple[Sequence[Part], Sequence[Part]],
    at: int,
    where: int,
    best: list[list[tuple[float, Pair | None, int, int]]],
    is_body: bool,
) -> list[tuple[float, Pair | None, int, int]]:
    """The ways to a place: one part without an answer, a part with one, or one part for two that are divided."""
    left, right = sides
    steps: list[tuple[float, Pair | None, int, int]] = []
    if at:
        steps.append((best[at - 1][where][0], None, at - 1, where))
    if where:
        steps.append((best[at][where - 1][0], None, at, where - 1))
    for size, size_other in ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3)):
        if size > at or size_other > where:
            continue
        lefts, rights = tuple(left[at - size : at]), tuple(right[where - size_other : where])
        found = likeness(lefts[0], rights[0], is_body) if size == size_other == 1 else _undivided(lefts, rights)
        if found != "none":
            worth = WORTH[found] * max(size, size_other)
            steps.append(
                (
                    best[at - size][where - size_other][0] + worth,
                    Pair(lefts, rights, found),
                    at - size,
                    where - size_other,
                )
            )
    return steps


def _undivided(left: tuple[Part, ...], right: tuple[Part, ...]) -> Likeness:
    """Whether one side is the other written as one word: "Jong Un", "Jongun"."""
    if any(part.is_initial for part in left) or any(part.is_initial for part in right):
        return "none"
    if not may_be_alike(left[0].text, right[0].text):
        return "none"
    one, other = ("".join(part.text for part in side) for side in (left, right))
    if abs(len(one) - len(other)) > 4 and one.isascii() and other.isascii():
        return "none"
    if one == other:
        return "same"
    strict = one.isascii() and other.isascii()
    if strict and abs(len(one) - len(other)) > MOST_LETTERS_MORE:
        return "none"
    return "romanisation" if distance(one, other) <= (ROMANISED / 2 if strict else ROMANISED) else "none"
