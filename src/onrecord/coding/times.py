"""Time expressions to days: what "Friday", "Jan. 3" or "two days ago" is against the day of publication.

Rules, all of them looking back, since what is reported as said has been said:
a weekday is the latest such day not after publication, the day of publication itself included ("on Friday" printed on a
Friday is that day; agencies write so); "last Friday" is the latest such day before it; a day without a year is the
latest such day not after publication; a week begins on Monday; nothing ends after the day of publication.
A day that no calendar has (31 February) and a year out of 1..9999 are kept as text. Without a day of publication only
a full date is worked out. Times of the clock are not read, and calendars other than the Gregorian are kept as text.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from onrecord.coding.phrases import Table
from onrecord.lang import lexicon
from onrecord.schema import When
from onrecord.text import Reading

KINDS = ("weekday", "month", "part", "day", "week", "monthly", "yearly", "weekend", "spell", "vague")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
YEAR = re.compile(r"\d{4}$")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
NUMBERS = {word: n for n, word in enumerate("a one two three four five six seven eight nine ten".split())} | {"a": 1}
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
MODIFIERS = frozenset(("last", "this", "late", "early", "earlier", "past", "next"))

Days = tuple[date, date] | None


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
    return Expression(at, end, _relative(kind, value, today), kind)


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
    days: Days = None
    if today is not None and before != "next":
        back = (today.weekday() - weekday) % 7
        day = _shift(today, -(back or 7) if before in ("last", "past") else -back)
        days = (day, day) if day else None
    return Expression(first, end, days, "weekday", before == "next")


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
    return Expression(first, end, _dated(day, month, year, today), "month" if day is None else "date")


def _in(lower: list[str], at: int) -> bool:
    return at > 0 and lower[at - 1] in ("in", "since", "last", "early", "late")


def _dated(day: int | None, month: int, year: int | None, today: date | None) -> Days:
    years = [year] if year is not None else [today.year, today.year - 1] if today else []
    for candidate in years:
        try:
            first = date(candidate, month, day or 1)
            last = first if day else date(candidate, month, monthrange(candidate, month)[1])
        except ValueError:
            continue
        if today is None or first <= today:
            return first, min(last, today) if today else last
        if year is not None:
            return first, last
    return None


def _numeric(reading: Reading, at: int, word: str, today: date | None) -> Expression | None:
    lower = reading.lower
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
    number = NUMBERS.get(word) or (int(word) if word.isdigit() and len(word) < 4 else None)
    if number and at + 2 < len(lower) and lower[at + 1] in UNITS and lower[at + 2] == "ago":
        unit = UNITS[lower[at + 1]]
        day_then = _shift(today, -number * unit) if today and unit == 1 else None
        return Expression(at, at + 3, (day_then, day_then) if day_then else None, "ago")
    return None


def _relative(kind: str, value: int, today: date | None) -> Days:
    if today is None or kind == "vague":
        return None
    if kind == "day":
        day = _shift(today, value)
        return (day, day) if day else None
    if kind == "spell":
        start = _shift(today, 1 - value)
        return (start, today) if start else None
    if kind in ("week", "weekend"):
        monday = _shift(today, 7 * value - today.weekday())
        if kind == "weekend":
            saturday = _shift(today, -((today.weekday() - 5) % 7))
            return (saturday, min(today, saturday + timedelta(1))) if saturday else None
        return (monday, min(today, monday + timedelta(6))) if monday else None
    if kind == "monthly":
        months = today.year * 12 + today.month - 1 + value
        return _dated(None, months % 12 + 1, months // 12, today)
    first = date(today.year + value, 1, 1)
    return first, min(today, date(first.year, 12, 31))


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None
