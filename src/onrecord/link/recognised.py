"""Known actors recognised in articles: an edge from an entity to one of the registry, with the reason.

By name (in any spelling), with the office, country or body that the article gives, and whether the registry has that
office held on the day of publication. An office without a name is its holder's only where the registry has one holder,
dated. What does not fit together is an *unsure* edge, and so is a name that several known actors bear.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from msgspec import Struct, structs

from onrecord.gazetteer import countries_in, country_name
from onrecord.link.wordings import is_description
from onrecord.registry import KnownRole, Registry
from onrecord.registry.bearers import Bearer, Bearers
from onrecord.registry.offices import described, fit, is_of_body
from onrecord.schema import Entity, Link, Notes, Verdict

BY_REGISTRY = "registry"
MOST = 5  # unsure edges from one entity
SUPPORTED = 0.7  # of what a name leaves open, where an office, a body or a country fits as well
LONGEST = 80  # characters of an office; a longer description is a stretch of text that went astray
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
    """What an article says beside the name: for (an office held that day, a body), and against.

    `is_title`: it gives the very title; `is_office`: and the country or body that the office is of.
    """

    words: str = ""
    doubt: str = ""
    is_title: bool = False
    is_office: bool = False


class Edge(Struct, frozen=True):
    """An edge to a known actor with what the article says for and against it."""

    link: Link
    support: Support
    by_name: bool = True


def recognise(notes: Sequence[Notes], group_of: Mapping[str, str], registry: Registry) -> Recognised:
    """The known actors among the entities of `group_of`, which says for each whom linking takes it for."""
    bearers = Bearers(registry)
    found: dict[str, list[Edge]] = {}
    for each in notes:
        day = each.article.published_on
        for entity in each.entities:
            key = f"{each.article.id}#{entity.id}"
            if key in group_of:
                edges = list(_named(key, entity, day, bearers)) or list(_described(key, entity, day, bearers))
                if edges:
                    found[key] = edges
    sure = _agreed(found, group_of)
    links = [edge.link for edges in sure.values() for edge in edges]
    known = {key: edges[0] for key, edges in sure.items() if edges[0].link.verdict == "same"}
    sides = {key: edge.link.right.partition(":")[2] for key, edge in known.items()}
    return Recognised(links, sides, {key for key, edge in known.items() if edge.by_name}, registry.by_id.keys())


def _agreed(found: Mapping[str, list[Edge]], group_of: Mapping[str, str]) -> dict[str, list[Edge]]:
    """The edges, those by a name alone *unsure* where another article doubts that one whom linking takes for the same.

    What an article says for it settles such a doubt: whoever is foreign minister in one is no namesake in another.
    """
    doubts: dict[tuple[str, str], str] = {}
    settled: set[tuple[str, str]] = set()
    for key, edges in found.items():
        for edge in edges:
            about = group_of[key], edge.link.right
            if edge.link.verdict == "same" and edge.support.words:
                settled.add(about)
            elif edge.support.doubt and edge.link.verdict == "unsure":
                doubts.setdefault(about, edge.support.doubt)

    def agreed(key: str, edge: Edge) -> Edge:
        about = group_of[key], edge.link.right
        if edge.link.verdict != "same" or edge.support.words or about in settled or about not in doubts:
            return edge
        reason, score = f"{edge.link.reason}; but elsewhere {doubts[about]}", round(edge.link.score / 2, 4)
        return structs.replace(edge, link=structs.replace(edge.link, verdict="unsure", reason=reason, score=score))

    return {key: [agreed(key, edge) for edge in edges] for key, edges in found.items()}


def _named(key: str, entity: Entity, day: date | None, bearers: Bearers) -> Iterator[Edge]:
    """The edges that a name makes: one that is sure, or several that are not."""
    if _is_nameless(entity.name):
        return
    weighed = [(each, _support(entity, each, day)) for each in bearers.bearing(entity.name, entity.type)]
    sure = [(each, said) for each, said in weighed if each.is_sure and not said.doubt]
    supported = [(each, said) for each, said in sure if said.words]
    by_office = [(each, said) for each, said in weighed if said.is_office and not said.doubt]
    chosen = supported or sure or by_office
    namesakes = sum(each.is_sure for each, _ in weighed)
    if len(chosen) == 1 and (chosen is not sure or namesakes == 1):
        (each, said) = chosen[0]
        score = each.comparison.score + (1 - each.comparison.score) * (SUPPORTED if said.words else 0.0)
        node = f"registry:{each.actor.id}"
        yield Edge(Link(key, node, "same", BY_REGISTRY, _reason(each, said), round(score, 4)), said)
        return
    open_ones = chosen or [
        (each, said) for each, said in weighed if each.is_sure or said.is_title or (each.is_weak and said.words)
    ]
    several = f"{len(open_ones)} known actors can be meant" if len(open_ones) > 1 else "the name is not enough"
    for each, said in open_ones[:MOST]:
        reason = f"{_reason(each, said)}; but {said.doubt or several}"
        score = round(each.comparison.score / 2, 4)
        yield Edge(Link(key, f"registry:{each.actor.id}", "unsure", BY_REGISTRY, reason, score), said)


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
            if fits == "none" or _is_elsewhere(text, role, actor.countries):
                continue
            over = described(text).is_over
            held = role.held_on(day) if day else "undated"
            if over if role.ended_before(day or date.max) else held != "no" and not over:
                title = fits == "same" and held in ("yes", "undated")
                whole = title and _is_of_it(text, bodies, role, actor.countries)
                return Support(f"{_in_words(role)} fits “{text}”", is_title=title, is_office=whole)
            if fits == "same":
                late = late or f"the registry has {_in_words(role)}"
    if late:
        return Support(doubt=late)
    of_body = next((role for role in actor.roles for text in (*given, *bodies) if is_of_body(text, role)), None)
    if of_body:
        return Support(f"{_in_words(of_body)} fits")
    named = {code for text in (*given, *bodies) for code in countries_in(text)}
    own = {*actor.countries, *(role.country for role in actor.roles if role.country)}
    if named and own and not named & own:
        return Support(doubt=f"the article says {_countries(named)}, the registry {_countries(own)}")
    if named & own:
        return Support(f"of {_countries(named & own)}")
    if given and any(role.title for role in actor.roles):
        return Support(doubt=f"the article says “{given[0]}”, which is no office that the registry has")
    return Support()


def _is_elsewhere(text: str, role: KnownRole, countries: Sequence[str]) -> bool:
    """Whether an article gives an office to another country than the registry does."""
    said, own = described(text).countries, {role.country} if role.country else set(countries)
    return bool(said and own and not said & own)


def _is_of_it(text: str, bodies: Sequence[str], role: KnownRole, countries: Sequence[str]) -> bool:
    """Whether an article gives the country or body that an office is of."""
    if role.body:
        return any(is_of_body(each, role) for each in (text, *bodies))
    own = {role.country} if role.country else set(countries)
    return bool(own & {code for each in (text, *bodies) for code in countries_in(each)})


def _described(key: str, entity: Entity, day: date | None, bearers: Bearers) -> Iterator[Edge]:
    """The edges that an office makes where nobody is named."""
    if entity.type not in ("person", "unknown") or entity.number == "plural":
        return
    if len(entity.name) > LONGEST or not _is_nameless(entity.name):
        return
    bodies = " of ".join(each.value for each in entity.affiliations)
    found = bearers.holding(f"{entity.name} of {bodies}" if bodies else entity.name, day)
    unique = len(found) == 1 and found[0].held == "yes"
    doubt = f"{len(found)} known actors can be meant" if len(found) > 1 else "the registry's dates do not settle it"
    when = f"on {day.isoformat()}" if day else "on a day that is not known"
    for each in found[:MOST]:
        words = f"registry: {each.actor.id} {_in_words(each.role)}; no name, but this office {when}"
        reason = words if unique else f"{words}; but {doubt}"
        verdict: Verdict = "same" if unique else "unsure"
        score = ROLE_ALONE if unique else ROLE_ALONE / 2
        link = Link(key, f"registry:{each.actor.id}", verdict, BY_REGISTRY, reason, score)
        yield Edge(link, Support("this office"), by_name=False)


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
