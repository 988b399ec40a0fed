"""Who a speaker is to the reader: the name and position at first mention, a shorter name after it.

An unnamed source keeps the outlet's description; somebody whom the text leaves open is said to be left open.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from msgspec import Struct

from onrecord.schema import Entity, Finding, Reference
from onrecord.tell.harmless import brief
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.pieces import Piece

Standing = Literal["named", "body", "crowd", "unnamed", "either", "described", "unknown"]

PRONOUNS = frozenset("he she it they i we you who this that one him her them his".split())
BODIES = ("institution", "outlet", "document", "tradition")  # authorities that hold no position
LONGEST_POSITION = 120  # characters; a longer "role" is a sentence that went astray


class Speaker(Struct, frozen=True):
    """Whoever is reported to have spoken. `key` is equal where the record says that two speakers are one."""

    key: str
    name: str
    standing: Standing
    position: str = ""
    short: str = ""
    outlet: str = ""

    def first(self) -> tuple[Piece, ...]:
        """The name and position, as at first mention."""
        name = Piece("name", capitalised(self.name) if self.standing in ("crowd", "unnamed", "body") else self.name)
        match self.standing:
            case "unnamed":
                return (name, Piece("own", f" (not named by {self.outlet})"))
            case "crowd":
                return (name, Piece("own", f" ({possessive(self.outlet)} description)"))
            case "either":
                return (Piece("own", "Either "), name, Piece("own", f" ({self.outlet} does not make clear which)"))
            case "described":
                return (Piece("reported", capitalised(self.name)),)
            case "unknown" if self.name:
                return (Piece("own", f"Somebody whom {self.outlet} calls "), Piece("reported", self.name))
            case "unknown":
                return (Piece("name", f"Somebody whom {self.outlet} does not identify"),)
        if self.position:
            return (name, Piece("own", f", {self.position},"))
        return (name, Piece("own", " (position not given)")) if self.standing == "named" else (name,)

    def later(self) -> tuple[Piece, ...]:
        """The name as it may stand once the speaker was introduced."""
        if self.standing in ("either", "described", "unknown"):
            return self.first()
        return (Piece("own", capitalised(self.short or self.name)),)


class People:
    """The speakers of a record."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._speakers: dict[str, Speaker] = {}

    def speaker(self, report: Report) -> Speaker:
        """Who said it."""
        known = self._speakers.get(report.statement.id)
        if known is None:
            known = self._speakers[report.statement.id] = self._speaker(report)
        return known

    def _speaker(self, report: Report) -> Speaker:
        statement, outlet = report.statement, report.outlet
        if statement.speaker is None:
            words = brief(report.article.read(*statement.source))
            standing: Standing = "unknown" if words.lower() in PRONOUNS or not words else "described"
            return Speaker(f"{statement.id}?", words, standing, outlet=outlet)
        return self.reference(report, statement.speaker.value, statement.authority)

    def reference(self, report: Report, reference: Reference, authority: Finding[str] | None) -> Speaker:
        """Who is meant by a reference of the report's article."""
        article, outlet = report.article, report.outlet
        entity = self.lookup.entity(article, reference)
        actor = self.lookup.actors.get(f"{article.id}#{reference.entity}") if entity else None
        name = brief((self.lookup.given_name(actor) if actor else "") or reference.name)
        if entity is None and len(reference.candidates) > 1:
            keys = [f"{article.id}#{each}" for each in reference.candidates]
            names = [self.lookup.actors.get(each) or self.lookup.entities.get(each) for each in keys]
            name = " or ".join(brief(each.name) for each in names if each) or name
            return Speaker(f"{article.id}#{name}", name, "either", outlet=outlet)
        if not name or name.lower() in PRONOUNS:
            words = brief(article.read(*report.statement.source)) or name
            return Speaker(f"{report.statement.id}?", words, "unknown", outlet=outlet)
        key = f"{article.id}#{reference.entity}" if entity else f"{article.id}#{name.casefold()}"
        rests_on = authority.value if authority else "named"
        is_group = entity is not None and entity.type == "group"
        if rests_on in ("unnamed", "crowd") or (is_group and QUANTITY.search(name)):
            standing: Standing = "unnamed" if rests_on == "unnamed" else "crowd"
            return Speaker(actor.id if actor else key, name, standing, outlet=outlet)
        printed = brief(actor.name) if actor else name
        is_person = entity is not None and entity.type == "person" and rests_on not in BODIES and printed[:1].isupper()
        position = self._position(key, printed)
        short = self._short(key, entity, printed) if entity and is_person else ""
        return Speaker(actor.id if actor else key, printed, "named" if is_person else "body", position, short, outlet)

    def positions(self, key: str) -> tuple[tuple[str, str], ...]:
        """Every position that any article gives the actor of an entity, with the article's id, in record order."""
        actor = self.lookup.actors.get(key)
        found: dict[str, str] = {}
        for each in sorted(actor.entities, key=self._order.__getitem__) if actor else [key]:
            entity = self.lookup.entities.get(each)
            for position in _positions(entity) if entity else ():
                found.setdefault(position, self.lookup.articles_of_entity[each].id)
        return tuple(found.items())

    @cached_property
    def _order(self) -> dict[str, int]:
        listed = {key: index for index, key in enumerate(self.lookup.entities)}
        return {
            key: listed.get(key, len(listed)) for actor in self.lookup.record.actors for key in actor.entities
        } | listed

    def _position(self, key: str, name: str) -> str:
        """The position in the article at hand; where it gives none, the first that another article gives."""
        own = _positions(self.lookup.entities[key]) if key in self.lookup.entities else []
        candidates = own or [position for position, _ in self.positions(key)]
        return next((position for position in candidates if position.casefold() not in name.casefold()), "")

    def _short(self, key: str, entity: Entity, name: str) -> str:
        """A part of the name that the article itself uses alone, where nobody else in the record has it in a name."""
        text = self.lookup.articles_of_entity[key].text
        parts = {form for part in name.split() for form in (part, PARTICLE.sub("", part)) if form[:1].isupper()}
        used = Counter(text[span.start : span.end] for span in entity.mentions)
        first = name.partition(" ")[0]  # a surname in some names ("Xi"), not in most: taken only where no other is
        alone = [
            (form != first, count, form)
            for form, count in used.items()
            if form in parts and self._bearers[form.casefold()] <= 1
        ]
        return max(alone)[2] if alone and name != first else ""

    @cached_property
    def _bearers(self) -> Counter[str]:
        """How many different names each word is a part of."""
        names = {
            brief(self.lookup.actors[key].name if key in self.lookup.actors else entity.name).casefold()
            for key, entity in self.lookup.entities.items()
        }
        return Counter(
            word
            for name in names
            for word in {form for part in name.split() for form in (part, PARTICLE.sub("", part))}
        )


