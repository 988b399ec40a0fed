"""The big list: places of 500 and more inhabitants, first-level units and districts, in one file that is not parsed.

`places.bin` is mapped into memory, so that opening it costs nothing and processes share it. Names are kept as 64-bit
hashes of their folded spelling, in order, and found by bisection; whatever script a spelling is in costs twelve bytes.
Made by `tools/make_gazetteer.py`. The layout, little-endian, every part padded to eight bytes:

    "ONRPLC01", then four 32-bit counts: countries, places, names, bytes of labels
    the countries' codes, three letters each
    the columns of `COLUMNS`, one after the other: two by name, the rest by place
    the labels: names as they are written, each ended by a zero byte
"""

import mmap
import sys
from array import array
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files
from typing import Any, Literal, NamedTuple, cast, get_args

from onrecord.errors import LexiconError

PATH = "gazetteer/places.bin"
MAGIC = b"ONRPLC01"
ListedKind = Literal["unit", "district", "city"]
KINDS: tuple[ListedKind, ...] = get_args(ListedKind)
COLUMNS = (
    ("hashes", "Q"), ("places", "I"),
    ("geonames", "I"), ("latitudes", "i"), ("longitudes", "i"), ("inhabitants", "I"), ("labels", "I"), ("units", "H"),
    ("countries", "B"), ("kinds", "B"), ("renown", "B"),
)  # fmt: skip
BY_NAME = 2  # columns
NO_UNIT = 0xFFFF
DEGREE = 10_000


class Listed(NamedTuple):
    """A place of the list. Coordinates are degrees (WGS 84), of a unit or district the middle of its places."""

    name: str
    kind: ListedKind
    country: str
    unit: str | None
    latitude: float
    longitude: float
    inhabitants: int
    geonames: int
    renown: int


class Atlas:
    """The mapped file."""

    def __init__(self, data: Any) -> None:
        view = memoryview(data)
        if len(view) < 24 or bytes(view[:8]) != MAGIC:
            raise LexiconError("is no list of places; install On Record again", path=PATH)
        countries, places, names, labels = view[8:24].cast("I")
        at = 24 + _padded(3 * countries)
        self.codes = [bytes(view[24 + 3 * n : 27 + 3 * n]).decode() for n in range(countries)]
        self.columns: dict[str, Any] = {}
        for number, (name, code) in enumerate(COLUMNS):
            size = array(code).itemsize * (names if number < BY_NAME else places)
            self.columns[name] = view[at : at + size].cast(cast(Any, code)) if len(view) >= at + size else None
            at += _padded(size)
        if len(view) != at + labels:
            raise LexiconError(f"has {len(view)} bytes and should have {at + labels}", path=PATH)
        self.labels = data, at
        self.hashes, self.places = self.columns["hashes"], self.columns["places"]

    def find(self, key: str) -> list[Listed]:
        """All places under a folded name, the most inhabitants first."""
        wanted = key_of(key)
        at = bisect_left(self.hashes, wanted)
        found: list[Listed] = []
        while at < len(self.hashes) and self.hashes[at] == wanted:
            found.append(self.place(self.places[at]))
            at += 1
        return found

    def place(self, index: int) -> Listed:
        """The place with this index."""
        of = self.columns
        unit = of["units"][index]
        return Listed(
            self._label(index), KINDS[of["kinds"][index]], self.codes[of["countries"][index]],
            None if unit == NO_UNIT else self._label(unit),
            of["latitudes"][index] / DEGREE, of["longitudes"][index] / DEGREE,
            of["inhabitants"][index], of["geonames"][index], of["renown"][index],
        )  # fmt: skip

    def _label(self, index: int) -> str:
        data, base = self.labels
        start = base + self.columns["labels"][index]
        return str(data[start : data.find(b"\0", start)], "utf-8")


def key_of(key: str) -> int:
    """The hash under which a folded name stands: one false find in some 10^13 names."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")


@cache
def atlas() -> Atlas:
    """The shipped list. Raises LexiconError where the file is not what it should be."""
    if sys.byteorder != "little":
        raise LexiconError("is laid out for little-endian machines", path=PATH)
    with as_file(files("onrecord").joinpath(PATH)) as path, path.open("rb") as file:
        return Atlas(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _padded(size: int) -> int:
    return size + -size % 8
