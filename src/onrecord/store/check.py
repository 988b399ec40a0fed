"""`check`: does the file still hold what was put in, and does every span still read what it claims?"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import RecordError
from onrecord.registry import KnownActor
from onrecord.schema import Notes
from onrecord.store.connection import connect, record_errors
from onrecord.store.corrections import corrections
from onrecord.store.known import registry
from onrecord.store.rebuild import rebuild
from onrecord.store.rows import digest_of

SPANS = "SELECT stored_in, owner, part, position, start, stop, reads FROM spans WHERE article = ?"
PARAGRAPHS = "SELECT position, start, stop FROM paragraphs WHERE article = ?"
CONTENTS = "SELECT key, content FROM statements WHERE article = ? ORDER BY position"
ANCHORS = """SELECT correction, side, position, article, start, stop, reads, text FROM correction_anchors
  LEFT JOIN articles ON articles.id = article ORDER BY correction, side, position"""
CLAIMED_LENGTH = 60  # of the words shown for a fault


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong: the table, the row (its key, or what SQLite calls it), and what is wrong with it."""

    table: str
    row: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.message}" if self.row else f"{self.table}: {self.message}"


def check(path: str | Path, *, wait: float = 10.0) -> Iterator[Fault]:
    """Every fault of a record file; none for a sound one.

    Looks at the file's own structure, at the links between rows, at the search index, at every text, at every span,
    whether the notes of every article can be rebuilt, at what corrections are anchored in, and at the known actors.
    Raises RecordError for a file that cannot be opened at all.
    """
    path = Path(path)
    connection = connect(path, create=False, wait=wait)
    try:
        for part in (_structure, _links, _search_index, _articles, _corrections, _known):
            try:
                with record_errors(str(path)):
                    yield from part(connection)
            except RecordError as error:
                yield Fault("file", "", error.message)
    finally:
        connection.close()


def _structure(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("file", "", " ".join(message.split()))


def _links(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(table, "" if row is None else str(row), f"refers to a row of {parent} that is not there")


def _search_index(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table in ("articles_search", "statements_search"):
        connection.execute("BEGIN")  # the command below is written as an insert, though it changes nothing
        try:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
                yield Fault(table, "", "the search index does not agree with the text; it finds wrong or too little")
            elif not error.sqlite_errorname.startswith("SQLITE_READONLY"):
                raise
        finally:
            connection.execute("ROLLBACK")


def _articles(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (key,) in connection.execute("SELECT key FROM articles ORDER BY key").fetchall():
        try:
            text, digest = connection.execute("SELECT text, digest FROM articles WHERE key = ?", (key,)).fetchone()
            if digest_of(text) != digest:
                yield Fault("articles", str(key), "its text is not the text that was added")
            wrong = list(_spans(connection, key, text))
            yield from wrong
            notes = rebuild(connection, key)
            msgspec.convert(msgspec.to_builtins(notes), Notes)
            if not wrong:
                yield from _contents(connection, key, notes)
        except msgspec.ValidationError as error:
            yield Fault("articles", str(key), f"its notes hold what they cannot: {error}")
        except RecordError as error:
            yield Fault("articles", str(key), error.message)
        except sqlite3.Error as error:
            yield Fault("articles", str(key), f"cannot be read ({error})")


def _spans(connection: sqlite3.Connection, key: int, text: str) -> Iterator[Fault]:
    for table, owner, part, position, start, stop, reads in connection.execute(SPANS, (key,)):
        row = f"{owner} ({part} {position})"
        if not 0 <= start <= stop <= len(text):
            yield Fault(table, row, f"[{start}, {stop}] is outside the text of {len(text)} code points")
        elif text[start:stop] != reads:
            yield Fault(table, row, f"claims {_short(reads)} where the text reads {_short(text[start:stop])}")

    for position, start, stop in connection.execute(PARAGRAPHS, (key,)):
        if not 0 <= start <= stop <= len(text):
            message = f"[{start}, {stop}] is outside the text of {len(text)} code points"
            yield Fault("paragraphs", f"{key} ({position})", message)


def _corrections(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What corrections are anchored in, and whether they can be read back."""
    for correction, side, position, article, start, stop, reads, text in connection.execute(ANCHORS):
        row = f"{correction} ({side} {position})"
        if text is None:
            yield Fault("correction_anchors", row, f"is in an article that is not there, {_short(article)}")
        elif not 0 <= start < stop <= len(text):
            message = f"[{start}, {stop}] is outside the text of {len(text)} code points"
            yield Fault("correction_anchors", row, message)
        elif text[start:stop] != reads:
            message = f"claims {_short(reads)} where the text reads {_short(text[start:stop])}"
            yield Fault("correction_anchors", row, message)
    for each in corrections(connection):
        if each.action == "undo" and (each.undoes is None or each.undoes >= each.id):
            yield Fault("corrections", str(each.id), "takes back what was not made before it")
        elif each.action != "undo" and not each.left:
            yield Fault("corrections", str(each.id), "is about nobody")


def _known(connection: sqlite3.Connection) -> Iterator[Fault]:
    try:
        msgspec.convert([msgspec.to_builtins(each) for each in registry(connection).actors], list[KnownActor])
    except msgspec.ValidationError as error:
        yield Fault("known_actors", "", f"hold what they cannot: {error}")


def _contents(connection: sqlite3.Connection, key: int, notes: Notes) -> Iterator[Fault]:
    """What the statements are said to say, against what their spans read."""
    rows = connection.execute(CONTENTS, (key,))
    for (row, content), statement in zip(rows, notes.statements, strict=True):
        words = notes.article.read(*statement.content)
        if content != words:
            yield Fault("statements", str(row), f"says {_short(content)} where its spans read {_short(words)}")


def _short(words: str) -> str:
    return repr(words if len(words) <= CLAIMED_LENGTH else f"{words[:CLAIMED_LENGTH]}…")
