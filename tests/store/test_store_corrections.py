"""Corrections and the registry in the record file: kept, read back, refused, checked, in old and in full files."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from msgspec import structs

from onrecord.errors import CorrectionRefused, RecordError
from onrecord.registry import Registry
from onrecord.schema import Anchor, Correction, Notes, Span
from onrecord.store import RecordFile, check
from onrecord.store.migrations import MIGRATIONS, migrate
from reports import report, said
from strategies import registries

NOTES = report("“We sail at noon,” said Ada Lorne.", said("We sail at noon,", "Ada Lorne"), outlet="Fjord Post")
ADA = Anchor(NOTES.article.id, Span(24, 33))
BARE = Anchor(NOTES.article.id, Span(28, 33), whole=False)
RENAME = Correction(0, "rename", "AB", "2026-03-05T10:00:00+00:00", "she married", (ADA,), name="Ada Berg")
UNDO = Correction(0, "undo", "CD", "2026-03-06T10:00:00+00:00", undoes=1)


@pytest.fixture
def record(tmp_path: Path) -> RecordFile:
    with RecordFile.open(tmp_path / "event.db", create=True) as record:
        record.add(NOTES)
        yield record


@pytest.mark.parametrize(
    "given",
    [
        RENAME,
        structs.replace(RENAME, action="exclude", name=None, reason=""),
        structs.replace(RENAME, action="merge", name=None, right=(BARE, ADA)),
        structs.replace(RENAME, action="merge", name=None, known_as="Q1"),
        structs.replace(RENAME, action="split", name=None, left=(BARE,), right=(ADA,)),
        structs.replace(RENAME, name="آدا ‮ <b>\x1b[31m", by="Zoë"),
    ],
)
def test_a_correction_comes_back_as_it_was(record: RecordFile, given: Correction) -> None:
    assert record.correct(given) == [1]
    assert record.corrections() == (structs.replace(given, id=1),)


def test_corrections_are_numbered_in_order_and_only_added(record: RecordFile) -> None:
    assert record.correct(RENAME, RENAME) == [1, 2]
    assert record.correct(UNDO) == [3]
    assert [each.id for each in record.corrections()] == [1, 2, 3]


def test_corrections_outlive_an_article_that_is_added_again(record: RecordFile) -> None:
    record.correct(RENAME)
    assert record.add(structs.replace(NOTES, maker="test 2")) is True
    assert [each.name for each in record.corrections()] == ["Ada Berg"]
    assert list(check(record.path)) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (structs.replace(RENAME, by=" "), "says who made it"),
        (structs.replace(RENAME, at=""), "and when"),
        (structs.replace(RENAME, left=()), "rename of nobody"),
        (structs.replace(RENAME, action="merge"), "merge of nobody"),
        (structs.replace(RENAME, left=(Anchor("gone", Span(0, 3)),)), "there is nobody at"),
        (structs.replace(RENAME, left=(Anchor(ADA.article, Span(20, 99)),)), "there is nobody at"),
        (structs.replace(RENAME, left=(Anchor(ADA.article, Span(3, 3)),)), "there is nobody at"),
        (structs.replace(UNDO, undoes=7), "there is no correction 7"),
        (structs.replace(UNDO, undoes=None), "there is no correction"),
        (structs.replace(UNDO, undoes=3), "takes another back"),
        (structs.replace(UNDO, undoes=1), "was taken back already, by correction 3"),
    ],
)
def test_what_could_mean_nothing_is_refused_and_nothing_is_kept(
    record: RecordFile, given: Correction, message: str
) -> None:
    record.correct(RENAME, RENAME, UNDO)
    with pytest.raises(CorrectionRefused, match=message):
        record.correct(RENAME, given)
    assert len(record.corrections()) == 3


@given(registries())
def test_a_registry_comes_back_as_it_was(registry: Registry) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with contextlib.closing(connection):
        migrate(connection)
        record = RecordFile(Path("memory"), connection)
        record.keep_registry(Registry.parse("id,name\nQ9,Old\n"))
        record.keep_registry(registry)
        assert record.registry() == registry


def test_a_file_without_a_registry_knows_nobody(record: RecordFile) -> None:
    assert len(record.registry()) == 0


def test_a_file_of_the_first_version_opens_and_takes_corrections(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    connection = sqlite3.connect(path, isolation_level=None)
    with contextlib.closing(connection):
        migrate(connection, MIGRATIONS[:1])
        from onrecord.store.rows import insert

        insert(connection, Notes(NOTES.article))  # what later versions have columns for did not exist
    with RecordFile.open(path) as record:
        assert record.corrections() == ()
        assert record.correct(RENAME) == [1]
        assert list(record.notes()) == [Notes(NOTES.article)]
    assert list(check(path)) == []


@pytest.mark.parametrize(
    ("change", "table", "message"),
    [
        (
            "UPDATE correction_anchors SET reads = 'Eva'",
            "correction_anchors",
            "claims 'Eva' where the text reads 'Ada Lorne'",
        ),
        ("UPDATE correction_anchors SET stop = 999", "correction_anchors", "outside the text"),
        (
            "UPDATE correction_anchors SET article = 'gone'",
            "correction_anchors",
            "in an article that is not there, 'gone'",
        ),
        ("DELETE FROM correction_anchors", "corrections", "is about nobody"),
        (
            "UPDATE corrections SET undoes = 1 WHERE id = 1; UPDATE corrections SET action = 'undo'",
            "corrections",
            "not made before it",
        ),
        ("UPDATE known_actors SET type = 'ship'", "known_actors", "Invalid enum value 'ship'"),
    ],
)
def test_check_sees_what_was_changed(record: RecordFile, change: str, table: str, message: str) -> None:
    record.correct(RENAME)
    record.keep_registry(Registry.parse("id,name,aliases\nQ1,Ada Lorne,Ada\n"))
    connection = sqlite3.connect(record.path)
    with contextlib.closing(connection), connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in change.split("; "):
            connection.execute(statement)
    assert [(fault.table, message in fault.message) for fault in check(record.path)] == [(table, True)]


def test_a_locked_file_says_so_and_keeps_nothing(record: RecordFile) -> None:
    other = sqlite3.connect(record.path, isolation_level=None)
    with contextlib.closing(other):
        other.execute("BEGIN IMMEDIATE")
        record._connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(RecordError, match="locked by another program"):
            record.correct(RENAME)
        with pytest.raises(RecordError, match="locked by another program"):
            record.keep_registry(Registry())
        other.execute("ROLLBACK")
    assert record.corrections() == ()


def test_a_full_disk_leaves_what_was_kept(record: RecordFile) -> None:
    record.correct(RENAME)
    record.keep_registry(Registry.parse("name\nAda Lorne\n"))
    record._connection.execute("PRAGMA max_page_count = 1")  # no more than there are
    many = structs.replace(RENAME, reason="because " * 50_000)
    with pytest.raises(RecordError, match="disk is full"):
        record.correct(many)
    with pytest.raises(RecordError, match="disk is full"):
        record.keep_registry(Registry.parse("name\n" + "".join(f"Ada {at}\n" for at in range(20_000))))
    assert (len(record.corrections()), len(record.registry())) == (1, 1)
    assert list(check(record.path)) == []
