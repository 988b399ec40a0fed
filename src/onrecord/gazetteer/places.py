"""Places by name: countries and regions from curated tables; cities and provinces by bisection in a sorted file.

Does not load the big file into structures: its lines are searched as they are (30 ms to read, 5 µs a name).
"""

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from onrecord.errors import LexiconError
from onrecord.gazetteer.countries import capital_of, country_name, country_of, country_of_capital, read_table, several
from onrecord.gazetteer.names import fold
from onrecord.schema import Place

PATH = "gazetteer/places.tsv"
DOMINATES = 8  # times as many inhabitants as the next of its name: then a name alone is enough to know the place
LARGE_PROVINCE = 3_000_000  # inhabitants of a province that newspapers may mean when they name a country like it


class Locality(Struct, frozen=True):
    """A place that a name can name. `inhabitants` and coordinates (degrees) are None where we have none."""

    name: str
    kind: Literal["country", "region", "unit", "city"]
    country: str | None
    unit: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int | None = None


@lru_cache(maxsize=4096)
def localities(name: str) -> tuple[Locality, ...]:
    """All places that `name` can name, the likeliest first: countries, curated regions, then by inhabitants."""
    key = fold(name).removeprefix("the ")
    if not key:
        return ()
    found: list[Locality] = []
    code = country_of(name)
    if code:
        found.append(Locality(country_name(code) or name, "country", code))
    elif key in _abbreviations() and "." in name:
        found.append(Locality(name, "region", _abbreviations()[key]))
    if key in _regions():
        found.append(_regions()[key])
    if name.isupper() and (len(key) < 4 or "." in name):
        return tuple(found)  # "U.N." and "MIT" are no towns
    capital = country_of_capital(key)
    listed = _listed(key) or (_listed(fold(capital_of(capital) or "")) if capital else [])
    return tuple(found + sorted(listed, key=lambda place: -_weight(place)))


def lookup(name: str, country: str | None = None) -> Place | None:
    """The place that a name names, None where it is none that we know.

    `country` is what the text says of it, where it says so: a place there is then the one. Without it the likeliest
    place decides, and its country is given only where `is_ambiguous` does not object.
    """
    found = localities(name)
    if not found:
        return None
    if country is not None:
        at = next((place for place in found if place.country == country), None)
        return Place(at.name, at.country) if at else None
    first = found[0]
    return Place(first.name, None if is_ambiguous(name) else first.country)


def is_ambiguous(name: str) -> bool:
    """Whether a name alone leaves the country open.

    It does not for a region of the tables or a unit that news agencies abbreviate; for a country, unless a province
    elsewhere is as large ("Georgia"); for a capital, unless a larger city elsewhere is called so; nor for a place with
    `DOMINATES` times the inhabitants of the next.
    """
    found = localities(name)
    if not found or found[0].kind == "region" or (found[0].kind == "unit" and fold(name) in _abbreviations()):
        return False
    first = found[0]
    others = max((place.inhabitants or 0 for place in found[1:] if place.country != first.country), default=0)
    if first.kind == "country":
        return others > LARGE_PROVINCE
    return others * (1 if _is_capital(first) else DOMINATES) > (first.inhabitants or 0)


def _is_capital(place: Locality) -> bool:
    return place.kind == "city" and country_of_capital(place.name) == place.country


def _weight(place: Locality) -> int:
    if place.kind == "unit" and _abbreviations().get(fold(place.name)) == place.country:
        return 10 * LARGE_PROVINCE + (place.inhabitants or 0)  # a state of the Union before any town of its name
    return (place.inhabitants or 0) * (5 if _is_capital(place) else 1)


def _listed(key: str) -> list[Locality]:
    lines = _lines()
    found: list[Locality] = []
    at = bisect_left(lines, key + "\t")
    while at < len(lines) and lines[at].startswith(key + "\t"):
        cells = lines[at].split("\t")
        if cells[1].startswith("="):
            found.extend(place for place in _listed(cells[1][1:]) if place.country == cells[2] and place.kind == "city")
        else:
            found.append(_locality(cells, at + 1))
        at += 1
    return found


def _locality(cells: list[str], line: int) -> Locality:
    try:
        _, name, country, unit, latitude, longitude, inhabitants, kind = cells
        return Locality(
            name, "city" if kind == "c" else "unit", country, unit or None,
            float(latitude), float(longitude), int(inhabitants),
        )  # fmt: skip
    except ValueError as error:
        raise LexiconError(f"not a place: {error}", path=PATH, line=line) from None


@cache
def _lines() -> list[str]:
    return files("onrecord").joinpath(PATH).read_text("utf-8").removesuffix("\n").split("\n")


def country_after_comma(name: str) -> str | None:
    """The country of what stands behind a town and a comma: "Lebanon", "Mich.", "Bavaria", "the West Bank"."""
    found = _abbreviations().get(fold(name)) or country_of(name)
    if found is None and (place := lookup(name)) is not None and localities(name)[0].kind != "city":
        found = place.country
    return found


@cache
def _abbreviations() -> dict[str, str]:
    rows = read_table("abbreviations.tsv", 3)
    return {fold(item): country for _, (unit, country, names) in rows for item in (*several(names), unit)}


@cache
def _regions() -> dict[str, Locality]:
    rows = read_table("regions.tsv", 3)
    return {
        fold(alias).removeprefix("the "): Locality(name, "region", country or None)
        for _, (name, country, names) in rows
        for alias in (name, *several(names))
    }
