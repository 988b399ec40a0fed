"""What the words of a source are: a pronoun, a name, a description, several names; and its description verbatim.

Looks only at the source's own words and the mentions in it. Who a pronoun is, `antecedents` says.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from onrecord.lang.naming import Pronoun, naming, words_in
from onrecord.resolve.drafts import Occurrence
from onrecord.resolve.scene import Scene
from onrecord.schema import Span

SourceKind = Literal["none", "pronoun", "mention", "several", "words"]
LEAD_IN = frozenset(
    "according to by from per as in of and but or that with for the while where if when because".split()
) - {"the"}
BETWEEN_NAMES = re.compile(r",?\s*(?:and|&)\s*|,\s*")
REST = re.compile(r"\s(?:them\b|us\b|(?:the|a|an|his|her|its|their)\s[\w’'-]+)")  # of a noun phrase
ASIDE = re.compile(r"(?:\s\(\d{1,3}\)|, \d{1,3})?,\s")  # an age
OTHERS = re.compile(r",?\s(?:and|or|as well as|along with|together with)\s(?!who|whose|which|that|a\b|an\b)")
ROW = re.compile(r",\s[\w\s’'-]{1,60}\sand\s")  # "The family, protesters and civic leaders"
FARTHEST_HEAD = 40  # code points before the mention that a source is about
LONGEST_DESCRIPTION = 200  # code points; beyond that a clause was taken for a source
TRIMMED = " \t\n\r\u00a0,;:.-–—\"“”'‘’()"


class Source(Struct, frozen=True):
    """A source as read: its kind, its whole span, and the pronoun or the occurrences that it is."""

    kind: SourceKind
    span: Span
    pronoun: Pronoun | None = None
    occurrences: tuple[Occurrence, ...] = ()


def read_source(scene: Scene, spans: tuple[Span, ...]) -> Source:
    """What a source's words are; `spans` are one or more stretches in text order."""
    reading = scene.reading
    spans = _in_one_paragraph(scene, _whole(scene, spans))
    words = [at for span in spans for at in reading.words_in(span)]
    while (
        words
        and reading.starts[words[0]] not in scene.name_starts
        and (not reading.words[words[0]][0].isalnum() or (reading.lower[words[0]] in LEAD_IN and len(words) > 1))
    ):
        words.pop(0)
    if not words:
        return Source("none", spans[0] if spans else Span(0, 0))
    words = _past_venue(scene, words, spans[0])
    whose = _named_before_of(scene, spans[0])
    if whose is not None:
        return Source("mention", spans[0], None, (whose,))
    first, last = words[0], words[-1]
    span = Span(max(reading.starts[first], spans[0].start), min(reading.ends[last], spans[-1].end))
    low = reading.lower[first]
    pronoun = naming().pronouns.get(low) if reading.starts[first] not in scene.name_starts else None  # "He Yaping"
    joined = last > first and reading.lower[first + 1] in ("and", "or")  # "He and his brother"
    if pronoun is not None and low != "that" and not joined and not (pronoun.case == "possessive" and last > first):
        return Source("pronoun", reading.span(first, first + 1), pronoun)
    if low == "that" and first == last:
        return Source("pronoun", span, pronoun)
    return _mentioned(scene, span, joined)


def _named_before_of(scene: Scene, span: Span) -> Occurrence | None:
    """The name in front of an address that was taken for a source: "Jane Doe (44), | of Mill Lane,"."""
    if not scene.reading.text.startswith("of ", span.start):
        return None
    for occurrence in scene.occurrences[: scene.before(span.start)][-2:]:
        mention = occurrence.mention
        if mention.kind == "name" and ASIDE.fullmatch(scene.reading.text[mention.head.end : span.start]):
            return occurrence
    return None


def _mentioned(scene: Scene, span: Span, joined: bool) -> Source:
    """A source that is no pronoun: the mentions in it that it is about."""
    found = _occurrences_in(scene, span)
    if not found:
        return Source("words", span)
    several = _several(scene, found, span)
    if len(several) > 1:
        return Source("several", span, None, several)
    principal = _person_of_body(scene, _past_genitives(scene, found), found, span)
    if principal.mention.kind == "name" and _goes_on(scene, principal, span):
        return Source("words", span, None, (principal,))
    far = principal.mention.span.start > span.start + FARTHEST_HEAD
    if joined or far or _goes_on_with_others(scene, principal, span):
        return Source("words", span)
    if not _is_before_verb(scene, span.start, principal):
        return Source("words", span)
    return Source("mention", span, None, (principal,))


