"""Notes in the shape of gold, so that anybody's scorer can check what was found."""

from msgspec import UNSET

from onrecord.evaluate.gold import GoldAttribution, GoldCount, GoldEvent, Predicted
from onrecord.schema import Count, Entity, Event, Finding, Notes, Reference, Statement


def prediction(notes: Notes, gold_id: str) -> Predicted:
    """What was found in one article, under the id that its gold has. Where nothing was found a field is None."""
    entities = {entity.id: entity for entity in notes.entities}
    return Predicted(
        id=gold_id,
        attributions=tuple(_attribution(statement, entities) for statement in notes.statements),
        events=tuple(_event(event) for event in notes.events),
        scare_quotes=tuple(remark.span for remark in notes.remarks if remark.kind == "scare quote"),
        narrator_speculation=tuple(remark.span for remark in notes.remarks if remark.kind == "speculation"),
        loaded_terms=tuple(remark.span for remark in notes.remarks if remark.kind.startswith("loaded term")),
        boilerplate=tuple(p.span for p in notes.article.paragraphs if p.kind == "boilerplate"),
    )


def _attribution(statement: Statement, entities: dict[int, Entity]) -> GoldAttribution:
    speaker = statement.speaker.value if statement.speaker else None
    candidates = tuple(entities[i].name for i in speaker.candidates if i in entities) if speaker else ()
    entity = entities.get(speaker.entity) if speaker and speaker.entity is not None else None
    when = statement.said_on.value if statement.said_on else None
    place = statement.place.value if statement.place else None
    return GoldAttribution(
        source=statement.source,
        cue=statement.cue,
        content=statement.content,
        form=statement.form,
        speaker=None if candidates or speaker is None else speaker.name,
        candidates=candidates,
        on_behalf_of=statement.on_behalf_of.value.name if statement.on_behalf_of else None,
        affiliation=_best(entity.affiliations) if entity else None,
        role=_best(entity.roles) if entity else None,
        act=tuple(act.value for act in statement.acts),
        target=_names(statement.targets),
        authority=statement.authority.value if statement.authority else None,
        commitment=statement.commitment.value if statement.commitment else None,
        speaker_commitment=statement.speaker_commitment.value if statement.speaker_commitment else None,
        place=place.name if place else None,
        country=place.country if place else None,
        medium=statement.medium.value if statement.medium else None,
        said_on=when.expression if when else None,
        dates=(when.first, when.last) if when else (None, None),
        score=round(statement.score, 4),
    )


def _event(event: Event) -> GoldEvent:
    place = event.place.value if event.place else None
    counts = tuple(_count(count) for count in event.counts)
    return GoldEvent(
        type=event.kind,
        evidence=event.evidence[0] if event.evidence else UNSET,
        actor=_names(event.actors),
        target=_names(event.targets),
        place=place.name if place else None,
        country=place.country if place else None,
        crowd=counts[0] if counts else None,
        counts=counts,
        also=event.evidence[1:],
        status=event.status.value if event.status else None,
    )


def _count(count: Count) -> GoldCount:
    return GoldCount(count.text, count.low, count.high, count.counted_by, count.span)


def _best(findings: tuple[Finding[str], ...]) -> str | None:
    """The value with the highest score, the earlier of equals."""
    return max(findings, key=lambda finding: finding.score).value if findings else None


def _names(findings: tuple[Finding[Reference], ...]) -> tuple[str, ...]:
    return tuple(finding.value.name for finding in findings)
