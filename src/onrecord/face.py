"""The public face: one call from a text to its notes, and notes as rows, tables and a notebook page."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import structs

from onrecord.export.columns import typed_rows
from onrecord.export.frames import pandas_frame, polars_frame
from onrecord.export.parquet import arrow_table
from onrecord.intake import article_from_text
from onrecord.pipeline import record_of, take_notes
from onrecord.schema import Notes, Record
from onrecord.store import RecordFile
from onrecord.tell.markup import notes_html
from onrecord.tell.overview import record_html

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Tables:
    """A row a statement in the shapes that analysts use; offsets in code points."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dictionary a statement: the columns of the CSV export, typed; None where nothing is known."""
        return list(typed_rows(_record_of(self)))

    def to_arrow(self) -> "pyarrow.Table":
        """The same as an Arrow table. Needs the extra `onrecord[arrow]`."""
        return arrow_table(_record_of(self))

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as a pandas data frame. Needs the extra `onrecord[pandas]`."""
        return pandas_frame(_record_of(self))

    def to_polars(self) -> "polars.DataFrame":
        """The same as a polars data frame. Needs the extra `onrecord[polars]`."""
        return polars_frame(_record_of(self))


class ReadNotes(Notes, Tables, frozen=True):
    """The notes of one article, with ways to look at them."""

    def _repr_html_(self) -> str:
        return notes_html(self)


class ReadRecord(Record, Tables, frozen=True):
    """The record of many articles, with ways to look at it."""

    def _repr_html_(self) -> str:
        return record_html(self)


def load(path: str | Path) -> ReadRecord:
    """All that a record file holds, joined. RecordError where it cannot be read."""
    with RecordFile.open(path) as file:
        return as_read(record_of(file))


def as_read(record: Record) -> ReadRecord:
    """A record with `to_dicts`, `to_arrow`, `to_pandas`, `to_polars` and a page for notebooks."""
    return ReadRecord(**structs.asdict(record))


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> ReadNotes:
    """Who said what in one text, which is kept exactly as given.

    `published` (ISO 8601) lets "on Friday" become a date; without it the expression is kept unresolved.
    """
    article = article_from_text(text, title=title, outlet=outlet, url=url, published=published, language=language)
    return ReadNotes(**structs.asdict(take_notes(article)))


def _record_of(these: Tables) -> Record:
    if isinstance(these, ReadNotes):
        return Record((these,))
    return cast(ReadRecord, these)
