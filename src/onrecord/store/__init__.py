"""The record file (SQLite): articles with their notes, searchable, and checked against their own text."""

from onrecord.store.check import Fault, check
from onrecord.store.file import Hit, RecordFile
from onrecord.store.filters import Filter

__all__ = ["Fault", "Filter", "Hit", "RecordFile", "check"]
