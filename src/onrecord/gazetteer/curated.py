"""What no list of towns holds: regions, waters, mountains, districts and landmarks, from commented tables; and where
the middle of a country is.

`regions.tsv` are those that newspapers use as they use countries; `landmarks.tsv` the rest, which name a place only
where a text speaks of places, because people and firms are called so too.
"""

from functools import cache
from typing import Literal

from msgspec import Struct

from onrecord.errors import LexiconError
from onrecord.gazetteer.countries import country_name, read_table, several
from onrecord.gazetteer.names import fold

Kind = Literal["country", "region", "unit", "district", "city", "landmark"]
KINDS: dict[str, Kind] = {
    "water": "region", "land": "region", "former": "region", "district": "landmark", "landmark": "landmark",
}  # fmt: skip


class Locality(Struct, frozen=True):
    """A place that a name can name. `inhabitants`, coordinates (degrees, WGS 84) and the GeoNames id are None where we
    have none; `unit` is the first-level unit that it lies in.
    """

    name: str
    kind: Kind
    country: str | None
    unit: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int | None = None
    geonames: int | None = None
    renown: int | None = None  # how many other names GeoNames has for it, up to 255


def region(key: str) -> Locality | None:
    """The region of a folded name: `region("crimea").country == "UKR"`."""
    return _regions()[0].get(key)


def landmark(key: str) -> Locality | None:
    """The water, mountain, district or landmark of a folded name, or the region."""
    return _landmarks()[0].get(key) or region(key)


def region_of_people(name: str) -> Locality | None:
    """The region whose people and things are called so: `region_of_people("European").name == "Europe"`."""
    key = fold(name)
    return _regions()[1].get(key) or _landmarks()[1].get(key)


def country(code: str) -> Locality | None:
    """A country by its code, with the point in its middle."""
    return _centres().get(code)


@cache
def _centres() -> dict[str, Locality]:
    found: dict[str, Locality] = {}
    for line, (code, latitude, longitude, geonames) in read_table("centres.tsv", 4):
        name = country_name(code)
        if name is None:
            raise LexiconError(f"{code!r} is no country of countries.tsv", path="gazetteer/centres.tsv", line=line)
        at = _degrees("centres.tsv", line, latitude, longitude)
        found[code] = Locality(name, "country", code, None, *at, geonames=int(geonames) if geonames else None)
    return found


@cache
def _regions() -> tuple[dict[str, Locality], dict[str, Locality]]:
    rows = [
        (line, Locality(name, "region", country or None, None, *_degrees("regions.tsv", line, *at)), names, demonyms)
        for line, (name, country, *at, names, demonyms) in read_table("regions.tsv", 6)
    ]
    return _by_name("regions.tsv", rows)


@cache
def _landmarks() -> tuple[dict[str, Locality], dict[str, Locality]]:
    rows = []
    for line, (name, country, latitude, longitude, kind, names, demonyms) in read_table("landmarks.tsv", 7):
        if kind not in KINDS:
            message = f"{kind!r} is no kind of landmark: {', '.join(KINDS)}"
            raise LexiconError(message, path="gazetteer/landmarks.tsv", line=line)
        at = _degrees("landmarks.tsv", line, latitude, longitude)
        rows.append((line, Locality(name, KINDS[kind], country or None, None, *at), names, demonyms))
    return _by_name("landmarks.tsv", rows)


def _by_name(table: str, rows: list[tuple[int, Locality, str, str]]) -> tuple[dict[str, Locality], dict[str, Locality]]:
    names: dict[str, Locality] = {}
    demonyms: dict[str, Locality] = {}
    for line, place, others, people in rows:
        if place.country and country_name(place.country) is None:
            raise LexiconError(f"{place.country!r} is no country", path=f"gazetteer/{table}", line=line)
        for keys, each in ((names, (place.name, *several(others))), (demonyms, several(people))):
            for name in each:
                if keys.setdefault(fold(name).removeprefix("the "), place) is not place:
                    raise LexiconError(f"{name!r} is given twice", path=f"gazetteer/{table}", line=line)
    return names, demonyms


def _degrees(table: str, line: int, latitude: str, longitude: str) -> tuple[float, float]:
    try:
        at = float(latitude), float(longitude)
    except ValueError:
        raise LexiconError("coordinates are numbers of degrees", path=f"gazetteer/{table}", line=line) from None
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        raise LexiconError(f"{latitude}, {longitude} is nowhere on Earth", path=f"gazetteer/{table}", line=line)
    return at
