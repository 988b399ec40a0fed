"""Whether two personal names can be one person's: features of a pairing, each with its weight and its words.

The weights are natural logarithms of odds, set by hand on the tuning half of `gold/names.tsv`.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from onrecord.errors import LexiconError
from onrecord.gazetteer import fold
from onrecord.lang import lexicon
from onrecord.lang.naming import naming
from onrecord.names.pairing import WORTH, Gap, Pair, Pairing, pair
from onrecord.names.parts import Name, Part
from onrecord.names.tables import table
from onrecord.names.weighing import Evidence, Feature

FULL = 2  # parts of a full name
LINEAGE = 2  # names in common: with one more before them, a chain of fathers is the son's
BASE = -3.0  # two names out of many are rarely one person's


class Sides(NamedTuple):
    """Two names and how their parts answer."""

    left: Name
    right: Name
    pairing: Pairing


SAYS = {
    "same": "same {} ({})",
    "romanisation": "same {} in another romanisation ({})",
    "form": "same {} in another form ({})",
    "short form": "{} in a short form ({})",
    "perhaps short": "{} perhaps in a short form ({})",
    "initial": "{} by its initial ({})",
    "near": "{} nearly the same ({})",
}


def sides(left: Name, right: Name) -> Sides:
    """The two names with the better of two pairings: as they stand, or with a family name moved from end to end."""
    straight = pair(left.parts, right.parts)
    best = straight
    if len(right.parts) > 1 and len(straight.pairs) < len(left.parts):
        for turned in (right.parts[1:] + right.parts[:1], right.parts[-1:] + right.parts[:-1]):
            other = pair(left.parts, turned)
            if other.worth > best.worth + 0.5 and not any(gap.left or gap.right for gap in other.gaps):
                best = Pairing(other.pairs, other.gaps, True)
    return Sides(left, right, best)


def _words(role: str, found: Pair) -> str:
    return SAYS[found.likeness].format(role, found.words)


def _surname(each: Sides) -> Evidence | None:
    pairs, gaps = each.pairing.pairs, each.pairing.gaps
    if _clash(gaps[-1]) or not pairs:
        return Evidence(-2.5, f"other surname ({_shown(gaps[-1])})")
    return Evidence(WORTH[pairs[-1].likeness], _words("surname" if len(pairs) > 1 else "name", pairs[-1]))


def _given(each: Sides) -> Evidence | None:
    pairs, gaps = each.pairing.pairs, each.pairing.gaps
    if pairs and _clash(gaps[0]):
        return Evidence(-2.7, f"other given name ({_shown(gaps[0])})")
    if len(pairs) < 2:
        return None
    return Evidence(WORTH[pairs[0].likeness], _words("given name", pairs[0]))


def _others(each: Sides) -> Evidence | None:
    pairs = each.pairing.pairs[1:-1]
    if not pairs:
        return None
    return Evidence(sum(WORTH[found.likeness] for found in pairs), _words("further name", pairs[0]))


def _middle(each: Sides) -> Evidence | None:
    for gap in each.pairing.gaps[1:-1]:
        if _clash(gap):
            return Evidence(-1.0, f"other middle name ({_shown(gap)})")
    return None


def _initials(each: Sides) -> Evidence | None:
    """George W. and George H. W.: both give initials, and not the same ones."""
    left, right = ([part.shown for part in name.parts[1:] if part.is_initial] for name in each[:2])
    if left and right and any(part.is_initial for part in _alone(each)):
        return Evidence(-1.0, f"other initials ({' '.join(left)}/{' '.join(right)})")
    return None


def _crossed(each: Sides) -> Evidence | None:
    """Kim Jong-un and Kim Yo-jong: each has a part that the other lacks, in another place."""
    gaps = [gap for gap in each.pairing.gaps if not _clash(gap)]
    left, right = (
        [part for gap in gaps for part in (gap.left, gap.right)[side] if not part.is_fathers] for side in (0, 1)
    )
    if each.pairing.pairs and left and right and any(map(_tells, (*left, *right))):
        shown = "/".join(" ".join(part.shown for part in side) for side in (left, right))
        return Evidence(-1.0, f"each has a part that the other lacks ({shown})")
    return None


def _tells(part: Part) -> bool:
    return not (part.is_initial or part.is_fathers or part.plain in naming().classes["particle"])


@cache
def _customs() -> dict[str, dict[str, float]]:
    places = ("first", "middle", "last")
    try:
        return {row["area"]: {place: float(row[place]) for place in places} for row in table("customs")}
    except ValueError as error:
        raise LexiconError(str(error), path="names/customs.tsv") from None


@cache
def _areas() -> dict[str, tuple[str, ...]]:
    """Where a given name is at home, by its folded form; only areas with customs of their own."""
    areas: dict[str, tuple[str, ...]] = {}
    for row in lexicon("en", "given_names"):
        if row["area"] in _customs():
            for name in row.words("names"):
                areas[fold(name)] = (*areas.get(fold(name), ()), row["area"])
    return areas


def _lacking(where: slice, place: str) -> Callable[[Sides], Evidence | None]:
    """A part that only one name has, weighed by the custom of where its given name is at home."""

    def find(each: Sides) -> Evidence | None:
        extra = [part for gap in each.pairing.gaps[where] if not _clash(gap) for part in (*gap.left, *gap.right)]
        if not extra or not each.pairing.pairs or (place == "first" and len(each.pairing.pairs) < FULL):
            return None  # a bare surname lacks the rest by its nature
        homes = [area for name in each[:2] for area in _areas().get(name.parts[0].plain, ())] or ["any"]
        cost = max(_customs()[area][place] for area in homes)
        tell = sum(map(_tells, extra))
        many = 0.3 if not tell else 1.0 + 0.5 * (tell > 1)
        if place == "first" and (len(each.pairing.pairs) > LINEAGE or _is_child(each.pairing)):
            many = 3.0
        return Evidence(-cost * many, f"only one has {' '.join(dict.fromkeys(part.shown for part in extra))}")

    return find


def _is_child(pairing: Pairing) -> bool:
    """Whether one is called "son of" what the other is called: Hamdan bin Mohammed, Mohammed."""
    first = pairing.pairs[0]
    return first.left[0].is_fathers != first.right[0].is_fathers


@cache
def _common() -> frozenset[str]:
    return frozenset(name for row in table("common_names") for name in row.words("names"))


def _is_common(each: Sides) -> Evidence | None:
    """A given name that many bear, and only one has a part more."""
    if len(each.pairing.pairs) < FULL or not any(map(_tells, _alone(each))):
        return None
    first = each.pairing.pairs[0].left[0]
    if first.plain in _common():
        return Evidence(-1.0, f"many are called {first.shown}")
    return None


def _alone(each: Sides) -> list[Part]:
    """The parts of either that have no answer."""
    return [part for gap in each.pairing.gaps for part in (*gap.left, *gap.right)]


def _suffix(each: Sides) -> Evidence | None:
    left, right = each.left.suffix, each.right.suffix
    if left == right:
        alone = is_bare(each.left.parts) and is_bare(each.right.parts)
        return Evidence(1.0 if alone else 0.2, f"both {left.upper()}") if left else None
    if left and right:
        return Evidence(-3.0, f"{left.upper()} and {right.upper()} are two people")
    return Evidence(-1.0, f"only one is {(left or right).upper()}")


def _order(each: Sides) -> Evidence | None:
    """Family name first or last: sure only where one part is a given name and the other is none."""
    if not each.pairing.is_turned:
        return None
    given = [part.plain in naming().given for part in each.left.parts]
    family = any(part.plain in naming().classes["family"] for part in each.left.parts)
    if family or any(given) != all(given) or each.left.is_turned or each.right.is_turned:
        return Evidence(-0.3, "in the other order")
    return Evidence(-1.0 if any(given) else -0.45, "in the other order")


def _gender(each: Sides) -> Evidence | None:
    """A woman's given name and a man's."""
    genders = {naming().given.get(part.plain, "unknown") for name in each[:2] for part in name.parts[:1]}
    return Evidence(-1.0, "a woman's name and a man's") if {"female", "male"} <= genders else None


FEATURES: tuple[Feature[Sides], ...] = (
    Feature("surname", 3.5, _surname),
    Feature("given name", 3.0, _given),
    Feature("further names", 1.0, _others),
    Feature("middle names", 6.5, _middle),
    Feature("initials", 7.0, _initials),
    Feature("crossed", 2.5, _crossed),
    Feature("one name more before the others", 1.0, _lacking(slice(0, 1), "first")),
    Feature("one name more in the middle", 1.0, _lacking(slice(1, -1), "middle")),
    Feature("one name more at the end", 1.0, _lacking(slice(-1, None), "last")),
    Feature("common given name", 1.2, _is_common),
    Feature("number or suffix", 2.5, _suffix),
    Feature("order", 2.5, _order),
    Feature("gender", 4.0, _gender),
)


def _clash(gap: Gap) -> bool:
    """Both have a part here that the other has not; a father's name and a family's do not contradict."""
    if not (gap.left and gap.right):
        return False
    return all(part.is_fathers for part in gap.left) == all(part.is_fathers for part in gap.right)


def _shown(gap: Gap) -> str:
    return "/".join(" ".join(part.shown for part in side) for side in (gap.left, gap.right))


def is_bare(parts: tuple[Part, ...]) -> bool:
    """Whether a name has one part only, which says nothing of who bears it."""
    return sum(not part.is_initial for part in parts) < 2
