"""The words of a role: which noun it is, how much it tells, what the body's name in it is."""

import re
from functools import cache

from onrecord.gazetteer import country_name, country_of, demonym_of, lookup
from onrecord.lang.naming import Noun, naming
from onrecord.schema import Span
from onrecord.text import Reading


@cache
def closed_words() -> frozenset[str]:
    """Words that no simple noun phrase contains."""
    return naming().in_class("preposition", "conjunction", "auxiliary", "pronoun", "adverb", "definite", "indefinite")


def role_noun(lower: list[str], first: int, head: int) -> Noun | None:
    """The lexicon's entry for a role: the longest phrase that ends at the head word, or its head noun."""
    phrases = naming().phrases
    for start in range(max(first, head - 3), head):
        noun = phrases.get(" ".join(lower[start : head + 1]))
        if noun is not None:
            return noun
    following = " ".join(lower[head : head + 3])
    low = naming().title_nouns.get(lower[head], lower[head])
    return phrases.get(following) or phrases.get(low) or naming().nouns.get(low)


def telling(low: str) -> float:
    """How much a role says: an office more than "official", that more than a title that goes with any office."""
    if low in naming().classes["generic"]:
        return 0.85
    noun = naming().nouns.get(low)
    if noun is not None and "relative" in noun.broader:
        return 0.75
    title = naming().titles.get(low)
    return 0.95 if title is None or title[0] == "office" else 0.8 if title[0] == "rank" else 0.7


def is_adjective(low: str) -> bool:
    """A word in lower case that may stand between "the" and a body's name: "opposition", "left-wing", "ruling"."""
    return low in naming().classes["modifier"] or "-" in low or low in ("governing", "ruling", "rival", "same", "small")


def is_mere_place(name: str) -> bool:
    """A town or region: a resident of Tartu is not affiliated with it."""
    return country_of(name) is None and lookup(name) is not None


def affiliation_name(name: str) -> str:
    """A body's name without the country's adjective before it: "Lebanese Hezbollah" is Hezbollah, "Irish" Ireland."""
    code = demonym_of(name)
    if code is not None:
        return country_name(code) or name
    first, _, rest = name.partition(" ")
    if rest and " " not in rest and demonym_of(first) is not None and rest.lower() not in naming().nouns:
        return rest
    return name


def bare_end(reading: Reading, at: int) -> int:
    return reading.ends[at] - 2 if reading.words[at].endswith(("’s", "'s")) else reading.ends[at]


def plain(reading: Reading, span: Span) -> str:
    """The words at a span, with plain single spaces: a name may be broken over a line."""
    return re.sub(r"\s+", " ", reading.text[span.start : span.end])
