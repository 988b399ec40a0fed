"""Field figures: of the statements found, how often is the speaker right, the place, the day, the evidence axes?

Each field is scored on aligned pairs (see `scores.align`) where the annotator judged it: `right`, `wrong` (another
value), `missing` (a value in gold, none found), `spurious` (none in gold, a value found), `absent` (none in both);
`of_all_gold` is the share of all gold values, found or not, that came out right. Values are compared as `FIELDS` says:
a name as a bag of words without articles, the description of who has no name by its words being there, a role or a
medium by the words it shares, codes as they are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import UNSET

from onrecord.evaluate.gold import GoldAttribution, Several
from onrecord.evaluate.scores import Aligned

OUTCOMES = ("right", "wrong", "missing", "spurious", "absent")
EMPTY_WORDS = frozenset("the a an of s on in at".split())
UNNAMED = frozenset("institution outlet unnamed crowd document tradition unattributed".split())
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def words_of(value: str) -> frozenset[str]:
    """The words that a comparison looks at: no case, no accents, no articles or linking prepositions."""
    plain = unicodedata.normalize("NFKD", value.casefold())
    found = re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    return frozenset(word for word in found if word not in EMPTY_WORDS) or frozenset(found)


def same_name(gold: str, found: str) -> bool:
    """Whether both are the same words: "the politburo of Ansar" is "Ansar politburo"."""
    return words_of(gold) == words_of(found)


def described(gold: str, found: str) -> bool:
    """Whether all the words of the gold's description are there: "an officer" in "an officer who gave no name"."""
    return words_of(gold) <= words_of(found)


def alike(gold: str, found: str) -> bool:
    """Whether one says all the words of the other, or they share at least half of them."""
    g, p = words_of(gold), words_of(found)
    return g <= p or p <= g or 2 * len(g & p) >= 0.5 * (len(g) + len(p))


def same_code(gold: str, found: str) -> bool:
    return gold.casefold() == found.casefold()


Compare = Callable[[str, str], bool]
FIELDS: dict[str, Compare] = {
    "speaker": same_name,
    "on_behalf_of": same_name,
    "affiliation": alike,
    "role": alike,
    "form": same_code,
    "act": same_code,
    "target": alike,
    "authority": same_code,
    "commitment": same_code,
    "speaker_commitment": same_code,
    "place": same_name,
    "country": same_code,
    "medium": alike,
    "said_on": same_name,
}


def listed(value: Several) -> tuple[str, ...]:
    """A value that may be one, several or none as several."""
    return (
        () if value is None or value is UNSET or value == "" else (value,) if isinstance(value, str) else tuple(value)
    )


def outcome(field: str, gold: GoldAttribution, found: GoldAttribution) -> str | None:
    """One of `OUTCOMES`, or None where the annotator did not judge the field. Of several values one must agree."""
    if getattr(gold, field) is UNSET:
        return None
    wanted, got = listed(getattr(gold, field)), listed(getattr(found, field))
    if not wanted or not got:
        return "absent" if not (wanted or got) else "missing" if wanted else "spurious"
    if field == "said_on" and ISO_DATE.match(wanted[0]):
        return "right" if _same_day(wanted[0], found) else "wrong"
    same = described if field == "speaker" and gold.authority in UNNAMED else FIELDS[field]
    return "right" if any(same(g, p) for g in wanted for p in got) else "wrong"


def tally_fields(
    gold: Sequence[GoldAttribution], found: Sequence[GoldAttribution], aligned: Iterable[Aligned]
) -> Counter[str]:
    """Counts `field.outcome` over the aligned pairs, and `field.gold` over all gold values that are there."""
    counts: Counter[str] = Counter()
    for field in FIELDS:
        counts[f"{field}.gold"] = sum(bool(listed(getattr(attribution, field))) for attribution in gold)
    for pair in aligned:
        for field in FIELDS:
            if result := outcome(field, gold[pair.gold], found[pair.predicted]):
                counts[f"{field}.{result}"] += 1
    return counts


def field_figures(counts: Counter[str]) -> dict[str, Any]:
    """By field: the counts of each outcome, precision and recall on aligned pairs, the share of all gold values."""
    report = {}
    for field in FIELDS:
        n = {result: counts[f"{field}.{result}"] for result in OUTCOMES}
        gold = counts[f"{field}.gold"]
        report[field] = {
            **n,
            "gold": gold,
            "p": _share(n["right"], n["right"] + n["wrong"] + n["spurious"]),
            "r": _share(n["right"], n["right"] + n["wrong"] + n["missing"]),
            "of_all_gold": _share(n["right"], gold),
        }
    return report


def _same_day(gold: str, found: GoldAttribution) -> bool:
    first, last = found.dates if found.dates is not UNSET else (None, None)
    return first is not None and first == last == gold[:10]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
