"""Happenings: the same event in several reports, and counts of it that exclude each other.

Two events are one where they are of one sort and were done to the same actor, or at one place on one day, or at one
place with somebody who took part in both; days that exclude each other, and articles published more than a fortnight
apart, keep them two. Which count is right is not asked: all are told, side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from onrecord.lang import lexicon
from onrecord.link.groups import Groups
from onrecord.link.wording import words_of
from onrecord.schema import Article, Conflict, Count, Event, Happening, Notes

APART = timedelta(days=14)  # between the articles of two reports whose days are not known
ONE_SORT = {"harm": "ASSAULT", "death": "ASSAULT"}  # a killing is told of as harm by who does not say that it was one
NOT_DONE = frozenset(("threatened", "denied"))
WIDEST = 200  # reports with a key that are compared one with the next


class Told(Struct, frozen=True, eq=False):
    """An event with its article and the actors in it."""

    event: Event
    article: Article
    sort: str
    targets: frozenset[str]
    others: frozenset[str]

    @property
    def day(self) -> tuple[str, str] | None:
        """First and last day of the deed, where they are known."""
        when = self.event.date.value if self.event.date else None
        return (when.first, when.last or when.first) if when and when.first else None

    @property
    def place(self) -> str:
        """The place, folded; empty where it is not known."""
        return " ".join(words_of(self.event.place.value.name)) if self.event.place else ""


def happenings(notes: Iterable[Notes], actor_of: Mapping[str, str]) -> list[Happening]:
    """Every event once, in all its reports, by id; `actor_of` gives the actor of an entity key."""
    told = {each.event.id: each for each in _told(notes, actor_of)}
    groups: Groups[str] = Groups(told)
    reasons: dict[str, str] = {}
    for left, right, reason in _pairs(list(told.values())):
        if groups.of(left) != groups.of(right):
            reasons.setdefault(right, reason)
            groups.join(left, right)
    members: dict[str, list[Told]] = defaultdict(list)
    for key, each in told.items():
        members[groups.of(key)].append(each)
    return sorted((_happening(group, reasons) for group in members.values()), key=lambda each: each.id)


def conflicting_counts(notes: Iterable[Notes], found: Iterable[Happening]) -> Iterator[Conflict]:
    """The counts of one happening that exclude each other: of each sort the neighbours in size, once."""
    events = {event.id: (event, each.article) for each in notes for event in each.events}
    for happening in found:
        by_sort: dict[str, dict[tuple[int, int], tuple[str, str]]] = defaultdict(dict)
        for key in happening.events:
            event, article = events[key]
            for count in event.counts:
                sort = counted(count, event.kind)
                if sort and count.low is not None:
                    high = count.high if count.high is not None else 10**12
                    by_sort[sort].setdefault((count.low, high), (key, _by_whom(count, article)))
        for sort, ranges in sorted(by_sort.items()):
            for one, other in pairwise(sorted(ranges)):
                if one[1] < other[0]:
                    (left, first), (right, second) = ranges[one], ranges[other]
                    yield Conflict("counts", left, right, f"{sort}: {first}, {second}")


def counted(count: Count, kind: str) -> str:
    """What is counted: "dead", "hurt", "held", "missing", "people in a crowd"; empty where the words do not say."""
    words = set(words_of(count.text))
    for row in lexicon("en", "counted"):
        if words & set(row.words("words")):
            return row["counts"]
    return "people in a crowd" if kind.partition("/")[0] in ("PROTEST", "gathering") else ""


def _by_whom(count: Count, article: Article) -> str:
    who = count.counted_by or article.outlet or "no counter named"
    return f"‹{count.text}› ({who})"


def _told(notes: Iterable[Notes], actor_of: Mapping[str, str]) -> Iterator[Told]:
    for each in notes:
        for event in each.events:
            sort = event.kind.partition("/")[0]
            targets, actors = (
                frozenset(
                    actor_of.get(key, key)
                    for found in findings
                    if found.value.entity is not None
                    for key in [f"{each.article.id}#{found.value.entity}"]
                )
                for findings in (event.targets, event.actors)
            )
            yield Told(event, each.article, ONE_SORT.get(sort, sort), targets, actors | targets)


def _pairs(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    """Pairs of events that are one, with the reason; each key's reports are compared with the next only."""
    keyed: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for each in told:
        if each.event.status is not None and each.event.status.value in NOT_DONE:
            continue
        for target in each.targets:
            keyed["done to", each.sort, target].append(each)
        if each.place:
            for day in [each.day[0]] if each.day else []:
                keyed["on one day at", each.sort, each.place, day].append(each)
            for actor in each.others:
                keyed["with the same part in it at", each.sort, each.place, actor].append(each)
    for key, reports in sorted(keyed.items()):
        for one, other in pairwise(sorted(reports, key=_order)[:WIDEST]):
            if one.event.id != other.event.id and not _apart(one, other):
                what = other.place if key[0] == "on one day at" else key[-1] if key[0] == "done to" else one.place
                yield one.event.id, other.event.id, f"{key[0]} {what}"


def _apart(one: Told, other: Told) -> bool:
    if one.day and other.day:
        return one.day[1] < other.day[0] or other.day[1] < one.day[0]
    days = [each.article.published for each in (one, other)]
    if None in days:
        return False
    try:
        first, second = (date.fromisoformat((day or "")[:10]) for day in days)
    except ValueError:
        return False
    return abs(first - second) > APART


def _happening(group: list[Told], reasons: Mapping[str, str]) -> Happening:
    ordered = sorted(group, key=_order)
    days = [each.day for each in ordered if each.day]
    placed = [each.event.place.value for each in ordered if each.event.place]
    exact = max(
        (each for each in placed), key=lambda place: (place.latitude is not None, bool(place.country)), default=None
    )
    why = sorted({reasons[each.event.id] for each in ordered if each.event.id in reasons})
    return Happening(
        id=f"happening:{min(each.event.id for each in ordered)}",
        kind=_kind(ordered),
        events=tuple(each.event.id for each in ordered),
        reason="; ".join(why),
        place=exact,
        first=min((day[0] for day in days), default=None),
        last=max((day[1] for day in days), default=None),
    )


def _kind(group: Sequence[Told]) -> str:
    """The kind that most reports give, a deed before the harm it did."""
    kinds = [each.event.kind for each in group]
    deeds = [kind for kind in kinds if kind.partition("/")[0] not in ONE_SORT] or kinds
    return max(sorted(set(deeds)), key=deeds.count)


def _order(told: Told) -> tuple[str, str]:
    return (told.article.published or "9999", told.event.id)
