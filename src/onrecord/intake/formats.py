"""The formats that can be read, in one table. To add one, write a function with the table's signature, and a row."""

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from onrecord.errors import InputError
from onrecord.intake.archives import GZIP, ZIP, read_gzip, read_zip
from onrecord.intake.limits import LARGEST_LIST, read_all
from onrecord.intake.naming import Name
from onrecord.intake.plain import read_text_file
from onrecord.intake.rows import read_csv, read_json, read_jsonl, read_tsv
from onrecord.schema import Article


class Format(NamedTuple):
    """A kind of file: its name, the suffixes that say it, and the function that reads its articles from a stream."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, Name], Iterator[Article | InputError]]


def read_markdown(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The article of a Markdown file."""
    from onrecord.intake import markdown  # imported when needed, as the next: together they take 0.3 s

    return markdown.read_markdown(stream, name)


def read_page(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The article of a web page."""
    from onrecord.intake import page

    return page.read_page(stream, name)


def read_dna(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The documents of a Discourse Network Analyzer file."""
    from onrecord.intake import dna

    return dna.read_dna_file(stream, name)


FORMATS = (
    Format("text", (".txt", ".text"), read_text_file),
    Format("markdown", (".md", ".markdown"), read_markdown),
    Format("html", (".html", ".htm", ".xhtml"), read_page),
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl),
    Format("json", (".json",), read_json),
    Format("csv", (".csv",), read_csv),
    Format("tsv", (".tsv", ".tab"), read_tsv),
    Format("dna", (".dna",), read_dna),
)
PACKED = (".gz", ".zip")  # of any of these
BY_NAME = {row.name: row for row in FORMATS}
BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
LOOKED_AT = 4096  # bytes at the start that tell a format where no suffix does


def is_known(name: str) -> bool:
    """Whether the name of a file in a folder or archive says that it can be read; a hidden one is not."""
    path = PurePosixPath(name.lower())
    hidden = any(part.startswith((".", "__macosx")) for part in path.parts)
    return not hidden and path.suffix in (*BY_SUFFIX, *PACKED)


def read_stream(
    stream: BinaryIO, name: Name, format: str | None = None, *, packed: bool = False
) -> Iterator[Article | InputError]:
    """The articles of an opened input, unpacked where it is packed. `format` wins over suffix and content."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    start = buffered.peek(LOOKED_AT)[:LOOKED_AT]
    if not start.startswith((GZIP, ZIP)):
        row = BY_NAME[format] if format else BY_SUFFIX.get(_suffix(name.path)) or BY_NAME[_look(start)]
        yield from row.read(buffered, name)
    elif packed:
        raise InputError("an archive within an archive is not read", path=name.path)
    elif start.startswith(GZIP):
        yield from read_gzip(buffered, name, lambda opened, inner: read_stream(opened, inner, format, packed=True))
    else:
        whole = buffered if buffered.seekable() else io.BytesIO(read_all(buffered, name.path, LARGEST_LIST))
        inside = lambda opened, inner: read_stream(opened, inner, format, packed=True)  # noqa: E731
        yield from read_zip(whole, name, inside, is_known)


def _suffix(path: str) -> str:
    name = PurePosixPath(path.lower())
    return PurePosixPath(name.stem).suffix if name.suffix in PACKED else name.suffix


def _look(start: bytes) -> str:
    """The format of a content without a telling name: a page, JSON lines, or text."""
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if (
        head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<article"))
        or b"<html" in head
    ):
        return "html"
    if start.startswith(b"SQLite format 3\0"):
        return "dna"
    if head.startswith(b"{"):
        return "jsonl"
    return "json" if head.startswith(b"[{") else "text"
