"""Words that layout gives to somebody: speaker labels, signed quotations, name headings, official statements.

The forms have no verb: `VOSS: ...`, `Q: ...`, `Maren Voss, mayor: “...”`, `Maren Voss (@voss): ...`, `“...” – Maren
Voss, mayor`, a bare quotation under a name, a text headed "Statement by the Ministry of Fisheries".
"""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from onrecord.attribute.quoted import Quoted
from onrecord.attribute.sentence import Draft
from onrecord.lang import lexicon
from onrecord.lang.cues import cue_forms
from onrecord.schema import Paragraph, Span
from onrecord.text import Reading

LABEL = re.compile(r"[^\W_][^:\n“”\"«»?!;]{0,90}:(?=\s|[“\"«„])")
HANDLE = re.compile(r"([^\W_][^:\n“”\"()]{0,60}?)\s*\(@\w{1,30}\)[^:\n]{0,40}:(?=\s)")
BARE_HANDLE = re.compile(r"(@\w{1,30})\s*:(?=\s*[“\"„«])")
SIGNED = re.compile(r"\s*(--|[—–―-])\s*([^\W\d_][^\n“”\"]{1,120}?)[.\s]*\Z")
LONGEST_SIGNATURE = 140  # characters behind a signed quotation
LONGEST_NAME = 12  # words of a label or a heading that names somebody
RULE_LABEL, RULE_ALONE, RULE_SIGNED, RULE_OFFICIAL = "label", "label alone", "quotation signed", "official text"


class Layouts(NamedTuple):
    """The layout lexicon: labels of interviews, of those who only ask, labels of nobody, names of official texts."""

    interview: frozenset[str]
    asking: frozenset[str]
    nobody: frozenset[str]
    official: frozenset[str]


@cache
def layouts(language: str = "en") -> Layouts:
    """The layout words of one language."""
    return Layouts(**{row["class"]: frozenset(row.words("words")) for row in lexicon(language, "layouts")})


@cache
def _official() -> re.Pattern[str]:
    kinds = "|".join(sorted(layouts().official))
    return re.compile(
        rf"(?:the |an? )?(?:(?:joint|press|official|full|public|media|opening) ){{0,3}}({kinds})(?: of condolence)?"
        r"(?: issued)? (?:(?:by|of|from) (.{3,90}?)"
        r"(?= on | regarding | about | concerning | following | to | after |[:,.]|\Z)"
        r"|(?:on|regarding|about|concerning) [^.]{3,120}\Z)",
        re.IGNORECASE,
    )


class Label(NamedTuple):
    """A paragraph's leading label: the span of the name and of the colon."""

    name: Span
    colon: Span
    runs_on: bool = False  # whether unlabelled paragraphs behind it are the same speaker's


def read_labels(reading: Reading) -> dict[int, Label]:
    """Speaker labels by paragraph: in interviews, where labels come back, and before a quotation."""
    text, words = reading.text, layouts()
    found: dict[int, Label] = {}
    counts: Counter[str] = Counter()
    for index, paragraph in enumerate(reading.article.paragraphs):
        label = _label(text, paragraph, words) if paragraph.kind in ("body", "heading", "title") else None
        if label is not None:
            found[index] = label
            counts[_key(text, label)] += 1
    again = sum(count - 1 for count in counts.values())
    is_interview = len(counts) > 1 and again > 1
    if is_interview:
        kinds = [paragraph.kind for paragraph in reading.article.paragraphs]
        return {index: label._replace(runs_on=True) for index, label in found.items() if kinds[index] != "title"}
    return {index: label for index, label in found.items() if _is_certain(text, label)}


def _key(text: str, label: Label) -> str:
    return text[label.name.start : label.name.end].lower()


def _label(text: str, paragraph: Paragraph, words: Layouts) -> Label | None:
    body = paragraph.body
    start = body.start + (len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip(" *•–—-")))
    end = min(body.end, start + 160)
    handle = HANDLE.match(text, start, end) or BARE_HANDLE.match(text, start, end)
    if handle:
        return Label(Span(*handle.span(1)), Span(handle.end() - 1, handle.end()))
    match = LABEL.match(text, start, min(body.end, start + 100))
    if match is None or match.end() >= body.end:
        return None
    name = text[start : match.end() - 1].strip()
    parts = name.split()
    if not parts or len(parts) > LONGEST_NAME or not _names_somebody(name, parts, words):
        return None
    return Label(Span(start, start + len(name)), Span(match.end() - 1, match.end()))


def _names_somebody(name: str, parts: list[str], words: Layouts) -> bool:
    if name.lower() in words.interview:
        return True
    if any(form.inflection in ("both", "past") for form in cue_forms().get(parts[0].lower(), ())):
        return False  # "Said Maren Voss:"
    if parts[0].lower().strip(".,") in words.nobody or not parts[0][0].isupper() or name[-1] in ",.-":
        return False
    capitals = sum(part[0].isupper() for part in parts)
    return capitals == len(parts) or ("," in name and name.split(",")[0].istitle() and capitals >= 2)


