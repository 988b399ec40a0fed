"""Deeds that the article reports: gatherings, protests and funerals with their crowds, and visits and meetings.

An event in the narrator's voice has happened, or is planned where the words say so; one that only a speaker tells of is
"reported", with the announcing words as evidence, and never the narrator's. "Protests in A, in B and in C" are three.
"""

from msgspec import structs

from onrecord.coding.context import Context
from onrecord.coding.countries import in_article
from onrecord.coding.counts import amounts, count_of, size_of
from onrecord.coding.deed_drafts import deed_drafts
from onrecord.coding.drafts import Draft
from onrecord.coding.intervals import nearest
from onrecord.coding.place_phrases import PlacePhrase, toponym_after
from onrecord.coding.triggers import Trigger, triggers
from onrecord.gazetteer import lookup
from onrecord.schema import Event, Finding, Place, Reference, Span, When

PLACED = frozenset(("in", "at", "across", "outside", "through", "to", "near"))
PLANNED = frozenset(
    "will would planned plans plan scheduled expected set called calls urged upcoming tomorrow next".split()
)
NEGATED = frozenset("no not never without cancelled canceled banned postponed if".split())
OURS = frozenset("the this these those that his her their its our my".split())
TOLD, SAID, SECTION, DATELINE = 0.8, 0.6, 0.5, 0.4  # scores, until they are calibrated on gold
CLAUSE_ENDS = frozenset(',;:.!?—–“”«»"()')
JOINING = frozenset("and but or while as when".split())
BREAKS = frozenset(';:—–!?“”«»"')
MERGED = 50  # events back to which a report is compared; an article does not tell of more
WHERE = 16  # words behind a trigger in which its place may start
FOLLOWS = 2  # sentences after an event in which its crowd may still be counted
REACH = 60  # words on either side of a trigger that can belong to it


def events(context: Context) -> tuple[Event, ...]:
    """All events of the article, in text order."""
    told = triggers(context)
    drafts = [draft for trigger in told for draft in _drafts(context, trigger)]
    drafts += deed_drafts(context, told)
    drafts.sort(key=lambda draft: draft.evidence[0])
    found: list[Draft] = []
    for draft in drafts:
        if draft.quoted:
            continue
        same = next((other for other in reversed(found[-MERGED:]) if other.same_as(draft)), None)
        if same is not None:
            same.add(draft)
        elif draft.stands:
            found.append(draft)
    for draft in drafts:  # what is quoted names an event; it never makes one
        if draft.quoted and (same := next((other for other in found[:MERGED] if other.same_as(draft)), None)):
            same.evidence += [span for span in draft.evidence if span not in same.evidence]
    _count_later(context, found)
    for draft in found:
        draft.reported_by = _reported_by(context, draft)
    return tuple(draft.event(f"{context.article.id}.e{number}") for number, draft in enumerate(found, 1))


def _reported_by(context: Context, draft: Draft) -> Finding[Reference] | None:
    """The speaker who alone tells of an event, where the article has no word of its own on it."""
    words = context.reading.words_in(draft.evidence[0])
    inside = context.content_of[words.start] if len(words) else -1
    if inside < 0 or draft.status.value in ("happened", "denied"):
        return None
    speaker = context.speaker(inside)
    attribution = context.attributions[inside]
    if speaker is None:
        return None
    return Finding(speaker, attribution.source or attribution.cue, "inside a statement", TOLD)


def _drafts(context: Context, trigger: Trigger) -> list[Draft]:
    """The events that one trigger tells of: one a place."""
    reading = context.reading
    sentence = reading.sentence_of[trigger.first]
    first, last = context.near(trigger.first, REACH)
    if any(reading.lower[at] in NEGATED for at in range(max(first, trigger.first - 4), trigger.first)):
        return []
    places = _places(context, trigger, first, last)
    begin = trigger.first - 1 if size_of(context, trigger.first - 1) else trigger.first
    counts = [] if trigger.kind == "CONSULT" else [count_of(context, each) for each in amounts(context, first, last)]
    size = size_of(context, trigger.first - 1)
    if size is not None and not counts:
        counts = [size]
    known = (reading.lower[max(first, begin - 1)] in OURS or _is_bare_call(context, trigger)) and not counts
    drafts: list[Draft] = []
    for position, place in enumerate(places or [None]):
        end = max(trigger.end, place.end) if place is not None and not position else trigger.end
        span = place.span if place is not None and position else _clause(context, begin, end, first, last)
        draft = Draft(trigger.kind, span, sentence, known)
        draft.definite = known or reading.lower[max(first, begin - 1)] in OURS
        draft.place = _place(context, trigger, place)
        if draft.place is not None:
            draft.place = structs.replace(draft.place, value=in_article(context, draft.place.value))
        draft.counts = counts if not position else []  # one count for several places is not each one's
        draft.status = _status(context, trigger, span, first)
        draft.date = _date(context, trigger, first, last, draft.status.value == "planned")
        drafts.append(draft)
    return drafts


def _is_bare_call(context: Context, trigger: Trigger) -> bool:
    """Whether those who call out are taken as known: "Marchers chanted", not "a crowd in Riga chanted"."""
    reading = context.reading
    return reading.lower[trigger.first].startswith("chant") and (
        trigger.first == 0 or reading.sentence_of[trigger.first] != reading.sentence_of[max(0, trigger.first - 2)]
    )


