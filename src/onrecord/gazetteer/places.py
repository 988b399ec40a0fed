"""Places by name: countries, regions and landmarks from curated tables; towns and units from the mapped list.

Two questions are kept apart. `lookup` and `localities` answer whether a name alone names a place that newspapers know:
countries, regions, units and cities. `candidates` gives everything that can be called so, down to hamlets of 500, for
whoever has the rest of the text to choose by.
"""

from functools import cache, lru_cache

from onrecord.gazetteer.atlas import Listed, atlas
from onrecord.gazetteer.countries import capital_of, country_name, country_of, country_of_capital, read_table, several
from onrecord.gazetteer.curated import Locality, country, landmark, region
from onrecord.gazetteer.names import fold
from onrecord.schema import Place

DOMINATES = 8  # times as many inhabitants as the next of its name: then a name alone is enough to know the place
LARGE_PROVINCE = 3_000_000  # inhabitants of a province that newspapers may mean when they name a country like it
CITY = 15_000  # inhabitants from which its own name alone is taken for a town,
LARGE_CITY = 100_000  # and another spelling of it
UNIT = (
    50_000  # inhabitants from which a name alone is taken for a province: small islands have a dozen called for saints
)
CLASSES = frozenset("state province region governorate district prefecture oblast department county".split())


@lru_cache(maxsize=4096)
def localities(name: str) -> tuple[Locality, ...]:
    """The well-known places that `name` can name, the likeliest first: countries, regions, then by inhabitants."""
    key = fold(name).removeprefix("the ")
    if not key:
        return ()
    found = _states(name, key)
    if name.isupper() and (len(key) < 4 or "." in name):
        return tuple(found)  # "U.N." and "MIT" are no towns
    listed = [place for place in _of_capital(key) if _is_known_as(place, key)]
    return tuple(found + sorted(listed, key=lambda place: -_weight(place)))


@lru_cache(maxsize=8192)
def candidates(name: str) -> tuple[Locality, ...]:
    """All places that `name` can name, the likeliest first: also hamlets of 500, districts and landmarks."""
    key = fold(name).removeprefix("the ")
    if not key:
        return ()
    found = _states(name, key)
    known = landmark(key)
    if known is not None and known not in found:
        found = [known]  # "England" is no country of the table, "South America" not the middle of Latin America
    if name.isupper() and (len(key) < 4 or "." in name):
        return tuple(found)
    listed = _of_capital(key)
    bare, _, kind = key.rpartition(" ")
    if bare and kind in CLASSES:  # "Oaxaca State"
        listed += [place for place in _listed(bare) if place.kind in ("unit", "district") and place not in listed]
    bare = key.removeprefix("greater ").removeprefix("downtown ").removeprefix("central ")
    if not (found or listed) and bare != key:
        listed = _listed(bare)
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
    return others * (1 if is_capital(first) else DOMINATES) > (first.inhabitants or 0)


def is_capital(place: Locality) -> bool:
    """Whether a place is the capital of its country."""
    return place.kind == "city" and country_of_capital(place.name) == place.country


def country_after_comma(name: str) -> str | None:
    """The country of what stands behind a town and a comma: "Lebanon", "Mich.", "Bavaria", "the West Bank"."""
    found = unit_abbreviated(name)
    code = found.country if found else country_of(name)
    if code is None and (place := lookup(name)) is not None and localities(name)[0].kind != "city":
        code = place.country
    return code


def unit_abbreviated(name: str) -> Locality | None:
    """The first-level unit of an agency's abbreviation or of its full name: "Mich.", "BC", "Queensland"."""
    return _abbreviations().get(fold(name))


def _states(name: str, key: str) -> list[Locality]:
    """The countries, regions and abbreviated units of a name."""
    found: list[Locality] = []
    code = country_of(name)
    if code:
        found.append(country(code) or Locality(country_name(code) or name, "country", code))
    elif key in _abbreviations() and "." in name:
        found.append(_abbreviations()[key])
    known = region(key)
    return [*found, known] if known is not None else found


def _of_capital(key: str) -> list[Locality]:
    """What is listed under a key; under the capital's usual name where the key is another spelling of it."""
    listed = _listed(key)
    code = country_of_capital(key)
    if code and not any(is_capital(place) for place in listed):
        listed = listed + [place for place in _listed(fold(capital_of(code) or "")) if place.country == code]
    return listed


def _listed(key: str) -> list[Locality]:
    return [_locality(place) for place in atlas().find(key)]


def _locality(place: Listed) -> Locality:
    return Locality(
        place.name, place.kind, place.country, place.unit,
        place.latitude, place.longitude, place.inhabitants, place.geonames, place.renown,
    )  # fmt: skip


def _is_known_as(place: Locality, key: str) -> bool:
    """Whether newspapers' readers know a place by a name."""
    own = fold(place.name) == key or is_capital(place)
    least = {"city": CITY if own else LARGE_CITY, "unit": UNIT}.get(place.kind)
    return least is not None and (place.inhabitants or 0) >= least


def _weight(place: Locality) -> int:
    """How likely a name alone means a place: a city before the province that is called after it."""
    people = place.inhabitants or 0
    if is_capital(place):
        return people * 5
    return people // {"unit": 4, "district": 10}.get(place.kind, 1)


@cache
def _abbreviations() -> dict[str, Locality]:
    """Units by their abbreviations and names."""
    found: dict[str, Locality] = {}
    for _, (name, code, abbreviations) in read_table("abbreviations.tsv", 3):
        listed = (place for place in atlas().find(fold(name)) if place.country == code)
        units = sorted(listed, key=lambda place: place.kind != "unit")
        unit = _locality(units[0]) if units else Locality(name, "unit", code)
        found.update((fold(each), unit) for each in (*several(abbreviations), name))
    return found
