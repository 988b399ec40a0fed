"""Which part of a record to tell: by speaker, place, date, evidence, attitude and text."""

import datetime

from msgspec import Struct, structs

from onrecord.gazetteer import country_name, country_of
from onrecord.schema import Event, Finding, Notes, Place, Record, Statement, When
from onrecord.tell.dates import parse_day
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.people import People


class Filters(Struct, frozen=True):
    """What to keep; an empty field keeps everything. All texts match case-insensitively, as parts.

    `since` and `until` are days of speaking (of publication where that is not known), both included. `country` is a
    name or an ISO 3166-1 alpha-3 code. `attitude` leaves out what people are only reported to think or intend.
    """

    speaker: str = ""
    place: str = ""
    country: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    authority: tuple[str, ...] = ()
    commitment: tuple[str, ...] = ()
    attitude: tuple[str, ...] = ("said", "documented")
    text: str = ""

    def apply(self, record: Record) -> Record:
        """The record with only the statements (and events, remarks) that pass; none by an excluded actor.

        A saying keeps the reports of it that pass; its count of independent reports stays that of the whole record.
        """
        lookup = Lookup(record)
        people = People(lookup)
        kept = {
            key
            for key, report in lookup.reports.items()
            if not _is_excluded(report, lookup) and self._passes(report, people)
        }
        notes = tuple(self._filtered(each, kept) for each in record.notes)
        sayings = tuple(
            structs.replace(saying, statements=left)
            for saying in record.sayings
            if (left := tuple(each for each in saying.statements if each in kept))
        )
        return structs.replace(record, notes=notes, sayings=sayings)

    def in_words(self) -> str:
        """The filters that are set, for the head of a roundup; empty where there are none."""
        named = {"speaker": self.speaker, "place": self.place, "country": self.country, "text": self.text}
        parts = [f"{name} “{value}”" for name, value in named.items() if value]
        parts += [f"since {self.since.isoformat()}"] if self.since else []
        parts += [f"until {self.until.isoformat()}"] if self.until else []
        evidence = {"authority": self.authority, "commitment": self.commitment}
        parts += [f"{name} {' or '.join(values)}" for name, values in evidence.items() if values]
        if self.attitude != Filters().attitude:
            parts.append(f"attitude {' or '.join(self.attitude) or 'any'}")
        return "; ".join(parts)

    def _filtered(self, notes: Notes, kept: set[str]) -> Notes:
        about_statements = bool(self.speaker or self.authority or self.commitment)
        statements = tuple(each for each in notes.statements if each.id in kept)
        events = tuple(each for each in notes.events if not about_statements and self._keeps_event(notes, each))
        place_free = not (about_statements or self.place or self.country or self.since or self.until)
        remarks = tuple(
            each
            for each in notes.remarks
            if place_free and _has(self.text, notes.article.text[each.span.start : each.span.end])
        )
        return structs.replace(notes, statements=statements, events=events, remarks=remarks)

    def _passes(self, report: Report, people: People) -> bool:
        statement = report.statement
        return (
            (not self.attitude or statement.attitude in self.attitude)
            and _among(self.authority, statement.authority)
            and _among(self.commitment, statement.commitment)
            and self._in_place(statement.place)
            and self._in_time(statement.said_on, report.notes)
            and _has(self.text, report.words())
            and (not self.speaker or self._is_speaker(statement, report, people))
        )

    def _is_speaker(self, statement: Statement, report: Report, people: People) -> bool:
        own = statement.speaker.value.name if statement.speaker else ""
        return _has(self.speaker, people.speaker(report).name) or _has(self.speaker, own)

    def _keeps_event(self, notes: Notes, event: Event) -> bool:
        words = notes.article.read(*event.evidence)
        return self._in_place(event.place) and self._in_time(event.date, notes) and _has(self.text, words)

    def _in_place(self, found: Finding[Place] | None) -> bool:
        place = found.value if found else Place("")
        country = country_of(self.country) or self.country.upper()
        return _has(
            self.place, f"{place.name}, {country_name(place.country) or ''}" if place.country else place.name
        ) and (not self.country or place.country == country)

    def _in_time(self, found: Finding[When] | None, notes: Notes) -> bool:
        if self.since is None and self.until is None:
            return True
        first = parse_day(found.value.first if found else None) or parse_day(notes.article.published)
        last = parse_day(found.value.last if found else None) or first
        if first is None or last is None:
            return False
        return not (self.since and last < self.since) and not (self.until and first > self.until)


def _is_excluded(report: Report, lookup: Lookup) -> bool:
    speaker = report.statement.speaker
    return speaker is not None and f"{report.article.id}#{speaker.value.entity}" in lookup.excluded


def _among(values: tuple[str, ...], found: Finding[str] | None) -> bool:
    return not values or (found is not None and found.value in values)


def _has(part: str, whole: str) -> bool:
    return part.casefold() in whole.casefold()
