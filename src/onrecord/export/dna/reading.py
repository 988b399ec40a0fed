"""A .dna file read: its documents, and what people or programs coded in them, also as notes for scoring and telling.

Positions become code points: DNA counts in UTF-16, as Java does.
"""

import re
import sqlite3
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from msgspec import Struct

from onrecord.errors import InputError
from onrecord.export.dna.variables import OURS
from onrecord.intake.dna import documents, open_dna
from onrecord.intake.limits import LARGEST_LIST, read_all
from onrecord.schema import (
    Article,
    Attitude,
    Entity,
    Finding,
    Form,
    Notes,
    Place,
    Reference,
    Span,
    Statement,
)

Values = dict[str, str | int | bool]
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
SPANS = re.compile(r"\d{1,12}-\d{1,12}( \d{1,12}-\d{1,12})*")
COUNTED = "\"'“”„‟«»‹›‘’"  # marks that make a coded stretch a quotation
FORMS: tuple[Form, ...] = ("direct", "mixed", "indirect")
ATTITUDES: tuple[Attitude, ...] = ("said", "thought", "intended", "documented")
VALUES = """
  SELECT StatementId, Variable, Value FROM (
    SELECT StatementId, VariableId, Value <> 0 AS Value, 1 AS Kind FROM DATABOOLEAN
    UNION ALL SELECT StatementId, VariableId, Value, 2 FROM DATAINTEGER
    UNION ALL SELECT StatementId, VariableId, Value, 3 FROM DATALONGTEXT
    UNION ALL SELECT StatementId, DATASHORTTEXT.VariableId, ENTITIES.Value, 4
      FROM DATASHORTTEXT JOIN ENTITIES ON ENTITIES.ID = Entity
  ) AS coded JOIN VARIABLES ON VARIABLES.ID = VariableId"""


class DnaStatement(Struct, frozen=True):
    """One coded stretch of a document: its type's label, who coded it, and its variables as they are in the file.

    `agreement` is 0 or 1 there. A variable without a row is left out, an empty short text is "".
    """

    id: int
    type: str
    article: str
    span: Span
    coder: str
    values: Values


class DnaFile(Struct, frozen=True):
    """What a .dna file holds."""

    version: str
    articles: tuple[Article, ...]
    statements: tuple[DnaStatement, ...]

    def notes(self) -> Iterator[Notes]:
        """The notes of each document: statements of any type that has a `person` or an `organization`.

        What we wrote comes back with its own spans. Otherwise the form is read off the quotation marks in the stretch.
        """
        for article in self.articles:
            coded = [each for each in self.statements if each.article == article.id and _has_speaker(each)]
            yield _notes(article, coded)


def read_dna(path: str | Path) -> DnaFile:
    """Read a .dna file of version 3. InputError with the path, and the statement's number, for what cannot be."""
    name = str(path)
    try:
        with Path(path).open("rb") as stream:
            data = read_all(stream, name, LARGEST_LIST)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=name) from None
    with open_dna(data, name) as connection:
        (version,) = connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
        articles = dict(documents(connection, Path(path).name))
        return DnaFile(str(version), tuple(articles.values()), tuple(_statements(connection, articles, name)))


def _statements(connection: sqlite3.Connection, articles: dict[int, Article], path: str) -> Iterator[DnaStatement]:
    values: dict[int, Values] = {}
    for statement, variable, found in connection.execute(VALUES):
        if found is not None:
            values.setdefault(statement, {})[str(variable)] = found
    units = {key: _Units(article.text) for key, article in articles.items()}
    query = """
      SELECT STATEMENTS.ID, Label, DocumentId, Start, Stop, Name FROM STATEMENTS
      LEFT JOIN STATEMENTTYPES ON STATEMENTTYPES.ID = StatementTypeId LEFT JOIN CODERS ON CODERS.ID = STATEMENTS.Coder
      ORDER BY DocumentId, Start, STATEMENTS.ID"""
    for key, type_, document, start, stop, coder in connection.execute(query):
        if document not in articles or type_ is None:
            raise InputError(f"statement {key} has no document or no type", path=path)
        span = units[document].span(start, stop)
        if span is None:
            raise InputError(f"statement {key} stands outside of its document: {start} to {stop}", path=path)
        yield DnaStatement(key, str(type_), articles[document].id, span, str(coder or ""), values.get(key, {}))


