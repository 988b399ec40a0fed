"""What of a report is compared: its quoted words, whose they are, and on which day they were said."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from onrecord.link.sources import Report
from onrecord.link.wording import words_of
from onrecord.names import compare
from onrecord.schema import Span
from onrecord.text.quotes import pair_quotations

ELIDED = re.compile(r"…|\.\.\.|\[[^\[\]\n]{0,40}\]")  # an editor's insertion stands for words left out
FEWEST = 6  # quoted words that make an utterance recognisable
RUN = 4  # words; the longest unbroken piece has at least so many
GIVEN_TO = "given to "
CLOCKS = timedelta(days=1)  # between two outlets' days for one moment, in different time zones
NAMELESS = frozenset(("unnamed", "crowd", "unattributed", "tradition"))


class Identity(Struct, frozen=True):
    """Whose words, and on which days; `speaker` is the folded words of the name, none where it is unnamed."""

    speaker: frozenset[str]
    name: str
    first: str | None
    last: str | None


class Quoted(Struct, frozen=True, eq=False):
    """A report's quoted words. `pieces` are its unbroken runs; in `text` a bar stands where words are left out."""

    id: str
    pieces: tuple[tuple[str, ...], ...]
    text: str

    @property
    def length(self) -> int:
        """In words."""
        return sum(map(len, self.pieces))

    def holds(self, other: "Quoted") -> bool:
        """Whether all pieces of the other stand here, in order."""
        at = 0
        for piece in other.pieces:
            at = self.text.find(f" {' '.join(piece)} ", at)
            if at < 0:
                return False
            at += 1
        return True


def wordings_of(reports: Iterable[Report]) -> Iterator[Quoted]:
    """The wordings that quote at least FEWEST words, with an unbroken run of at least RUN."""
    quoted_in: tuple[str, list[Span]] = ("", [])
    for report in reports:
        if report.statement.form == "mixed" and quoted_in[0] != report.article.id:
            outer = [quotation.inside for quotation in pair_quotations(report.article)[0] if quotation.depth == 0]
            quoted_in = report.article.id, outer
        stretches = list(_quoted(report, quoted_in[1]))
        pieces = tuple(tuple(piece) for stretch in stretches for piece in stretch if piece)
        if sum(map(len, pieces)) >= FEWEST and max(map(len, pieces)) >= RUN:
            gap = " " if report.statement.form == "direct" else " | "
            text = gap.join(" | ".join(" ".join(piece) for piece in stretch if piece) for stretch in stretches)
            yield Quoted(report.statement.id, pieces, f" {text} ")


def _quoted(report: Report, quoted: list[Span]) -> Iterator[list[list[str]]]:
    """For each quoted stretch of a report, its words between elisions."""
    text, content = report.article.text, report.statement.content
    match report.statement.form:
        case "direct":
            spans = content
        case "mixed":
            spans = tuple(overlap for span in content for overlap in _overlaps(span, quoted))
        case _:
            spans = ()
    for span in spans:
        yield [words_of(piece) for piece in ELIDED.split(text[span.start : span.end])]


def _overlaps(span: Span, quoted: list[Span]) -> Iterator[Span]:
    at = bisect_right(quoted, span.start, key=lambda each: each.end)
    while at < len(quoted) and quoted[at].start < span.end:
        yield Span(max(span.start, quoted[at].start), min(span.end, quoted[at].end))
        at += 1


def identity(report: Report) -> Identity:
    """Whose words a report says they are, and of which days."""
    statement = report.statement
    name = statement.speaker.value.name if statement.speaker else ""
    nameless = statement.authority is not None and statement.authority.value in NAMELESS
    if nameless or is_description(name):
        name = ""
    when = statement.said_on.value if statement.said_on else None
    first, last = (when.first, when.last) if when else (None, None)
    return Identity(frozenset(words_of(name)), name, first or last, last or first)


def is_description(name: str) -> bool:
    """Whether somebody is described and not named: "he", "an Oslo lawyer", "the Republican candidate"."""
    first, _, rest = name.partition(" ")
    return name.islower() or first in ("a", "an") or rest.rpartition(" ")[2].islower()


def contradiction(one: Identity, other: Identity) -> str | None:
    """Why two reports cannot be of one utterance, in words; None where nothing speaks against it."""
    is_within = one.speaker <= other.speaker or other.speaker <= one.speaker
    if one.speaker and other.speaker and not is_within and compare(one.name, other.name).verdict == "different":
        return f"{GIVEN_TO}{one.name} and to {other.name}"
    if one.first and other.first and one.last and other.last and _apart(one, other):
        return f"said on {one.first} and on {other.first}"
    return None


def _apart(one: Identity, other: Identity) -> bool:
    try:
        days = [date.fromisoformat(day or "") for day in (one.first, one.last, other.first, other.last)]
        return days[2] > days[1] + CLOCKS or days[0] > days[3] + CLOCKS
    except (ValueError, OverflowError):
        return False


def together(one: Identity, other: Identity) -> Identity:
    """What is known of two reports of one utterance: the fuller name, and the day where either has one."""
    named = max(one, other, key=lambda each: (len(each.speaker), each.name))
    dated = min((each for each in (one, other) if each.first), key=lambda each: (each.first, each.last), default=one)
    return Identity(named.speaker, named.name, dated.first, dated.last)
