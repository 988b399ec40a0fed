"""Who a description turns out to be once he is named: "The mayor was careful. “…,” said Jane Doe."

A description is joined to a name only where the text leaves nobody else it could be; otherwise it stays a description.
"""

import re

from onrecord.gazetteer import country_of
from onrecord.lang.naming import naming, words_in
from onrecord.resolve.drafts import BODIES, Draft, is_genitive
from onrecord.resolve.role_words import role_noun
from onrecord.resolve.scene import Scene
from onrecord.resolve.sources import Source
from onrecord.schema import Attribution, Finding, Mention, Span

RESUMING = frozenset(("speaking", "addressing", "talking", "writing", "appearing", "commenting", "responding"))
OFFICES = frozenset(("official", "leader", "head", "executive", "politician", "commander"))
LABEL = "label"  # the rule of attributions that read "Jane Doe: ..."
BEHIND_NAME = re.compile(r"\s*(?:\([^()]{0,40}\)?)?(?:\s?(?:of|from|at)\s[^,;]{1,60})?(?:,\s\d{1,3})?[\s,.]*")
AFTER_COMMA = re.compile(r",\s*((?:[a-z-]+\s+){0,4})$")
BESIDE = re.compile(r"[\s”\"’']*")
OFFICE_BEFORE = re.compile(r", ?(?:[a-z-]+ ){0,3}")
POSTED = re.compile(r"\s(?:to|in|of)\s(?:the\s)?")
LONGEST_TITLE = 8  # words before a name
LONGEST_OFFICE = 60  # code points
LONGEST_WALK = 40  # occurrences looked back over


def is_named_by(scene: Scene, described: Draft, draft: Draft, attribution: Attribution) -> bool:
    """Whether a name in one of the next two sentences is who a description before it described."""
    reading = scene.reading
    at = reading.word_at(attribution.source[0].start)
    before = reading.word_at(described.spans[0].start)
    sentence = reading.sentence_of[at]
    apart = sentence - reading.sentence_of[before]
    if not 0 < apart <= 2 or {described.gender, draft.gender} >= {"female", "male"}:
        return False
    body = [span for span in draft.spans if not in_heading(scene, span)]
    if not body or body[0].start < described.spans[0].start:
        return False
    opens = reading.lower[reading.sentences[sentence][0]] in RESUMING
    same_paragraph = scene.paragraph_of(at) == scene.paragraph_of(before)
    own = {kind for role in draft.roles if role.by == "before the name" for kind in _lemmas(role)}
    agrees = bool(own & described.kinds) and apart == 1
    if own:
        return agrees
    definite = reading.lower[before] == "the" and bool(described.kinds & OFFICES)
    told = same_paragraph or len(described.name.split()) > 2  # "the interior minister", not "the commissioner"
    bare = definite and told and not draft.roles and body[0].start >= attribution.source[0].start
    return (apart == 1 and bare) or (opens and (same_paragraph or apart == 1))


def introduced_before(scene: Scene, draft: Draft, attribution: Attribution) -> Draft | None:
    """The office that opens the paragraph, or the interview, of somebody who is named there for the first time."""
    source = attribution.source[0].start
    paragraph = scene.paragraph_of(scene.reading.word_at(source))
    body = [span for span in draft.spans if not in_heading(scene, span)]
    if not body or body[0].start < source:
        return None
    if attribution.rule == LABEL:
        return _opening(scene, draft, 0, source) if len(body) < len(draft.spans) else None
    return _opening(scene, draft, paragraph, source)


def _opening(scene: Scene, draft: Draft, paragraph: int, end: int) -> Draft | None:
    """The one office that opens a paragraph from `paragraph` on, where no other person is named before `end`."""
    reading, found = scene.reading, None
    stop = scene.before(end)
    for index in range(max(stop - LONGEST_WALK, 0), stop):
        occurrence = scene.occurrences[index]
        other = occurrence.draft.now
        if (
            scene.paragraph_of(occurrence.word) < paragraph
            or other is draft
            or in_heading(scene, occurrence.mention.span)
        ):
            continue
        if other.named and other.type == "person":
            return None
        first = occurrence.word == scene.paragraph_starts[scene.paragraph_of(occurrence.word)]
        one = not other.named and other.type == "person" and other.number == "singular"
        one = one and other.spans[0] == occurrence.mention.span and sum(span.start < end for span in other.spans) == 1
        called = reading.lower[occurrence.word] == "the" or is_genitive(reading.words[occurrence.word])
        if not (first and one and other.kinds & OFFICES and called):
            continue
        if found is not None or {other.gender, draft.gender} >= {"female", "male"}:
            return None
        found = other
    return found


