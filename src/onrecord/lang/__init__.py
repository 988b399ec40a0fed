"""Lexicons: one folder a language, commented data files, read once and checked row by row.

A lexicon `NAME.tsv` has a first row that names its columns; cells are parted by tabs (several tabs in a row count as
one, so that columns may be lined up) and "-" is an empty cell. A word list `NAME.txt` has one entry a line. In both, a
line that starts with "#" is a comment, and so is whatever follows white space and "# ".
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.errors import LexiconError

COMMENT = re.compile(r"(?:^|[ \t]+)#(?: .*|$)")


class Entry:
    """One row of a lexicon: `entry["lemma"]` is a cell, `entry.error("...")` an error that names file and line."""

    __slots__ = ("cells", "line", "path")

    def __init__(self, cells: Mapping[str, str], path: str, line: int) -> None:
        self.cells, self.path, self.line = cells, path, line

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's white-space-separated items."""
        return tuple(self.cells[column].split())

    def phrases(self, column: str) -> tuple[str, ...]:
        """The cell's items separated by "|" or ",": `"said | has said"` gives `("said", "has said")`."""
        return tuple(item.strip() for item in re.split(r"[|,]", self.cells[column]) if item.strip())

    def error(self, message: str) -> LexiconError:
        """An error at this row, for the reader of the lexicon to raise."""
        return LexiconError(message, path=self.path, line=self.line)


@cache
def lexicon(language: str, name: str) -> tuple[Entry, ...]:
    """The rows of `lang/LANGUAGE/NAME.tsv` in file order. LexiconError (file, line) where one cannot be used."""
    path = f"lang/{language}/{name}.tsv"
    return parse_lexicon(_read(path), path)


@cache
def word_list(language: str, name: str) -> tuple[str, ...]:
    """The entries of `lang/LANGUAGE/NAME.txt` in file order. LexiconError (file, line) where one is given twice."""
    path = f"lang/{language}/{name}.txt"
    lines = [(number, line) for number, line in _lines(_read(path))]
    seen: set[str] = set()
    for number, line in lines:
        if line in seen:
            raise LexiconError(f"{line!r} is given twice", path=path, line=number)
        seen.add(line)
    return tuple(line for _, line in lines)


def parse_lexicon(text: str, path: str) -> tuple[Entry, ...]:
    """The rows of a lexicon's text; `path` is for errors."""
    columns: list[str] = []
    rows: list[Entry] = []
    for number, line in _lines(text):
        cells = ["" if cell.strip() == "-" else cell.strip() for cell in re.split(r"\t+", line)]
        if not columns:
            columns = cells
            if len(set(columns)) != len(columns) or "" in columns:
                raise LexiconError("a column without a name, or one named twice", path=path, line=number)
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{len(cells)} cells where the columns are {len(columns)}", path=path, line=number)
        rows.append(Entry(dict(zip(columns, cells, strict=True)), path, number))
    return tuple(rows)


def _lines(text: str) -> list[tuple[int, str]]:
    lines = ((number, COMMENT.sub("", line).strip()) for number, line in enumerate(text.split("\n"), 1))
    return [(number, line) for number, line in lines if line]


def _read(path: str) -> str:
    try:
        return files("onrecord").joinpath(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read: {error}", path=path) from None
