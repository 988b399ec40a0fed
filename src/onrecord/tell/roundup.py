"""The reaction roundup: a record composed into sections of sentences, each of them attributed and cited.

Does not judge and does not know how it will look: `terminal`, `markdown` and `html` render what is composed here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct, structs

from onrecord.schema import Correction, CorrectionAction, Record
from onrecord.tell.circumstances import country_title, is_country
from onrecord.tell.citing import Citer
from onrecord.tell.dates import in_words, many, parse_day, span_in_words
from onrecord.tell.filters import Filters
from onrecord.tell.harmless import brief
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.people import People
from onrecord.tell.pieces import Entry, Piece, Roundup, Section, Sentence, Source
from onrecord.tell.reported import reported_by_outlets
from onrecord.tell.sentence import Teller

CORRECTED: dict[CorrectionAction, str] = {
    "merge": "merged",
    "split": "split",
    "rename": "renamed",
    "exclude": "left out",
}
Order = Literal["place", "time", "speaker"]
Group = tuple[Report, tuple[Report, ...]]

LAST = "\U0010ffff"  # sorts behind every name


class Slot(Struct, frozen=True):
    """Where a statement stands: the section (its sort key, by which sections differ), its title, a heading below it."""

    section: tuple[str, ...]
    title: str
    heading: str = ""
    is_speaker: bool = False

    @property
    def order(self) -> tuple[tuple[str, ...], str, str]:
        return (self.section, self.heading.casefold(), self.heading)


def compose(
    record: Record, *, by: Order = "place", filters: Filters | None = None, title: str = "Who said what"
) -> Roundup:
    """The record as a roundup in sections by place, by time or by speaker. The same record gives the same roundup."""
    filters = filters or Filters()
    lookup, citer = Lookup(filters.apply(record)), Citer(Lookup(record))
    people = People(lookup)
    teller = Teller(lookup, people, citer)
    placed = [(ORDERS[by](report, people), (report, others)) for report, others in lookup.groups]
    placed.sort(key=lambda each: each[0].order)  # stable: within a slot the record's order stays
    sections = tuple(_section(members[0][0], members, teller) for members in _runs(placed))
    reported = reported_by_outlets(lookup, citer)
    told = Roundup(brief(title), (), sections, reported, ())
    sources = citer.sources(told.sentences)
    return structs.replace(told, sources=sources, covers=_covers(lookup, sources, filters, record.corrections))


def _runs(placed: list[tuple[Slot, Group]]) -> Iterator[list[tuple[Slot, Group]]]:
    for _, members in groupby(placed, key=lambda each: each[0].section):
        yield list(members)


def _section(first: Slot, placed: list[tuple[Slot, Group]], teller: Teller) -> Section:
    """Under each heading its speakers in order of first appearance, each with all that he or she said there."""
    headings: dict[str, dict[str, list[Group]]] = {}
    for slot, group in placed:
        speaker = teller.people.speaker(group[0]).key
        headings.setdefault(slot.heading, {}).setdefault(speaker, []).append(group)
    introduced: set[str] = set()
    note = _positions(placed, teller) if first.is_speaker else None
    entries: list[Entry] = []
    for heading, speakers in headings.items():
        for speaker, groups in speakers.items():
            sentences: list[Sentence] = []
            before = None
            for report, others in groups:
                sentences += teller.sentences(report, others, speaker in introduced, before)
                introduced.add(speaker)
                before = report.statement
            entries.append(Entry(tuple(sentences), heading))
            heading = ""
    return Section(first.title, tuple(entries), note)


def _by_place(report: Report, _: People) -> Slot:
    place = report.statement.place.value if report.statement.place else None
    if place is None:
        return Slot((LAST,), "Place not known")
    name = brief(place.name)
    country = country_title(place)
    if country is None:
        return Slot((name.casefold(), name), name)
    if is_country(place):
        return Slot((country.casefold(), country), country)
    return Slot((country.casefold(), country), country, name)


def _by_time(report: Report, _: People) -> Slot:
    said = report.statement.said_on.value if report.statement.said_on else None
    first, last = parse_day(said.first if said else None), parse_day(said.last if said else None)
    if first:
        last = last or first
        title = in_words(first, weekday=True) if first == last else span_in_words(first, last)
        return Slot((first.isoformat(), "0", last.isoformat()), title)
    day = parse_day(report.article.published)
    if day:
        return Slot((day.isoformat(), "1"), f"Published on {in_words(day, weekday=True)}; day of speaking not known")
    return Slot((LAST,), "Day not known")


def _by_speaker(report: Report, people: People) -> Slot:
    speaker = people.speaker(report)
    if speaker.standing == "unknown":
        return Slot((LAST,), "Speaker not identified")
    title = speaker.name[:1].upper() + speaker.name[1:]
    return Slot((speaker.name.casefold(), speaker.name, speaker.key), title, is_speaker=True)


ORDERS: dict[Order, Callable[[Report, People], Slot]] = {"place": _by_place, "time": _by_time, "speaker": _by_speaker}


def _positions(placed: list[tuple[Slot, Group]], teller: Teller) -> Sentence | None:
    """Every position that the sources give a speaker, each with its source; None where they give none."""
    found: dict[str, str] = {}
    for _, (report, _others) in placed:
        reference = report.statement.speaker
        if reference and reference.value.entity is not None:
            found |= dict(teller.people.positions(f"{report.article.id}#{reference.value.entity}"))
    pieces = [Piece("own", "Positions given: " if len(found) > 1 else "Position given: ")]
    for index, (position, article) in enumerate(found.items()):
        pieces += [Piece("own", f"{'; ' if index else ''}{position}"), teller.citer.article(article)]
    return Sentence(tuple(pieces)) if found else None


def _covers(
    lookup: Lookup, sources: tuple[Source, ...], filters: Filters, corrections: Iterable[Correction]
) -> tuple[str, ...]:
    """What the roundup covers, in lines for its head."""
    days = sorted(day for source in sources if (day := parse_day(source.article.published)))
    outlets = {source.outlet for source in sources}
    when = f", published {span_in_words(days[0], days[-1])}" if days else ""
    undated = sum(1 for source in sources if not source.article.published)
    groups = len(lookup.groups)
    lines = [
        f"{many(len(sources), 'article')} from {many(len(outlets), 'outlet')}{when}"
        f"{f' ({undated} without a date)' if undated and days else ''}; {many(groups, 'statement')}."
    ]
    for original, copies in groupby(sorted(_copies(sources)), key=lambda pair: pair[0]):
        numbers = [str(number) for number in (original, *(copy for _, copy in copies))]
        listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
        lines.append(f"Sources {listed} are near-copies of each other and count as one report.")
    lines += _corrected(corrections)
    if filters.in_words():
        lines.append(f"Only: {filters.in_words()}.")
    return tuple(lines)


def _corrected(corrections: Iterable[Correction]) -> list[str]:
    """What people corrected in the record and did not take back."""
    every = tuple(corrections)
    undone = {each.undoes for each in every}
    counts = Counter(each.action for each in every if each.id not in undone)
    parts = [f"{many(counts[kind], 'actor')} {done}" for kind, done in CORRECTED.items() if counts[kind]]
    return [f"Corrected by hand: {', '.join(parts)}."] if parts else []


def _copies(sources: tuple[Source, ...]) -> list[tuple[int, int]]:
    return [(source.copy_of, source.number) for source in sources if source.copy_of]
