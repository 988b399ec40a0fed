"""Opening a record file, and saying in one line what is wrong with it and what helps.

WAL lets others read while one writes; under it `synchronous = NORMAL` keeps the file whole at a kill *and* at a power
cut, and only a power cut can lose the last few articles, which the next `add` reads again.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store.migrations import migrate

OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
MAKE = "make one with: onrecord add SOURCES -o"

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA trusted_schema = OFF",  # a file from a stranger may carry views and triggers of its own
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",  # KiB
    "PRAGMA wal_autocheckpoint = 4000",  # pages of 4 KiB that the log holds before it is folded into the file
)

# what SQLite reports, by the name of its primary error code, and what a person can do about it
CURES = {
    "SQLITE_BUSY": "is locked by another program; wait until that has finished, or close it",
    "SQLITE_LOCKED": "is locked by another program; wait until that has finished, or close it",
    "SQLITE_FULL": "the disk is full; what was recorded before is intact, so free some space and add the rest again",
    "SQLITE_READONLY": "may only be read; make it and its folder writable, or name another file",
    "SQLITE_PERM": "may not be opened; ask for permission to read and write it",
    "SQLITE_CANTOPEN": "cannot be opened; its folder must exist and be writable",
    "SQLITE_NOTADB": "is not a record file; name another file",
    "SQLITE_CORRUPT": "is damaged; restore it from a copy, or make it anew with onrecord add",
    "SQLITE_IOERR": "cannot be read or written (input/output error); check the disk",
    "SQLITE_TOOBIG": "an article is larger than SQLite can hold",
}


@contextmanager
def record_errors(path: str) -> Iterator[None]:
    """Turn what SQLite raises into a RecordError that names the file and a cure."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordError(_cure(error), path=path) from error
    except UnicodeEncodeError as error:
        raise RecordError("half a surrogate pair is no text", path=path) from error


def _cure(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for code, cure in CURES.items():
        if name.startswith(code):
            return cure
    if "decode to UTF-8" in str(error) or "no such" in str(error):
        return f"{CURES['SQLITE_CORRUPT']} ({_one_line(error)})"
    return f"cannot be used ({_one_line(error)})"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def connect(path: Path, *, create: bool, wait: float) -> sqlite3.Connection:
    """An opened record file of the newest version; `wait` is in seconds, for a lock. Raises RecordError."""
    name = str(path)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordError(f"needs SQLite 3.37 or newer, and Python brings {sqlite3.sqlite_version}", path=name)
    _look_at(path, create)
    with record_errors(name):
        try:
            connection = _open(path, "mode=rwc" if create else "mode=rw", wait)
        except sqlite3.OperationalError:
            if create or not _is_unattended(path):
                raise
            connection = _open(path, "mode=ro&immutable=1", wait)
        return connection


def _look_at(path: Path, create: bool) -> None:
    name = str(path)
    if "\0" in name:
        raise RecordError("is no file name (it holds a NUL)", path=name.replace("\0", "\\0"))
    if path.is_dir():
        raise RecordError(f"is a folder, not a record file; name a file in it, such as {path / 'event.db'}", path=name)
    if path.exists():
        if not path.is_file():
            raise RecordError("is not an ordinary file; name another file", path=name)
        if not os.access(path, os.R_OK):
            raise RecordError(CURES["SQLITE_PERM"], path=name)
        if path.stat().st_size == 0 and not create:
            raise RecordError(f"is empty; {MAKE} {path}", path=name)
    elif not create:
        raise RecordError(f"there is no such record file; {MAKE} {path}", path=name)
    elif not path.parent.is_dir():
        raise RecordError(f"the folder {path.parent} does not exist; make it first", path=name)


def _is_unattended(path: Path) -> bool:
    """In a folder that may only be read, where WAL's own files cannot be made, and with no writer's log beside it."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _open(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        migrate(connection, path=str(path))
        if mode == "mode=rwc":
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection
