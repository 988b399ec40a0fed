"""Who is meant, within one article: names, surnames, pronouns, roles, institutions."""

from onrecord.gazetteer import demonym_of, lookup
from onrecord.resolve.belonging import add_affiliations, add_spoken_for, name_bodies_in_full
from onrecord.resolve.drafts import Draft
from onrecord.resolve.scene import Scene
from onrecord.resolve.seats import read_seats
from onrecord.resolve.speakers import Speakers, Spoken
from onrecord.schema import Attribution, Cast, Entity, Finding, Found, Reference
from onrecord.text import Reading

POINTERS = ("ambiguous pronoun", "ambiguous relative", "unresolved pronoun")  # words that are nobody's name
ACTORS = ("person", "organization", "government", "group", "outlet", "unknown")


def resolve(reading: Reading, found: Found, attributions: tuple[Attribution, ...]) -> Cast:
    """The article's entities in order of first mention, and for each attribution who its source is.

    An entity is whoever is named or speaks; a place only where it speaks. A speaker is None where the attribution has
    no source; its reference has no entity, but candidates, where the text does not decide.
    """
    scene = Scene(reading, found.mentions)
    speakers = Speakers(scene, attributions)
    add_affiliations(scene, speakers)
    add_spoken_for(scene, speakers)
    read_seats(scene)
    name_bodies_in_full(scene)
    cast = sorted(
        (draft for draft in scene.drafts if _takes_part(draft)),
        key=lambda draft: (draft.spans[0], draft.order),
    )
    ids = {draft: index for index, draft in enumerate(cast)}
    return Cast(
        tuple(_entity(draft, index) for index, draft in enumerate(cast)),
        tuple(_reference(spoken, ids) for spoken in speakers.found),
    )


def _takes_part(draft: Draft) -> bool:
    if not draft.spans or draft.open or draft.became is not None:
        return False
    if draft.spoke or not draft.named or draft.type != "unknown":
        return draft.spoke or (draft.named and draft.type in ACTORS)
    return lookup(draft.name) is None and demonym_of(draft.name) is None


def _entity(draft: Draft, index: int) -> Entity:
    return Entity(
        index, draft.name, draft.type, tuple(sorted(set(draft.spans))), _in_text_order(draft.roles),
        _in_text_order(draft.affiliations), draft.gender, draft.number, _in_text_order(draft.speaks_for),
    )  # fmt: skip


def _in_text_order(findings: list[Finding[str]]) -> tuple[Finding[str], ...]:
    """What is told of somebody, as a reader learns it."""
    return tuple(sorted(findings, key=lambda finding: finding.evidence[0]))


def _reference(spoken: Spoken | None, ids: dict[Draft, int]) -> Finding[Reference] | None:
    if spoken is None:
        return None
    draft, candidates, rule, evidence, words, score = spoken
    if draft is not None:
        # Somebody in general ("those who claim otherwise") is no entity: the words alone are kept.
        return Finding(Reference(draft.now.name, ids.get(draft.now)), evidence, rule, score)
    if not candidates and rule in POINTERS:
        return None
    known = tuple(sorted({ids[candidate.now] for candidate in candidates if candidate.now in ids}))
    return Finding(Reference(words, None, known), evidence, rule, score)
