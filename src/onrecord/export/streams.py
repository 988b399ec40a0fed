"""Text and archives into a stream of bytes that stays its owner's to close."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

LONGEST_NAME = 60


@contextmanager
def text_stream(stream: BinaryIO) -> Iterator[TextIO]:
    """UTF-8 text into `stream`, line ends as they are; half a surrogate pair, which is no text, becomes "?"."""
    out = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=False)
    try:
        yield out
        out.flush()
    finally:
        out.detach()


class Folder:
    """A zip archive being written, whose entries all have one time: the same record gives the same bytes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, content: str | bytes) -> None:
        """Add one file; `name` is ours (see `file_name`)."""
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        self._archive.writestr(entry, data)


@contextmanager
def zip_stream(stream: BinaryIO) -> Iterator[Folder]:
    """A zip archive into `stream`, which need not be seekable."""
    with zipfile.ZipFile(stream, "w") as archive:
        yield Folder(archive)


def file_name(number: int, text: str, suffix: str) -> str:
    """A name within an archive that no path can hide in: `file_name(3, "../a b", ".txt") == "00003-a-b.txt"`."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", text[: 4 * LONGEST_NAME]).strip("-")[:LONGEST_NAME].strip("-")
    return f"{number:05}-{plain}{suffix}" if plain else f"{number:05}{suffix}"
