"""What stands beside the statements: events and their counts, the narrator's remarks, stray quotations.

Light figures: right is what overlaps the gold, and of two things that overlap, what type and what range they have.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET

from onrecord.evaluate.fields import alike, listed, same_code
from onrecord.evaluate.gold import GoldEvent, Spans
from onrecord.evaluate.tokens import Sided
from onrecord.schema import Span


def not_statements(gold: Sequence[Sided], found: Sequence[Sided]) -> list[int]:
    """The predictions with quotation marks in them that share no word with any gold content."""
    spoken: frozenset[int] = frozenset().union(*(attribution.tokens["content"] for attribution in gold))
    return [
        index
        for index, attribution in enumerate(found)
        if attribution.kind != "indirect" and spoken.isdisjoint(attribution.words["content"])
    ]


def tally_spans(name: str, gold: Spans, found: Spans) -> Counter[str]:
    """Right where a found span overlaps a gold one; counts of `right`, `right_gold`, `predicted` and `gold`."""
    return Counter(
        {
            f"{name}.right": sum(any(_overlap(p, g) for g in gold) for p in found),
            f"{name}.right_gold": sum(any(_overlap(p, g) for p in found) for g in gold),
            f"{name}.predicted": len(found),
            f"{name}.gold": len(gold),
        }
    )


def tally_events(gold: Sequence[GoldEvent], found: Sequence[GoldEvent]) -> Counter[str]:
    """Events aligned 1-1 in text order where their evidence overlaps, those of one type first; then type and counts.

    A deed that is told of several times is found where any of its tellings is. Gold without evidence is left out, and
    what was found of its type with a target of its.
    """
    counts: Counter[str] = Counter()
    open_found = [event for event in found if event.evidence is not UNSET]
    placed = [event for event in gold if event.evidence is not UNSET]
    for event in gold:
        if event.evidence is UNSET and (same := next((p for p in open_found if _same_target(p, event)), None)):
            open_found.remove(same)
    counts["events.gold"], counts["events.predicted"] = len(placed), len(open_found)
    for event in placed:
        over = [p for p in open_found if any(_overlap(a, b) for a in _told(p) for b in _told(event))]
        over.sort(key=lambda p: not _same_type(p.type, event.type))
        best = over[0] if over else None
        if best is not None:
            open_found.remove(best)
            counts["events.right"] += 1
            counts["events.right_gold"] += 1
            counts["event type.right"] += _same_type(best.type, event.type)
            counts["event type.gold"] += 1
        _tally_counts(counts, event, best)
    return counts


def _told(event: GoldEvent) -> Spans:
    """All places where an event is told of."""
    return (event.evidence, *(event.also or ())) if event.evidence is not UNSET else ()


def _same_type(found: str, gold: str) -> bool:
    """Whether two types agree; gold without a mode judges none."""
    return same_code(found if "/" in gold else found.partition("/")[0], gold)


def _same_target(found: GoldEvent, gold: GoldEvent) -> bool:
    return _same_type(found.type, gold.type) and any(
        alike(one, other) for one in listed(found.target) for other in listed(gold.target)
    )


def _tally_counts(counts: Counter[str], gold: GoldEvent, found: GoldEvent | None) -> None:
    wanted = gold.counts or ((gold.crowd,) if gold.crowd else ())
    got = (found.counts or ((found.crowd,) if found.crowd else ())) if found is not None else ()
    for count in wanted:
        fits = [p for p in got if alike(count.text, p.text)]
        counts["counts.gold"] += 1
        counts["counts.right"] += any((p.low, p.high) == (count.low, count.high) for p in fits)
        counts["counts.found"] += bool(fits)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
