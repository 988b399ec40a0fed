"""Attributions written into their text as inline marks: the way back from `marked`."""

import re
from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from msgspec import UNSET

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldAttribution
from onrecord.evaluate.marked import ATTRIBUTES, ROLES, join_spans
from onrecord.schema import Span


def write_marked(text: str, attributions: Iterable[GoldAttribution]) -> str:
    """`text` with its attributions marked, numbered from 1; `read_marked` gives both back.

    Spans that touch are joined, and spans that cross are cut where they cross. Raises GoldError for a span outside the
    text and for an attribute that the notation cannot hold.
    """
    numbers: dict[tuple[Span, str], list[int]] = {}
    owners: dict[int, str] = {}  # the role whose first mark carries the attributes
    heads: dict[int, str] = {}
    for number, attribution in enumerate(attributions, 1):
        heads[number] = _write_attributes(attribution)
        for role in ("what", "who", "cue"):
            for span in join_spans(getattr(attribution, ROLES[role])):
                if not 0 <= span.start < span.end <= len(text):
                    raise GoldError(f"a {role} span [{span.start}, {span.end}] outside the text")
                numbers.setdefault((span, role), []).append(number)
                owners.setdefault(number, role)
    opens: dict[int, list[str]] = {}
    closes: dict[int, int] = {}
    for span, role, group in _nest(numbers, owners):
        opens.setdefault(span.start, []).append(
            f"{role}:{','.join(map(str, group))}" + (heads.pop(group[0], "") if owners[group[0]] == role else "")
        )
        closes[span.end] = closes.get(span.end, 0) + 1
    out: list[str] = []
    for at in range(len(text) + 1):
        out.append("]" * closes.get(at, 0))
        out.extend(f"[{head} " for head in opens.get(at, ()))
        out.append(re.sub(r"[\\\[\]]", r"\\\g<0>", text[at : at + 1]))
    return "".join(out)


def _write_attributes(attribution: GoldAttribution) -> str:
    out = []
    for name in ATTRIBUTES:
        value = getattr(attribution, name)
        if value is UNSET:
            continue
        written = value if isinstance(value, str) else "; ".join(value or ())
        if re.search(r"[|\[\]\n]", written):
            raise GoldError(f"{name} {written!r} holds a bar, a bracket or a line break")
        out.append(f"{name}={written}|")
    return "|" + "".join(out) if out else ""


def _nest(numbers: dict[tuple[Span, str], list[int]], owners: dict[int, str]) -> list[tuple[Span, str, list[int]]]:
    """The marks in the order in which they open, cut so that none crosses another."""
    waiting: list[tuple[int, int, str, list[int]]] = []
    for (span, role), group in numbers.items():
        shared = role != "what" and all(owners[number] == "what" for number in group)
        waiting += ((span.start, -span.end, role, part) for part in ([group] if shared else [[n] for n in group]))
    heapify(waiting)
    nested: list[tuple[Span, str, list[int]]] = []
    ends: list[int] = []
    while waiting:
        start, minus_end, role, group = heappop(waiting)
        while ends and ends[-1] <= start:
            ends.pop()
        end = min(-minus_end, ends[-1]) if ends else -minus_end
        if end < -minus_end:
            heappush(waiting, (end, minus_end, role, group))
        nested.append((Span(start, end), role, group))
        ends.append(end)
    return nested
