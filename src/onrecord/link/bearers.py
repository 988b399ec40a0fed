"""Bearers of names: all that an article says of somebody and that tells who it is in another article.

Light on purpose: linking works on bearers alone, so that a million of them need no million articles in memory.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from onrecord.gazetteer import countries_in, fold
from onrecord.link.sayings import Repeated
from onrecord.registry.offices import described
from onrecord.schema import Entity, EntityType, Gender, Notes

NOT_ACTORS = frozenset(("place", "document"))
NOTHING: frozenset[str] = frozenset()
ABROAD = re.compile(r"\b(?:to|for|on|in|at|against|with|over)\b.*", re.S)  # "US envoy to Iran" is of the US
RARE = 12  # articles: who stands in more says little about who stands beside them


class Bearer(Struct, frozen=True, gc=False):
    """Somebody in an article. `key` is `article id#entity id`; `countries` are ISO 3166-1 alpha-3 codes of their own.

    `offices` are roles without country and rank, `bodies` whom they belong to, `utterances` what they are quoted with
    (one id for one utterance in all articles), `beside` the rarer names in the same article; all folded.
    """

    key: str
    article: str
    name: str
    type: EntityType = "person"
    gender: Gender = "unknown"
    countries: frozenset[str] = NOTHING
    offices: frozenset[str] = NOTHING
    bodies: frozenset[str] = NOTHING
    utterances: frozenset[str] = NOTHING
    beside: frozenset[str] = NOTHING


def bearers_of(notes: Sequence[Notes], again: Repeated) -> list[Bearer]:
    """Everybody who can act, in all articles; `again` is what they are quoted with more than once."""
    uttered = _utterances(notes, again)
    beside = _beside(notes)
    return [
        Bearer(
            key := f"{each.article.id}#{entity.id}",
            each.article.id,
            entity.name,
            entity.type,
            entity.gender,
            countries=_countries(entity),
            offices=frozenset(_offices(entity)),
            bodies=frozenset(fold(body.value).removeprefix("the ") for body in entity.affiliations) - {""},
            utterances=uttered.get(key, NOTHING),
            beside=beside[each.article.id] - {fold(entity.name)},
        )
        for each in notes
        for entity in each.entities
        if entity.type not in NOT_ACTORS
    ]


def _countries(entity: Entity) -> frozenset[str]:
    said = (found.value for found in (*entity.roles, *entity.affiliations))
    return frozenset(country for text in said for country in countries_in(ABROAD.sub("", text)))


def _offices(entity: Entity) -> Iterator[str]:
    for role in entity.roles:
        words = described(role.value).words
        if words:
            yield " ".join(sorted(words))


def _utterances(notes: Sequence[Notes], again: Repeated) -> Mapping[str, frozenset[str]]:
    """For each speaker the utterances that are quoted more than once, by the statement that has most of the words."""
    speaker = {
        statement.id: f"{each.article.id}#{statement.speaker.value.entity}"
        for each in notes
        for statement in each.statements
        if statement.speaker and statement.speaker.value.entity is not None
    }
    fullest: dict[str, str] = {}
    for wording, found in again:
        if found:
            fullest[wording.id] = fullest.setdefault(found[0].id, found[0].id)
    said: dict[str, set[str]] = defaultdict(set)
    for statement, utterance in fullest.items():
        if statement in speaker:
            said[speaker[statement]].add(utterance)
    return {key: frozenset(utterances) for key, utterances in said.items()}


def _beside(notes: Sequence[Notes]) -> dict[str, frozenset[str]]:
    """For each article the names in it, of two words or more, that stand in few others."""
    names = {
        each.article.id: {
            fold(entity.name) for entity in each.entities if " " in entity.name and not entity.name.islower()
        }
        for each in notes
    }
    articles = Counter(name for each in names.values() for name in each)
    return {id: frozenset(name for name in each if 1 < articles[name] <= RARE) for id, each in names.items()}
