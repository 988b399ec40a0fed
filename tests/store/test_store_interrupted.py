import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.schema import Notes
from onrecord.store import RecordFile, check
from reports import report, said

MANY = 400
TESTS = Path(__file__).parents[1]


def notes(at: int) -> Notes:
    """The notes of one of many articles."""
    text = f"Day {at}. “We sail at noon on day {at},” said Ada Lorne in harbour {at}. " + "It rained again. " * 50
    return report(text, said(f"We sail at noon on day {at}", "Ada Lorne"), outlet=f"Outlet {at}")


def add_all(path: str) -> None:
    """Add them all; a program of its own runs this until it is killed."""
    with RecordFile.open(path, create=True) as record:
        for at in range(MANY):
            record.add(notes(at))
            print(at, flush=True)


PROGRAM = f"""
import sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS / "store")!r}]
from test_store_interrupted import add_all
add_all(sys.argv[1])
"""


@pytest.mark.parametrize("until", [0, 1, 57, 230])
def test_a_kill_leaves_whole_articles_and_adding_again_does_the_rest(tmp_path: Path, until: int) -> None:
    path = tmp_path / "event.db"
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout
    for line in program.stdout:
        if int(line) >= until:
            break
    time.sleep(0.003 * (until % 5))  # somewhere inside the next article
    os.kill(program.pid, signal.SIGKILL)
    program.stdout.close()
    program.wait()
    with RecordFile.open(path) as record:
        found = list(record.notes())
    assert len(found) > until
    assert set(found) <= {notes(at) for at in range(MANY)}
    assert list(check(path)) == []
    with RecordFile.open(path, create=True) as record:
        added = sum(record.add(notes(at)) for at in range(MANY))
    assert added == MANY - len(found)
    assert content(path) == content(uninterrupted(tmp_path / "whole.db"))


def uninterrupted(path: Path) -> Path:
    with RecordFile.open(path, create=True) as record:
        for at in range(MANY):
            record.add(notes(at))
    return path


def content(path: Path) -> list[str]:
    """Every row of every table, as SQL."""
    connection = sqlite3.connect(path)
    with contextlib.closing(connection):
        return list(connection.iterdump())


def test_a_reader_sees_whole_articles_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout
    program.stdout.readline()
    seen = [0]
    every = {notes(at) for at in range(MANY)}
    while program.poll() is None:
        with RecordFile.open(path) as record:
            found = list(record.notes())
        assert set(found) <= every
        seen.append(len(found))
    program.stdout.close()
    assert program.returncode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) > 2


def test_two_programs_may_write_the_same_articles_at_once(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    both = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [program.communicate()[1] for program in both] == [b"", b""]
    with RecordFile.open(path) as record:
        assert record.counts()["articles"] == MANY
    assert list(check(path)) == []


def fill(path: Path) -> list[Notes]:
    """Add until the disk is full, then return what is there; more can be read but not added."""
    added = []
    with RecordFile.open(path, create=True) as record:
        with pytest.raises(RecordError, match="disk is full; what was recorded before is intact") as caught:
            for at in range(MANY * 10):
                record.add(notes(at))
                added.append(notes(at))
        assert caught.value.path == str(path)
        assert set(record.notes()) == set(added)
    return added


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs tmpfs")
def test_a_full_disk_leaves_what_was_recorded(small_disk: Path) -> None:
    path = small_disk / "event.db"
    added = fill(path)
    assert len(added) > 10
    with RecordFile.open(path) as record:
        assert set(record.notes()) == set(added)
    assert list(check(path)) == []


def test_a_full_file_leaves_what_was_recorded(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        record._connection.execute("PRAGMA max_page_count = 150")
        with pytest.raises(RecordError, match="disk is full"):
            for at in range(MANY):
                record.add(notes(at))
        there = record.counts()["articles"]
        assert there > 10
        record._connection.execute("PRAGMA max_page_count = 100000")
        assert record.add(notes(there)) is True  # space was freed
    assert list(check(path)) == []
