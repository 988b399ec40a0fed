import os
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import RecordError, UnfitNotes
from onrecord.schema import Finding, Notes, Reference, Span
from onrecord.store import RecordFile, check
from reports import report, said

NOTES = report("“We sail at noon,” said Ada Lorne.", said("We sail at noon", "Ada Lorne"), outlet="Fjord Post")


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def with_another_id(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 42")
    connection.close()


def newer(path: Path) -> None:
    RecordFile.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def truncated(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:5000])


def scrambled(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(byte ^ 0x5A for byte in whole[100:]))


def filled(path: Path) -> None:
    with RecordFile.open(path, create=True) as record:
        record.add(NOTES)


UNUSABLE = {
    "text": (lambda path: path.write_text("not a database, but a long enough text " * 20), "not a record file"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 40), "not a record file"),
    "another program's": (another_program, "another program"),
    "another id": (with_another_id, "another program"),
    "newer": (newer, "has version 999"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "pipe": (os.mkfifo, "not an ordinary file"),
    "truncated": (truncated, "damaged"),
    "scrambled": (scrambled, "damaged"),
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("case", UNUSABLE)
def test_a_file_that_cannot_be_used_is_named_with_a_cure_and_left_as_it_was(
    tmp_path: Path, case: str, create: bool
) -> None:
    make, message = UNUSABLE[case]
    path = tmp_path / "event.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=message) as caught, RecordFile.open(path, create=create) as record:
        list(record.notes())
    assert str(path) == caught.value.path
    assert "\n" not in str(caught.value)
    assert before == (path.read_bytes() if path.is_file() else None)


@pytest.mark.parametrize(("name", "message"), [("absent.db", "no such record file"), ("empty.db", "is empty")])
def test_what_is_not_there_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(RecordError, match=f"{message}.*onrecord add"):
        RecordFile.open(tmp_path / name)
    assert not (tmp_path / "absent.db").exists()


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "event.db").touch()
    filled(tmp_path / "event.db")
    assert list(check(tmp_path / "event.db")) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"folder .*nowhere does not exist"):
        RecordFile.open(tmp_path / "nowhere" / "event.db", create=True)


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%41b.db", "a b&mode=memory.db", "ü'\".db", ":memory:"])
def test_a_file_name_is_nothing_but_a_name(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name)
    assert (tmp_path / name).is_file()


def test_a_name_with_nul_is_refused() -> None:
    with pytest.raises(RecordError, match="NUL"):
        RecordFile.open("event\0.db", create=True)


def test_a_locked_file_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with RecordFile.open(path, wait=0.05) as record:
        with pytest.raises(RecordError, match="locked by another program; wait"):
            record.add(report("Another day."))
        assert list(record.notes()) == [NOTES]  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        assert record.add(report("Another day.")) is True


def look(path: Path) -> list[str]:
    """What somebody without the right to write finds in a record file, and is told on adding to it."""
    with RecordFile.open(path) as record:
        found = [f"{len(list(record.notes()))} articles, {len(list(check(path)))} faults"]
        with pytest.raises(RecordError) as refused:
            record.add(report("Another day."))
    return [*found, str(refused.value)]


def as_nobody(path: Path) -> list[str]:
    """`look`, in a child process without root's right to write everywhere."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setuid(65534)
            os.write(tell, "\n".join(look(path)).encode())
        finally:
            os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told) as answer:
        return answer.read().splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
@pytest.mark.parametrize(("log", "articles"), [(False, 1), (True, 2)])
def test_a_file_that_may_only_be_read_is_read(log: bool, articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.db"
        filled(path)
        writer = RecordFile.open(path) if log else None  # its log stands beside the file
        if writer:
            writer.add(report("A second article."))
        for file in Path(folder).iterdir():
            file.chmod(0o444)
        Path(folder).chmod(0o555)
        found = as_nobody(path) if os.geteuid() == 0 else look(path)
        Path(folder).chmod(0o755)
        if writer:
            writer.close()
    refusal = f"{path}: may only be read; make it and its folder writable, or name another file"
    assert [f"{articles} articles, 0 faults", refusal] == found


def replaced(notes: Notes, **fields: object) -> Notes:
    statement = structs.replace(notes.statements[0], **fields)
    return structs.replace(notes, statements=(statement,))


CONTRADICTING = {
    "span beyond the text": (replaced(NOTES, content=(Span(0, 10_000),)), r"span \[0, 10000\] outside"),
    "span before the text": (replaced(NOTES, content=(Span(-3, 2),)), r"span \[-3, 2\] outside"),
    "span that ends before it starts": (replaced(NOTES, cue=(Span(5, 2),)), r"span \[5, 2\] outside"),
    "entity that is not there": (
        replaced(NOTES, speaker=Finding(Reference("Brun Moss", 7), (), "test")),
        "about entity 7, which it does not have",
    ),
    "parent that is not there": (replaced(NOTES, parent="s9"), "inside 's9', which it does not have"),
    "two statements of one id": (structs.replace(NOTES, statements=NOTES.statements * 2), "contradict themselves"),
    "score that is no number": (replaced(NOTES, score=float("nan")), "contradict themselves"),
    "half a surrogate pair": (replaced(NOTES, by="\ud800"), "half a surrogate pair"),
}


@pytest.mark.parametrize("case", CONTRADICTING)
def test_notes_that_contradict_themselves_are_refused_and_leave_no_trace(tmp_path: Path, case: str) -> None:
    notes, message = CONTRADICTING[case]
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        with pytest.raises(UnfitNotes, match=message):
            record.add(notes)
        assert record.counts()["articles"] == 0
        assert record.add(NOTES) is True
    assert list(check(path)) == []


@pytest.mark.parametrize("text", ["half \ud83d a pair", "\udcff"])
def test_a_text_with_half_a_surrogate_pair_is_refused(tmp_path: Path, text: str) -> None:
    article = structs.replace(NOTES.article, id="broken", text=text, paragraphs=())
    record = RecordFile.open(tmp_path / "event.db", create=True)
    with record, pytest.raises(UnfitNotes, match="article broken holds half a surrogate pair"):
        record.add(Notes(article))


@pytest.mark.parametrize(
    "words", ["\0", "'); DROP TABLE articles; --", "\u202egnp.exe", "\x1b[31m", "a\r\nb\u2028c", "😀" * 3]
)
def test_hostile_words_come_out_as_they_went_in(tmp_path: Path, words: str) -> None:
    text = f"“{words} and so on,” said Ada Lorne{words}."
    notes = report(text, said(f"{words} and so on", f"Ada Lorne{words}"), title=words, outlet=words)
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        record.add(notes)
        assert [notes] == list(record.notes())
    assert list(check(path)) == []
