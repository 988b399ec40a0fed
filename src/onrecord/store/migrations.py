"""Versions of the record file: how a file of any older version becomes one of the newest.

A file says in its header whose it is and how old: `application_id` is ours, `user_version` is the last script that it
has been through. To change the tables, add a script and a row to MIGRATIONS; never edit one that a release has run.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

from onrecord.errors import RecordError

APPLICATION_ID = 0x4F6E5265  # "OnRe"


class Migration(NamedTuple):
    """One step: the version that it makes, what it does in a few words, and its SQL."""

    version: int
    what: str
    script: str


def _script(name: str) -> str:
    return files("onrecord.store.versions").joinpath(name).read_text("utf-8")


MIGRATIONS = (
    Migration(1, "the first tables", _script("0001_first.sql")),
    Migration(2, "corrections, and known actors", _script("0002_corrections.sql")),
    Migration(3, "where places lie", _script("0003_places.sql")),
    Migration(4, "stances toward targets", _script("0004_stances.sql")),
    Migration(5, "modes of acts", _script("0005_modes.sql")),
)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS, *, path: str = "") -> None:
    """Bring an opened file to the newest version in one transaction, so that a kill leaves it as it was.

    An empty file becomes a record file. Raises RecordError for a file that is not ours or is newer; sqlite3.Error.
    """
    newest = migrations[-1].version
    if version_of(connection, newest, path) == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection, newest, path)  # another process may have been first
        for migration in migrations:
            if migration.version > version:
                for statement in _statements(migration.script):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, newest: int, path: str) -> int:
    """The version of an opened file, 0 for an empty one. Raises RecordError where it is not ours or newer."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        if application or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise RecordError("is a database of another program, not a record file; name another file", path=path)
        return 0
    if version > newest:
        message = (
            f"has version {version} and this On Record reads up to {newest}; upgrade with: pip install -U onrecord"
        )
        raise RecordError(message, path=path)
    return version


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each on lines of its own; sqlite3's `executescript` would commit what came before."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
