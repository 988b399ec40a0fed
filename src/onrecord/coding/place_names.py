"""What the name of a place says by itself: whether a state's, a people's, how large, and what contains what."""

from functools import lru_cache

from onrecord.gazetteer import (
    Locality,
    candidates,
    country_place,
    demonym_of,
    fold,
    localities,
    region_of_people,
    unit_abbreviated,
)

LARGE_DISTRICT = 500_000  # inhabitants of a county that is known wherever it is named
NEAR = 1.0  # degrees, latitude and longitude together, within which a part of a town lies


def is_state(name: str) -> bool:
    """Whether a name is a country's, a region's or a large unit's before it is anything else's."""
    if known := localities(name):
        return known[0].kind in ("country", "region", "unit")
    able = candidates(name)
    return bool(able) and able[0].kind == "district" and (able[0].inhabitants or 0) >= LARGE_DISTRICT


def size_of_largest(name: str) -> int:
    """The inhabitants of the largest well-known place of a name."""
    return max((place.inhabitants or 0 for place in localities(name)), default=0)


@lru_cache(maxsize=8192)
def of_people(name: str) -> Locality | None:
    """The country or region whose people and things are called so."""
    code = demonym_of(name)
    return country_place(code) if code else region_of_people(name)


def container(name: str, able: tuple[Locality, ...]) -> Locality | None:
    """What a name behind a comma is, if one of the candidates lies in it."""
    unit = unit_abbreviated(name)
    outers = (unit,) if unit is not None else candidates(name)[:3]
    return next((outer for outer in outers if any(inside(place, outer) for place in able)), None)


def inside(place: Locality, outer: Locality) -> bool:
    """Whether a place lies in another, as far as the gazetteer's units tell."""
    if place == outer:
        return False
    if outer.kind == "country" or (outer.kind == "region" and outer.country):
        return place.country == outer.country and place.kind != "country"
    if outer.kind == "unit":
        return place.country == outer.country and place.unit is not None and fold(place.unit) == fold(outer.name)
    if outer.kind in ("city", "district") and place.unit is not None:
        near = abs((place.latitude or 0) - (outer.latitude or 0)) + abs((place.longitude or 0) - (outer.longitude or 0))
        return place.country == outer.country and near < NEAR
    return False