class _Units:
    """UTF-16 positions of one text as code points."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._at: dict[int, int] | None = None
        if ASTRAL.search(text):
            ends = accumulate((1 + (each > "\uffff") for each in text), initial=0)
            self._at = {units: index for index, units in enumerate(ends)}

    def span(self, start: object, stop: object) -> Span | None:
        """The span in code points, None where it is none of this text."""
        if not isinstance(start, int) or not isinstance(stop, int) or not 0 <= start < stop:
            return None
        if self._at is None:
            return Span(start, stop) if stop <= self._length else None
        return Span(self._at[start], self._at[stop]) if start in self._at and stop in self._at else None


def _has_speaker(statement: DnaStatement) -> bool:
    return any(statement.values.get(each) for each in ("person", "organization"))


def _notes(article: Article, coded: list[DnaStatement]) -> Notes:
    cast: dict[tuple[str, str], Entity] = {}
    statements = tuple(_statement(article, each, cast) for each in coded)
    return Notes(article, statements, tuple(cast.values()), maker="dna")


def _statement(article: Article, coded: DnaStatement, cast: dict[tuple[str, str], Entity]) -> Statement:
    by = f"dna: {coded.coder}"
    values = {name: found if isinstance(found, str) else "" for name, found in coded.values.items()}
    ours = coded.type == OURS
    content = _spans(values.get("content_spans", ""), article) if ours else (coded.span,)
    name, body = values.get("person", ""), values.get("organization", "")
    key = (name or body, body if name else "")
    entity = cast.setdefault(
        key,
        Entity(
            len(cast),
            name or body,
            "person" if name else "organization",
            (),
            affiliations=(Finding(body, (), by),) if name and body else (),
        ),
    )

    def found(variable: str) -> Finding[str] | None:
        return Finding(values[variable], (), by) if ours and values.get(variable) else None

    act = found("act")
    place = Place(values["place"], values.get("country") or None) if ours and values.get("place") else None
    form = next((each for each in FORMS if ours and each == values.get("form")), _form(article.text, coded.span))
    return Statement(
        f"{article.id}/dna-{coded.id}",
        form,
        content,
        _spans(values.get("cue_spans", ""), article) if ours else (),
        _spans(values.get("source_spans", ""), article) if ours else (),
        by,
        1.0,
        attitude=next((each for each in ATTITUDES if ours and each == values.get("attitude")), "said"),
        speaker=Finding(Reference(entity.name, entity.id), (), by),
        addressee=_reference(values.get("addressee", ""), by) if ours else None,
        targets=tuple(filter(None, (_reference(values.get("target", ""), by),))) if ours else (),
        acts=(act,) if act else (),
        authority=found("authority"),
        commitment=found("commitment"),
        medium=found("medium"),
        place=Finding(place, (), by) if place else None,
    )


def _reference(name: str, by: str) -> Finding[Reference] | None:
    return Finding(Reference(name), (), by) if name else None


def _spans(written: str, article: Article) -> tuple[Span, ...]:
    """What `variables.spans_text` wrote; nothing where it is no such thing, or not of this text."""
    if not SPANS.fullmatch(written):
        return ()
    pairs = (each.split("-") for each in written.split(" "))
    spans = tuple(Span(int(start), int(end)) for start, end in pairs)
    return spans if all(span.start <= span.end <= len(article.text) for span in spans) else ()


def _form(text: str, span: Span) -> Form:
    words = text[span.start : span.end].strip()
    if words[:1] in COUNTED and words[-1:] in COUNTED:
        return "direct"
    return "mixed" if any(mark in words for mark in '"“”„«»') else "indirect"
