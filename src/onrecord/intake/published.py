"""Dates of publication as people and machines write them, to ISO 8601.

Reads what is certain and nothing else: 03/04/2020 is two different days on two sides of an ocean, so it is not read.
Never looks at the clock.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
        "oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WRITTEN = re.compile(
    rf"{WEEKDAY}(?:{MONTH}\s+{DAY}(?:\s*,\s*|\s+){YEAR}|{DAY.replace('day', 'day2')}(?:\s+of)?[\s-]+"
    rf"{MONTH.replace('month', 'month2')}[\s,-]*{YEAR.replace('year', 'year2')})",
    re.IGNORECASE,
)
ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
NUMERIC = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
EPOCH = re.compile(r"1?\d{9}(?:\d{3})?")


def iso_date(raw: str) -> str | None:
    """`raw` as an ISO 8601 date, or date-time where it gives the time and the zone is plain; None where it is unsure.

    >>> iso_date("Sunday, 5 January 2020")
    '2020-01-05'
    >>> iso_date("03/04/2020") is None
    True
    """
    raw = " ".join(raw[:200].split())
    if not 4 < len(raw) <= 80:
        return None
    return _from_iso(raw) or _from_epoch(raw) or _from_numbers(raw) or _from_mail(raw) or _from_words(raw)


def find_date(text: str) -> str | None:
    """The first written-out full date in a short text ("Published on January 5, 2020 at 14:00"), as ISO 8601."""
    found = WRITTEN.search(text[:200])
    if not found or not (found.start() == 0 or not text[found.start() - 1].isalnum()):
        return None
    part = found.groupdict()
    month = MONTHS[(part["month"] or part["month2"]).lower()]
    return _day(int(part["year"] or part["year2"]), month, int(part["day"] or part["day2"]))


def _day(year: int, month: int, day: int) -> str | None:
    if not (1000 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day).isoformat()


def _from_iso(raw: str) -> str | None:
    found = ISO.fullmatch(raw)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    on = _day(int(year), int(month), int(day))
    if not on or hour is None:
        return on
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return on
    zone = "" if zone is None else "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
    return f"{on}T{hour}:{minute}:{second or '00'}{zone}"


def _from_epoch(raw: str) -> str | None:
    if not EPOCH.fullmatch(raw):
        return None
    seconds = int(raw[:-3]) if len(raw) > 10 else int(raw)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _from_numbers(raw: str) -> str | None:
    found = NUMERIC.fullmatch(raw.split(" ")[0].rstrip(","))
    if not found:
        return None
    one, two, three = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        return _day(one, two, three)
    if len(found[3]) != 4:
        return None
    if one > 12 or one == two or "." in raw.split(" ")[0]:  # points part day.month.year wherever they are used
        return _day(three, two, one)
    return _day(three, one, two) if two > 12 else None


def _from_mail(raw: str) -> str | None:
    if ":" not in raw:
        return None
    try:
        return parsedate_to_datetime(raw).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(raw: str) -> str | None:
    return find_date(raw)
