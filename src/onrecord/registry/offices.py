"""Whether a description in an article ("Norway's foreign minister") is of an office that the registry gives somebody.

Compares words: countries, bodies and ranks apart, abbreviations written out. Does not know who holds what.
"""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from onrecord.gazetteer import countries_in, country_of, demonym_of, fold
from onrecord.lang.naming import head_of, naming
from onrecord.registry.known import KnownRole

Fit = Literal["same", "part", "none"]

WORD = re.compile(r"[^\W_]+")
LONGEST = 200  # characters of a description


class Description(Struct, frozen=True):
    """A description of an office: its words, without those of countries and ranks, and what else it says.

    `is_over`: a former one; `is_near`: not the office but a deputy, a candidate, a spokesman; `is_any`: one of several.
    """

    words: frozenset[str]
    countries: frozenset[str]
    is_over: bool
    is_near: bool
    is_any: bool

    @property
    def is_open(self) -> bool:
        """Whether it leaves open who, on whatever day: "a minister", "the former minister"."""
        return self.is_any or self.is_over


@lru_cache(1 << 14)
def described(text: str) -> Description:
    """What a description says: of "Norway's former deputy FM" deputy, foreign, minister; of NOR; that it is over."""
    lexicon = naming()
    listed = WORD.findall(fold(text[:LONGEST]))
    over, near = lexicon.in_class("ended"), lexicon.in_class("not_quite")
    words: list[str] = []
    for word in listed:
        words += lexicon.title_nouns.get(word, word).split()
    of_countries = {part for word in _names_of_countries(text[:LONGEST]) for part in fold(word).split()}
    idle = lexicon.in_class("definite", "indefinite", "possessive", "preposition", "conjunction", "ranking", "ended")
    kept = frozenset(word for word in words if len(word) > 1 and word not in idle and word not in of_countries)
    return Description(
        kept - {"affairs"},
        frozenset(countries_in(text[:LONGEST])),
        any(word in over for word in listed),
        any(word in near for word in listed),
        bool(listed) and listed[0] in lexicon.in_class("indefinite"),
    )


def fit(text: str, role: KnownRole) -> Fit:
    """How well a description fits an office: the same, a part of it or something wider ("minister", "leader"), or not.

    Dates are not looked at, nor the country.
    """
    said, known = described(text), described(role.title)
    of_body = frozenset(WORD.findall(fold(role.body)))
    words = said.words - of_body
    title = known.words - of_body or known.words
    if not title or not words or said.is_near != known.is_near:
        return "none"
    if words == title or (title < words and _head(role.title) in words):
        return "same"
    head = _head(role.title)
    noun = naming().phrases.get(" ".join(WORD.findall(role.title.casefold()))) or naming().nouns.get(head)
    wider = {head, *(noun.broader if noun else ())}
    return "part" if words <= title | wider and words & wider else "none"


def is_of_body(text: str, role: KnownRole) -> bool:
    """Whether a description or an affiliation names the body that an office is of."""
    body = frozenset(WORD.findall(fold(role.body))) - {"the", "of"}
    return bool(body) and body <= frozenset(WORD.findall(fold(text[:LONGEST])))


def _head(title: str) -> str:
    folded = fold(title)
    return head_of(folded) if folded else ""


def _names_of_countries(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:[-.][^\W_]+)*", text.replace("’s", " ").replace("'s", " "))
    return [word for word in words if word[:1].isupper() and (demonym_of(word) or country_of(word))]
