"""A known actor: names in any script, what kind, of which countries, and the roles held, from when until when."""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from msgspec import Struct

from onrecord.schema import EntityType, Gender

Held = Literal["yes", "no", "perhaps", "undated"]

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.+Z-]*)?")
LAST_MONTH = 12


class KnownRole(Struct, frozen=True):
    """An office, or a bare membership where `title` is empty. `body` is what it is an office of, if that has a name.

    `country` is an ISO 3166-1 alpha-3 code; `since` and `until` (both included) are ISO 8601 as far as they are known:
    a year, a month or a day.
    """

    title: str = ""
    body: str = ""
    country: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_affiliation(self) -> bool:
        """Whether it says no more than whom the actor belongs to."""
        return bool(self.body) and not (self.title or self.country or self.since or self.until)

    def held_on(self, day: date) -> Held:
        """Whether it was held on a day: "perhaps" where the registry's dates are too coarse to tell."""
        if not (self.since or self.until):
            return "undated"
        start, end = days_of(self.since), days_of(self.until)
        if (start and day < start[0]) or (end and day > end[1]):
            return "no"
        return "perhaps" if (start and day < start[1]) or (end and day > end[0]) else "yes"

    def ended_before(self, day: date) -> bool:
        """Whether it was over by a day."""
        end = days_of(self.until)
        return end is not None and end[0] < day

    def in_words(self) -> str:
        """`foreign minister of Norway since 2024-05-01`, with the country in its code where no body is named."""
        parts = [self.title or "member"]
        parts += [f"of {self.body or self.country}"] if self.body or self.country else []
        if self.since and self.until:
            parts.append(f"from {self.since} to {self.until}")
        else:
            parts += [f"since {self.since}"] if self.since else [f"until {self.until}"] if self.until else []
        return " ".join(parts)


class KnownActor(Struct, frozen=True):
    """One actor of a registry. `aliases` name nobody else; `weak_aliases` (nicknames, initials) need more to go by.

    `identifiers` are written `scheme:value`, as in `wikidata:Q42`; `countries` are ISO 3166-1 alpha-3 codes.
    """

    id: str
    name: str
    type: EntityType = "unknown"
    gender: Gender = "unknown"
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    roles: tuple[KnownRole, ...] = ()


def iso_day(text: str) -> str | None:
    """A date as far as it is given, without the time: `iso_day("2024-05-01T09:00Z") == "2024-05-01"`; None for none."""
    match = DAY.fullmatch(text.strip())
    if not match:
        return None
    day = "-".join(part for part in match.groups() if part)
    return day if days_of(day) else None


def days_of(day: str) -> tuple[date, date] | None:
    """The first and last day that a date as far as it is known can mean; None where it is no date."""
    parts = [int(part) for part in day.split("-")] if day else []
    try:
        match parts:
            case [year]:
                return date(year, 1, 1), date(year, LAST_MONTH, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year, month, on]:
                return date(year, month, on), date(year, month, on)
    except ValueError:
        pass
    return None
