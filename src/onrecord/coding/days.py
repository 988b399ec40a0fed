"""Days worked out against the day of publication; see `times` for the rules. Knows no words, only numbers."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date] | None


def dated(day: int | None, month: int, year: int | None, today: date | None, *, ahead: bool = False) -> Days:
    """The day, or the days of the month; without a year the latest such that begins not after today.

    With `ahead` it is the first such that ends not before today.
    """
    if ahead and year is None and today is not None:
        for candidate in (today.year, today.year + 1):
            found = _in_year(day, month, candidate)
            if found is not None and found[1] >= today:
                return found
        return None
    years = [year] if year is not None else [today.year, today.year - 1] if today else []
    for candidate in years:
        found = _in_year(day, month, candidate)
        if found is not None and (today is None or found[0] <= today):
            return found[0], min(found[1], today) if today else found[1]
        if found is not None and year is not None:
            return found
    return None


def _in_year(day: int | None, month: int, year: int) -> Days:
    try:
        first = date(year, month, day or 1)
        return first, first if day else date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


def relative(kind: str, value: int, today: date | None) -> Days:
    """The days that are `value` days, weeks, months or years (by `kind`) from today."""
    if today is None or kind == "vague":
        return None
    if kind in ("day", "spell"):
        day = shift(today, value if kind == "day" else 1 - value)
        return (day, day if kind == "day" else today) if day else None
    if kind in ("week", "weekend"):
        monday = shift(today, 7 * value - today.weekday())
        if kind == "weekend":
            saturday = shift(today, -((today.weekday() - 5) % 7))
            return (saturday, min(today, saturday + timedelta(1))) if saturday else None
        return (monday, _until(today, monday + timedelta(6), value)) if monday else None
    if kind == "monthly":
        months = today.year * 12 + today.month - 1 + value
        return dated(None, months % 12 + 1, months // 12, today) if 12 <= months < 120_000 else None
    if kind == "feast":
        return dated(value % 100, value // 100, None, today)
    if not 1 <= today.year + value <= 9999:
        return None
    first = date(today.year + value, 1, 1)
    return first, _until(today, date(first.year, 12, 31), value)


def _until(today: date, last: date, value: int) -> date:
    """The last day of what has come so far; what lies ahead (`value` over 0) is whole."""
    return last if value > 0 else min(today, last)


def part_of_year(part: int, parts: int, year: int, today: date | None) -> Days:
    """The days of a quarter (`parts` 4) or a half (2) of a year, as far as they have come."""
    if not (1 <= year <= 9999 and 1 <= part <= parts):
        return None
    months = 12 // parts
    first = date(year, (part - 1) * months + 1, 1)
    last = date(year, part * months, monthrange(year, part * months)[1])
    return first, min(last, today) if today and first <= today else last


def back_from(today: date | None, number: int, unit: str) -> Days:
    """The days from so many days, weeks, months or years back to today: "the past two days"."""
    if today is None or number > 9999:
        return None
    if unit in ("day", "week"):
        first = shift(today, -number * (7 if unit == "week" else 1))
        return (first, today) if first else None
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    if months < 12:
        return None
    day = min(today.day, monthrange(months // 12, months % 12 + 1)[1])
    return date(months // 12, months % 12 + 1, day), today


def shift(day: date, days: int) -> date | None:
    """So many days later; None where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def latest_weekday(weekday: int, today: date | None, *, before: bool = False) -> Days:
    """The latest such weekday (0 is Monday) not after today, or with `before` the latest before today."""
    if today is None:
        return None
    back = (today.weekday() - weekday) % 7
    day = shift(today, -(back or 7) if before else -back)
    return (day, day) if day else None


def next_weekday(weekday: int, today: date | None) -> Days:
    """The first such weekday (0 is Monday) after today."""
    day = shift(today, (weekday - today.weekday() - 1) % 7 + 1) if today else None
    return (day, day) if day else None
