"""How much is read of one thing before it is refused, and readers that keep to it. All sizes are in bytes."""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.errors import InputError, UnsafeInput

LARGEST_ARTICLE = 16 * 2**20  # one text, page or field; the longest articles are under 1 MB
LARGEST_LINE = LARGEST_ARTICLE  # one line of JSONL or CSV
LARGEST_LIST = 128 * 2**20  # one JSON array, which cannot be read line by line
LARGEST_DIRECTORY = 64 * 2**20  # the table of contents of a zip file
EXPANSION = 200  # packed text grows 3 to 50 times; deflate can reach 1,032
EXPANSION_FROM = 8 * 2**20  # unpacked bytes below which no ratio is taken: small files may be very regular
CHUNK = 64 * 2**10


def read_all(stream: BinaryIO, name: str, largest: int = LARGEST_ARTICLE) -> bytes:
    """All of `stream`. InputError where it is longer than `largest`; no more than that is held."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > largest:
            raise InputError(f"larger than {largest // 2**20} MB, which is no article", path=name)
        chunks.append(chunk)
    return b"".join(chunks)


def read_lines(stream: BinaryIO, name: str, largest: int = LARGEST_LINE) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines of `stream` with their numbers from 1; an error for a line longer than `largest`, then the next."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) <= largest:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(CHUNK)):
            pass
        yield number, InputError(f"a line longer than {largest // 2**20} MB", path=name, line=number)


class Metered(io.RawIOBase):
    """A stream that is read once from front to end, and tells `on_bytes` how many bytes were read each time."""

    def __init__(self, stream: BinaryIO, on_bytes: Callable[[int], None]) -> None:
        self._stream, self._on_bytes = stream, on_bytes

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._on_bytes(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


class Unpacking(io.RawIOBase):
    """What comes out of a packed stream; UnsafeInput as soon as it has grown too much over what went in."""

    def __init__(self, unpacked: BinaryIO, packed_bytes: Callable[[], int], name: str) -> None:
        self._unpacked, self._packed_bytes, self._name = unpacked, packed_bytes, name
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._unpacked.read(min(len(buffer), CHUNK))
        self._size += len(data)
        if self._size > EXPANSION_FROM and self._size > EXPANSION * max(1, self._packed_bytes()):
            raise UnsafeInput(f"grows more than {EXPANSION}-fold when unpacked", path=self._name)
        buffer[: len(data)] = data
        return len(data)
