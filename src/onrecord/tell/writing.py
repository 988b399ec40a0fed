"""Writing a file whole or not at all: aside first, then renamed over the name."""

import io
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from onrecord.errors import OnRecordError


@contextmanager
def write_aside(path: str | Path) -> Iterator[TextIO]:
    """A UTF-8 text stream whose content becomes `path` when the block ends well; else `path` stays as it was.

    As `write_bytes_aside`.
    """
    with write_bytes_aside(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            yield text
            text.flush()
        finally:
            with suppress(ValueError, OSError):  # what could not be flushed is lost with the file
                text.detach()


@contextmanager
def write_bytes_aside(path: str | Path) -> Iterator[BinaryIO]:
    """A stream of bytes whose content becomes `path` when the block ends well; else `path` stays as it was.

    A symbolic link is written through; a device or a pipe (`/dev/stdout`) is written to as it is. OnRecordError with
    the path where it cannot be written (no such folder, no permission, full disk).
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:
                yield stream
        else:
            yield from _aside(target.resolve())
    except OSError as error:
        raise OnRecordError(f"cannot be written: {error.strerror or error}", path=str(path)) from error


def _aside(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".part", dir=target.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(_mode(target))
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The mode of the file that is replaced; else what the process's umask gives a new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
