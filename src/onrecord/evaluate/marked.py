"""Inline-marked text and what its marks say: `[who Maren Voss] [cue said]: [what “The road is closed.”]`.

Nobody counts characters: cases and gold are written in the text itself. The notation, with one example of everything,
is in docs/evaluate.md; in short:

    [who …] [cue …] [what …]      source, cue and content; unnumbered marks of one line make one attribution
    [what:2 …]                    a mark of attribution 2, wherever it stands; several such marks are one broken span
    [who:1,2 …]                   one source (or cue) shared by attributions 1 and 2
    [what:1|place=Oslo|form=direct| …]   attributes of the attribution, closed by a bar
    [event:1|type=PROTEST| …] [count:1|low=300| …]   a deed, and how many took part
    [scare …] [doubt …] [loaded …]   the narrator's scare quotes, speculation and loaded words
    \\[ \\] \\\\                     the characters themselves

Marks nest to any depth; `marking` writes them. Does not judge what an attribute means.
"""

import re
from collections.abc import Iterable

from msgspec import UNSET, Struct

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldAttribution, GoldCount, GoldEvent, Spans
from onrecord.schema import Span

ROLES = {"who": "source", "cue": "cue", "what": "content"}
OF_NARRATOR = ("scare", "doubt", "loaded")
KINDS = (*ROLES, "event", "count", *OF_NARRATOR)
ATTRIBUTES = (
    "form speaker on_behalf_of affiliation role act target authority commitment speaker_commitment place country "
    "medium said_on saying drift"
).split()  # fmt: skip
EVENT_ATTRIBUTES = ("type", "what", "actor", "target", "place", "country", "status")
COUNT_ATTRIBUTES = ("low", "high", "counted_by")
LISTS = ("affiliation", "role", "act", "target", "drift")
HEAD = re.compile(r"\[(\w+)(?::(\d+(?:,\d+)*))?(?:\|((?:\w+=[^|\[\]\n]*\|)+))?(?: |(?=\]))")


