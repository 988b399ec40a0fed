"""The columns of the statements' table, typed: for CSV, Parquet, Arrow, data frames and SQLite alike.

To add a column, add a row to `COLUMNS`; a value that is not known is None (an empty tuple where there may be several).
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from msgspec import Struct

from onrecord.export.rows import Row, Rows, value
from onrecord.gazetteer import country_name
from onrecord.schema import Record, Span
from onrecord.tell.dates import parse_day

ColumnType = Literal["text", "number", "integer", "date", "texts", "spans"]
Value = str | float | int | date | tuple[str, ...] | tuple[Span, ...] | None


class Column(Struct, frozen=True):
    """The type of a column's values, and the function that gives the value of a row."""

    type: ColumnType
    value: Callable[[Row], Value]


COLUMNS: dict[str, Column] = {
    "article": Column("text", lambda row: row.article.id),
    "statement": Column("text", lambda row: row.statement.id),
    "saying": Column("text", lambda row: row.saying.id if row.saying else None),
    "outlet": Column("text", lambda row: row.article.outlet),
    "title": Column("text", lambda row: row.article.title),
    "url": Column("text", lambda row: row.article.url),
    "published": Column("text", lambda row: row.article.published),
    "speaker": Column("text", lambda row: row.speaker.name),
    "name_in_article": Column("text", lambda row: row.reference.name if row.reference else None),
    "known_as": Column("text", lambda row: actor.known_as if (actor := row.actor(row.reference)) else None),
    "role": Column("texts", lambda row: row.entity_values("roles")),
    "affiliation": Column("texts", lambda row: row.entity_values("affiliations")),
    "on_behalf_of": Column("texts", lambda row: row.names(row.statement.on_behalf_of)),
    "addressee": Column("texts", lambda row: row.names(row.statement.addressee)),
    "targets": Column("texts", lambda row: row.names(*row.statement.targets)),
    "speaker_stances": Column("texts", lambda row: row.stances("speaker")),
    "narrator_stances": Column("texts", lambda row: row.stances("narrator")),
    "form": Column("text", lambda row: row.statement.form),
    "attitude": Column("text", lambda row: row.statement.attitude),
    "source_text": Column("text", lambda row: row.article.read(*row.statement.source)),
    "cue_text": Column("text", lambda row: row.article.read(*row.statement.cue)),
    "content_text": Column("text", lambda row: row.words()),
    "source_spans": Column("spans", lambda row: row.statement.source),
    "cue_spans": Column("spans", lambda row: row.statement.cue),
    "content_spans": Column("spans", lambda row: row.statement.content),
    "place": Column("text", lambda row: row.place.name),
    "country": Column("text", lambda row: row.place.country),
    "country_name": Column("text", lambda row: country_name(row.place.country or "")),
    "unit": Column("text", lambda row: row.place.unit),
    "latitude": Column("number", lambda row: row.place.latitude),
    "longitude": Column("number", lambda row: row.place.longitude),
    "geonames": Column("integer", lambda row: row.place.geonames),
    "said_on_text": Column("text", lambda row: row.said_on.expression),
    "said_on": Column("date", lambda row: parse_day(row.said_on.first)),
    "said_until": Column("date", lambda row: parse_day(row.said_on.last)),
    "medium": Column("text", lambda row: value(row.statement.medium)),
    "relay": Column("texts", lambda row: tuple(each.value for each in row.statement.relay)),
    "authority": Column("text", lambda row: value(row.statement.authority)),
    "commitment": Column("text", lambda row: value(row.statement.commitment)),
    "speaker_commitment": Column("text", lambda row: value(row.statement.speaker_commitment)),
    "independent_reports": Column("integer", lambda row: row.saying.independent if row.saying else 1),
    "acts": Column("texts", lambda row: tuple(each.value for each in row.statement.acts)),
    "act_modes": Column(
        "texts", lambda row: tuple(f"{each.value}/{each.mode}" for each in row.statement.acts if each.mode)
    ),
    "parent": Column("text", lambda row: row.statement.parent),
    "by": Column("text", lambda row: row.statement.by),
    "score": Column("number", lambda row: row.statement.score),
}


def typed_rows(record: Record) -> Iterator[dict[str, Any]]:
    """A row a statement, in record order. Text is None where there is none; spans are pairs of code points."""
    for row in Rows(record):
        yield {name: _plain(column, column.value(row)) for name, column in COLUMNS.items()}


def _plain(column: Column, found: Value) -> Any:
    if column.type == "texts":
        return list(found)  # type: ignore[arg-type]
    if column.type == "spans":
        return [{"start": span.start, "end": span.end} for span in found]  # type: ignore[union-attr]
    return None if found == "" else found
