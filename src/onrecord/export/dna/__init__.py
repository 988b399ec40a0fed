"""Discourse Network Analyzer's `.dna` files (SQLite): written with our fields as a second statement type, and read."""

from onrecord.export.dna.reading import DnaFile, DnaStatement, read_dna
from onrecord.export.dna.writing import write_dna

__all__ = ["DnaFile", "DnaStatement", "read_dna", "write_dna"]
