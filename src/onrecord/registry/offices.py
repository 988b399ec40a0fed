"""Whether a description in an article ("Norway's foreign minister") is of an office that the registry gives somebody.

Compares words: countries, bodies and ranks apart, abbreviations written out. Does not know who holds what.
"""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from onrecord.gazetteer import countries_in, country_of, demonym_of, fold, heads_called, organisation_of
from onrecord.lang.naming import head_of, naming
from onrecord.registry.known import KnownRole

Fit = Literal["same", "part", "none"]

WORD = re.compile(r"[^\W_]+")
LONGEST = 200  # characters of a description


class Description(Struct, frozen=True):
    """A description of an office: its words, without those of countries and ranks, and what else it says.

    `behind` are those after "of", "for" or the like, `phrase` all in order. `is_over`: a former one; `is_near`: not the
    office but a deputy, a candidate, a spokesman; `is_any`: one of several.
    """

    words: frozenset[str]
    behind: frozenset[str]
    phrase: str
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
    prepositions = lexicon.in_class("preposition")
    words = [part for word in listed for part in lexicon.title_nouns.get(word, word).split()]
    opening = next((at for at, word in enumerate(words) if at and word in prepositions), len(words))
    of_countries = {part for word in _names_of_countries(text[:LONGEST]) for part in fold(word).split()}
    idle = lexicon.in_class("definite", "indefinite", "possessive", "preposition", "conjunction", "ranking", "ended")
    idle |= of_countries | {"affairs"}
    kept = [(at, word) for at, word in enumerate(words) if len(word) > 1 and word not in idle]
    return Description(
        frozenset(word for _, word in kept),
        frozenset(word for at, word in kept if at > opening),
        " ".join(word for _, word in kept),
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
    of_body = _body_words(role.body)
    words = said.words - of_body
    title = known.words - of_body or known.words
    if not title or not words or said.is_near != known.is_near:
        return "none"
    of_it = bool(of_body) and of_body <= said.words
    elsewhere = not of_it and said.behind - title  # "president of the university"
    if words == title or (title < words and _head(role.title) in words and not elsewhere):
        return "same"
    if _is_head(said, role.country) and _is_head(said, role.country) == _is_head(known, role.country):
        return "same"
    head = _head(role.title)
    noun = naming().phrases.get(" ".join(WORD.findall(role.title.casefold()))) or naming().nouns.get(head)
    wider = {head, *(noun.broader if noun else ())}
    return "part" if words <= title | wider and words & wider else "none"


def is_of_body(text: str, role: KnownRole) -> bool:
    """Whether a description or an affiliation names the body that an office is of."""
    said = frozenset(WORD.findall(fold(text[:LONGEST])))
    known = organisation_of(role.body)
    names = (role.body, known.name, *known.names) if known else (role.body,)
    return any(body and body <= said for body in map(_body_words, names))


def _body_words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(name))) - {"the", "of"}


def _is_head(description: Description, country: str) -> str | None:
    """Of what somebody so described is the head in a country: "premier" and "prime minister" are one office."""
    return heads_called(description.phrase).get(country)


def _head(title: str) -> str:
    folded = fold(title)
    return head_of(folded) if folded else ""


def _names_of_countries(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:[-.][^\W_]+)*", text.replace("’s", " ").replace("'s", " "))
    return [word for word in words if word[:1].isupper() and (demonym_of(word) or country_of(word))]
