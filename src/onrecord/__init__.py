"""On Record: who said what, to whom, where and when, on whose authority, down to the characters of the source.

>>> import onrecord
>>> notes = onrecord.read("“The bridge will open in May,” said Mayor Ilse Brandt.")
>>> notes.statements[0].speaker.value.name
'Ilse Brandt'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError
    from onrecord.face import ReadNotes, ReadRecord, load, read
    from onrecord.intake import read_sources
    from onrecord.pipeline import make_record, take_notes
    from onrecord.schema import Article, Event, Finding, Notes, Record, Span, Statement
    from onrecord.store import RecordFile
    from onrecord.tell.roundup import compose

__all__ = [
    "Article",
    "Event",
    "Finding",
    "Notes",
    "OnRecordError",
    "ReadNotes",
    "ReadRecord",
    "Record",
    "RecordFile",
    "Span",
    "Statement",
    "compose",
    "load",
    "make_record",
    "read",
    "read_sources",
    "take_notes",
]

HOMES = {
    "onrecord.errors": ("OnRecordError",),
    "onrecord.face": ("ReadNotes", "ReadRecord", "load", "read"),
    "onrecord.intake": ("read_sources",),
    "onrecord.pipeline": ("make_record", "take_notes"),
    "onrecord.schema": ("Article", "Event", "Finding", "Notes", "Record", "Span", "Statement"),
    "onrecord.store": ("RecordFile",),
    "onrecord.tell.roundup": ("compose",),
}


def __getattr__(name: str) -> object:
    """Load a public name's module when it is first used: `import onrecord` itself costs next to nothing."""
    for home, names in HOMES.items():
        if name in names:
            return globals().setdefault(name, getattr(import_module(home), name))
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
