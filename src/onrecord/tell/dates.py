"""Days and numbers in words, the same on every machine: "Friday, 3 January 2020"."""

from datetime import date

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def parse_day(text: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None where it is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def in_words(day: date, weekday: bool = False) -> str:
    """`in_words(date(2020, 1, 3)) == "3 January 2020"`; with its weekday before it where asked for."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {words}" if weekday else words


def span_in_words(first: date, last: date) -> str:
    """`3 to 5 January 2020`: two days with what they share said once."""
    if first == last:
        return in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {in_words(last)}"
    return f"{in_words(first)} to {in_words(last)}"


def many(count: int, noun: str) -> str:
    """`many(1, "article") == "1 article"`, `many(2, "article") == "2 articles"`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
