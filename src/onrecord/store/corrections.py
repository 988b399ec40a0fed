"""Corrections in the record file: rows that are only added, and the registry that a desk loads beside them."""

import sqlite3
from collections import defaultdict

from onrecord.errors import CorrectionRefused
from onrecord.schema import Anchor, Correction, Span
from onrecord.store.search import plain

CORRECTIONS = "SELECT id, action, made_by, made_at, reason, name, known_as, undoes FROM corrections ORDER BY id"
ANCHORS = """SELECT correction, side, article, start, stop, whole FROM correction_anchors
  ORDER BY correction, side, position"""
INSERT = """INSERT INTO corrections (id, action, made_by, made_at, reason, name, known_as, undoes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_ANCHOR = """INSERT INTO correction_anchors (correction, side, position, article, start, stop, whole, reads)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


def corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every correction, those taken back included, in the order in which they were made."""
    sides: dict[tuple[int, str], list[Anchor]] = defaultdict(list)
    for correction, side, article, start, stop, whole in connection.execute(ANCHORS):
        sides[correction, side].append(Anchor(article, Span(start, stop), bool(whole)))
    return tuple(
        Correction(id, action, by, at, reason, tuple(sides[id, "left"]), tuple(sides[id, "right"]), *rest)
        for id, action, by, at, reason, *rest in connection.execute(CORRECTIONS)
    )


def add_correction(connection: sqlite3.Connection, given: Correction) -> int:
    """Add a correction inside the caller's transaction, under the next free number, which is returned.

    Raises CorrectionRefused where it cannot be: nobody says who and when, an anchor is at no text of the file, or what
    it takes back is not there, is taken back already, or takes something back itself.
    """
    if not given.by.strip() or not given.at.strip():
        raise CorrectionRefused("a correction says who made it and when")
    if given.action == "undo":
        _refuse_undoing(connection, given.undoes)
    elif not given.left or (given.action in ("merge", "split") and not (given.right or given.known_as)):
        raise CorrectionRefused(f"a {given.action} of nobody")
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM corrections").fetchone()[0])
    name = None if given.name is None else plain(given.name)
    about = (given.action, plain(given.by), given.at, plain(given.reason), name, given.known_as, given.undoes)
    connection.execute(INSERT, (number, *about))
    for side, anchors in (("left", given.left), ("right", given.right)):
        rows = [(number, side, position, *_place(connection, anchor)) for position, anchor in enumerate(anchors)]
        connection.executemany(INSERT_ANCHOR, rows)
    return number


def _refuse_undoing(connection: sqlite3.Connection, number: int | None) -> None:
    found = connection.execute("SELECT action FROM corrections WHERE id = ?", (number,)).fetchone()
    if found is None:
        raise CorrectionRefused(f"there is no correction {number}")
    if found[0] == "undo":
        raise CorrectionRefused(f"correction {number} takes another back; to have that again, make it again")
    again = connection.execute("SELECT id FROM corrections WHERE undoes = ?", (number,)).fetchone()
    if again:
        raise CorrectionRefused(f"correction {number} was taken back already, by correction {again[0]}")


def _place(connection: sqlite3.Connection, anchor: Anchor) -> tuple[str, int, int, int, str]:
    found = connection.execute("SELECT text FROM articles WHERE id = ?", (anchor.article,)).fetchone()
    start, stop = anchor.span.start, anchor.span.end
    if found is None or not 0 <= start < stop <= len(found[0]):
        raise CorrectionRefused(f"there is nobody at [{start}, {stop}] of article {anchor.article!r}")
    return anchor.article, start, stop, int(anchor.whole), found[0][start:stop]
