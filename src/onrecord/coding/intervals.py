"""Ranges of time, put together from the expressions of `times`: "3 to 4 January", "since Monday", "the first quarter".

Both ends are named days: a range is inclusive. "Since" lasts until the day of publication; "the past two days" go back
two days from it. An end that no calendar has leaves the whole as text, as a day alone does.
"""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.coding.days import Days, back_from, dated, part_of_year
from onrecord.coding.times import DAY, NUMBERS, UNITS, YEAR, Expression, time_at, time_table
from onrecord.text import Reading

TO = frozenset(("to", "until", "till", "through", "-", "–", "—"))
PAST = frozenset(("past", "last", "previous", "preceding"))
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
PARTS = {"quarter": 4, "half": 2}
JOINED = re.compile(r"(\d{1,2})[-–](\d{1,2})$")
YEARS = re.compile(r"(\d{4})[-–](\d{4}|\d{2})$")
DECADE = re.compile(r"(1[6-9]\d0|20\d0)s$")
QUARTER = re.compile(r"q([1-4])$")
COUNTS = NUMBERS | {"few": 0, "several": 0, "couple": 2} | {"eleven": 11, "twelve": 12}
UNIT_NAMES = {word: word.removesuffix("s") for word in UNITS}
OLDEST, YOUNGEST = 1000, 2100  # years in numbers alone; others are more likely something else


def times_in(reading: Reading, first: int, last: int, today: date | None, language: str = "en") -> list[Expression]:
    """All expressions of time among words first..last-1, the longest that can be read, in text order."""
    found: list[Expression] = []
    past = first
    for at in range(first, last):
        if at < past:
            continue
        expression = interval_at(reading, at, last, today, language) or time_at(reading, at, today, language)
        if expression is None or expression.end > last or expression.first < past:
            continue
        found.append(expression)
        past = expression.end
    return found


def interval_at(reading: Reading, at: int, last: int, today: date | None, language: str = "en") -> Expression | None:
    """The range that starts at word `at`, or None where what starts there, if anything, is one time."""
    word = reading.lower[at]
    if word == "since":
        return _since(reading, at, last, today, language)
    if word in ("between", "from"):
        return _range(reading, at + 1, at, last, today, language, "and" if word == "between" else "to")
    if word == "the" or word in PAST:
        return _phrase(reading, at, last, today, language)
    if word[0].isdigit() or reading.words[at][0].isupper():
        return _number(reading, at, last, today, language) or _range(reading, at, at, last, today, language, "to")
    return None


def _since(reading: Reading, at: int, last: int, today: date | None, language: str) -> Expression | None:
    since = single_time(reading, at + 1, last, today, language)
    if since is None or since.ahead:
        return None
    days = (since.days[0], today) if since.days and today and since.days[0] <= today else None
    return Expression(at, since.end, days, "since")


def single_time(reading: Reading, at: int, last: int, today: date | None, language: str) -> Expression | None:
    """The single time whose first word is `at`, also a year alone."""
    for telling in range(at, min(at + 3, last)):
        found = time_at(reading, telling, today, language)
        if found is not None and found.first == at and found.end <= last:
            return found
    month = time_table(language).match(reading.lower, at) if at < last and reading.words[at][0].isupper() else None
    if month is not None and month[1][0] == "month":  # "May" and "March" alone are none, but behind "to" they are
        return Expression(at, month[0], dated(None, month[1][1], None, today), "month")
    if at < last and YEAR.match(reading.words[at]) and OLDEST <= int(reading.words[at]) <= YOUNGEST:
        year = int(reading.words[at])
        return Expression(at, at + 1, (date(year, 1, 1), date(year, 12, 31)), "year", bool(today and year > today.year))
    return None


def _range(
    reading: Reading, at: int, first: int, last: int, today: date | None, language: str, joint: str
) -> Expression | None:
    """A range from the time at word `at` to another: "3 to 4 January", "May 3 to 5", "Monday to Wednesday"."""
    if at + 2 >= last:
        return None
    joints = TO if joint == "to" else frozenset(("and",))
    if DAY.match(reading.lower[at]) and reading.lower[at + 1] in joints:
        right = single_time(reading, at + 2, last, today, language)
        if right is None or right.kind != "date":
            return None
        return Expression(
            first, right.end, _from_day(int(DAY.findall(reading.lower[at])[0]), right.days), "range", right.ahead
        )
    left = single_time(reading, at, last, today, language)
    if left is None or left.end + 1 >= last or reading.lower[left.end] not in joints or left.kind == "vague":
        return None
    right = single_time(reading, left.end + 1, last, today, language)
    if right is None and left.kind == "date" and (number := DAY.match(reading.lower[left.end + 1])):
        end, year = left.end + 2, None
        if end + 1 < last and reading.words[end] == "," and YEAR.match(reading.words[end + 1]):
            end, year = end + 2, int(reading.words[end + 1])
        days = _to_day(left.days, int(number.group(1)), year)
        return Expression(first, end, days, "range", left.ahead)
    if right is None or right.kind == "vague":
        return None
    return Expression(first, right.end, _joined(left, right), "range", left.ahead or right.ahead)