def _person_of_body(scene: Scene, principal: Occurrence, found: list[Occurrence], span: Span) -> Occurrence:
    """The person whom a source ends with that begins with his body: "Free League (FL) MP Jane Doe"."""
    last = found[-1]
    gap = scene.reading.text[principal.mention.head.end : last.mention.span.start]
    names = principal.mention.kind == last.mention.kind == "name"
    if not names or not (principal.draft.now.is_body or gap.rstrip().endswith(")")):
        return principal
    ends = not scene.reading.text[last.mention.head.end : span.end].strip(TRIMMED)
    joined = any(sign in gap for sign in (",", ";", ":", "’s", "'s")) or " and " in gap or " of " in gap
    return last if ends and last.draft.now.type == "person" and not joined else principal


def _goes_on_with_others(scene: Scene, principal: Occurrence, span: Span) -> bool:
    """Whether the first of a source's mentions is only one of those who speak: "the minister and his aides"."""
    end = max(principal.mention.span.end, principal.mention.head.end)
    if end >= span.end:
        return False
    if principal.draft.now.named and _ends_with_another(scene, principal, end, span):
        return True
    rows = not principal.draft.now.named and principal.mention.kind == "collective"
    text = scene.reading.text
    return OTHERS.match(text, end, span.end) is not None or (rows and ROW.match(text, end, span.end) is not None)


def _ends_with_another(scene: Scene, principal: Occurrence, end: int, span: Span) -> bool:
    """Whether a source ends with another person's name behind "and": "his son, John Doe, and the mayor, Jane Roe"."""
    text = scene.reading.text
    for occurrence in scene.occurrences[scene.before(end) : scene.before(span.end)]:
        mention, other = occurrence.mention, occurrence.draft.now
        last = not text[mention.head.end : span.end].strip(TRIMMED)
        if mention.kind == "name" and last and other.type == "person" and other is not principal.draft.now:
            return ", and " in text[end : mention.span.start] and " of " not in text[end : mention.span.start]
    return False


