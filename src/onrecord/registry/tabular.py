"""A registry as a table: a row an actor, or a row for each role of one. What a spreadsheet writes can be read.

Separated by commas, semicolons or tabs, whichever the header has; several values in a cell are separated by "|". Only
`name` is needed. Rows of one `id` (or, without ids, of one name and type) are one actor.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.registry.gathering import Gathering, id_from_name
from onrecord.registry.known import KnownActor, KnownRole

COLUMNS = {
    "id": "any text, the same in all rows of one actor",
    "name": "the name to print",
    "type": "person, organization, government, group, outlet",
    "gender": "female, male",
    "aliases": "other names and spellings, in any script",
    "weak_aliases": "nicknames and initials that may be somebody else's too",
    "country": "names or ISO 3166 codes",
    "identifiers": "as scheme:value, such as wikidata:Q42",
    "affiliations": "bodies the actor belongs to, without dates",
    "role": "an office, without its country; empty for a bare membership",
    "role_of": "the body or country it is an office of",
    "role_country": "the country, where role_of is a body",
    "from": "the first day: 2024, 2024-05 or 2024-05-01",
    "to": "the last day",
}
DELIMITERS = ",;\t"
LONGEST_CELL = 1 << 20  # characters


def read_table(text: str, path: str | None = None) -> tuple[KnownActor, ...]:
    """The actors of a table. InputError (path, line) where a row cannot be used; nothing is read by halves."""
    gathering = Gathering(path)
    for cells in _rows(text, gathering):
        name = cells["name"]
        if not name:
            raise gathering.error("has no name")
        kind = gathering.kind(cells["type"])
        gathering.add(
            KnownActor(
                id=cells["id"] or id_from_name(name, kind),
                name=name,
                type=kind,
                gender=gathering.gender(cells["gender"]),
                aliases=_several(cells["aliases"]),
                weak_aliases=_several(cells["weak_aliases"]),
                countries=tuple(gathering.country(each) for each in _several(cells["country"])),
                identifiers=_several(cells["identifiers"]),
                roles=tuple(_roles(cells, gathering)),
            )
        )
    return gathering.actors()


def write_table(actors: Iterable[KnownActor], stream: TextIO) -> None:
    """Write the actors with all columns, separated by commas: a row each, and one more for each further role."""
    writer = csv.DictWriter(stream, list(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    for actor in actors:
        roles = [_role_cells(role) for role in actor.roles if not role.is_affiliation] or [{}]
        about = {
            "type": "" if actor.type == "unknown" else actor.type,
            "gender": "" if actor.gender == "unknown" else actor.gender,
            "aliases": " | ".join(actor.aliases),
            "weak_aliases": " | ".join(actor.weak_aliases),
            "country": " | ".join(actor.countries),
            "identifiers": " | ".join(actor.identifiers),
            "affiliations": " | ".join(role.body for role in actor.roles if role.is_affiliation),
        }
        for number, role in enumerate(roles):
            writer.writerow({"id": actor.id, "name": actor.name} | (about if number == 0 else {}) | role)


def _rows(text: str, gathering: Gathering) -> Iterator[dict[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    header = text.lstrip().partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=header.count), strict=True)
    columns: list[str] = []
    try:
        for row in reader:
            gathering.line = reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = _header(row, gathering)
            elif len(row) > len(columns):
                raise gathering.error(f"{len(row)} cells where the columns are {len(columns)}")
            else:
                cells = {name: gathering.text(cell, name) for name, cell in zip(columns, row, strict=False)}
                yield dict.fromkeys(COLUMNS, "") | cells
    except csv.Error as error:
        gathering.line = reader.line_num
        raise gathering.error(f"is no row of a table ({error})") from None
    if not columns:
        raise gathering.error("is empty; a registry begins with a row of column names")


def _header(row: list[str], gathering: Gathering) -> list[str]:
    columns = [cell.strip().casefold() for cell in row]
    unknown = [name for name in columns if name not in COLUMNS]
    if "name" not in columns:
        raise gathering.error("the first row names no column 'name'")
    if unknown or len(set(columns)) < len(columns):
        wrong = ", ".join(repr(name) for name in unknown) or "a column that is there twice"
        raise gathering.error(f"the first row has {wrong}; columns are {', '.join(COLUMNS)}")
    return columns


def _roles(cells: dict[str, str], gathering: Gathering) -> Iterator[KnownRole]:
    for body in _several(cells["affiliations"]):
        yield KnownRole(body=body)
    if cells["role"] or cells["role_of"] or cells["role_country"]:
        dates = cells["from"], cells["to"]
        yield gathering.role(cells["role"], cells["role_of"], cells["role_country"], *dates)
    elif cells["from"] or cells["to"]:
        raise gathering.error("has dates of a role, but no role")


def _role_cells(role: KnownRole) -> dict[str, str]:
    return {
        "role": role.title,
        "role_of": role.body,
        "role_country": role.country,
        "from": role.since,
        "to": role.until,
    }


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for each in cell.split("|") if (item := each.strip())))
