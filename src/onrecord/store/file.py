"""The record file: articles with their notes go in whole and come out as they were.

`add` is one transaction an article, so a kill at any moment leaves whole articles only, and adding again goes on where
it stopped. Nothing here joins articles; `onrecord.link` does.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec import Struct

from onrecord.registry import Registry
from onrecord.schema import Article, Correction, Notes
from onrecord.store.connection import connect, record_errors
from onrecord.store.corrections import add_correction, corrections
from onrecord.store.known import keep_registry, registry
from onrecord.store.rebuild import rebuild, rebuild_article
from onrecord.store.rows import insert, remove
from onrecord.store.search import search_terms

WAIT = 10.0  # seconds for another program to finish its write
COUNTED = ("articles", "statements", "entities", "events", "remarks", "problems")

SEARCH = """
  SELECT articles.id, statements.id, snippet(statements_search, 0, '', '', ' … ', 32) FROM statements_search
  JOIN statements ON statements.key = statements_search.rowid JOIN articles ON articles.key = statements.article
  WHERE statements_search MATCH ?1 ORDER BY bm25(statements_search), articles.id, statements.position LIMIT ?2"""
SEARCH_ARTICLES = """
  SELECT articles.id, NULL, snippet(articles_search, 1, '', '', ' … ', 32) FROM articles_search
  JOIN articles ON articles.key = articles_search.rowid
  WHERE articles_search MATCH ?1 ORDER BY bm25(articles_search), articles.id LIMIT ?2"""


class Hit(Struct, frozen=True):
    """What a search found: the article, the statement in it (None: the article's own text), and the words around."""

    article: str
    statement: str | None
    words: str


class RecordFile:
    """An open record file; use it in a `with` block. Every method raises RecordError, which names the file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection = path, connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, wait: float = WAIT) -> "RecordFile":
        """Open a record file, bringing an older one to the newest version.

        `create` makes the file where there is none. `wait` is how many seconds to wait for another program's write.
        """
        return cls(Path(path), connect(Path(path), create=create, wait=wait))

    def __enter__(self) -> "RecordFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; its log is folded into it when the last program that has it open closes it."""
        with record_errors(str(self.path)):
            self._connection.close()

    def add(self, notes: Notes) -> bool:
        """Add one article with its notes, in one transaction; False where it is there already.

        An article is the same if its id is. Where it is there with notes of another maker (a newer version of the
        rules or the model), the new ones replace it whole. Raises UnfitNotes where it is these notes that are at fault
        and not the file; whoever adds many goes on with the next.
        """
        with self._transaction("IMMEDIATE"):
            query = "SELECT key, maker FROM articles WHERE id = ?"
            there = self._connection.execute(query, (notes.article.id,)).fetchone()
            if there and there[1] == notes.maker:
                return False
            if there:
                remove(self._connection, there[0])
            insert(self._connection, notes, there[0] if there else None)
        return True

    def has(self, article_id: str, maker: str | None = None) -> bool:
        """Whether an article is there (with notes of this maker, where one is given)."""
        query = "SELECT 1 FROM articles WHERE id = ?1 AND (?2 IS NULL OR maker = ?2)"
        return bool(self._rows(query, article_id, maker))

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction of actors that was made, those taken back included, in the order of their numbers."""
        with self._transaction("DEFERRED"):
            return corrections(self._connection)

    def correct(self, *corrections: Correction) -> list[int]:
        """Keep corrections under the next numbers, which are returned, all or none; the `id` they have does not count.

        Whether they fit the record is for `onrecord.actors` to judge; here one is refused only where it could mean
        nothing at all (no such article, nothing to take back). Raises CorrectionRefused.
        """
        with self._transaction("IMMEDIATE"):
            return [add_correction(self._connection, each) for each in corrections]

    def registry(self) -> Registry:
        """The known actors that are kept with the record."""
        with self._transaction("DEFERRED"):
            return registry(self._connection)

    def keep_registry(self, known: Registry) -> None:
        """Keep these known actors with the record, in the place of those that were."""
        with self._transaction("IMMEDIATE"):
            keep_registry(self._connection, known)

    def counts(self) -> dict[str, int]:
        """How many articles, statements, entities, events, remarks and problems there are."""
        return {table: self._rows(f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED}

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        for (key,) in self._rows("SELECT key FROM articles ORDER BY id"):
            with self._transaction("DEFERRED"):
                article = rebuild_article(self._connection, key)
            yield article

    def notes(self) -> Iterator[Notes]:
        """The whole notes of every article, by its id.

        One article is in memory at a time. Each is read as of one moment, whatever another program writes meanwhile.
        """
        for (key,) in self._rows("SELECT key FROM articles ORDER BY id"):
            with self._transaction("DEFERRED"):
                if not self._connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone():
                    continue  # replaced meanwhile
                notes = rebuild(self._connection, key)
            yield notes

    def search(self, text: str, *, limit: int = 50) -> Iterator[Hit]:
        """Statements, then articles, that hold all the words and "phrases" of `text`, the closest first.

        At most `limit` of each. The text is taken as words: it can hold no search operators.
        """
        for query in (SEARCH, SEARCH_ARTICLES):
            for hit in self._rows(query, search_terms(text), limit):
                yield Hit(*hit)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with record_errors(str(self.path)):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[None]:
        with record_errors(str(self.path)):
            self._connection.execute(f"BEGIN {kind}")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled back already
                    self._connection.execute("ROLLBACK")
                raise
