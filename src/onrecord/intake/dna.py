"""Files of the Discourse Network Analyzer, version 3 (SQLite): opened with distrust, their documents as articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.article import article_from_text
from onrecord.intake.limits import LARGEST_LIST, read_all
from onrecord.intake.naming import Name
from onrecord.schema import Article

MAGIC = b"SQLite format 3\0"
NEEDED = {
    "SETTINGS": "Property Value",
    "CODERS": "ID Name",
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "DATABOOLEAN": "StatementId VariableId Value",
    "DATAINTEGER": "StatementId VariableId Value",
    "DATALONGTEXT": "StatementId VariableId Value",
    "DATASHORTTEXT": "StatementId VariableId Entity",
    "ENTITIES": "ID VariableId Value",
}


def read_dna_file(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """One article a document; what people coded in it is for `onrecord.export.dna`."""
    data = read_all(stream, name.path, LARGEST_LIST)
    with open_dna(data, name.path) as connection:
        for _, article in documents(connection, name.label):
            yield article


@contextmanager
def open_dna(data: bytes, path: str) -> Iterator[sqlite3.Connection]:
    """The database of a .dna file, in memory. InputError with the path where it is not one of version 3."""
    if not data.startswith(MAGIC):
        raise InputError("is no .dna file: not a SQLite database", path=path)
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            _check(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise InputError(f"is a broken .dna file: {error}", path=path) from None


def _check(connection: sqlite3.Connection, path: str) -> None:
    made = connection.execute("SELECT upper(name), type, upper(sql) FROM sqlite_master").fetchall()
    tables = {name for name, kind, sql in made if kind == "table" and not sql.startswith("CREATE VIRTUAL")}
    if not tables & NEEDED.keys():
        raise InputError("is no .dna file: a SQLite database of another kind", path=path)
    if missing := [name for name in NEEDED if name not in tables]:
        older = " (a file of DNA 2?)" if "SETTINGS" in tables and "ENTITIES" in missing else ""
        raise InputError(f"is no .dna file of version 3{older}: no table {missing[0]}", path=path)
    for table, columns in NEEDED.items():
        there = {row[1].lower() for row in connection.execute(f"PRAGMA table_info({table})")}
        if lacking := [column for column in columns.split() if column.lower() not in there]:
            raise InputError(f"is no .dna file of version 3: {table} has no column {lacking[0]}", path=path)
    found = connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
    version = str(found[0]) if found else "none"
    if version != "3" and not version.startswith("3."):
        raise InputError(f"is a .dna file of version {version[:20]}; only version 3 is read", path=path)


def documents(connection: sqlite3.Connection, label: str) -> Iterator[tuple[int, Article]]:
    """Each document with its id; the moment at the epoch stands for a date that is not known."""
    for key, title, text, author, source, seconds in connection.execute(
        "SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY ID"
    ):
        if not isinstance(text, str):
            raise InputError(f"document {key} has no text", path=label)
        yield (
            key,
            article_from_text(
                text,
                title=_text(title),
                byline=_text(author),
                outlet=_text(source),
                published=_moment(seconds),
                format="dna",
                source=label,
            ),
        )


def _text(found: object) -> str | None:
    return found if isinstance(found, str) and found.strip() else None


def _moment(seconds: object) -> str | None:
    """`_moment(1772582400) == "2026-03-04"`; with the time of day where it is not midnight."""
    if not isinstance(seconds, int) or seconds == 0:
        return None
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    written = moment.isoformat().replace("+00:00", "Z")
    return written.removesuffix("T00:00:00Z")
