"""Many articles in one file: JSON lines, a JSON array, CSV and TSV. A bad row costs itself; the next one goes on."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import InputError, NoArticle
from onrecord.intake.columns import ORDER, article_from_row, fold_column, no_text_column
from onrecord.intake.decoding import MARKS, guess_encoding, refuse_binary
from onrecord.intake.limits import LARGEST_LINE, LARGEST_LIST, read_all, read_lines
from onrecord.intake.naming import Name
from onrecord.schema import Article

JSON = msgspec.json.Decoder()
SAMPLE = 2**16  # bytes that decide on a CSV's encoding
DELIMITERS = ",;\t|"


def read_jsonl(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """One article a line, each a JSON object with the columns of `COLUMNS`; blank lines are passed over."""
    for number, line in read_lines(stream, name.path):
        if isinstance(line, InputError):
            yield line
            continue
        line = line.removeprefix(MARKS[0][0]) if number == 1 else line
        if line.strip():
            yield _article(line, name, number)


def read_json(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """One article, an array of articles, or (as many files named .json are) JSON lines."""
    data = read_all(stream, name.path, LARGEST_LIST).removeprefix(MARKS[0][0])
    try:
        value = JSON.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from read_jsonl(io.BytesIO(data), name)
        return
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield _from_row(row, name, number, "json")


def _article(line: bytes, name: Name, number: int) -> Article | InputError:
    try:
        row = JSON.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return InputError(f"not a line of JSON: {_brief(error)}", path=name.path, line=number)
    except RecursionError:
        return InputError("JSON nested too deeply", path=name.path, line=number)
    return _from_row(row, name, number, "jsonl")


def _from_row(row: Any, name: Name, number: int, format: str) -> Article | InputError:
    if not isinstance(row, dict):
        return NoArticle("not an article: a JSON object was expected", path=name.path, line=number)
    try:
        return article_from_row(row, path=name.path, line=number, label=name.label, format=format)
    except InputError as error:
        return error


def read_csv(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """One article a row under a first row of column names; the delimiter is the one that the first row has most of."""
    return _read_table(stream, name, "csv", None)


def read_tsv(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """As `read_csv`, with tabs."""
    return _read_table(stream, name, "tsv", "\t")


def _read_table(stream: BinaryIO, name: Name, format: str, delimiter: str | None) -> Iterator[Article | InputError]:
    lines = _Lines(stream, name)
    header = next(lines, "")
    if not header.strip():
        yield from lines.errors
        yield NoArticle("empty", path=name.path)
        return
    csv.field_size_limit(LARGEST_LINE)  # the module's own limit, 131,072, is under the length of long reads
    delimiter = delimiter or max(DELIMITERS, key=header.count)
    rows = csv.reader(chain([header], lines), delimiter=delimiter)
    try:
        columns = next(rows)
    except csv.Error as error:
        yield InputError(f"not a row of {format.upper()}: {error}", path=name.path, line=1)
        return
    if not {fold_column(column) for column in columns} & set(ORDER["text"]):
        yield NoArticle(no_text_column(columns), path=name.path, line=1)
        return
    while True:
        first = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield InputError(f"not a row of {format.upper()}: {error}", path=name.path, line=first)
            continue
        yield from lines.take_errors()
        if cells is None:
            return
        if any(cells):
            yield _from_cells(columns, cells, name, first, format)


def _from_cells(columns: list[str], cells: list[str], name: Name, line: int, format: str) -> Article | InputError:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return InputError("bytes that are no text in this file's encoding", path=name.path, line=line)
    if len(cells) > len(columns):
        message = f"{len(cells)} cells under {len(columns)} columns: is a quotation mark missing?"
        return InputError(message, path=name.path, line=line)
    return _from_row(dict(zip(columns, cells, strict=False)), name, line, format)


class _Lines:
    """Lines of a table as text, decoded as its beginning shows; lines that are too long are kept as errors."""

    def __init__(self, stream: BinaryIO, name: Name) -> None:
        self.errors: list[InputError] = []
        start = stream.read(SAMPLE)
        encoding = next((encoding for mark, encoding in MARKS if start.startswith(mark)), None)
        if encoding is None:
            refuse_binary(start, name.path)
            encoding = guess_encoding(start)
        elif not encoding.startswith("utf-8"):
            raise InputError(f"{encoding.upper()}: tables are read in UTF-8 and single-byte encodings", path=name.path)
        self._encoding = encoding
        joined = io.BufferedReader(_Joined(start.removeprefix(MARKS[0][0]), stream))
        self._lines = read_lines(joined, name.path)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for _, line in self._lines:
            if not isinstance(line, InputError):
                return line.decode(self._encoding, "surrogateescape")
            self.errors.append(line)
            return "\n"
        raise StopIteration

    def take_errors(self) -> list[InputError]:
        errors, self.errors = self.errors, []
        return errors


class _Joined(io.RawIOBase):
    """What was already read of a stream, then the rest of it."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = io.BytesIO(start), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _brief(error: Exception) -> str:
    return str(error).split("\n")[0][:120]
