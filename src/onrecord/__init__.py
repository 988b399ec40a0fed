"""On Record: who said what, to whom, where and when, on whose authority, down to the characters of the source.

>>> import onrecord
>>> notes = onrecord.read("“The bridge will open in May,” said Mayor Ilse Brandt.")
>>> notes.statements[0].speaker.value.name
'Ilse Brandt'
"""

from onrecord.errors import OnRecordError
from onrecord.face import ReadNotes, read
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
    "Record",
    "RecordFile",
    "Span",
    "Statement",
    "compose",
    "make_record",
    "read",
    "read_sources",
    "take_notes",
]
