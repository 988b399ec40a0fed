"""Days worked out against the day of publication; see `times` for the rules. Knows no words, only numbers."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date] | None


def dated(day: int | None, month: int, year: int | None, today: date | None) -> Days:
    """The day, or the days of the month; without a year the latest such that begins not after today."""
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


def relative(kind: str, value: int, today: date | None) -> Days:
    """The days that are `value` days, weeks, months or years (by `kind`) from today."""
    if today is None or kind == "vague":
        return None
    if kind == "day":
        day = shift(today, value)
        return (day, day) if day else None
    if kind == "spell":
        start = shift(today, 1 - value)
        return (start, today) if start else None
    if kind in ("week", "weekend"):
        monday = shift(today, 7 * value - today.weekday())
        if kind == "weekend":
            saturday = shift(today, -((today.weekday() - 5) % 7))
            return (saturday, min(today, saturday + timedelta(1))) if saturday else None
        return (monday, min(today, monday + timedelta(6))) if monday else None
    if kind == "monthly":
        months = today.year * 12 + today.month - 1 + value
        return dated(None, months % 12 + 1, months // 12, today)
    if not 1 <= today.year + value <= 9999:
        return None
    first = date(today.year + value, 1, 1)
    return first, min(today, date(first.year, 12, 31))


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
