"""The record file (SQLite): articles with their notes, searchable, and checked against their own text."""

from onrecord.store.check import Fault, check
from onrecord.store.file import Hit, RecordFile

__all__ = ["Fault", "Hit", "RecordFile", "check"]
