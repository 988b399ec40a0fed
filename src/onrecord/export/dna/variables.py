"""The statement types of a .dna file that we write, and what our statements say for each of their variables."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from onrecord.export.rows import Row, value
from onrecord.schema import Span

DataType = Literal["boolean", "integer", "long text", "short text"]
CODED = "DNA Statement"
OURS = "On Record"
COLOURS = {CODED: (239, 208, 51), OURS: (118, 169, 214)}


class Variable(Struct, frozen=True):
    """A variable's type and the function that gives its value for a statement."""

    type: DataType
    value: Callable[[Row], str | bool]


def person(row: Row) -> str:
    """The speaker where it is no body: a name, or the description of an unnamed one."""
    return "" if row.speaker.standing == "body" else row.speaker.name


def organization(row: Row) -> str:
    """The speaker where it is a body; else whom the speaker speaks for, or the first affiliation in the text."""
    if row.speaker.standing == "body":
        return row.speaker.name
    return next(iter((*row.names(row.statement.on_behalf_of), *row.entity_values("affiliations"))), "")


def spans_text(spans: tuple[Span, ...]) -> str:
    """`spans_text((Span(0, 9), Span(12, 20))) == "0-9 12-20"`."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


OUR_VARIABLES: dict[str, Variable] = {
    "person": Variable("short text", person),
    "organization": Variable("short text", organization),
    "addressee": Variable("short text", lambda row: "; ".join(row.names(row.statement.addressee))),
    "target": Variable("short text", lambda row: next(iter(row.names(*row.statement.targets)), "")),
    "act": Variable("short text", lambda row: row.statement.acts[0].value if row.statement.acts else ""),
    "place": Variable("short text", lambda row: row.place.name),
    "country": Variable("short text", lambda row: row.place.country or ""),
    "authority": Variable("short text", lambda row: value(row.statement.authority) or ""),
    "commitment": Variable("short text", lambda row: value(row.statement.commitment) or ""),
    "medium": Variable("short text", lambda row: value(row.statement.medium) or ""),
    "form": Variable("short text", lambda row: row.statement.form),
    "attitude": Variable("short text", lambda row: row.statement.attitude),
    "verb": Variable("short text", lambda row: row.article.read(*row.statement.cue)),
    "quote": Variable("long text", lambda row: row.words()),
    "content_spans": Variable("long text", lambda row: spans_text(row.statement.content)),
    "cue_spans": Variable("long text", lambda row: spans_text(row.statement.cue)),
    "source_spans": Variable("long text", lambda row: spans_text(row.statement.source)),
}
CODED_TYPES: dict[str, DataType] = {
    "person": "short text",
    "organization": "short text",
    "concept": "short text",
    "agreement": "boolean",
}
ATTRIBUTES = ("Type", "Alias", "Notes")  # DNA's own, for each short text variable
