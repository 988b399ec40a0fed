"""The statements as an Arrow table and a Parquet file, with typed columns."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.export.columns import COLUMNS, typed_rows
from onrecord.export.extras import need
from onrecord.export.options import Options
from onrecord.schema import Record

if TYPE_CHECKING:
    import pyarrow

ROWS = 5_000  # in memory at a time


def arrow_schema() -> "pyarrow.Schema":
    """The columns' Arrow types; spans are lists of {start, end} in code points."""
    arrow = need("pyarrow")
    span = arrow.struct([arrow.field("start", arrow.int64(), False), arrow.field("end", arrow.int64(), False)])
    types = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "date": arrow.date32(),
        "texts": arrow.list_(arrow.string()),
        "spans": arrow.list_(span),
    }
    return arrow.schema([(name, types[column.type]) for name, column in COLUMNS.items()])


def batches(record: Record) -> "Iterator[pyarrow.RecordBatch]":
    """The statements' rows, some at a time."""
    arrow, schema, rows = need("pyarrow"), arrow_schema(), typed_rows(record)
    while some := list(islice(rows, ROWS)):
        yield arrow.RecordBatch.from_pylist(some, schema=schema)


def arrow_table(record: Record) -> "pyarrow.Table":
    """The statements as an Arrow table."""
    return need("pyarrow").Table.from_batches(batches(record), schema=arrow_schema())


def write_parquet(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write a row a statement. Needs the extra `onrecord[arrow]`."""
    parquet: Any = need("pyarrow.parquet")
    with parquet.ParquetWriter(stream, arrow_schema(), compression="zstd") as writer:
        for batch in batches(record):
            writer.write_batch(batch)
