"""Namesakes: bearers of one spelling whom nothing tells apart, taken together before spellings are compared.

A spelling is a name in its parts (`onrecord.names.parse`), so that titles, case and accents do not matter. Gender,
countries and an article that keeps two of a name apart divide its bearers; whether those are one is judged like two
spellings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from onrecord.lang.naming import naming
from onrecord.link.bearers import NOTHING, Bearer
from onrecord.link.wordings import is_description
from onrecord.names import Kind, Name, parse
from onrecord.schema import Gender

FULL = 2  # parts of a full name


class Namesakes(Struct, frozen=True):
    """Bearers of one spelling with the same marks, and all that is known of any of them.

    `is_weak` where the name alone identifies nobody: a bare surname, "Foreign Ministry".
    """

    kind: Kind
    name: Name
    bearers: tuple[Bearer, ...]
    is_weak: bool
    articles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    utterances: frozenset[str]
    beside: frozenset[str]

    @property
    def first(self) -> str:
        """The key of the bearer that stands for all."""
        return self.bearers[0].key

    @property
    def gender(self) -> Gender:
        """The gender, the same for all."""
        return self.bearers[0].gender

    @property
    def countries(self) -> frozenset[str]:
        """The countries, the same for all."""
        return self.bearers[0].countries

    @property
    def why(self) -> str:
        """What makes them one, in words."""
        shown = self.bearers[-1].name
        if not self.is_weak:
            return f"the same full name, {shown}"
        of = ", ".join(sorted(self.countries))
        offices = ", ".join(sorted(self.bearers[0].offices))
        return (
            f"the same name, {shown}, and the same office ({offices}, {of})" if offices else f"{shown} of {of} in both"
        )


def namesakes(bearers: Iterable[Bearer]) -> list[Namesakes]:
    """All bearers whose names name somebody, in groups; of a description ("the minister") there is none."""
    found: list[Namesakes] = []
    for kind, spelling, borne in _by_spelling(bearers):
        is_weak = _identifies_nobody(kind, spelling)
        apart = _kept_apart(borne)
        marked: dict[tuple[object, ...], list[Bearer]] = defaultdict(list)
        for bearer in borne:
            is_alone = bearer.article in apart or (is_weak and not _is_known_otherwise(bearer, kind))
            offices = tuple(sorted(bearer.offices)) if is_weak and kind == "person" else ()
            marks = (bearer.gender, tuple(sorted(bearer.countries)), offices, bearer.key if is_alone else "")
            marked[marks].append(bearer)
        for _, group in sorted(marked.items()):
            found.append(_taken_together(kind, spelling, group, is_weak))
    return found


def _taken_together(kind: Kind, spelling: Name, group: list[Bearer], is_weak: bool) -> Namesakes:
    return Namesakes(
        kind,
        spelling,
        tuple(sorted(group, key=lambda bearer: bearer.key)),
        is_weak,
        articles=frozenset(bearer.article for bearer in group),
        offices=_every(bearer.offices for bearer in group),
        bodies=_every(bearer.bodies for bearer in group),
        utterances=_every(bearer.utterances for bearer in group),
        beside=_every(bearer.beside for bearer in group),
    )


def _every(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return NOTHING.union(*sets) or NOTHING  # one empty set for all


def _identifies_nobody(kind: Kind, name: Name) -> bool:
    """A bare surname, or a body without a proper name: "Foreign Ministry", "Parliament"."""
    if kind == "person":
        return sum(not part.is_initial for part in name.parts) < FULL and not name.suffix
    return all(part.plain in _common_words() for part in name.parts)


def _is_known_otherwise(bearer: Bearer, kind: Kind) -> bool:
    """Whether a bearer of a weak name is known by country, a person by country and office."""
    return bool(bearer.countries) and (kind == "body" or bool(bearer.offices))


@cache
def _common_words() -> frozenset[str]:
    """The words that make up names which many governments and bodies have."""
    lexicon = naming()
    return lexicon.in_class("modifier", "portfolio", "preposition", "conjunction") | frozenset(lexicon.nouns)


def _kept_apart(bearers: Sequence[Bearer]) -> frozenset[str]:
    """The articles that keep two of this spelling apart."""
    counts = Counter(bearer.article for bearer in bearers)
    return frozenset(article for article, count in counts.items() if count > 1)


def _by_spelling(bearers: Iterable[Bearer]) -> Iterator[tuple[Kind, Name, list[Bearer]]]:
    """People apart from bodies; one of unknown type goes with the people of its spelling, else with the bodies."""
    of_kind: dict[Kind, dict[str, list[Bearer]]] = {"person": defaultdict(list), "body": defaultdict(list)}
    unknown: list[Bearer] = []
    for bearer in bearers:
        if _is_nobodys_name(bearer):
            continue
        if bearer.type == "unknown":
            unknown.append(bearer)
        else:
            kind = "person" if bearer.type == "person" else "body"
            of_kind[kind][parse(bearer.name, kind).key].append(bearer)
    for bearer in unknown:
        kind = "person" if parse(bearer.name, "person").key in of_kind["person"] else "body"
        of_kind[kind][parse(bearer.name, kind).key].append(bearer)
    for kind, spelled in of_kind.items():
        for spelling in sorted(spelled):
            if spelling:
                yield kind, parse(usual([bearer.name for bearer in spelled[spelling]]), kind), spelled[spelling]


def _is_nobodys_name(bearer: Bearer) -> bool:
    """A description: "the Democratic nominee", "many Danes"."""
    if bearer.type == "person":
        return is_description(bearer.name)
    first = bearer.name.partition(" ")[0].lower()
    return bearer.name.islower() or first in naming().in_class("indefinite", "quantity")


def usual(names: Iterable[str]) -> str:
    """The spelling that most use: a name in letters of both cases before one in capitals or none."""
    counts = Counter(names)
    return max(counts, key=lambda name: (not name.islower(), counts[name], name))
