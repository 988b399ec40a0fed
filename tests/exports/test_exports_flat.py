"""Handing over: JSON Lines that read back, a flat table, files written whole or not at all."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, OnRecordError
from onrecord.export.exports import exported
from onrecord.export.flat import COLUMNS
from onrecord.export.jsonl import KINDS, read_jsonl
from onrecord.schema import Actor, Finding, Link, Place, Record
from onrecord.tell.writing import write_aside
from strategies import any_notes
from tell_cases import Case, record

CASE = Case(
    "[who:1|speaker=Mina Holt|role=mayor|affiliation=Dawn Party|place=Gdynia|country=POL|said_on=2031-05-02|"
    "medium=statement|authority=named|commitment=asserted| Mina Holt] [cue:1 said]: [what:1 “No, “ever”.”]"
)


def lines(what: Record) -> list[str]:
    return [f"{line}\n" for line in exported(what, "jsonl").decode().split("\n")[:-1]]


def test_every_table_of_the_record_has_a_kind():
    assert {field for field, _ in KINDS.values()} == {each.name for each in msgspec.structs.fields(Record)}


def test_a_line_is_an_object_with_a_kind():
    what = record(
        CASE,
        sayings=(((0, 0),),),
        actors=(Actor("a", "Mina Holt", ("x#0",)),),
        links=(Link("a", "b", "same", "n", "r"),),
    )
    assert [json.loads(line)["kind"] for line in lines(what)] == ["notes", "saying", "actor", "link"]
    assert read_jsonl(lines(what)) == what


@given(st.lists(any_notes(), max_size=2))
@settings(max_examples=30)
def test_json_lines_read_back_to_an_equal_record(notes):
    assert read_jsonl(lines(Record(tuple(notes)))) == Record(tuple(notes))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "x.jsonl:2: not a line of a record"),
        ('{"a": 1}', "x.jsonl:2: not a line of a record"),
        ('{"kind": "notes"}', "x.jsonl:2: not a line of a record"),
        ('{"kind": "verdict"}', "x.jsonl:2: unknown kind 'verdict'"),
        ("[" * 100_000, "x.jsonl:2: not a line of a record"),
    ],
)
def test_a_line_that_is_none_names_its_path_and_number(line, message):
    with pytest.raises(InputError) as error:
        read_jsonl(["\n", line], path="x.jsonl")
    assert str(error.value).startswith(message)


def test_a_row_of_the_flat_table():
    table = exported(record(CASE, sayings=(((0, 0),),)), "csv").decode()
    (row,) = csv.DictReader(io.StringIO(table))
    notes = record(CASE).notes[0]
    assert row == {
        "article": notes.article.id,
        "statement": notes.statements[0].id,
        "saying": "saying:0",
        "outlet": "The Tavra Star",
        "title": "",
        "url": "",
        "published": "2031-05-06",
        "speaker": "Mina Holt",
        "name_in_article": "Mina Holt",
        "known_as": "",
        "role": "mayor",
        "affiliation": "Dawn Party",
        "on_behalf_of": "",
        "addressee": "",
        "targets": "",
        "speaker_stances": "",
        "narrator_stances": "",
        "form": "direct",
        "attitude": "said",
        "source_text": "Mina Holt",
        "cue_text": "said",
        "content_text": "“No, “ever”.”",
        "source_spans": "0-9",
        "cue_spans": "10-14",
        "content_spans": "16-29",
        "place": "Gdynia",
        "country": "POL",
        "country_name": "Poland",
        "unit": "",
        "latitude": "",
        "longitude": "",
        "geonames": "",
        "said_on_text": "2031-05-02",
        "said_on": "2031-05-02",
        "said_until": "2031-05-02",
        "medium": "statement",
        "relay": "",
        "authority": "named",
        "commitment": "asserted",
        "speaker_commitment": "",
        "independent_reports": "1",
        "acts": "",
        "act_modes": "",
        "parent": "",
        "by": "test",
        "score": "1.0000",
    }


def test_coordinates_are_numbers_whatever_their_sign():
    notes = record(CASE).notes[0]
    place = Finding(Place("Paris", "USA", "Texas", 33.6609, -95.5555, 4717560), (), "test")
    statements = (msgspec.structs.replace(notes.statements[0], place=place),)
    table = exported(Record((msgspec.structs.replace(notes, statements=statements),)), "csv").decode()
    (row,) = csv.DictReader(io.StringIO(table))
    assert [row[name] for name in ("unit", "latitude", "longitude", "geonames")] == [
        "Texas", "33.6609", "-95.5555", "4717560",
    ]  # fmt: skip


@given(st.lists(any_notes(), max_size=2, unique_by=lambda notes: notes.article.id))
@settings(max_examples=30)
def test_the_flat_table_has_a_row_a_statement(notes):
    what = Record(tuple(notes))
    rows = list(csv.reader(io.StringIO(exported(what, "csv").decode(), newline="")))
    ids = {each.id for one in notes for each in one.statements}
    assert rows[0] == list(COLUMNS)
    assert len(rows) - 1 == len(ids)
    assert {len(row) for row in rows} == {len(COLUMNS)}


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole(tmp_path: Path):
    with write_aside(tmp_path / "out.txt") as stream:
        stream.write("“ja”\r\n")
        assert not (tmp_path / "out.txt").exists()
    assert (tmp_path / "out.txt").read_bytes() == "“ja”\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("x")])
def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: Path, failure):
    (tmp_path / "out.txt").write_text("before")
    with pytest.raises((OnRecordError, type(failure))), write_aside(tmp_path / "out.txt") as stream:
        stream.write("half")
        raise failure
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.txt": "before"}


def test_a_full_disk_is_one_line_with_the_path(tmp_path: Path):
    with pytest.raises(OnRecordError) as error, write_aside(tmp_path / "out.txt"):
        raise OSError(28, "No space left on device")
    assert str(error.value) == f"{tmp_path / 'out.txt'}: cannot be written: No space left on device"


@pytest.mark.parametrize("name", ["missing/out.txt", ""])
def test_a_path_that_cannot_be_written_is_named(tmp_path: Path, name):
    with pytest.raises(OnRecordError, match="cannot be written"), write_aside(tmp_path / name) as stream:
        stream.write("x")


def test_the_mode_of_a_replaced_file_stays_and_a_link_is_written_through(tmp_path: Path):
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)
    with write_aside(link) as stream:
        stream.write("after")
    assert (target.read_text(), target.stat().st_mode & 0o777, link.is_symlink()) == ("after", 0o640, True)


def test_a_device_is_written_to_and_not_replaced():
    with write_aside("/dev/null") as stream:
        stream.write("x")
    assert Path("/dev/null").is_char_device()
