"""A SQLite file made aside and then copied into a stream, which may be a pipe."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OnRecordError


@contextmanager
def sqlite_stream(stream: BinaryIO) -> Iterator[sqlite3.Connection]:
    """A new database, in one transaction; what it holds when the block ends goes into `stream`."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "export.db"
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.executescript(
                    "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF"
                )
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise OnRecordError(f"cannot be written: {error}", path=folder) from error
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream, 2**20)