def _joined(left: Expression, right: Expression) -> Days:
    """From the one to the other; a day without a year takes that of the later one."""
    if left.days is None or right.days is None:
        return None
    begin, end = left.days[0], right.days[1]
    if right.ahead and not left.ahead and right.kind == "date" and (same := _in_year(end, begin.year)) is not None:
        end = same if same >= begin else end  # "until 9 April" behind a day that has been
    if left.kind in ("date", "month") and begin.year != end.year:
        moved = _in_year(begin, end.year)
        begin = moved if moved is not None and moved <= end else _in_year(begin, end.year - 1) or begin
    return (begin, end) if begin <= end else None


def _in_year(day: date, year: int) -> date | None:
    found = dated(day.day, day.month, year, None)
    return found[0] if found else None


def _from_day(day: int, right: Days) -> Days:
    """From a day of the month to the day named behind it; "31 to 2 February" begins in the month before."""
    if right is None:
        return None
    last = right[0]
    before = (last.month - 2) % 12 + 1
    left = (
        dated(day, last.month, last.year, None)
        if day <= last.day
        else dated(day, before, last.year - (before == 12), None)
    )
    return (left[0], last) if left else None


def _to_day(left: Days, day: int, year: int | None) -> Days:
    if left is None:
        return None
    begin = left[0] if year is None else _in_year(left[0], year)
    right = dated(day, begin.month, begin.year, None) if begin else None
    return (begin, right[0]) if begin and right and right[0] >= begin else None


def _number(reading: Reading, at: int, last: int, today: date | None, language: str) -> Expression | None:
    """Ranges in one word: "3-4 January", "2019-2021", "Q1 2024", "the 1990s"."""
    word = reading.lower[at]
    if (days := JOINED.match(word)) and at + 1 < last:
        right = single_time(reading, at + 1, last, today, language)
        if right is not None and right.kind in ("date", "month") and right.first == at + 1:
            month = right.days[0] if right.days else None
            last_day = dated(int(days[2]), month.month, month.year, None) if month else None
            return Expression(at, right.end, _from_day(int(days[1]), last_day), "range", right.ahead)
        return None
    if years := YEARS.match(word):
        begin = int(years[1])
        end = int(years[2]) if len(years[2]) == 4 else begin // 100 * 100 + int(years[2])
        if OLDEST <= begin < end <= YOUNGEST:
            return Expression(at, at + 1, (date(begin, 1, 1), date(end, 12, 31)), "range")
    if decade := DECADE.match(word):
        begin = int(decade[1])
        return Expression(at, at + 1, (date(begin, 1, 1), date(begin + 9, 12, 31)), "decade")
    if (quarter := QUARTER.match(word)) and at + 1 < last and YEAR.match(reading.words[at + 1]):
        return Expression(at, at + 2, part_of_year(int(quarter[1]), 4, int(reading.words[at + 1]), today), "quarter")
    return None


def _phrase(reading: Reading, at: int, last: int, today: date | None, language: str) -> Expression | None:
    """ "the past two days", "the first quarter of 2024", "the night of 3 to 4 January"."""
    lower = reading.lower
    word = at + 1 if lower[at] == "the" else at
    if word + 1 >= last:
        return None
    if lower[word] in PAST:
        return _back(lower, at, word, last, today)
    if lower[word] in ORDINALS and lower[word + 1] in PARTS:
        end, year = word + 2, _year_after(reading, word + 2, last)
        parts = PARTS[lower[word + 1]]
        number = today.year if year is None and today else year
        part = ORDINALS[lower[word]]
        if year is None and lower[word + 1] == "half":
            return None  # of a match, mostly
        if number is None:
            return Expression(at, end, None, "quarter")
        days = part_of_year(part, parts, number, today)
        if year is None and days and today and days[0] > today:
            days = part_of_year(part, parts, number - 1, today)
        return Expression(at, end + 2 if year is not None else end, days, "quarter")
    if lower[word] in ("night", "weekend") and lower[word + 1] == "of" and word + 2 < last:
        found = interval_at(reading, word + 2, last, today, language) or single_time(
            reading, word + 2, last, today, language
        )
        return Expression(at, found.end, found.days, "range", found.ahead) if found else None
    return None


def _back(lower: list[str], at: int, word: int, last: int, today: date | None) -> Expression | None:
    """ "the past two days": a number may be left out of "the past week"; "last week" is another week."""
    behind = word + 1
    number = COUNTS.get(lower[behind]) if not lower[behind].isdecimal() else int(lower[behind][:4])
    if number is None and lower[word] != "past":
        return None
    unit = behind if number is None else behind + 1
    if unit >= last or lower[unit] not in UNIT_NAMES:
        return None
    if number == 0:
        return Expression(at, unit + 1, None, "vague")
    return Expression(at, unit + 1, back_from(today, number or 1, UNIT_NAMES[lower[unit]]), "past")


def _year_after(reading: Reading, at: int, last: int) -> int | None:
    if at + 1 < last and reading.lower[at] == "of" and YEAR.match(reading.words[at + 1]):
        return int(reading.words[at + 1])
    return None


def nearest(
    reading: Reading, first: int, last: int, today: date | None, home: list[int], to: int, language: str
) -> Iterator[Expression]:
    """The expressions among words first..last-1 that stand in the voice of word `to`, the nearest to it first."""
    own = [each for each in times_in(reading, first, last, today, language) if home[each.first] == home[to]]
    yield from sorted(own, key=lambda each: min(abs(each.first - to), abs(each.end - 1 - to)))