def possessive(name: str) -> str:
    """`possessive("Reuters") == "Reuters’"`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


PARTICLE = re.compile(r"^(?:al|el|ul|as|ash|at|an|ar|az)-", re.I)
QUANTITY = re.compile(r"\d|\b(?:hundreds|thousands|millions|tens|dozens|scores|crowds?)\b", re.I)
OF = re.compile(r"\b(?:of|for|at|in|to|on|with|and)\b")


def _positions(entity: Entity) -> list[str]:
    """Each role with its affiliation, surest and fullest first: `Miners’ Union official`, `head of the bloc (Dawn)`."""
    affiliations = _values(entity.affiliations)
    roles = _values(entity.roles)
    if not roles:
        return affiliations[:1]
    return [_with_affiliation(role, affiliations) for role in roles]


def _with_affiliation(role: str, affiliations: list[str]) -> str:
    lower = role.casefold()
    if not affiliations or any(each.casefold().removeprefix("the ") in lower for each in affiliations):
        return role
    affiliation = affiliations[0]
    if OF.search(lower) or lower.split()[0] in ("a", "an", "the", "his", "her", "their", "its"):
        return f"{role} ({affiliation.removeprefix('the ')})"
    return f"{affiliation.removeprefix('the ')} {role}"


def _values(findings: Iterable[Finding[str]]) -> list[str]:
    ranked = sorted(findings, key=lambda each: (-each.score, -len(each.value), each.value))
    values = (brief(each.value) for each in ranked)
    return list(dict.fromkeys(value for value in values if value and len(value) <= LONGEST_POSITION))


def capitalised(name: str) -> str:
    """The name as a sentence starts with it."""
    return name[:1].upper() + name[1:]
