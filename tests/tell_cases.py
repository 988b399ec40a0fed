"""Notes for tests of telling, written as inline-marked text; all people, groups and outlets are made up."""

import re
from dataclasses import dataclass, field

from msgspec import UNSET

from onrecord.evaluate.gold import GoldAttribution
from onrecord.evaluate.marked import read_marked
from onrecord.intake import article_from_text
from onrecord.schema import (
    Entity,
    EntityType,
    Event,
    Finding,
    Notes,
    Place,
    Record,
    Reference,
    Remark,
    Saying,
    Span,
    Statement,
    When,
)
from onrecord.tell.roundup import compose


def found(value: object, by: str = "test", evidence: tuple[Span, ...] = ()) -> Finding:
    return Finding(value, evidence, by)


@dataclass
class Case:
    """One article: `marked` as in docs/evaluate.md; `types` gives a speaker's name an entity type ("person" else)."""

    marked: str
    outlet: str | None = "The Tavra Star"
    published: str | None = "2031-05-06"
    types: dict[str, EntityType] = field(default_factory=dict)
    more: dict[int, dict] = field(default_factory=dict)
    about: dict = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def notes(self) -> Notes:
        """The notes that the marks say; a speaker is an entity, mentioned wherever the name or a part of it stands."""
        marked = read_marked(self.marked)
        article = article_from_text(marked.text, outlet=self.outlet, published=self.published, **self.about)
        assert article.text == marked.text
        names = list(dict.fromkeys(each.speaker for each in marked.attributions if isinstance(each.speaker, str)))
        entities = tuple(self._entity(at, name, marked.text, marked.attributions) for at, name in enumerate(names))
        statements = tuple(self._statement(article.id, at, each, names) for at, each in enumerate(marked.attributions))
        return Notes(article, statements, entities, self.events, self.remarks, maker="test")

    def _entity(self, number: int, name: str, text: str, attributions: tuple[GoldAttribution, ...]) -> Entity:
        forms = "|".join(re.escape(form) for form in (name, *name.split()))
        spans = [Span(*hit.span()) for hit in re.finditer(rf"\b(?:{forms})\b", text)]
        own = [each for each in attributions if each.speaker == name]
        roles = dict.fromkeys(role for each in own for role in _several(each.role))
        affiliations = dict.fromkeys(affiliation for each in own for affiliation in _several(each.affiliation))
        type_ = self.types.get(name, "person")
        return Entity(number, name, type_, tuple(spans), tuple(map(found, roles)), tuple(map(found, affiliations)))

    def _statement(self, article: str, number: int, gold: GoldAttribution, names: list[str]) -> Statement:
        values = {
            name: found(value)
            for name in ("authority", "commitment", "medium")
            if isinstance(value := getattr(gold, name), str)
        }
        if isinstance(gold.speaker, str):
            values["speaker"] = found(Reference(gold.speaker, names.index(gold.speaker)))
        if isinstance(gold.place, str):
            values["place"] = found(Place(gold.place, gold.country if isinstance(gold.country, str) else None))
        if isinstance(gold.said_on, str):
            is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", gold.said_on)
            values["said_on"] = found(When(gold.said_on, gold.said_on, gold.said_on) if is_day else When(gold.said_on))
        form = "direct" if gold.form is UNSET else gold.form
        values |= self.more.get(number, {})
        return Statement(f"{article}.{number}", form, gold.content, gold.cue, gold.source, "test", 1.0, **values)


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def record(*cases: Case, sayings: tuple[tuple[tuple[int, int], ...], ...] = (), **more) -> Record:
    """The cases' notes as a record; a saying is given as ((case, statement), ...), and all its reports independent."""
    notes = [case.notes() for case in cases]
    said = tuple(
        Saying(f"saying:{at}", tuple(notes[case].statements[number].id for case, number in members), len(members))
        for at, members in enumerate(sayings)
    )
    return Record(tuple(notes), said, **more)


def told(*cases: Case, by: str = "place", **more) -> list[str]:
    """The roundup's sentences about statements, as plain text."""
    roundup = compose(record(*cases, **more), by=by)
    return [sentence.text for section in roundup.sections for entry in section.entries for sentence in entry.sentences]


def tell(marked: str, **more) -> str:
    """The one sentence that one marked statement comes to."""
    (sentence,) = told(Case(marked, **more))
    return sentence
