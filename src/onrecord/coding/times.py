"""Time expressions to days: what "Friday", "Jan. 3" or "two days ago" is against the day of publication.

Rules, all of them looking back, since what is reported as said has been said:
a weekday is the latest such day not after publication, the day of publication itself included ("on Friday" printed on a
Friday is that day; agencies write so); "last Friday" is the latest such day before it; a day without a year is the
latest such day not after publication; a week begins on Monday; nothing ends after the day of publication. Only a
weekday that the words place ahead ("by Friday", "will meet on Friday") is the first such day after publication.
A day that no calendar has (31 February) and a year out of 1..9999 are kept as text. Without a day of publication only
a full date is worked out. Times of the clock are not read, and calendars other than the Gregorian are kept as text.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.coding.days import Days, dated, latest_weekday, next_weekday, relative, shift
from onrecord.coding.phrases import Table
from onrecord.lang import lexicon
from onrecord.schema import When
from onrecord.text import Reading

KINDS = (
    "weekday",
    "month",
    "part",
    "day",
    "week",
    "monthly",
    "yearly",
    "weekend",
    "spell",
    "vague",
    "feast",
    "foreign",
)
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
YEAR = re.compile(r"\d{4}$")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
MONTH_FIRST = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})\b")
DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8})\.? (?P<year>\d{4})\b")
NUMBERS = {word: n for n, word in enumerate("a one two three four five six seven eight nine ten".split())} | {"a": 1}
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
AHEAD = ("day", "week", "monthly", "yearly")  # kinds that lie ahead where their value is over 0
MODIFIERS = frozenset(("last", "this", "late", "early", "earlier", "past", "next"))


DEADLINES = frozenset(("by", "until", "till"))
COMING = frozenset("will shall we’ll they’ll due scheduled set expected planned".split())
FORWARD = 8  # words before a weekday in which they place it ahead: "will meet in the city hall at nine on Friday"


class Expression(NamedTuple):
    """Words `first` to `end` (exclusive) as a time; `days` is None where it cannot be worked out; `ahead`: not past."""

    first: int
    end: int
    days: Days
    kind: str
    ahead: bool = False

    def when(self, reading: Reading) -> When:
        """The expression as the record keeps it."""
        text = reading.text[reading.starts[self.first] : reading.ends[self.end - 1]]
        if self.days is None:
            return When(text)
        return When(text, self.days[0].isoformat(), self.days[1].isoformat())


@cache
def time_table(language: str) -> Table[tuple[str, int]]:
    """The time words of a language by phrase."""
    rows: list[tuple[str, tuple[str, int]]] = []
    for entry in lexicon(language, "times"):
        if entry["kind"] not in KINDS or not re.fullmatch(r"-?\d{1,4}", entry["value"]):
            raise entry.error(f"not a kind of time and a number: {entry['kind']!r}, {entry['value']!r}")
        rows.append((entry["phrase"], (entry["kind"], int(entry["value"]))))
    return Table(rows)


def time_at(reading: Reading, at: int, today: date | None, language: str = "en") -> Expression | None:
    """The time expression whose first telling word is word `at`, or None; `today` is the day of publication."""
    word = reading.lower[at]
    found = time_table(language).match(reading.lower, at)
    if found is None:
        return _numeric(reading, at, word, today) if word[0].isdigit() or word in NUMBERS else None
    end, (kind, value) = found
    if kind == "weekday":
        return _weekday(reading, at, end, value, today, language)
    if kind == "month":
        return _calendar(reading, at, end, value, today)
    if kind == "part":
        return None
    if kind == "foreign":
        return _foreign(reading, at, end)
    return Expression(at, end, relative(kind, value, today), kind, kind in AHEAD and value > 0)


def full_date(text: str, language: str = "en") -> date | None:
    """The day that a line of layout names in full: `full_date("RIGA, Jan. 3, 2020") == date(2020, 1, 3)`."""
    for pattern in (MONTH_FIRST, DAY_FIRST):
        if match := pattern.search(text):
            month = time_table(language).match([match["month"].lower()], 0)
            days = (
                dated(int(match["day"]), month[1][1], int(match["year"]), None)
                if month and month[1][0] == "month"
                else None
            )
            if days:
                return days[0]
    return None


def _weekday(reading: Reading, at: int, end: int, weekday: int, today: date | None, language: str) -> Expression | None:
    if not reading.words[at][0].isupper():
        return None
    lower = reading.lower
    before = lower[at - 1] if at else ""
    first = at - 1 if before in MODIFIERS else at
    if end < len(lower) and (part := time_table(language).match(lower, end)) and part[1][0] == "part":
        end = part[0]
    after = end + 1 if end < len(lower) and lower[end] == "," else end
    dated = _date_from(reading, after, today, language)
    if dated is not None:
        return Expression(first, dated.end, dated.days, "date")
    if before == "next":
        return Expression(first, end, None, "weekday", True)
    if _is_ahead(reading, first):
        return Expression(first, end, next_weekday(weekday, today), "weekday", True)
    return Expression(first, end, latest_weekday(weekday, today, before=before in ("last", "past")), "weekday")


def _is_ahead(reading: Reading, at: int) -> bool:
    """Whether the words before a weekday place it ahead: "by Friday", "will meet on Friday", "Talks to resume on"."""
    lower = reading.lower
    first = reading.sentences[reading.sentence_of[at]][0]
    if at > first and lower[at - 1] in DEADLINES:
        return True
    for before in range(at - 1, max(first, at - FORWARD) - 1, -1):
        if not lower[before][0].isalnum():
            return False
        if lower[before] in COMING:
            return lower[before] != "set" or lower[before + 1] == "to"
        if lower[before] == "to" and before - first in (1, 2) and reading.words[before + 1][0].islower():
            return lower[before - 1].endswith("s")  # a headline: "Talks to resume"
    return False


def _date_from(reading: Reading, at: int, today: date | None, language: str) -> Expression | None:
    """A date that starts at word `at`: "Jan. 3", "3 January"."""
    for month in (at, at + 1):
        if month < len(reading.lower) and (found := time_table(language).match(reading.lower, month)):
            if found[1][0] != "month":
                return None
            dated = _calendar(reading, month, found[0], found[1][1], today)
            return dated if dated and dated.first == at and dated.kind == "date" else None
    return None


def _calendar(reading: Reading, at: int, end: int, month: int, today: date | None) -> Expression | None:
    """A date by its month: "3 January 2020", "3rd of January", "Jan. 3, 2020", "January 2020", "January"."""
    lower, words = reading.lower, reading.words
    if not words[at][0].isupper():
        return None
    first, day = at, None
    back = at - 2 if at >= 2 and lower[at - 1] == "of" else at - 1
    if back >= 0 and (number := DAY.match(lower[back])):
        first, day = back, int(number.group(1))
    short = len(lower[at]) <= 4 and lower[at] not in ("may", "june", "july")
    if short and end < len(words) and words[end] == ".":
        end += 1
    if day is None and back >= 0 and lower[back] in MODIFIERS:
        first = back
    if day is None and end < len(words) and (number := DAY.match(lower[end])):
        end, day = end + 1, int(number.group(1))
    after = end + 1 if end + 1 < len(words) and words[end] == "," and day is not None else end
    year = None
    if after < len(words) and YEAR.match(words[after]):
        end, year = after + 1, int(words[after])
    if day is None and year is None and (lower[at] in ("may", "march") or short) and not _in(lower, at):
        return None
    ahead = year is None and _is_ahead(reading, first)
    days = dated(day, month, year, today, ahead=ahead)
    ahead = ahead or bool(days and today and days[0] > today)
    return Expression(first, end, days, "month" if day is None else "date", ahead)


def _foreign(reading: Reading, at: int, end: int) -> Expression | None:
    """A date of another calendar, kept as text: "13 Rajab 1445"; a month's name alone may be anything."""
    if not reading.words[at][0].isupper() or not at or not DAY.match(reading.lower[at - 1]):
        return None
    if end < len(reading.words) and YEAR.match(reading.words[end]):
        end += 1
    return Expression(at - 1, end, None, "foreign")


