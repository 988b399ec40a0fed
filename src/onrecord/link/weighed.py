"""Whether two groups of namesakes are one: their names, and what their articles say of them.

A list of features with weights (natural logarithms of odds, set by hand), so that each verdict explains itself.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.lang.naming import naming
from onrecord.link.namesakes import Namesakes
from onrecord.names import Comparison, Evidence, Feature, Found, compare
from onrecord.names.weighing import judged

SHORT_ACRONYM = 3
MOST_BESIDE = 3  # names in common beside them that count
UTTERANCE, DIFFERENT_COUNTRIES, KEPT_APART = "utterance", "different countries", "kept apart"


class Both(NamedTuple):
    """Two groups of namesakes."""

    left: Namesakes
    right: Namesakes


def explained(left: Namesakes, right: Namesakes) -> Comparison:
    """The verdict on two groups with all that it rests on; names that contradict are outweighed by nothing."""
    names = compare(left.name.full, right.name.full, left.kind)
    if names.verdict == "different":
        return names
    name = Found("name", round(names.odds, 4), names.reason)
    return judged(0.0, [name, *said_of_both(left, right)])


def said_of_both(left: Namesakes, right: Namesakes) -> list[Found]:
    """What their articles say for and against, the names left out."""
    both = Both(left, right)
    found = []
    for feature in FEATURES:
        evidence = feature.find(both)
        if evidence is not None:
            found.append(Found(feature.name, round(feature.weight * evidence.strength, 4), evidence.words))
    return found


def tells_apart(found: Sequence[Found]) -> str:
    """What tells two of one name apart, in words; empty where nothing does, or where they share an utterance."""
    if any(each.feature == UTTERANCE for each in found):
        return ""
    return next((each.words for each in found if each.feature in APART), "")


def _common(what: str, words: str) -> Callable[[Both], Evidence | None]:
    def find(both: Both) -> Evidence | None:
        shared = sorted(getattr(both.left, what) & getattr(both.right, what))
        return Evidence(1.0, words.format(", ".join(shared[:2]))) if shared else None

    return find


def _utterance(both: Both) -> Evidence | None:
    shared = both.left.utterances & both.right.utterances
    return Evidence(1.0, "the same words are theirs in two articles") if shared else None


def _office(both: Both) -> Evidence | None:
    """An office of the same country identifies; one that says little ("official") hardly."""
    shared = sorted(both.left.offices & both.right.offices)
    telling = [office for office in shared if office not in naming().classes["generic"]]
    if not shared:
        return None
    if telling and both.left.countries & both.right.countries:
        return Evidence(1.0, f"the same office ({telling[0]}) of one country")
    return Evidence(0.4 if telling else 0.15, f"the same role ({(telling or shared)[0]})")


def _countries(both: Both) -> Evidence | None:
    left, right = both.left.countries, both.right.countries
    if not (left and right) or left & right:
        return None
    return Evidence(-1.0, f"of {', '.join(sorted(left))} here and of {', '.join(sorted(right))} there")


def _gender(both: Both) -> Evidence | None:
    if {both.left.gender, both.right.gender} >= {"female", "male"}:
        return Evidence(-1.0, "a woman here and a man there")
    return None


def _beside(both: Both) -> Evidence | None:
    shared = sorted(both.left.beside & both.right.beside)
    if not shared:
        return None
    return Evidence(min(len(shared), MOST_BESIDE), f"beside both stands {', '.join(shared[:2])}")


def _kept_apart(both: Both) -> Evidence | None:
    """An article that has two of one spelling means two; of two spellings it may have missed that they are one."""
    if both.left.articles.isdisjoint(both.right.articles):
        return None
    return Evidence(-1.0 if both.left.name.key == both.right.name.key else -0.4, "one article keeps the two apart")


def _short_acronym(both: Both) -> Evidence | None:
    """Two or three letters stand for many names."""
    if both.left.kind == "body" and len(both.left.name.parts) != len(both.right.name.parts):
        for group, other in (both, (both.right, both.left)):
            shown = group.name.parts[0].shown
            is_short = len(group.name.parts) == 1 and len(shown) <= SHORT_ACRONYM and shown.isupper()
            if is_short and shown not in {part.shown for part in other.name.parts}:
                return Evidence(-1.0, f"{shown} stands for many names")
    return None


def _nameless(both: Both) -> Evidence | None:
    if both.left.kind == "body" and both.left.is_weak and both.right.is_weak:
        return Evidence(-1.0, "many have a body of this name")
    return None


FEATURES: tuple[Feature[Both], ...] = (
    Feature(UTTERANCE, 4.0, _utterance),
    Feature("office", 2.2, _office),
    Feature("country", 0.7, _common("countries", "both of {}")),
    Feature(DIFFERENT_COUNTRIES, 2.5, _countries),
    Feature("body", 1.2, _common("bodies", "both of {}")),
    Feature("gender", 3.8, _gender),
    Feature("beside", 0.15, _beside),
    Feature(KEPT_APART, 6.0, _kept_apart),
    Feature("short acronym", 1.5, _short_acronym),
    Feature("no name of its own", 1.5, _nameless),
)
APART = frozenset((DIFFERENT_COUNTRIES, "gender", KEPT_APART))