class Marked(Struct, frozen=True):
    """A text and what its marks said, each in the order of its first mark."""

    text: str
    attributions: tuple[GoldAttribution, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    scare_quotes: Spans = ()
    narrator_speculation: Spans = ()
    loaded_terms: Spans = ()


class _Mark(Struct):
    """One mark as it was read: `groups` are the attributions or events it belongs to, `opened` where it was written."""

    kind: str
    groups: tuple[tuple[str, int], ...]
    attributes: dict[str, str]
    start: int
    opened: int
    end: int = -1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def read_marked(marked: str) -> Marked:
    """The text without its marks, and the marks as attributions, events and remarks (code points of that text).

    Raises GoldError with the line, and the offset in code points of `marked`, where the notation is broken.
    """
    text, marks = _scan(marked)
    groups: dict[tuple[str, int], list[_Mark]] = {}
    for mark in marks:
        for group in mark.groups:
            groups.setdefault(group, []).append(mark)
    statements = [_attribution(marked, found) for found in groups.values() if found[0].kind in ROLES]
    events = [_event(marked, text, found) for found in groups.values() if found[0].kind in ("event", "count")]
    return Marked(
        text,
        tuple(statements),
        tuple(events),
        tuple(mark.span for mark in marks if mark.kind == "scare"),
        tuple(mark.span for mark in marks if mark.kind == "doubt"),
        tuple(mark.span for mark in marks if mark.kind == "loaded"),
    )


def join_spans(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that touch or overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _scan(marked: str) -> tuple[str, list[_Mark]]:
    out: list[str] = []
    length = at = 0
    line = 1
    marks: list[_Mark] = []
    open_marks: list[_Mark] = []
    for match in re.finditer(r"\\(.?)|[\[\]\n]", marked, re.DOTALL):
        if match.start() < at:
            continue  # a bracket of a head already read
        plain = marked[at : match.start()]
        at, sign = match.end(), match.group()
        if sign == "[":
            head = HEAD.match(marked, match.start())
            mark = _open(marked, head, match.start(), line, length + len(plain))
            at = head.end() if head else at
            marks.append(mark)
            open_marks.append(mark)
            sign = ""
        elif sign == "]":
            if not open_marks:
                raise _broken(marked, match.start(), "a bracket that closes no mark; write \\] for the character")
            open_marks[-1].end = length + len(plain)
            if open_marks.pop().span.start == length + len(plain):
                raise _broken(marked, match.start(), "a mark around nothing")
            sign = ""
        elif sign == "\n":
            line += 1
        else:
            sign = match.group(1)
            if sign not in ("[", "]", "\\"):
                raise _broken(marked, match.start(), "a backslash stands before [, ] or another backslash only")
        out += (plain, sign)
        length += len(plain) + len(sign)
    if open_marks:
        raise _broken(marked, open_marks[-1].opened, "a mark that is never closed")
    out.append(marked[at:])
    return "".join(out), marks


def _open(marked: str, head: re.Match[str] | None, opened: int, line: int, start: int) -> _Mark:
    if head is None or head.group(1) not in KINDS:
        raise _broken(
            marked, opened, f"not a mark ({', '.join(KINDS)}) with a well-made head; write \\[ for the character"
        )
    kind = head.group(1)
    family = "statement" if kind in ROLES else kind if kind in OF_NARRATOR else "event"
    numbers = [int(n) for n in head.group(2).split(",")] if head.group(2) else [-line]
    allowed = {"event": EVENT_ATTRIBUTES, "count": COUNT_ATTRIBUTES}.get(kind, ATTRIBUTES if kind in ROLES else ())
    attributes: dict[str, str] = {}
    for pair in (head.group(3) or "").split("|")[:-1]:
        name, equals, value = pair.partition("=")
        if not equals or name not in allowed:
            raise _broken(marked, opened, f"{name} is not an attribute of {kind} ({', '.join(allowed) or 'none'})")
        attributes[name] = value.strip()
    return _Mark(kind, tuple((family, n) for n in numbers), attributes, start, opened)


def _attribution(marked: str, marks: list[_Mark]) -> GoldAttribution:
    spans: dict[str, list[Span]] = {}
    for mark in marks:
        beside = spans.setdefault(ROLES[mark.kind], [])
        if any(mark.start < span.end and span.start < mark.end for span in beside):
            raise _broken(
                marked, mark.opened, f"a {mark.kind} inside a {mark.kind} of the same attribution: number them"
            )
        beside.append(mark.span)
    fields = {name: read_value(name, value) for name, value in _gather(marked, marks).items()}
    return GoldAttribution(**{role: join_spans(found) for role, found in spans.items()}, **fields)  # type: ignore[arg-type]


def _event(marked: str, text: str, marks: list[_Mark]) -> GoldEvent:
    events = [mark for mark in marks if mark.kind == "event"]
    if not events or "type" not in (fields := _gather(marked, events)):
        raise _broken(marked, marks[0].opened, "a count without its event, or an event without its type")
    counts = tuple(_count(marked, text, mark) for mark in marks if mark.kind == "count")
    return GoldEvent(
        **{name: read_value(name, value) for name, value in fields.items()},  # type: ignore[arg-type]
        evidence=events[0].span,
        also=tuple(mark.span for mark in events[1:]) or UNSET,
        crowd=counts[0] if counts else UNSET,
        counts=counts,
    )


def _count(marked: str, text: str, mark: _Mark) -> GoldCount:
    low, high = (mark.attributes.get(name) or None for name in ("low", "high"))
    if any(bound is not None and not bound.isdecimal() for bound in (low, high)):
        raise _broken(marked, mark.opened, "low and high are whole numbers")
    return GoldCount(
        text[mark.start : mark.end],
        int(low) if low else None,
        int(high) if high else None,
        mark.attributes.get("counted_by") or None,
        mark.span,
    )


def _gather(marked: str, marks: list[_Mark]) -> dict[str, str]:
    gathered: dict[str, str] = {}
    for mark in marks:
        for name, value in mark.attributes.items():
            if gathered.setdefault(name, value) != value:
                raise _broken(marked, mark.opened, f"{name} is given twice: {gathered[name]!r} and {value!r}")
    return gathered


def read_value(name: str, written: str) -> str | tuple[str, ...] | None:
    """An empty value says that there is none; those of `LISTS` may be several, parted by semicolons."""
    if name in LISTS:
        return tuple(part.strip() for part in written.split(";") if part.strip())
    return written or None


def _broken(marked: str, offset: int, message: str) -> GoldError:
    return GoldError(message, line=marked.count("\n", 0, offset) + 1, offset=offset)