def named_within(scene: Scene, source: Source) -> Draft | None:
    """The name that ends the source behind a comma: "the minister, Jane Doe", "a union, the Bread Guild"."""
    text = scene.reading.text
    described = source.occurrences[0].mention
    if described.number == "plural":
        return None
    for index in range(scene.before(source.span.end) - 1, -1, -1):
        mention, draft = scene.occurrences[index].mention, scene.occurrences[index].draft.now
        if mention.span.start <= described.head.start:
            return None
        before = text[described.head.end : mention.span.start]
        either = bool(source.occurrences[0].draft.kinds & naming().classes["either"])
        person = draft.is_person or draft.may_be_person
        fits = draft.is_body if described.type in BODIES else person or (either and draft.is_body)
        if mention.kind == "name" and fits and is_apposed(before):
            return draft if BEHIND_NAME.fullmatch(text[mention.head.end : source.span.end]) else None
    return None


def is_titled(scene: Scene, source: Source, name: Mention) -> bool:
    """Whether nothing but what somebody is stands before the name that ends a source: "Tennis great Jane Doe"."""
    reading = scene.reading
    first, at = reading.word_at(source.span.start), reading.word_at(name.head.start)
    if at <= first or scene.reading.text[name.head.end : source.span.end].strip(" ,.—–") or at - first > LONGEST_TITLE:
        return False
    if _is_posted(scene, source, reading.ends[at - 1]):
        return True  # "ambassador to Norway Jane Doe"
    words = range(first, at)
    closed = words_in("preposition", "conjunction", "auxiliary", "pronoun", "adverb", "possessive") - {"and"}
    if not all(reading.words[place][0].isalpha() and not is_genitive(reading.words[place]) for place in words):
        return False
    if reading.lower[at - 1].endswith(("ed", "ing", "s")) or reading.lower[at - 1] == "and":
        return False
    return reading.words[at - 1].islower() and not any(reading.lower[place] in closed for place in words)


def _is_posted(scene: Scene, source: Source, end: int) -> bool:
    """Whether what stands before an offset is one person's office in a country: "Envoy to Norway"."""
    if not source.occurrences or source.occurrences[0].draft.now.type != "person":
        return False
    for occurrence in scene.occurrences[max(scene.before(end) - 2, 0) : scene.before(end)]:
        mention = occurrence.mention
        if mention.kind == "name" and mention.head.end == end and country_of(scene.words(mention.head)) is not None:
            office = source.occurrences[0].mention
            between = scene.reading.text[office.head.end : mention.head.start]
            return office.number == "singular" and POSTED.fullmatch(between) is not None
    return False


def is_apposed(before: str) -> bool:
    """Whether words between a description and a name make the name its apposition: ", the striker ", not ", who met ".

    "who gave only his name, Jan" gives a description, not a name.
    """
    if BESIDE.fullmatch(before):
        return True
    told = AFTER_COMMA.search(before)
    if told is None or " name" in before:
        return False
    words = told[1].split()
    closed = words_in("preposition", "conjunction", "auxiliary", "pronoun", "adverb", "possessive")
    return not any(word in closed or (word.endswith("ed") and word != "retired") for word in words)


def named_behind(scene: Scene, source: Source) -> Draft | None:
    """The person named in an apposition that the source leaves out: "her counterpart, coach Jane Doe, said"."""
    text = scene.reading.text
    described = source.occurrences[0].mention
    if (
        described.type != "person"
        or described.number != "singular"
        or text[source.span.end : source.span.end + 2] != ", "
    ):
        return None
    for index in range(scene.before(source.span.end), len(scene.occurrences)):
        mention, draft = scene.occurrences[index].mention, scene.occurrences[index].draft.now
        if not OFFICE_BEFORE.fullmatch(
            text[source.span.end : min(mention.span.start, source.span.end + LONGEST_OFFICE)]
        ):
            return None
        if mention.kind == "name" and draft.is_person and text[mention.head.end : mention.head.end + 1] in (",", "."):
            return draft
    return None


def in_heading(scene: Scene, span: Span) -> bool:
    """Whether a span lies in a paragraph that is no running text."""
    return scene.reading.article.paragraphs[scene.paragraph_of(scene.reading.word_at(span.start))].kind != "body"


def _lemmas(role: Finding[str]) -> frozenset[str]:
    words = role.value.lower().replace(".", "").split()
    noun = role_noun(words, 0, len(words) - 1) if words else None
    return frozenset((noun.lemma, *noun.lemma.split()[-1:])) if noun is not None else frozenset()