def _is_certain(text: str, label: Label) -> bool:
    """A label that stands alone: in front of a quotation, or with a handle."""
    if text[label.name.start] == "@":
        return True
    rest = text[label.colon.end : label.colon.end + 3].lstrip()
    if text[label.name.end : label.colon.start].strip():
        return True  # "Maren Voss (@voss):"
    return rest[:1] in ("“", '"', "„", "«") and len(text[label.name.start : label.name.end].split()) > 1


def label_drafts(reading: Reading, labels: dict[int, Label]) -> list[Draft]:
    """One draft a label: the rest of its paragraph, and the paragraphs up to the next label where one follows.

    Labels of those who only ask (Q, the outlet, a host) make none.
    """
    drafts: list[Draft] = []
    asking = _asking(reading, labels)
    order = sorted(labels)
    paragraphs = reading.article.paragraphs
    for place, index in enumerate(order):
        label = labels[index]
        if _key(reading.text, label) in asking:
            continue
        content = _after(reading, label.colon.end, paragraphs[index].span.end)
        if content is None:
            continue
        spans = [content]
        following = order[place + 1] if label.runs_on and place + 1 < len(order) else index
        for other in paragraphs[index + 1 : following]:
            if other.kind != "body":
                break
            spans.append(other.body)
        drafts.append(Draft(spans, [label.colon], [label.name], RULE_LABEL if label.runs_on else RULE_ALONE, ""))
    return drafts


def _asking(reading: Reading, labels: dict[int, Label]) -> set[str]:
    """The labels, in lower case, of those who only ask: by their word, the outlet itself, or by all of their turns."""
    turns: dict[str, list[bool]] = {}
    for index, label in labels.items():
        end = reading.article.paragraphs[index].span.end
        asks = reading.text[label.colon.end : end].rstrip().endswith("?")
        turns.setdefault(_key(reading.text, label), []).append(asks and label.runs_on)
    outlet = (reading.article.outlet or "").lower()
    return {
        name
        for name, asks in turns.items()
        if name in layouts().asking or name == outlet or (len(asks) > 1 and all(asks))
    }


def _after(reading: Reading, start: int, end: int) -> Span | None:
    while start < end and reading.text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def signatures(
    reading: Reading, quoted: list[Quoted], paragraph: Paragraph, following: Paragraph | None
) -> tuple[list[Quoted], list[Draft]]:
    """The quotations of a paragraph that nobody signed, and drafts for the signed ones."""
    unsigned: list[Quoted] = []
    drafts: list[Draft] = []
    for place, quote in enumerate(quoted):
        is_last = place + 1 == len(quoted)
        end = paragraph.span.end if is_last else quoted[place + 1].quotation.span.start
        signed = _signature(reading, quote, end, following if is_last else None)
        drafts += [signed] if signed else []
        unsigned += [] if signed else [quote]
    return unsigned, drafts


def _signature(reading: Reading, quote: Quoted, stop: int, following: Paragraph | None) -> Draft | None:
    """ " “...” – Maren Voss, mayor", on the same line or on the next."""
    text, end = reading.text, quote.quotation.span.end
    rest = Span(end, stop)
    if not text[rest.start : rest.end].strip(" ."):
        if following is None:
            return None
        rest = following.span
    if not 0 < rest.end - rest.start < LONGEST_SIGNATURE:
        return None
    match = SIGNED.match(text, rest.start, rest.end)
    if match is None:
        return None
    name = match.group(2)
    if not name[0].isupper() or not name.split(",")[0].split(" (@")[0].split()[-1][0].isupper():
        return None
    return Draft([quote.quotation.span], [Span(*match.span(1))], [Span(*match.span(2))], RULE_SIGNED, "")


def heading_name(reading: Reading, paragraph: Paragraph) -> Span | None:
    """The span of a heading or short line that is a name, perhaps with a role: "Maren Voss, mayor of Oslo"."""
    span = paragraph.span
    if paragraph.kind not in ("heading", "body") or span.end - span.start > 100:
        return None
    line = reading.text[span.start : span.end].rstrip(":")
    parts = line.split(",")[0].split()
    if not 2 <= len(parts) <= 6 or line[-1:] in ".!?…;" or not all(p[0].isupper() or p in PARTICLES for p in parts):
        return None
    return (
        Span(span.start, span.start + len(line))
        if all(p.strip("().'’-").isalpha() or "." in p for p in parts)
        else None
    )


PARTICLES = frozenset("al bin bint ibn de da di del der den van von la le el af av of".split())


def official_draft(reading: Reading) -> Draft | None:
    """The whole text as its issuer's, where the title or first heading says that it is an official statement."""
    article = reading.article
    for index, paragraph in enumerate(article.paragraphs[:5]):
        if paragraph.span.end - paragraph.span.start > 160:
            return None
        match = _official().match(reading.text, paragraph.span.start, paragraph.span.end)
        if match is None:
            continue
        issuer = Span(*match.span(2)) if match.group(2) else article.paragraphs[0].span  # the letterhead
        cue = Span(match.start(1), match.start(2) - 1 if match.group(2) else match.end(1))
        content = [p.body for p in article.paragraphs[index + 1 :] if p.kind == "body" and p.body.end > p.body.start]
        if content and (match.group(2) or index > 0):
            return Draft(content, [cue], [issuer], RULE_OFFICIAL, "")
    return None
