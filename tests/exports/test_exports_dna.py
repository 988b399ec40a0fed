# ruff: noqa: E501 - queries stand on one line
"""The .dna file: as Discourse Network Analyzer 3.0 expects it, read back, and refused where it is another thing."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.errors import InputError
from onrecord.export.dna import read_dna
from onrecord.export.dna.texts import document_text, is_password, label
from onrecord.export.dna.variables import OUR_VARIABLES
from onrecord.export.exports import exported, write_export
from onrecord.intake import read_sources
from onrecord.schema import Article, Finding, Place, Record, Reference, Span
from reports import report, said
from strategies import piles

TEXT = "\r\n".join(["“The quay 🚢 stays shut,” Ada Lorne said.", "“Until May,” she added."])
NOTES = report(
    TEXT,
    said("“The quay 🚢 stays shut,”", "Ada Lorne", place="Fjordby", authority="named", acts=("vow",)),
    said("“The quay 🚢 stays … shut,” … “Until May,”", "Ada Lorne"),
    outlet="Fjord Post",
    published="2026-03-04",
    title="T" * 300,
)


def opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


@pytest.fixture(scope="module")
def written() -> bytes:
    return exported(Record((NOTES,)), "dna")


@pytest.fixture
def dna(tmp_path: Path, written: bytes) -> Path:
    path = tmp_path / "event.dna"
    path.write_bytes(written)
    return path


def ask(data: bytes, query: str) -> list[tuple]:
    with closing(opened(data)) as connection:
        return connection.execute(query).fetchall()


def test_there_are_sixteen_tables_of_version_3_0(written: bytes) -> None:
    tables = ask(written, "SELECT name FROM sqlite_master WHERE type = 'table'")
    assert len(tables) == 16
    assert ask(written, "SELECT * FROM SETTINGS ORDER BY Property DESC") == [
        ("version", "3.0.11"),
        ("date", "2025-02-05"),
    ]


def test_the_types_come_with_their_variables_and_ours_is_the_second(written: bytes) -> None:
    types = "SELECT Label, Variable, DataType FROM VARIABLES JOIN STATEMENTTYPES ON StatementTypeId = STATEMENTTYPES.ID"
    assert ask(written, f"{types} ORDER BY VARIABLES.ID") == [
        ("DNA Statement", "person", "short text"),
        ("DNA Statement", "organization", "short text"),
        ("DNA Statement", "concept", "short text"),
        ("DNA Statement", "agreement", "boolean"),
        *(("On Record", name, each.type) for name, each in OUR_VARIABLES.items()),
    ]


def test_no_agreement_is_guessed(written: bytes) -> None:
    assert ask(written, "SELECT count(*) FROM DATABOOLEAN") == [(0,)]
    assert ask(written, "SELECT DISTINCT StatementTypeId FROM STATEMENTS") == [(2,)]


def test_a_date_is_seconds_and_a_title_at_most_190_characters(written: bytes) -> None:
    assert ask(written, "SELECT Date, length(Title), Source FROM DOCUMENTS") == [(1772582400, 190, "Fjord Post")]


def test_astral_characters_and_line_ends_are_replaced_one_for_one(written: bytes) -> None:
    ((text,),) = ask(written, "SELECT Text FROM DOCUMENTS")
    assert text == TEXT.replace("🚢", "\ufffd").replace("\r\n", " \n")
    assert len(text) == len(TEXT) == len(text.encode("utf-16-le")) // 2


def test_a_broken_up_statement_is_one_stretch_and_its_pieces_are_kept(written: bytes) -> None:
    spans = ask(written, "SELECT Start, Stop FROM STATEMENTS ORDER BY ID")
    assert spans[1] == (0, TEXT.index("May,”") + 5)
    pieces = "SELECT Value FROM DATALONGTEXT JOIN VARIABLES ON VariableId = VARIABLES.ID WHERE Variable = 'quote'"
    assert ask(written, f"{pieces} AND StatementId = 2") == [("“The quay \ufffd stays … shut,” … “Until May,”",)]


def test_the_password_is_the_documented_one(written: bytes) -> None:
    for (kept,) in ask(written, "SELECT Password FROM CODERS"):
        assert [is_password("onrecord", kept), is_password("admin", kept)] == [True, False]


def whole(data: bytes) -> None:
    """What DNA needs, whatever the record."""
    with closing(opened(data)) as connection:
        run = lambda query: connection.execute(query).fetchall()  # noqa: E731
        assert run("PRAGMA foreign_key_check") == []
        assert run("PRAGMA integrity_check") == [("ok",)]
        lacking = """
          SELECT STATEMENTS.ID FROM STATEMENTS JOIN VARIABLES USING (StatementTypeId) WHERE NOT EXISTS (
            SELECT 1 FROM (SELECT StatementId, VariableId FROM DATASHORTTEXT UNION ALL
              SELECT StatementId, VariableId FROM DATALONGTEXT UNION ALL SELECT StatementId, VariableId FROM DATABOOLEAN)
            WHERE StatementId = STATEMENTS.ID AND VariableId = VARIABLES.ID)"""
        assert run(lacking) == []
        assert run("SELECT ID FROM ENTITIES WHERE Red IS NULL OR Green IS NULL OR Blue IS NULL") == []
        without_empty = "SELECT ID FROM VARIABLES WHERE DataType = 'short text' AND ID NOT IN (SELECT VariableId FROM ENTITIES WHERE Value = '')"
        assert run(without_empty) == []
        unattributed = """
          SELECT ENTITIES.ID FROM ENTITIES JOIN ATTRIBUTEVARIABLES USING (VariableId) WHERE NOT EXISTS (
            SELECT 1 FROM ATTRIBUTEVALUES WHERE EntityId = ENTITIES.ID AND AttributeVariableId = ATTRIBUTEVARIABLES.ID)"""
        assert run(unattributed) == []
        assert (
            run("SELECT Stop FROM STATEMENTS JOIN DOCUMENTS ON DocumentId = DOCUMENTS.ID WHERE Stop > length(Text)")
            == []
        )


@given(piles())
@settings(max_examples=25)
def test_any_record_is_a_file_that_dna_accepts_and_keeps_its_spans(pile) -> None:
    data = exported(Record(tuple(pile)), "dna")
    whole(data)
    kept = ask(
        data,
        "SELECT DocumentId, Start, Stop, Value FROM STATEMENTS JOIN DATALONGTEXT ON StatementId = STATEMENTS.ID "
        "JOIN VARIABLES ON VariableId = VARIABLES.ID WHERE Variable = 'content_spans'",
    )
    texts = dict(ask(data, "SELECT ID, Text FROM DOCUMENTS"))
    assert {len(text) for text in texts.values()} == {len(each.article.text.replace("\0", "x")) for each in pile}
    anchored = [
        s for each in pile for s in each.statements if any(a.start < a.end for a in s.content or s.cue or s.source)
    ]
    assert len(kept) == len(anchored)


def test_it_reads_back(dna: Path) -> None:
    file = read_dna(dna)
    (notes,) = file.notes()
    assert (file.version, [each.coder for each in file.statements]) == ("3.0.11", ["On Record"] * 2)
    assert notes.article.text == document_text(TEXT)
    assert (notes.article.outlet, notes.article.published, notes.article.format) == ("Fjord Post", "2026-03-04", "dna")
    assert [each.content for each in notes.statements] == [each.content for each in NOTES.statements]
    first = notes.statements[0]
    assert (first.speaker.value.name, first.form, first.place.value, first.authority.value, first.acts[0].value) == (
        "Ada Lorne", "direct", Place("Fjordby"), "named", "vow",
    )  # fmt: skip


def test_writing_what_was_read_changes_nothing(dna: Path, tmp_path: Path) -> None:
    once = tuple(read_dna(dna).notes())
    write_export(Record(once), tmp_path / "again.dna", "dna")
    twice = tuple(read_dna(tmp_path / "again.dna").notes())
    fields = ("content", "cue", "source", "form", "place", "authority", "acts", "attitude")
    for before, after in zip(once[0].statements, twice[0].statements, strict=True):
        assert [getattr(before, field) for field in fields] == [getattr(after, field) for field in fields]
        assert before.speaker.value.name == after.speaker.value.name


def test_what_people_coded_is_read_with_its_concept_and_agreement(dna: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(dna)) as connection, connection:
        run = connection.execute
        run("UPDATE DOCUMENTS SET Text = 'A 🚢: we need the quay, the board said.'")
        run("DELETE FROM STATEMENTS")
        run("INSERT INTO STATEMENTS VALUES (9, 1, 1, 6, 22, 1)")  # UTF-16: the ship counts two
        run("INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (900, 2, 'the board'), (901, 3, 'the quay is needed')")
        run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (9, 1, 1), (9, 2, 900), (9, 3, 901)")
        run("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (9, 4, 1)")
    file = read_dna(dna)
    (coded,) = file.statements
    assert (coded.type, coded.coder, file.articles[0].read(coded.span)) == (
        "DNA Statement",
        "Admin",
        "we need the quay",
    )
    assert coded.values == {"person": "", "organization": "the board", "concept": "the quay is needed", "agreement": 1}
    (notes,) = file.notes()
    (statement,) = notes.statements
    assert (statement.speaker.value.name, statement.form, notes.entities[0].type) == (
        "the board",
        "indirect",
        "organization",
    )


def test_its_documents_are_added_like_any_articles(dna: Path) -> None:
    (article,) = read_sources([str(dna)])
    assert isinstance(article, Article)
    assert (article.format, article.source, article.outlet) == ("dna", "event.dna", "Fjord Post")
    (again,) = read_sources(["-"], stdin=io.BytesIO(dna.read_bytes()))
    assert again.text == article.text


SCRIPTS = {
    "UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version'": "version 2.0 beta 25; only version 3 is read",
    "DELETE FROM SETTINGS": "version none; only version 3",
    "DROP TABLE ENTITIES": "(a file of DNA 2?): no table ENTITIES",
    "ALTER TABLE STATEMENTS RENAME COLUMN Stop TO Ende": "STATEMENTS has no column Stop",
    "UPDATE STATEMENTS SET Stop = 100000 WHERE ID = 2": "statement 2 stands outside of its document: 0 to 100000",
    "UPDATE STATEMENTS SET DocumentId = 7 WHERE ID = 1": "statement 1 has no document",
    "UPDATE DOCUMENTS SET Text = x'00ff'": "document 1 has no text",
    "DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT * FROM n":
        "no table DOCUMENTS",
}  # fmt: skip


@pytest.mark.parametrize(("script", "message"), SCRIPTS.items(), ids=range(len(SCRIPTS)))
def test_another_or_a_broken_file_is_one_line_with_the_path(dna: Path, script: str, message: str) -> None:
    with closing(sqlite3.connect(dna)) as connection, connection:
        connection.executescript(script)
    with pytest.raises(InputError) as error:
        read_dna(dna)
    assert message in str(error.value)
    assert "event.dna" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a SQLite database"),
        (b"PK\3\4 something else", "not a SQLite database"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "is a broken .dna file"),
    ],
)
def test_what_is_no_database_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.dna"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_dna(path)


def test_half_a_file_is_refused(dna: Path) -> None:
    dna.write_bytes(dna.read_bytes()[: 9 * 4096])
    with pytest.raises(InputError, match="broken"):
        list(read_dna(dna).notes())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_dna(tmp_path / "none.dna")


def test_another_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.dna")) as connection, connection:
        connection.execute("CREATE TABLE t(a)")
    with pytest.raises(InputError, match="a SQLite database of another kind"):
        read_dna(tmp_path / "x.dna")


@given(st.text(st.characters(exclude_categories=[])))
def test_document_text_keeps_the_number_of_characters(text: str) -> None:
    made = document_text(text)
    assert len(made) == len(text) == len(made.encode("utf-16-le")) // 2
    assert not set("\r\0") & set(made)


@given(st.text())
def test_a_label_is_short_and_on_one_line(text: str) -> None:
    assert len(label(text)) <= 190
    assert label(text).split("\n") == [label(text)]


def test_a_body_that_speaks_is_an_organization() -> None:
    entity = structs.replace(NOTES.entities[0], type="organization", name="Ada Lorne")
    board = structs.replace(NOTES, entities=(entity,), statements=NOTES.statements[:1])
    data = exported(Record((board,)), "dna")
    query = """SELECT Variable, ENTITIES.Value FROM DATASHORTTEXT JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId
      JOIN ENTITIES ON ENTITIES.ID = Entity WHERE Variable IN ('person', 'organization') ORDER BY 1"""
    assert ask(data, query) == [("organization", "Ada Lorne"), ("person", "")]


def test_two_texts_that_are_cut_to_one_label_are_one_entity() -> None:
    long = "x" * 250
    twice = report("a said b", said("b", None), said("a", None))
    statements = tuple(
        structs.replace(each, addressee=Finding(Reference(long + end), (), "test"), content=(Span(at, at + 1),))
        for at, (each, end) in enumerate(zip(twice.statements, "yz", strict=True))
    )
    whole(exported(Record((structs.replace(twice, statements=statements),)), "dna"))
