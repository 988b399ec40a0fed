"""Where, when and by what means a statement was said: `place`, `said_on` and `medium` of a statement.

What the announcing words say comes first; then what was said of the same speaker's neighbouring statement, as long as
nobody else speaks in between and nothing new is said of the setting; then, for the place, the heading or the dateline.
Places and times that the words said speak of are none of speaking and are not looked at.
"""

from typing import Any, NamedTuple

from msgspec import structs

from onrecord.coding.announced import own_medium, own_time, own_venue
from onrecord.coding.authority import authority
from onrecord.coding.context import Context
from onrecord.coding.countries import in_article_because
from onrecord.coding.parties import addressee, is_outlet
from onrecord.gazetteer import localities, lookup
from onrecord.schema import Finding, Place, When

CARRIED = 0.94  # score: the share right in our own gold (`bench/evidence_scores.py`)
GENERIC = ("television", "radio")  # an outlet's name says more
FROM_BODY = 0.85
SPEAKS_FOR = ("spokesman", "spokeswoman", "spokesperson")
LONGEST_CHAIN = 12  # statements over which a setting is carried


class Setting(NamedTuple):
    """What the announcing words of one attribution say of where, when and by what means it was said."""

    venue: Finding[Place] | None
    time: Finding[When] | None
    medium: Finding[str] | None


def place(context: Context, index: int) -> Finding[Place] | None:
    """Where one attribution's words were said."""
    found = _place(context, index)
    if found is None:
        return None
    located, why = in_article_because(context, found.value)
    return structs.replace(found, value=located, by=f"{found.by}; {why}" if why else found.by)


def _place(context: Context, index: int) -> Finding[Place] | None:
    section = context.sections[context.paragraph_of(context.place_of(index))] if context.sections else None
    venue = _own(context, index).venue or _carried(context, index, 0)
    if venue is None:
        return section or _of_text(context, index, 0)
    if venue.value.country is None and section is not None and section.value.country is not None:
        country = section.value.country
        if section.by != "dateline" and (lookup(venue.value.name, country) or not localities(venue.value.name)):
            in_country = structs.replace(venue.value, country=country)
            return structs.replace(venue, value=in_country, evidence=venue.evidence + section.evidence)
    return venue


def said_on(context: Context, index: int) -> Finding[When] | None:
    """When one attribution's words were said."""
    return _own(context, index).time or _carried(context, index, 1)


def medium(context: Context, index: int) -> Finding[str] | None:
    """By what means one attribution's words were said or written."""
    return _own(context, index).medium or _carried(context, index, 2) or _of_text(context, index, 2)


def _of_text(context: Context, index: int, aspect: int) -> Any:
    """An aspect of the setting of the official text inside which its own issuer, or its report of another, stands."""
    parent = context.attributions[index].parent
    if parent is None or context.attributions[parent].rule != "official text" or any(_own(context, index)):
        return None
    found = place(context, parent) if aspect == 0 else medium(context, parent)
    return _again(found, "official text")


def _own(context: Context, index: int) -> Setting:
    known = context.settings.get(index)
    if known is None:
        medium, outlet = own_medium(context, index), _outlet(context, index)
        if outlet is not None and (medium is None or medium.value in GENERIC):
            medium = outlet
        known = Setting(own_venue(context, index), own_time(context, index), medium)
        context.settings[index] = known
    return known


def _outlet(context: Context, index: int) -> Finding[str] | None:
    """The outlet that a statement was made to: "told Harbour TV"."""
    told = addressee(context, index)
    if told is None or not is_outlet(context, told.value.name.split(), told.value.entity):
        return None
    return Finding(told.value.name, told.evidence, "told an outlet", told.score)


def _carried(context: Context, index: int, aspect: int) -> Any:
    """An aspect of the setting of the same speaker's nearest statement that has a setting of its own."""
    if any(_own(context, index)):
        return None
    here = context.earlier(index)
    for _ in range(LONGEST_CHAIN):
        if here is None:
            break
        if any(_own(context, here)):
            return _again(_own(context, here)[aspect], "carried")
        here = context.earlier(here)
    after = context.later(index)
    if after is not None:
        return _again(_own(context, after)[aspect], "carried back")
    body = _body_before(context, index)
    found = _again(_own(context, body)[aspect], "of the body just before") if body is not None else None
    return structs.replace(found, score=FROM_BODY) if found else None


def _body_before(context: Context, index: int) -> int | None:
    """The statement just before, in the same paragraph, of the body whose "chairwoman" or "spokesman" speaks."""
    words = context.source_words(index)
    if not index or not words or context.attributions[index - 1].parent != context.attributions[index].parent:
        return None
    here, there = (context.paragraph_of(context.place_of(at)) for at in (index, index - 1))
    lower = context.reading.lower
    its = lower[words[0]] in ("its", "their") or (lower[words[0]] == "a" and lower[words[-1]] in SPEAKS_FOR)
    earlier = authority(context, index - 1)
    return index - 1 if here == there and its and earlier is not None and earlier.value == "institution" else None


def _again(found: Finding[Any] | None, how: str) -> Finding[Any] | None:
    return structs.replace(found, by=f"{found.by}, {how}", score=CARRIED) if found else None
