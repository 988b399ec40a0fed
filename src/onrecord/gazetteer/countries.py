"""Countries: their names, capitals and demonyms, from a curated table."""

import re
from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.errors import LexiconError
from onrecord.gazetteer.names import fold

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-.’'][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")
LONGEST_NAME = 6  # words of a country's name
LONGEST_TEXT = 400  # characters of a description that are looked at


class Country(Struct, frozen=True):
    """A row of `countries.tsv`."""

    code: str
    alpha2: str
    name: str
    capitals: tuple[str, ...]
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


def country_of(name: str) -> str | None:
    """The code of the country that `name` is a name of: `country_of("U.K.") == "GBR"`. None where it is none."""
    key = fold(name)
    return _index()[0].get(key) or _index()[0].get(key.removeprefix("the ").removeprefix("republic of "))


def demonym_of(name: str) -> str | None:
    """The code of the country whose people or things are called so: `demonym_of("Lebanese") == "LBN"`."""
    return _index()[1].get(fold(name))


def capital_of(code: str) -> str | None:
    """The capital of a country by its code."""
    row = _by_code().get(code)
    return row.capitals[0] if row and row.capitals else None


def country_of_capital(name: str) -> str | None:
    """The code of the country whose capital is called so: `country_of_capital("Kiev") == "UKR"`."""
    return _capitals().get(fold(name))


def country_name(code: str) -> str | None:
    """The usual English name of a country by its code."""
    row = _by_code().get(code)
    return row.name if row else None


def alpha3_of(code: str) -> str | None:
    """The code that we use for an ISO 3166-1 code of two or three letters: `alpha3_of("gb") == "GBR"`."""
    code = code.upper()
    return code if code in _by_code() else _by_alpha2().get(code)


def alpha2_of(code: str) -> str | None:
    """The code of two letters for one that we use: `alpha2_of("GBR") == "GB"`."""
    row = _by_code().get(code)
    return row.alpha2 if row else None


def countries_in(text: str) -> tuple[str, ...]:
    """The codes of the countries that a text names or calls by their demonym, in its order: for "the French envoy to
    South Korea" FRA and KOR.
    """
    words = [POSSESSIVE.sub("", word) for word in WORD.findall(text[:LONGEST_TEXT])]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            code = phrase[:1].isupper() and (country_of(phrase) or demonym_of(phrase))
            if code:
                found.append(code)
                at += size - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


def read_table(name: str, columns: int) -> list[tuple[int, list[str]]]:
    """The rows of a table in this package as (line, cells); "-" is an empty cell. LexiconError with file and line."""
    path = f"gazetteer/{name}"
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(files("onrecord").joinpath(path).read_text("utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            cells = ["" if cell.strip() == "-" else cell.strip() for cell in line.split("\t")]
            if len(cells) != columns:
                raise LexiconError(f"{len(cells)} cells where the columns are {columns}", path=path, line=number)
            rows.append((number, cells))
    return rows[1:]


def several(cell: str) -> tuple[str, ...]:
    """The items of a cell: `several("UK | Britain") == ("UK", "Britain")`."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())


@cache
def _countries() -> tuple[Country, ...]:
    return tuple(
        Country(code, alpha2, name, several(capitals), several(names), several(demonyms))
        for _, (code, alpha2, name, capitals, names, demonyms) in read_table("countries.tsv", 6)
    )


@cache
def _by_code() -> dict[str, Country]:
    return {row.code: row for row in _countries()}


@cache
def _by_alpha2() -> dict[str, str]:
    return {row.alpha2: row.code for row in _countries()}


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for row in _countries():
        for name in (row.name, *row.names):
            names[fold(name)] = row.code
        for demonym in row.demonyms:
            if demonyms.setdefault(fold(demonym), row.code) != row.code:
                raise LexiconError(f"{demonym!r} is given to two countries", path="gazetteer/countries.tsv")
    return names, demonyms


@cache
def _capitals() -> dict[str, str]:
    return {fold(name): row.code for row in _countries() for name in row.capitals}
