"""Actors: who is the same in several articles. Every entity that can act is in one actor.

Bearers of one spelling whom nothing tells apart are one (`namesakes`); of other spellings those are compared that share
a key (`candidates`), by name and by what their articles say (`weighed`). What is judged the same is joined, but where
somebody is linked to two who are told apart, these edges say *unsure* and why (`joining`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.link.bearers import Bearer, bearers_of
from onrecord.link.candidates import candidates
from onrecord.link.groups import Groups
from onrecord.link.joining import joined
from onrecord.link.namesakes import Namesakes, namesakes, usual
from onrecord.link.sayings import Repeated
from onrecord.schema import Actor, Link, Notes

BY_NAME, BY_SPELLING = "same name", "names compared"


class Linked(Struct, frozen=True):
    """Who is whom: for each bearer's key the least key of its actor, the edges, and what was not compared."""

    groups: Groups[str]
    links: list[Link]
    cut: int


def actors(notes: Sequence[Notes], again: Repeated) -> tuple[list[Actor], list[Link]]:
    """The actors, by their id, and the edges between their entities; `again` is what `sayings.repeated` found."""
    bearers = bearers_of(notes, again)
    linked = link_bearers(bearers)
    members: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        members[linked.groups.of(bearer.key)].append(bearer)
    found = [
        Actor(f"actor:{key}", usual(each.name for each in group), tuple(sorted(bearer.key for bearer in group)))
        for key, group in members.items()
    ]
    return sorted(found, key=lambda actor: actor.id), linked.links


def link_bearers(bearers: Sequence[Bearer]) -> Linked:
    """Who of these are one, with an edge and a reason for each two that are linked or may be."""
    groups: Groups[str] = Groups(bearer.key for bearer in bearers)
    every = namesakes(bearers)
    pairs = candidates(every)
    edges, doubtful = joined(every, pairs)
    links: list[Link] = []
    for at, group in enumerate(every):
        for link in _within(group, doubtful.get(at, "")):
            links.append(link)
            if link.verdict == "same":
                groups.join(link.left, link.right)
    for edge in edges:
        left, right = sorted((every[edge.left].first, every[edge.right].first))
        links.append(Link(left, right, edge.verdict, BY_SPELLING, edge.reason, edge.score))
        if edge.verdict == "same":
            groups.join(left, right)
    return Linked(groups, links, pairs.cut)


def _within(group: Namesakes, doubt: str) -> Iterator[Link]:
    """An edge from the first bearer to each other; a doubt is that the name is another's as well."""
    why = group.why
    for other in group.bearers[1:]:
        if doubt:
            yield Link(group.first, other.key, "unsure", BY_NAME, doubt)
        else:
            yield Link(group.first, other.key, "same", BY_NAME, why)
