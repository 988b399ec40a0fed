"""Known actors recognised in articles: an edge from an entity to one of the registry, with the reason.

By name (in any spelling), with the office, country or body that the article gives, and whether the registry has that
office held on the day of publication. An office without a name is its holder's only where the registry has one holder,
dated. What does not fit together is an *unsure* edge, and so is a name that several known actors bear.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from msgspec import Struct

from onrecord.gazetteer import countries_in, country_name
from onrecord.link.wordings import is_description
from onrecord.registry import KnownRole, Registry
from onrecord.registry.bearers import Bearer, Bearers
from onrecord.registry.offices import described, fit, is_of_body
from onrecord.schema import Entity, Link, Notes

BY_REGISTRY = "registry"
MOST = 5  # unsure edges from one entity
ROLE_ALONE = 0.8  # score where the office names the actor, and no name does


class Recognised(Struct, frozen=True):
    """The edges, the registry id of each entity that is surely known, and those of them known by a name.

    `ids` are all that the registry has.
    """

    links: list[Link]
    sides: Mapping[str, str]
    by_name: Set[str]
    ids: Set[str]


NOBODY = Recognised([], {}, frozenset(), frozenset())


class Support(Struct, frozen=True):
    """What an article says beside the name: for (an office held that day, a body), against, and the office meant."""

    words: str = ""
    doubt: str = ""
    is_office: bool = False


def recognise(notes: Sequence[Notes], keys: Set[str], registry: Registry) -> Recognised:
    """The known actors among the entities with these keys."""
    bearers = Bearers(registry)
    links: list[Link] = []
    sides: dict[str, str] = {}
    by_name: set[str] = set()
    for each in notes:
        day = each.article.published_on
        for entity in each.entities:
            key = f"{each.article.id}#{entity.id}"
            if key not in keys:
                continue
            found = list(_named(key, entity, day, bearers))
            if found and found[0].verdict == "same":
                by_name.add(key)
            found = found or list(_described(key, entity, day, bearers))
            links += found
            if found and found[0].verdict == "same":
                sides[key] = found[0].right.partition(":")[2]
    return Recognised(links, sides, by_name, registry.by_id.keys())


def _named(key: str, entity: Entity, day: date | None, bearers: Bearers) -> Iterator[Link]:
    """The edges that a name makes: one that is sure, or several that are not."""
    if _is_nameless(entity.name):
        return
    weighed = [(each, _support(entity, each, day)) for each in bearers.bearing(entity.name, entity.type)]
    sure = [(each, said) for each, said in weighed if each.is_sure and not said.doubt]
    supported = [(each, said) for each, said in sure if said.words]
    by_office = [(each, said) for each, said in weighed if said.is_office and not said.doubt]
    chosen = supported or sure or by_office
    if len(chosen) == 1 and not (chosen is sure and len([each for each, _ in weighed if each.is_sure]) > 1):
        (each, said) = chosen[0]
        score = each.comparison.score + (1 - each.comparison.score) * (0.7 if said.words else 0.0)
        yield Link(key, f"registry:{each.actor.id}", "same", BY_REGISTRY, _reason(each, said), round(score, 4))
        return
    open_ones = chosen or [(each, said) for each, said in weighed if each.is_sure or (each.is_weak and said.words)]
    for each, said in open_ones[:MOST]:
        doubt = said.doubt or (
            f"{len(open_ones)} known actors can be meant" if len(open_ones) > 1 else "the name is not enough"
        )
        reason = f"{_reason(each, said)}; but {doubt}"
        yield Link(key, f"registry:{each.actor.id}", "unsure", BY_REGISTRY, reason, round(each.comparison.score / 2, 4))


def _support(entity: Entity, bearer: Bearer, day: date | None) -> Support:
    """What the article says of the entity, against what the registry says of the actor."""
    actor = bearer.actor
    if "unknown" not in (entity.gender, actor.gender) and entity.gender != actor.gender:
        return Support(doubt=f"the article has {entity.gender}, the registry {actor.gender}")
    given = [each.value for each in entity.roles]
    bodies = [each.value for each in entity.affiliations]
    late = ""
    for text in given:
        for role in actor.roles:
            fits = fit(text, role)
            if fits == "none":
                continue
            over = described(text).is_over
            held = role.held_on(day) if day else "undated"
            if over if role.ended_before(day or date.max) else held != "no" and not over:
                whole = fits == "same" and _is_of_it(text, bodies, role, actor.countries)
                return Support(f"{_in_words(role)} fits “{text}”", is_office=whole and held in ("yes", "undated"))
            late = late or f"the registry has {_in_words(role)}"
    if any(is_of_body(text, role) for text in (*given, *bodies) for role in actor.roles):
        body = next(role for role in actor.roles if any(is_of_body(text, role) for text in (*given, *bodies)))
        return Support(f"{_in_words(body)} fits")
    if late:
        return Support(doubt=late)
    named = {code for text in (*given, *bodies) for code in countries_in(text)}
    own = {*actor.countries, *(role.country for role in actor.roles if role.country)}
    if named and own and not named & own:
        return Support(doubt=f"the article says {_countries(named)}, the registry {_countries(own)}")
    if named & own:
        return Support(f"of {_countries(named & own)}")
    if given and any(role.title for role in actor.roles):
        return Support(doubt=f"the article says “{given[0]}”, which is no office that the registry has")
    return Support()


def _is_of_it(text: str, bodies: Sequence[str], role: KnownRole, countries: Sequence[str]) -> bool:
    """Whether an article gives the country or body that an office is of."""
    if role.body:
        return any(is_of_body(each, role) for each in (text, *bodies))
    own = {role.country} if role.country else set(countries)
    return bool(own & {code for each in (text, *bodies) for code in countries_in(each)})


def _described(key: str, entity: Entity, day: date | None, bearers: Bearers) -> Iterator[Link]:
    """The edges that an office makes where nobody is named."""
    if entity.type not in ("person", "unknown") or not _is_nameless(entity.name) or entity.number == "plural":
        return
    bodies = " of ".join(each.value for each in entity.affiliations)
    found = bearers.holding(f"{entity.name} of {bodies}" if bodies else entity.name, day)
    unique = len(found) == 1 and found[0].held == "yes"
    doubt = f"{len(found)} known actors can be meant" if len(found) > 1 else "the registry's dates do not settle it"
    when = f"on {day.isoformat()}" if day else "on a day that is not known"
    for each in found[:MOST]:
        reason = f"registry: {each.actor.id} {_in_words(each.role)}; no name, but this office {when}"
        if unique:
            yield Link(key, f"registry:{each.actor.id}", "same", BY_REGISTRY, reason, ROLE_ALONE)
        else:
            unsure = ROLE_ALONE / 2
            yield Link(key, f"registry:{each.actor.id}", "unsure", BY_REGISTRY, f"{reason}; but {doubt}", unsure)


def _is_nameless(name: str) -> bool:
    """Whether somebody is described and not named; a country that ends the description is no name of theirs."""
    return is_description(name.partition(" of ")[0])


def _reason(bearer: Bearer, said: Support) -> str:
    which = "name" if bearer.alias == bearer.actor.name else "weak alias" if bearer.is_weak else "alias"
    beside = f"; {said.words}" if said.words else ""
    return f"registry: {bearer.actor.id}{beside}; name matches {which} “{bearer.alias}” ({bearer.comparison.reason})"


def _in_words(role: KnownRole) -> str:
    words = role.in_words()
    return words.replace(f" of {role.country}", f" of {country_name(role.country)}") if role.country else words


def _countries(codes: set[str]) -> str:
    return ", ".join(sorted(country_name(code) or code for code in codes))
