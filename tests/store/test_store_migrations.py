import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, migrate

FIRST = Migration(1, "notes", "CREATE TABLE notes (words TEXT NOT NULL) STRICT;")
SECOND = Migration(
    2,
    "who said it",
    """
    ALTER TABLE notes ADD COLUMN speaker TEXT; -- a comment; with a semicolon
    UPDATE notes SET speaker = 'unknown';
    CREATE TRIGGER named AFTER INSERT ON notes BEGIN
      UPDATE notes SET speaker = 'new' WHERE rowid = new.rowid;
    END;
    """,
)
BROKEN = Migration(3, "does not run", "DROP TABLE notes;\nSELECT nonsense FROM nowhere;")


@pytest.fixture
def older(tmp_path: Path) -> sqlite3.Connection:
    """A file that a first version made."""
    connection = sqlite3.connect(tmp_path / "event.db", isolation_level=None)
    migrate(connection, [FIRST])
    connection.execute("INSERT INTO notes VALUES ('as it was')")
    yield connection
    connection.close()


def version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def test_an_older_file_becomes_a_newer_one_and_keeps_its_rows(older: sqlite3.Connection) -> None:
    migrate(older, [FIRST, SECOND])
    assert older.execute("SELECT words, speaker FROM notes").fetchall() == [("as it was", "unknown")]
    assert version(older) == 2


def test_migrating_twice_changes_nothing(older: sqlite3.Connection) -> None:
    migrate(older, [FIRST, SECOND])
    changes = older.total_changes
    migrate(older, [FIRST, SECOND])
    assert changes == older.total_changes


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(older, [FIRST, SECOND, BROKEN])
    assert older.execute("SELECT * FROM notes").fetchall() == [("as it was",)]
    assert version(older) == 1


def test_a_newer_file_is_refused(older: sqlite3.Connection) -> None:
    migrate(older, [FIRST, SECOND])
    with pytest.raises(RecordError, match="has version 2 and this On Record reads up to 1"):
        migrate(older, [FIRST])


def test_versions_are_numbered_from_one_without_a_gap() -> None:
    assert list(range(1, len(MIGRATIONS) + 1)) == [migration.version for migration in MIGRATIONS]


def test_a_new_file_says_whose_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "event.db", isolation_level=None)
    migrate(connection)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert MIGRATIONS[-1].version == version(connection)
    connection.close()
