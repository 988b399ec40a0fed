import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import RecordError
from onrecord.schema import (
    Count,
    Event,
    Finding,
    Mark,
    Notes,
    Paragraph,
    Place,
    Problem,
    Reference,
    Remark,
    Span,
    Toponym,
)
from onrecord.store import Fault, RecordFile, check
from reports import report, said


def everything() -> Notes:
    """Notes with a row in every table."""
    notes = report(
        "OSLO — Minister Ada Lorne said: “We sail at noon.” Some 300 came.",
        said("We sail at noon.", "Ada Lorne", acts=("promise",)),
        outlet="Fjord Post",
    )
    span = Span(7, 15)
    statement = structs.replace(notes.statements[0], cue=(Span(26, 30),), source=(Span(7, 25),))
    speaker = Finding(Reference("Ada Lorne", 100, (100,)), (Span(16, 25),), "test")
    return structs.replace(
        notes,
        article=structs.replace(
            notes.article, paragraphs=(Paragraph(Span(0, 65), "body", (Mark("dateline", Span(0, 6), "OSLO"),)),)
        ),
        statements=(structs.replace(statement, speaker=speaker),),
        events=(Event("e", "GATHER", (span,), "test", 1.0, counts=(Count("Some 300", 300, 300, None, Span(51, 59)),)),),
        remarks=(Remark("scare quote", span, "test"),),
        problems=(Problem(span, "unreadable"),),
        toponyms=(Toponym(Span(0, 4), "location", Place("Oslo", "NOR", "Oslo", 59.9, 10.7, 3143244), "known"),),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        record.add(everything())
        record.add(report("Another day."))
    return path


def spoil(path: Path, statement: str) -> None:
    """Change a record file behind its back."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    with connection:
        assert connection.execute(statement).rowcount == 1
    connection.close()


def test_a_sound_file_has_no_faults(path: Path) -> None:
    assert list(check(path)) == []


SPANS = {
    "statement_spans": "statement_spans SET {} WHERE part = 'content'",
    "mentions": "mentions SET {}",
    "event_spans": "event_spans SET {}",
    "event_counts": "event_counts SET {}",
    "finding_spans": "finding_spans SET {}",
    "marks": "marks SET {}",
    "remarks": "remarks SET {}",
    "problems": "problems SET {}",
    "toponyms": "toponyms SET {}",
}


@pytest.mark.parametrize("table", SPANS)
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("start = start + 1", "where the text reads"),
        ("reads = reads || '!'", "where the text reads"),
        ("stop = 9999", "outside the text"),
        ("start = -1", "outside the text"),
    ],
)
def test_a_span_that_does_not_read_what_it_claims(path: Path, table: str, change: str, message: str) -> None:
    spoil(path, f"UPDATE {SPANS[table].format(change)}")
    faults = list(check(path))
    assert [fault.table for fault in faults] == [table]
    assert message in str(faults[0])
    assert "\n" not in str(faults[0])


@pytest.mark.parametrize(
    ("statement", "table", "message"),
    [
        ("UPDATE articles SET text = replace(text, 'noon.', 'noon!')", None, "not the text that was added"),
        ("UPDATE statements SET content = 'We sail at midnight.'", "statements_search", "search index"),
        ("UPDATE statements SET content = 'WE sail at noon.'", "statements", "its spans read"),
        ("UPDATE statements SET form = 'shouted'", "articles", "Invalid enum value 'shouted'"),
        ("UPDATE paragraphs SET stop = 999 WHERE article = 1", "paragraphs", "outside the text"),
        ("DELETE FROM entities", "mentions", "refers to a row of entities that is not there"),
        ("UPDATE findings SET field = 'mood' WHERE field = 'acts'", "articles", "do not fit together"),
        ("UPDATE articles SET text = CAST(x'ff' AS TEXT) WHERE key = 2", None, "cannot be read"),
    ],
)
def test_a_row_that_was_changed(path: Path, statement: str, table: str | None, message: str) -> None:
    if "articles SET text = replace" in statement:
        statement += " WHERE key = 1"
    spoil(path, statement)
    faults = [fault for fault in check(path) if table in (None, fault.table)]
    assert any(message in fault.message for fault in faults), faults


def test_damaged_pages_are_a_fault_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        for at in range(50):
            record.add(report(f"On day {at} nothing was said. " * 40))
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 9000] = b"\xa5" * 9000
    path.write_bytes(whole)
    faults = list(check(path))
    assert faults
    assert all("\n" not in str(fault) for fault in faults)


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event.db").write_text("text " * 300)
    with pytest.raises(RecordError, match="not a record file"):
        list(check(tmp_path / "event.db"))


def test_a_fault_reads_as_one_line() -> None:
    assert str(Fault("mentions", "3 (mention 0)", "claims 'a'")) == "mentions 3 (mention 0): claims 'a'"
