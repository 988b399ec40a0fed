"""Deeds as events in the making: who, to whom, where, when, how many, and how they stand."""

from msgspec import structs

from onrecord.coding.casualties import casualties
from onrecord.coding.context import Context
from onrecord.coding.countries import in_article
from onrecord.coding.deeds import Deed, deeds
from onrecord.coding.drafts import HARMING, OPEN, Draft, Party
from onrecord.coding.intervals import nearest
from onrecord.coding.place_phrases import toponym_after
from onrecord.coding.sides import PERSON_PRONOUNS, words_of
from onrecord.coding.standing import standing
from onrecord.coding.things import things
from onrecord.coding.triggers import Trigger
from onrecord.schema import Finding, Mention, Place, Reference, Span, When

SUBJECT, OBJECT, REACH = 0.7, 0.75, 40  # scores, until they are calibrated on gold; words on either side of a deed
DOERS = ("person", "group", "government")
PLACED = frozenset(("in", "at", "near", "outside", "inside"))
COUNTED = frozenset(("ASSAULT", "harm", "accident", "disaster", "COERCE", "death", "AID"))
FOLLOWS = 2  # sentences after a deed in which those harmed may still be counted
BREAKS = frozenset(';:—–!?“”«»"')
LONGEST = 30  # words of a clause that are evidence


def deed_drafts(context: Context, gatherings: list[Trigger]) -> list[Draft]:
    """The deeds of the article, with those harmed counted behind them."""
    taken = {word for trigger in gatherings for word in range(trigger.first, trigger.end)}
    drafts: list[Draft] = []
    for deed in deeds(context):
        if deed.first in taken:
            continue
        draft = _draft(context, deed)
        if draft is not None:
            drafts.append(draft)
    _tolls(context, drafts)
    return drafts


def _draft(context: Context, deed: Deed) -> Draft | None:
    reading = context.reading
    quoted = reading.quotation_of[deed.first] != -1
    inside = context.content_of[deed.first]
    if inside >= 0 and context.attributions[inside].attitude != "said":
        return None
    first, last = context.near(deed.first, REACH)
    evidence = _evidence(context, deed, first, last)
    status = standing(context, deed.first, deed.end, evidence, deed.tense)
    if status is None:
        return None
    draft = Draft(deed.kind, evidence, reading.sentence_of[deed.first], deed.known)
    draft.is_deed, draft.quoted, draft.status = True, quoted, status
    draft.actors = [party for each in deed.actors if (party := _party(context, each, "subject", SUBJECT))]
    draft.targets = [party for each in deed.targets if (party := _party(context, each, "object", OBJECT))]
    if draft.kind == "harm" and _is_assault(context, deed, draft):
        draft.kind = "ASSAULT"
    draft.known = deed.known or (bool(draft.targets) and all(party.known for party in draft.targets))
    draft.alone = deed.form in ("does", "befalls", "by") and draft.type != "death"
    draft.on_thing = deed.thing
    draft.in_title = context.article.paragraphs[context.paragraph_of(reading.starts[deed.first])].kind == "title"
    if quoted:
        return draft
    draft.place = _place(context, deed, first, last)
    draft.date = _date(context, deed, first, last, status.value in OPEN)
    if draft.type in COUNTED:
        draft.counts = casualties(context, first, last)
    return draft


def _is_assault(context: Context, deed: Deed, draft: Draft) -> bool:
    """Whether harm was done by somebody: who did it or a weapon is told of, or one is named and no mishap is."""
    if any(mention.type in DOERS or mention.kind == "collective" for mention in deed.actors):
        return True
    first, last = context.near(deed.first, REACH)
    words = set(context.reading.lower[first:last])
    if words & things(context.language)["mishap"]:
        return False
    return bool(words & things(context.language)["weapon"]) or draft.named_victims


def _evidence(context: Context, deed: Deed, first: int, last: int) -> Span:
    """The words that tell of the deed: from its first party to its last, or the words alone."""
    reading = context.reading
    begin, end = reading.starts[deed.first], reading.ends[deed.end - 1]
    low, high = reading.starts[max(first, deed.first - LONGEST)], reading.ends[min(last, deed.end + LONGEST) - 1]
    for mention in (*deed.actors, *deed.targets):
        span = words_of(context, mention)
        if low <= span.start and span.end <= high:
            begin, end = min(begin, span.start), max(end, span.end)
    return Span(begin, end)


def _party(context: Context, mention: Mention, by: str, score: float) -> Party | None:
    """Who is meant; a pronoun that nobody could tell is nobody."""
    span = words_of(context, mention)
    text = context.article.text[span.start : span.end]
    entity = next(
        (
            entity
            for end, entity in context.entity_at.get(mention.span.start, ())
            if end in (mention.span.end, span.end)
        ),
        None,
    )
    if entity is not None:
        named = entity.name[:1].isupper()
        return Party(Finding(Reference(entity.name, entity.id), (span,), by, score), named, True)
    if mention.kind == "pronoun" or text.lower() in PERSON_PRONOUNS or not text:
        return None
    known = mention.kind == "name" or text.lower().startswith(("the ", "this ", "these "))
    return Party(Finding(Reference(text), (span,), by, score), mention.kind == "name", known)


def _place(context: Context, deed: Deed, first: int, last: int) -> Finding[Place] | None:
    """The place named in the deed's clause, behind it first; else that of the section."""
    reading, home = context.reading, context.content_of[deed.first]
    behind = [
        word for word in range(deed.end, last) if reading.lower[word] in PLACED and context.content_of[word] == home
    ]
    before = [word for word in range(deed.first - 1, first - 1, -1) if reading.lower[word] in PLACED]
    for word in (*behind, *before):
        if context.content_of[word] != home or any(
            reading.words[at] in BREAKS for at in range(min(word, deed.end), max(word, deed.first))
        ):
            continue
        toponym = toponym_after(reading, word, last, context.language)
        if toponym is not None:
            return Finding(in_article(context, toponym.place), (toponym.span,), "place phrase", OBJECT)
    section = context.sections[context.paragraph_of(reading.starts[deed.first])]
    if section is None or deed.tense == "noun":
        return None
    return structs.replace(section, value=in_article(context, section.value), score=0.5)


def _date(context: Context, deed: Deed, first: int, last: int, ahead: bool) -> Finding[When] | None:
    """The time nearest to the deed in its sentence and voice; a noun's stands close by ("Friday's attack")."""
    reading = context.reading
    near = 6 if deed.tense == "noun" else REACH
    low, high = max(first, deed.first - near), min(last, deed.end + near)
    for time in nearest(reading, low, high, context.today, context.content_of, deed.first, context.language):
        if ahead or not time.ahead:
            return Finding(time.when(reading), (reading.span(time.first, time.end),), f"time {time.kind}", OBJECT)
    return None


def _tolls(context: Context, drafts: list[Draft]) -> None:
    """Those harmed that the sentences after a deed count: "Police put the toll at 12; the hospital said 15"."""
    sentences = context.reading.sentences
    told = {draft.sentence for draft in drafts}
    for draft in drafts:
        if draft.type not in HARMING or draft.quoted or draft.status.value in OPEN:
            continue
        for sentence in range(draft.sentence + 1, min(draft.sentence + 1 + FOLLOWS, len(sentences))):
            if sentence in told:
                break
            first, last = sentences[sentence]
            draft.counts += casualties(context, first, min(last, first + REACH))
            told.add(sentence)
