"""What the user names, to articles: files, folders, globs, archives, standard input and addresses, one after the other.

Streams: no more than one article (one line, one page) is held at a time. Folders are read in the order of their names.
An input that cannot be read comes out as its error, and the next one goes on.
"""

import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from onrecord.errors import InputError, NoArticle
from onrecord.intake.formats import BY_NAME, is_known, read_stream
from onrecord.intake.limits import Metered
from onrecord.intake.naming import Name
from onrecord.schema import Article

if TYPE_CHECKING:
    from onrecord.intake.fetch import Fetcher

MAGIC = frozenset("*?[")
MEDIA_TYPES = {
    "text/plain": "text", "text/markdown": "markdown", "text/csv": "csv", "text/tab-separated-values": "tsv",
    "application/json": "json", "application/ld+json": "json", "application/x-ndjson": "jsonl",
}  # fmt: skip


class Input(NamedTuple):
    """One thing to open: a file, standard input ("-") or an address. `size` is in bytes, 0 where it is not known."""

    name: Name
    size: int = 0

    @property
    def is_address(self) -> bool:
        return self.name.path.lower().startswith(("http://", "https://"))


def read_sources(
    sources: Iterable[str],
    *,
    format: str | None = None,
    stdin: BinaryIO | None = None,
    fetcher: "Fetcher | None" = None,
    on_bytes: Callable[[int], None] = lambda count: None,
) -> Iterator[Article | InputError]:
    """The articles of all `sources`, in order, and an error in the place of each that cannot be read.

    A source is a path, a folder, a glob, "-" for standard input, or an http(s) address. `format` is a name of `FORMATS`
    for all of them; otherwise suffix and content decide. `on_bytes` hears how many bytes of the inputs were read: they
    add up to `measure_sources`.
    """
    if format is not None and format not in BY_NAME:
        raise InputError(f"no format is called {format!r}: one of {', '.join(BY_NAME)}")
    for found in list_inputs(sources):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            if found.is_address:
                yield from _read_address(found, fetcher, format)
            else:
                yield from _read_file(found, format, stdin, on_bytes)
        except InputError as error:
            yield error
        except (OSError, RecursionError, MemoryError) as error:
            yield InputError(_reason(error), path=found.name.path)


def measure_sources(sources: Iterable[str]) -> int | None:
    """The bytes of all files that `sources` name; None where standard input or an address leaves it open."""
    total = 0
    for found in list_inputs(sources):
        if isinstance(found, InputError):
            continue
        if found.is_address or found.name.path == "-":
            return None
        total += found.size
    return total


def list_inputs(sources: Iterable[str]) -> Iterator[Input | InputError]:
    """What there is to open, in order: folders walked, globs expanded, both sorted."""
    for source in sources:
        path = Path(source)
        if source == "-" or Input(Name(source, source)).is_address:
            yield Input(Name(source, source))
        elif "://" in source[:12]:
            yield InputError("not an http or https address", path=source)
        elif "\0" in source:
            yield InputError("not a path", path=source.replace("\0", "\\0"))
        elif path.is_dir():
            yield from _walk(path, source)
        elif path.exists():
            yield _input(path, source, path.name)
        elif MAGIC & set(source):
            yield from _expand(source)
        else:
            yield InputError("no such file or folder", path=source)


def _walk(folder: Path, source: str) -> Iterator[Input | InputError]:
    """The files of a folder whose suffix tells that they can be read; hidden ones, links to folders are passed over."""
    errors: list[InputError] = []

    def keep(error: OSError) -> None:
        errors.append(InputError(_reason(error), path=str(error.filename or source)))

    found = False
    above = folder.resolve().name
    for where, folders, files in os.walk(folder, onerror=keep):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(where, name)
            if is_known(name) and not name.startswith(".") and path.is_file():
                found = True
                yield _input(path, str(path), (Path(above) / path.relative_to(folder)).as_posix())
        yield from errors
        errors.clear()
    yield from errors
    if not found:
        yield NoArticle("a folder with no file that can be read in it", path=source)


def _expand(pattern: str) -> Iterator[Input | InputError]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob wants the folder apart
    if not paths:
        yield InputError("no file is matched", path=pattern)
    for found in paths:
        path = Path(found)
        if path.is_dir():
            if "**" not in pattern:
                yield from _walk(path, found)
        else:
            yield _input(path, found, path.name)


def _input(path: Path, shown: str, label: str) -> Input | InputError:
    try:
        return Input(Name(shown, label), path.stat().st_size)
    except OSError as error:
        return InputError(_reason(error), path=shown)


def _read_file(
    found: Input, format: str | None, stdin: BinaryIO | None, on_bytes: Callable[[int], None]
) -> Iterator[Article | InputError]:
    path = found.name.path
    if path == "-":
        stream = stdin or sys.stdin.buffer
        yield from read_stream(stream, Name("standard input", "-"), format)
        return
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - Path.open has no raw stream type
        if opened.seekable() and found.size == 0 and not opened.read(1):
            raise NoArticle("empty", path=path)
        if opened.seekable():
            opened.seek(0)
        yield from read_stream(Metered(opened, on_bytes), found.name, format)  # type: ignore[arg-type]


def _read_address(found: Input, fetcher: "Fetcher | None", format: str | None) -> Iterator[Article | InputError]:
    from onrecord.intake.fetch import Fetcher  # the network is imported by who asks for it
    from onrecord.intake.page import article_from_page

    page = (fetcher or Fetcher()).fetch(found.name.path)
    kind = format or MEDIA_TYPES.get(page.media_type, "html")
    if kind == "html":
        yield article_from_page(page.data, found.name, url=page.url, charset=page.charset)
    else:
        yield from read_stream(io.BytesIO(page.data), found.name, kind)


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "cannot be read").lower()
    return "nested too deeply" if isinstance(error, RecursionError) else "too large for the memory"
