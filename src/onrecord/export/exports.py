"""The formats that a record is handed over in. To add one: a function with `Write`'s signature, and a row here.

A function writes the whole of its format into a stream of bytes, which may be no file; what it needs that the core does
not bring, it imports through `extras.need`. docs/add-an-export.md shows it.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from onrecord.errors import OnRecordError
from onrecord.export.dna import write_dna
from onrecord.export.flat import write_csv
from onrecord.export.jsonl import write_jsonl
from onrecord.export.network.gexf import write_gexf
from onrecord.export.network.graphml import write_graphml
from onrecord.export.network.matrix import write_matrix
from onrecord.export.options import PLAIN, Options
from onrecord.export.parquet import write_parquet
from onrecord.schema import Record
from onrecord.tell.writing import write_bytes_aside

Write = Callable[[Record, BinaryIO, Options], None]


class Export(Struct, frozen=True):
    """A format: its function, the usual ending of its files, what it is in a few words, whether it is text."""

    write: Write
    suffix: str
    about: str
    is_text: bool = True


EXPORTS: dict[str, Export] = {
    "jsonl": Export(write_jsonl, ".jsonl", "the whole record, exact; reads back"),
    "csv": Export(write_csv, ".csv", "a flat row a statement, for spreadsheets"),
    "parquet": Export(write_parquet, ".parquet", "the same with typed columns (extra: arrow)", is_text=False),
    "dna": Export(write_dna, ".dna", "Discourse Network Analyzer 3", is_text=False),
    "graphml": Export(write_graphml, ".graphml", "a network of actors (see --ties); with --window a zip of several"),
    "gexf": Export(write_gexf, ".gexf", "the same for Gephi, ties with their days"),
    "matrix": Export(write_matrix, ".csv", "the same as a matrix"),
}


def write_export(
    record: Record, path: str | Path, format: str, options: Options = PLAIN, *, force: bool = False
) -> None:
    """Write a record to a file in one of `EXPORTS`, whole or not at all.

    A file that is there already is replaced only with `force`. OnRecordError names the path.
    """
    if Path(path).is_file() and not force:
        raise OnRecordError("is there already; give --force to replace it", path=str(path))
    with write_bytes_aside(path) as stream:
        EXPORTS[format].write(record, stream, options)


def exported(record: Record, format: str, options: Options = PLAIN) -> bytes:
    """A record in one of `EXPORTS`, as bytes in memory."""
    stream = io.BytesIO()
    EXPORTS[format].write(record, stream, options)
    return stream.getvalue()
