"""Who governs from where and under which title: seats of power, international organisations, heads of state.

Does not read text: callers hand it names and titles. What is not listed is absent (None, empty), never guessed.
"""

from functools import cache
from typing import Literal, cast, get_args

from msgspec import Struct

from onrecord.errors import LexiconError
from onrecord.gazetteer.countries import country_name, read_table, several
from onrecord.gazetteer.names import fold

SeatKind = Literal["presidency", "government", "ministry", "parliament", "military", "court", "monarchy", "church"]
OrganisationKind = Literal["union", "agency", "court", "alliance", "bank", "forum", "movement"]
HeadOf = Literal["state", "government", "both"]


class Seat(Struct, frozen=True):
    """A seat of power, and who is meant when it speaks. `country` is None for a union of states'."""

    name: str
    country: str | None
    kind: SeatKind
    body: str


class Organisation(Struct, frozen=True):
    """An international organisation. `names` are its acronyms and other names; city and country are of its seat."""

    name: str
    names: tuple[str, ...]
    kind: OrganisationKind
    city: str | None
    country: str | None


def seat_of(name: str) -> Seat | None:
    """The seat of power that `name` names: `seat_of("the Kremlin").body == "Russian presidency"`."""
    return _seats().get(_key(name))


def organisation_of(name: str) -> Organisation | None:
    """The international organisation of a name or an acronym: `organisation_of("IAEA").city == "Vienna"`."""
    return _organisations().get(_key(name))


def heads_called(title: str) -> dict[str, HeadOf]:
    """The countries whose head of state or government bears a title, by code: `heads_called("Taoiseach") ==
    {"IRL": "government"}`. Empty where it is no head's title.
    """
    return dict(_heads().get(fold(title), {}))


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _seats() -> dict[str, Seat]:
    found: dict[str, Seat] = {}
    for line, (name, names, country, kind, body) in read_table("seats.tsv", 5):
        if kind not in get_args(SeatKind):
            raise _error("seats", line, f"{kind!r} is no kind of seat: {', '.join(get_args(SeatKind))}")
        _known("seats", line, country)
        seat = Seat(name, country or None, cast(SeatKind, kind), body)
        for each in (name, *several(names)):
            if found.setdefault(_key(each), seat) is not seat:
                raise _error("seats", line, f"{each!r} is given twice")
    return found


@cache
def _organisations() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for line, (name, names, kind, city, country) in read_table("organisations.tsv", 5):
        if kind not in get_args(OrganisationKind):
            kinds = ", ".join(get_args(OrganisationKind))
            raise _error("organisations", line, f"{kind!r} is no kind of organisation: {kinds}")
        _known("organisations", line, country)
        body = Organisation(name, several(names), cast(OrganisationKind, kind), city or None, country or None)
        for each in (name, *body.names):
            if found.setdefault(_key(each), body) is not body:
                raise _error("organisations", line, f"{each!r} is given twice")
    return found


@cache
def _heads() -> dict[str, dict[str, HeadOf]]:
    found: dict[str, dict[str, HeadOf]] = {}
    for line, (office, titles, countries) in read_table("heads.tsv", 3):
        if office not in get_args(HeadOf):
            raise _error("heads", line, f"{office!r} is no office: {', '.join(get_args(HeadOf))}")
        for title in several(titles):
            for country in several(countries):
                _known("heads", line, country)
                if found.setdefault(fold(title), {}).setdefault(country, cast(HeadOf, office)) != office:
                    raise _error("heads", line, f"{title!r} of {country} is given to two offices")
    return found


def _known(table: str, line: int, country: str) -> None:
    if country and country_name(country) is None:
        raise _error(table, line, f"{country!r} is no country of countries.tsv")


def _error(table: str, line: int, message: str) -> LexiconError:
    return LexiconError(message, path=f"gazetteer/{table}.tsv", line=line)
