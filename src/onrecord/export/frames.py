"""The statements as data frames."""

from typing import TYPE_CHECKING, Any

from onrecord.export.columns import COLUMNS, typed_rows
from onrecord.export.extras import need
from onrecord.schema import Record

if TYPE_CHECKING:
    import pandas
    import polars


def pandas_frame(record: Record) -> "pandas.DataFrame":
    """A pandas data frame: days as datetime64, whole numbers as Int64, several values as lists."""
    pandas = need("pandas")
    frame = pandas.DataFrame(list(typed_rows(record)), columns=list(COLUMNS))
    types = {"date": "datetime64[s]", "integer": "Int64", "number": "float64", "text": "string"}
    return frame.astype({name: types[each.type] for name, each in COLUMNS.items() if each.type in types})


def polars_frame(record: Record) -> "polars.DataFrame":
    """A polars data frame, with the types of the Parquet file."""
    library: Any = need("polars")
    span = library.Struct({"start": library.Int64, "end": library.Int64})
    types = {
        "text": library.String,
        "number": library.Float64,
        "integer": library.Int64,
        "date": library.Date,
        "texts": library.List(library.String),
        "spans": library.List(span),
    }
    schema = {name: types[each.type] for name, each in COLUMNS.items()}
    frame: polars.DataFrame = library.DataFrame(list(typed_rows(record)), schema=schema)
    return frame
