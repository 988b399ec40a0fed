"""The statements as a flat table: a row a statement, for spreadsheets and statistics."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

import msgspec

from onrecord.gazetteer import country_name
from onrecord.schema import Finding, Place, Record, Reference, Span
from onrecord.tell.harmless import cell
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.people import People


class Row(msgspec.Struct, frozen=True):
    """What a column may look at: a report, its speaker's role and affiliation, the saying it belongs to."""

    report: Report
    lookup: Lookup
    people: People

    def entity_values(self, field: str) -> str:
        """All values of the speaker's `roles` or `affiliations` in this article, joined by "; "."""
        speaker = self.report.statement.speaker
        entity = self.lookup.entity(self.report.article, speaker.value) if speaker else None
        return "; ".join(dict.fromkeys(each.value for each in getattr(entity, field))) if entity else ""


def _value(finding: Finding[str] | None) -> str:
    return finding.value if finding else ""


def _spans(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _text(row: Row, spans: tuple[Span, ...]) -> str:
    return row.report.article.read(*spans)


def _speaker(row: Row) -> str:
    return row.people.speaker(row.report).name


def _known_as(row: Row) -> str:
    found = row.report.statement.speaker
    actor = row.lookup.actors.get(f"{row.report.article.id}#{found.value.entity}") if found else None
    return (actor.known_as if actor else None) or ""


def _meant(row: Row, *found: Finding[Reference] | None) -> str:
    return "; ".join(row.lookup.printed(row.report.article, each.value) for each in found if each)


def _place(row: Row) -> Place:
    found = row.report.statement.place
    return found.value if found else Place("")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _said(row: Row) -> tuple[str, str, str]:
    found = row.report.statement.said_on
    return (found.value.expression, found.value.first or "", found.value.last or "") if found else ("", "", "")


def _independent(row: Row) -> str:
    saying = row.lookup.sayings.get(row.report.statement.id)
    return str(saying.independent) if saying else "1"


def _saying(row: Row) -> str:
    saying = row.lookup.sayings.get(row.report.statement.id)
    return saying.id if saying else ""


NUMBERS = frozenset(("latitude", "longitude", "geonames", "score"))
COLUMNS: dict[str, Callable[[Row], str]] = {
    "article": lambda row: row.report.article.id,
    "statement": lambda row: row.report.statement.id,
    "saying": _saying,
    "outlet": lambda row: row.report.article.outlet or "",
    "title": lambda row: row.report.article.title or "",
    "url": lambda row: row.report.article.url or "",
    "published": lambda row: row.report.article.published or "",
    "speaker": _speaker,
    "name_in_article": lambda row: row.report.statement.speaker.value.name if row.report.statement.speaker else "",
    "known_as": _known_as,
    "role": lambda row: row.entity_values("roles"),
    "affiliation": lambda row: row.entity_values("affiliations"),
    "on_behalf_of": lambda row: _meant(row, row.report.statement.on_behalf_of),
    "addressee": lambda row: _meant(row, row.report.statement.addressee),
    "targets": lambda row: _meant(row, *row.report.statement.targets),
    "form": lambda row: row.report.statement.form,
    "attitude": lambda row: row.report.statement.attitude,
    "source_text": lambda row: _text(row, row.report.statement.source),
    "cue_text": lambda row: _text(row, row.report.statement.cue),
    "content_text": lambda row: _text(row, row.report.statement.content),
    "source_spans": lambda row: _spans(row.report.statement.source),
    "cue_spans": lambda row: _spans(row.report.statement.cue),
    "content_spans": lambda row: _spans(row.report.statement.content),
    "place": lambda row: _place(row).name,
    "country": lambda row: _place(row).country or "",
    "country_name": lambda row: country_name(_place(row).country or "") or "",
    "unit": lambda row: _place(row).unit or "",
    "latitude": lambda row: _number(_place(row).latitude),
    "longitude": lambda row: _number(_place(row).longitude),
    "geonames": lambda row: _number(_place(row).geonames),
    "said_on_text": lambda row: _said(row)[0],
    "said_on": lambda row: _said(row)[1],
    "said_until": lambda row: _said(row)[2],
    "medium": lambda row: _value(row.report.statement.medium),
    "relay": lambda row: "; ".join(each.value for each in row.report.statement.relay),
    "authority": lambda row: _value(row.report.statement.authority),
    "commitment": lambda row: _value(row.report.statement.commitment),
    "speaker_commitment": lambda row: _value(row.report.statement.speaker_commitment),
    "independent_reports": _independent,
    "acts": lambda row: "; ".join(each.value for each in row.report.statement.acts),
    "parent": lambda row: row.report.statement.parent or "",
    "by": lambda row: row.report.statement.by,
    "score": lambda row: f"{row.report.statement.score:.4f}",
}


def rows(record: Record) -> Iterator[dict[str, str]]:
    """A flat row a statement, in record order: the columns of the CSV, as they are (nothing disarmed)."""
    lookup = Lookup(record)
    people = People(lookup)
    for report in lookup.reports.values():
        row = Row(report, lookup, people)
        yield {name: column(row) for name, column in COLUMNS.items()}


def write_csv(record: Record, stream: TextIO) -> None:
    """Write a header and a row a statement, in record order. Cells that a spreadsheet would run are disarmed; numbers
    of ours, which may be negative, are none.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(record):
        writer.writerow([value if name in NUMBERS else cell(value) for name, value in row.items()])
