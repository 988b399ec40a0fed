"""A record as a Discourse Network Analyzer file, version 3.0.11.

Every statement is of the type "On Record". DNA's own type "DNA Statement" is there for people to code with, and
empty: its `agreement` cannot be left open, and a stance is never guessed.
"""

import sqlite3
from datetime import UTC, datetime
from importlib.resources import files
from typing import BinaryIO

from onrecord.export.dna.texts import document_text, label, password_hash
from onrecord.export.dna.variables import (
    ATTRIBUTES,
    CODED,
    CODED_TYPES,
    COLOURS,
    OUR_VARIABLES,
    OURS,
)
from onrecord.export.options import Options
from onrecord.export.rows import Row, Rows
from onrecord.export.scratch import sqlite_stream
from onrecord.schema import Article, Record

VERSION, RELEASED = "3.0.11", "2025-02-05"
PASSWORD = "onrecord"  # of both coders; documented, so it keeps nobody out, as the file itself does not
SALT = b"On Record (dna)."
CODERS = ((1, "Admin", (255, 255, 0)), (2, "On Record", (118, 169, 214)))
TABLES = {
    "boolean": "INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, ?, ?)",
    "long text": "INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (?, ?, ?)",
    "short text": "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)",
}


def write_dna(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write documents and statements. One contiguous span a statement: from its first character to its last; a
    statement without any words in the text has none and is left out.
    """
    with sqlite_stream(stream) as connection:
        schema = files("onrecord.export.dna").joinpath("tables.sql").read_text("utf-8")
        for command in schema.split(";\n"):
            connection.execute(command)
        file = _Writer(connection)
        for number, (article, rows) in enumerate(Rows(record).by_article(), 1):
            file.document(number, article)
            for row in rows:
                file.statement(number, row)


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._entities: dict[tuple[int, str], int] = {}
        self._attributes: dict[int, list[int]] = {}
        self._run("INSERT INTO SETTINGS VALUES ('version', ?), ('date', ?)", (VERSION, RELEASED))
        hashed = password_hash(PASSWORD, SALT)
        for number, name, colour in CODERS:
            columns = "ID, Name, Red, Green, Blue, Password"
            self._run(f"INSERT INTO CODERS({columns}) VALUES (?, ?, ?, ?, ?, ?)", (number, name, *colour, hashed))
        self._run("INSERT INTO CODERRELATIONS(Coder, OtherCoder) VALUES (1, 2), (2, 1)")
        self._type(1, CODED, dict(CODED_TYPES))
        self._ours = self._type(2, OURS, {name: each.type for name, each in OUR_VARIABLES.items()})

    def _type(self, number: int, name: str, variables: dict[str, str]) -> dict[str, tuple[int, str]]:
        """Add a statement type; returns its variables with their ids and types."""
        self._run("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", (number, name, *COLOURS[name]))
        made = {}
        for variable, type_ in variables.items():
            add = "INSERT INTO VARIABLES(Variable, DataType, StatementTypeId) VALUES (?, ?, ?)"
            key = self._run(add, (variable, type_, number)).lastrowid or 0
            made[variable] = (key, type_)
            if type_ == "short text":
                name_it = "INSERT INTO ATTRIBUTEVARIABLES(VariableId, AttributeVariable) VALUES (?, ?)"
                self._attributes[key] = [self._run(name_it, (key, each)).lastrowid or 0 for each in ATTRIBUTES]
                self._entity(key, "")
        return made

    def _entity(self, variable: int, text: str) -> int:
        """The id of a variable's value, made with black as its colour and an empty row for each attribute."""
        name = label(text)
        key = self._entities.get((variable, name))
        if key is None:
            add = "INSERT INTO ENTITIES(VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)"
            key = self._entities[variable, name] = self._run(add, (variable, name)).lastrowid or 0
            for attribute in self._attributes[variable]:
                self._run("INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId) VALUES (?, ?)", (key, attribute))
        return key

    def document(self, number: int, article: Article) -> None:
        """Add an article; one without a date is put at the epoch, and its notes say so."""
        seconds = _seconds(article.published)
        notes = "\n".join(filter(None, (article.url, f"On Record {article.id}", "" if seconds else "date not known")))
        self._run(
            "INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, ?, ?, '', ?, ?, ?)",
            (
                number,
                label(article.title or article.outlet or f"Article {number}"),
                document_text(article.text),
                label(article.byline or ""),
                label(article.outlet or ""),
                document_text(notes),
                label(article.format),
                seconds or 0,
            ),
        )

    def statement(self, document: int, row: Row) -> None:
        """Add a statement, with a row for each variable of its type."""
        if row.anchor:
            values = {name: each.value(row) for name, each in OUR_VARIABLES.items()}
            self._statement(2, document, row, self._ours, values)

    def _statement(
        self, kind: int, document: int, row: Row, variables: dict[str, tuple[int, str]], values: dict[str, str | bool]
    ) -> None:
        start, stop = min(span.start for span in row.anchor), max(span.end for span in row.anchor)
        add = "INSERT INTO STATEMENTS(StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, 2)"
        key = self._run(add, (kind, document, start, stop)).lastrowid
        for name, (variable, type_) in variables.items():
            found = values[name]
            text = found if isinstance(found, str) else ""
            kept = {"boolean": int(found is True), "long text": document_text(text)}.get(type_)
            self._run(TABLES[type_], (key, variable, self._entity(variable, text) if kept is None else kept))


def _seconds(published: str | None) -> int | None:
    """Seconds since 1970 of a date (its midnight) or date-time, in UTC where it names no zone; else None."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