def _clause(context: Context, begin: int, end: int, first: int, last: int) -> Span:
    """The clause that holds words begin..end-1: from its subject on, up to the next comma."""
    reading, home = context.reading, context.content_of[begin]
    stop = end
    while stop < last and reading.words[stop] not in CLAUSE_ENDS and context.content_of[stop] == home:
        if reading.lower[stop] in JOINING or reading.lower[stop] in ("to", "after", "before") or stop - end > WHERE:
            break
        stop += 1
    start = begin
    number = context.paragraph_of(reading.starts[begin])
    body = context.article.paragraphs[number].body.start
    while start > first and reading.words[start - 1] not in BREAKS and reading.starts[start - 1] >= body:
        if context.content_of[start - 1] != home:
            break
        start -= 1
    while start < begin and (not reading.words[start][0].isalnum() or reading.lower[start] in JOINING):
        start += 1
    return reading.span(start, stop)


def _places(context: Context, trigger: Trigger, first: int, last: int) -> list[PlacePhrase]:
    """The places named after a trigger in its sentence, "in A, B and C" being three; else the nearest before it."""
    reading = context.reading
    found: list[PlacePhrase] = []
    if reading.lower[trigger.end - 1] == "visited" and trigger.end < last:
        visited = toponym_after(reading, trigger.end - 1, last, context.language)
        found = [visited] if visited else []
    for word in range(trigger.end - 1, min(last, trigger.end + WHERE)):  # "travelled to" ends with its preposition
        if reading.lower[word] not in PLACED or (reading.lower[word] == "to" and trigger.kind != "CONSULT"):
            continue
        if context.content_of[word] != context.content_of[trigger.first] or (found and word < found[-1].end):
            continue
        if found and not all(reading.lower[between] in (",", "and") for between in range(found[-1].end, word)):
            break  # "in Riga, which ... in Oslo": only what is listed along with it
        toponym = toponym_after(reading, word, last, context.language)
        while toponym is not None:
            found.append(toponym)
            toponym = _coordinated(context, toponym.end, last)
    if found:
        return found[:1] if trigger.kind == "CONSULT" else found
    for word in range(trigger.first - 1, first - 1, -1):
        if reading.lower[word] in PLACED and (toponym := toponym_after(reading, word, trigger.first, context.language)):
            return [toponym]
    return []


def _coordinated(context: Context, at: int, last: int) -> PlacePhrase | None:
    """ "in Riga, Tartu and Kaunas": a name that the gazetteer knows behind a comma or "and"."""
    words = context.reading.words
    while at < last and words[at] in (",", "and"):
        at += 1
    if at >= last or words[at - 1] not in (",", "and") or not words[at][0].isupper():
        return None
    for end in range(min(at + 3, last), at, -1):
        name = context.reading.text[context.reading.starts[at] : context.reading.ends[end - 1]]
        place = lookup(name) if all(word[0].isupper() for word in words[at:end]) else None
        if place is not None:
            return PlacePhrase(Place(name, place.country), context.reading.span(at, end), end, True)
    return None


def _place(context: Context, trigger: Trigger, toponym: PlacePhrase | None) -> Finding[Place] | None:
    if toponym is not None:
        return Finding(toponym.place, (toponym.span,), "place phrase", TOLD)
    section = context.sections[context.paragraph_of(context.reading.starts[trigger.first])]
    if section is None or (section.by == "dateline" and trigger.kind == "CONSULT"):
        return None  # a visit is news because it leads elsewhere
    return Finding(section.value, section.evidence, section.by, SECTION if section.by != "dateline" else DATELINE)


def _date(context: Context, trigger: Trigger, first: int, last: int, planned: bool) -> Finding[When] | None:
    reading, home = context.reading, context.content_of
    for time in nearest(reading, first, last, context.today, home, trigger.first, context.language):
        if planned or not time.ahead:
            return Finding(time.when(reading), (reading.span(time.first, time.end),), f"time {time.kind}", TOLD)
    return None


def _status(context: Context, trigger: Trigger, evidence: Span, first: int) -> Finding[str]:
    """Whether the event has happened, is planned, or is only what somebody says."""
    reading = context.reading
    inside = context.content_of[trigger.first]
    if inside >= 0:
        attribution = context.attributions[inside]
        return Finding("reported", attribution.cue or attribution.source, "inside a statement", TOLD)
    for word in range(max(first, trigger.first - 6), min(trigger.end + 5, len(reading.lower))):
        if reading.lower[word] in PLANNED and context.content_of[word] == -1:
            return Finding("planned", (reading.span(word, word + 1),), "planning words", SAID)
    return Finding("happened", (evidence,), "narrator's voice", TOLD)


def _count_later(context: Context, found: list[Draft]) -> None:
    """Crowds that the sentences after an event count: "Police put it at 4,000, organisers said 20,000."."""
    reading = context.reading
    triggered = {draft.sentence for draft in found}
    counted: set[int] = set()
    for draft in found:
        if draft.is_deed or draft.kind == "CONSULT" or draft.sentence in counted:
            continue  # one count for several places is not each one's
        counted.add(draft.sentence)
        for sentence in range(draft.sentence + 1, min(draft.sentence + 1 + FOLLOWS, len(reading.sentences))):
            if sentence in triggered:
                break
            first, last = reading.sentences[sentence]
            counts = [count_of(context, each) for each in amounts(context, first, min(last, first + REACH))]
            draft.counts += [count for count in counts if count.counted_by is not None]