def _whole(scene: Scene, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source with the noun phrase that it breaks off in: "one of | them, Jane Doe", "The | company"."""
    reading = scene.reading
    last = reading.word_at(spans[-1].end - 1) if spans and spans[-1].end > spans[-1].start else len(reading.words)
    if last + 1 >= len(reading.words) or reading.lower[last] not in _breaking_off():
        return spans
    index = scene.before(spans[-1].end)
    end = reading.ends[last]
    for mention in (one.mention for one in scene.occurrences[max(index - 2, 0) : index + 2]):
        if mention.kind != "pronoun" and mention.span.start <= reading.starts[last + 1] < mention.span.end:
            end = max(end, mention.span.end)
    rest = REST.match(reading.text, end) if end == reading.ends[last] else None
    end = rest.end() if rest is not None else end
    name = scene.name_at.get(end + 2) if reading.text[end : end + 2] == ", " else None
    if name is not None and name.type in ("person", "unknown"):
        end = name.head.end
    return (*spans[:-1], Span(spans[-1].start, max(spans[-1].end, end)))


def _in_one_paragraph(scene: Scene, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The part of a source in its last paragraph: a heading before it is none of its words."""
    if len(spans) != 1 or "\n" not in scene.reading.text[spans[0].start : spans[0].end].strip():
        return spans
    return (Span(scene.reading.text.rfind("\n", spans[0].start, spans[0].end) + 1, spans[0].end),)


@cache
def _breaking_off() -> frozenset[str]:
    """Words that no noun phrase ends with."""
    return words_in("preposition", "definite", "possessive") - {
        "this",
        "that",
        "these",
        "those",
        "his",
        "hers",
    }


def _past_venue(scene: Scene, words: list[int], span: Span) -> list[int]:
    """The words behind "In Doha," at a source's start."""
    reading = scene.reading
    opening = reading.lower[reading.word_at(span.start)] if span.end > span.start else ""
    if opening not in ("in", "at", "from", "on", "after", "during"):
        return words
    comma = next((place for place, at in enumerate(words[:12]) if reading.words[at] == ","), -1)
    return words[comma + 1 :] if 0 < comma < len(words) - 1 else words


def _occurrences_in(scene: Scene, span: Span) -> list[Occurrence]:
    """The occurrences whose head lies in the span, an outer one first."""
    start = bisect_left(scene.starts, span.start)
    found = []
    for index in range(max(start - 6, 0), len(scene.occurrences)):
        occurrence = scene.occurrences[index]
        if occurrence.mention.span.start >= span.end:
            break
        head = occurrence.mention.head
        if (
            occurrence.mention.kind != "pronoun"
            and span.start <= head.start < span.end
            and (index >= start or occurrence.mention.span.end >= span.start)
        ):
            found.append(occurrence)
    return found


def _past_genitives(scene: Scene, found: list[Occurrence]) -> Occurrence:
    """The first occurrence that is not whose something is: "the Democrats’ leader" is about the leader."""
    for occurrence, following in pairwise(found):
        end = occurrence.mention.head.end
        genitive = scene.reading.text[end : end + 2]
        if genitive not in ("’s", "'s", "’ ", "' ") or following.mention.span.start < occurrence.mention.head.end:
            return occurrence
    return found[-1]


def _several(scene: Scene, found: list[Occurrence], span: Span) -> tuple[Occurrence, ...]:
    """ "Jane Doe and John Roe": the names of people that only "and" and commas part."""
    together = [found[0]]
    for occurrence in found[1:]:
        before = together[-1]
        gap = scene.reading.text[before.mention.head.end : occurrence.mention.span.start]
        if occurrence.mention.span.start < before.mention.head.end:
            continue
        if not BETWEEN_NAMES.fullmatch(gap):
            break
        together.append(occurrence)
    people = [o for o in together if o.mention.kind == "name" and o.draft.type not in ("document", "group")]
    joined = len(people) == len(together) and len(people) > 1
    text = scene.reading.text[people[0].mention.span.start : people[-1].mention.head.start] if joined else ""
    return tuple(people) if joined and (" and " in text or "&" in text) else ()


def _goes_on(scene: Scene, name: Occurrence, span: Span) -> bool:
    """Whether a plain noun follows the name, which then only tells whose or which: "Doe allies", "Doe's account"."""
    reading = scene.reading
    at = reading.word_at(name.mention.head.end)
    if at >= len(reading.words) or reading.starts[at] >= span.end:
        return False
    word, low = reading.words[at], reading.lower[at]
    if reading.starts[at] < name.mention.head.end:  # a genitive
        at += 1
        return at < len(reading.words) and reading.starts[at] < span.end and reading.words[at][0].isalnum()
    closed = words_in("preposition", "conjunction", "auxiliary", "adverb", "pronoun", "definite", "indefinite")
    return word[0].isalpha() and low not in closed and word.islower() and not low.endswith(("ing", "ed"))


def _is_before_verb(scene: Scene, start: int, principal: Occurrence) -> bool:
    """Whether nothing but modifiers stand before the principal mention: not "many of Doe's fans"."""
    reading = scene.reading
    closed = words_in("preposition", "auxiliary")
    words = reading.words_in(Span(start, max(principal.mention.span.start, start)))
    return not any(reading.lower[at] in closed for at in words if reading.ends[at] <= principal.mention.span.start)


def description(scene: Scene, span: Span) -> str:
    """The source's words verbatim, its first article in lower case: "a nurse who asked not to be named".

    What it says of its anonymity behind a comma is an aside and no part of the description.
    """
    text = scene.reading.text
    low = text[span.start : span.end].replace("\u00a0", " ").lower()
    aside = next((low.find(f", {phrase}") for phrase in naming().anonymity if f", {phrase}" in low), -1)
    end = _with_anonymity(text, span.end) if aside < 0 else span.start + aside
    words = " ".join(text[span.start : end].split()).strip(TRIMMED)
    if len(words) > LONGEST_DESCRIPTION:
        words = words[:LONGEST_DESCRIPTION].rpartition(" ")[0] + " …"
    return words if scene.keeps_capital(span.start) else words[:1].lower() + words[1:]


def _with_anonymity(text: str, end: int) -> int:
    behind = text[end : end + 120].replace("\u00a0", " ")
    start = len(behind) - len(behind.lstrip(" "))
    low = behind[start:].lower()
    if not low.startswith(naming().anonymity):
        return end
    stop = re.search(r"[,.;:\"”—–\n]|\b(?:said|told|says|added|saying)\b", behind[start:])
    return end + start + (stop.start() if stop else 0)
