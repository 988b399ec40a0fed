"""Packed inputs: gzip files, and zip files whose members are inputs themselves. Nothing is ever unpacked to disk."""

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.errors import InputError, NoArticle, UnsafeInput
from onrecord.intake.limits import LARGEST_DIRECTORY, Unpacking
from onrecord.intake.naming import Name
from onrecord.schema import Article

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
ESCAPING = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile, struct.error)
Reader = Callable[[BinaryIO, Name], Iterator[Article | InputError]]


def read_gzip(stream: BinaryIO, name: Name, read: Reader) -> Iterator[Article | InputError]:
    """What `read` finds in the unpacked stream; a damaged end costs what comes after it."""
    packed = _Counted(stream)
    unpacked = gzip.GzipFile(fileobj=io.BufferedReader(packed), mode="rb")
    yield from _guarded(io.BufferedReader(Unpacking(unpacked, lambda: packed.count, name.path)), name, read)  # type: ignore[arg-type]


def read_zip(
    stream: BinaryIO, name: Name, read: Reader, is_wanted: Callable[[str], bool]
) -> Iterator[Article | InputError]:
    """What `read` finds in each member, in order of their names. A member with an escaping name is refused."""
    _check_directory(stream, name)
    try:
        archive = zipfile.ZipFile(stream)
    except (*DAMAGED, ValueError, NotImplementedError, OSError) as error:
        raise InputError(f"a damaged zip file: {error}", path=name.path) from None
    members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    members = [info for info in members if ESCAPING.search(info.filename) or is_wanted(info.filename)]
    if not members:
        yield NoArticle("a zip file with nothing in it that can be read", path=name.path)
    for info in members:
        member = name.member(
            info.filename.encode("unicode_escape").decode("ascii") if _odd(info.filename) else info.filename
        )
        try:
            if ESCAPING.search(info.filename):
                raise UnsafeInput("a member's name leads out of the archive", path=member.path)
            with archive.open(info) as unpacked:
                unpacking = Unpacking(unpacked, lambda size=info.compress_size: size, member.path)  # type: ignore[arg-type,misc]
                yield from _guarded(io.BufferedReader(unpacking), member, read)
        except InputError as error:
            yield error
        except RuntimeError as error:  # how zipfile says that a member is encrypted
            yield InputError(f"cannot be unpacked: {error}", path=member.path)
        except (*DAMAGED, NotImplementedError, OSError) as error:
            yield InputError(f"damaged: {error}", path=member.path)


def _guarded(stream: BinaryIO, name: Name, read: Reader) -> Iterator[Article | InputError]:
    try:
        yield from read(stream, name)
    except DAMAGED as error:
        yield InputError(f"truncated or damaged: {error}", path=name.path)


def _odd(name: str) -> bool:
    return not name.isprintable()


def _check_directory(stream: BinaryIO, name: Name) -> None:
    """Refuse a zip whose table of contents alone would fill the memory."""
    stream.seek(0, io.SEEK_END)
    stream.seek(max(0, stream.tell() - 65_557))
    tail = stream.read(65_557)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise InputError("a damaged or truncated zip file", path=name.path)
    (size,) = struct.unpack("<I", tail[at + 12 : at + 16])
    if size > LARGEST_DIRECTORY:
        raise UnsafeInput("a zip file with too many members", path=name.path)
    stream.seek(0)


class _Counted(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
