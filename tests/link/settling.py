"""Small records for tests of the registry and of corrections: outlets that name people, linked by equal names."""

from collections import defaultdict
from itertools import pairwise

from onrecord.intake import article_from_text
from onrecord.link.settled import Settled, settle
from onrecord.registry import Registry
from onrecord.schema import Actor, Anchor, Correction, Entity, Finding, Link, Notes, Reference, Span, Statement

AT = "2026-03-05T10:00:00+00:00"


def naming(
    outlet: str, *people: tuple[str, str] | str, published: str | None = "2026-03-04", kind: str = "person"
) -> Notes:
    """An article in which each of `people` (a name, or a name and a role) says something."""
    entities, statements, text = [], [], ""
    for number, each in enumerate(people):
        name, role = each if isinstance(each, tuple) else (each, "")
        start = len(text)
        text += f"{name}, {role}, said: “Word {number}.” "
        span, words = Span(start, start + len(name)), Span(text.rindex("“"), len(text) - 1)
        told = Span(start + len(name) + 2, start + len(name) + 2 + len(role))
        roles = (Finding(role, (told,), "test"),) if role else ()
        entities.append(Entity(number, name, kind, (span,), roles))
        speaker = Finding(Reference(name, number), (span,), "test")
        statements.append((number, span, words, speaker))
    article = article_from_text(text, outlet=outlet, published=published)
    made = tuple(
        Statement(f"{article.id}/{number}", "direct", (words,), (), (span,), "test", 0.9, speaker=speaker)
        for number, span, words, speaker in statements
    )
    return Notes(article, made, tuple(entities), maker="test 1")


def proposed(notes: list[Notes]) -> tuple[list[Actor], list[Link]]:
    """What linking proposes here: equal names are one, in a chain of edges."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for each in notes:
        for entity in each.entities:
            by_name[entity.name].append(f"{each.article.id}#{entity.id}")
    actors = [Actor(f"actor:{min(keys)}", name, tuple(sorted(keys))) for name, keys in by_name.items()]
    chains = [pairwise(sorted(keys)) for keys in by_name.values()]
    links = [Link(left, right, "same", "same name", "the same full name") for chain in chains for left, right in chain]
    return actors, links


def settled(notes: list[Notes], registry: Registry | None = None, *corrections: Correction) -> Settled:
    """The actors of these notes as the registry and corrections settle them."""
    return settle(notes, *proposed(notes), registry or Registry(), corrections)


def groups(found: Settled) -> list[tuple[str, int]]:
    """Each actor's printed name with how many entities it has, sorted."""
    return sorted((actor.name, len(actor.entities)) for actor in found.actors)


def anchor(notes: Notes, words: str, *, whole: bool = True, nth: int = 0) -> Anchor:
    """The anchor at the nth naming that reads these words."""
    at = -1
    for _ in range(nth + 1):
        at = notes.article.text.index(words, at + 1)
    return Anchor(notes.article.id, Span(at, at + len(words)), whole)


def correction(id: int, kind: str, left: list[Anchor], right: list[Anchor] | None = None, **more: object) -> Correction:
    return Correction(id, kind, "AB", AT, "", tuple(left), tuple(right or ()), **more)
