"""The statements as a flat table of texts: a row a statement, for spreadsheets and statistics."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from onrecord.export.columns import COLUMNS, Column, Value
from onrecord.export.options import Options
from onrecord.export.rows import Rows
from onrecord.export.streams import text_stream
from onrecord.schema import Record, Span
from onrecord.tell.harmless import cell


def as_text(name: str, column: Column, found: Value) -> str:
    """A value as CSV has it: several texts joined by "; ", spans as `start-end`, dates in ISO 8601, "" for none."""
    match found:
        case None:
            return ""
        case tuple():
            spans = [f"{each.start}-{each.end}" for each in found if isinstance(each, Span)]
            return " ".join(spans) if column.type == "spans" else "; ".join(map(str, found))
        case float():
            return f"{found:.4f}" if name == "score" else f"{found:g}"
        case date():
            return found.isoformat()
    return str(found)


def rows(record: Record) -> Iterator[dict[str, str]]:
    """A flat row a statement, in record order: the cells of the CSV, as they are (nothing disarmed)."""
    for row in Rows(record):
        yield {name: as_text(name, column, column.value(row)) for name, column in COLUMNS.items()}


def write_csv(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write a header and a row a statement, in record order. Cells that a spreadsheet would run are disarmed; numbers
    of ours, which may be negative, are none.
    """
    with text_stream(stream) as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows(record):
            writer.writerow(
                [text if COLUMNS[name].type in ("number", "integer") else cell(text) for name, text in row.items()]
            )