def _slashed(one: int, two: int, year: int) -> Days:
    """The day of "25/12/2023" or "12/25/2023"; None where day and month could change places."""
    if one == two or one > 12:
        return dated(one, two, year, None)
    return dated(two, one, year, None) if two > 12 else None


def _in(lower: list[str], at: int) -> bool:
    return at > 0 and lower[at - 1] in ("in", "since", "last", "early", "late")


def _numeric(reading: Reading, at: int, word: str, today: date | None) -> Expression | None:
    lower = reading.lower
    if dotted := DOTTED.match(word):  # always the day first
        return Expression(at, at + 1, dated(int(dotted[1]), int(dotted[2]), int(dotted[3]), None), "date")
    if lower[at + 1 : at + 4 : 2] == ["/", "/"] and at + 4 < len(lower) and YEAR.match(lower[at + 4]):
        if DAY.match(word) and DAY.match(lower[at + 2]):
            return Expression(at, at + 5, _slashed(int(word), int(lower[at + 2]), int(lower[at + 4])), "date")
        return None
    if iso := ISO.match(word):
        try:
            day = date(*map(int, iso.groups()))
        except ValueError:
            return Expression(at, at + 1, None, "date")
        return Expression(at, at + 1, (day, day), "date")
    if YEAR.match(word) and at and lower[at - 1] == "in" and "1800" <= word <= "2100":
        year = int(word)
        end = date(year, 12, 31)
        ahead = today is not None and year > today.year
        return Expression(
            at, at + 1, (date(year, 1, 1), min(end, today) if today and not ahead else end), "year", ahead
        )
    number = NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) < 4 else None)
    if number and at + 2 < len(lower) and lower[at + 1] in UNITS and lower[at + 2] == "ago":
        unit = UNITS[lower[at + 1]]
        day_then = shift(today, -number * unit) if today and unit == 1 else None
        return Expression(at, at + 3, (day_then, day_then) if day_then else None, "ago")
    return None
