"""The naming table: who chooses which word for the same deed and the same people, counted and not judged."""

import csv
import io

import pytest
from click.testing import CliRunner

from onrecord.cli import cli
from onrecord.intake import article_from_text
from onrecord.pipeline import make_record, take_notes
from onrecord.tell.naming import COLUMNS, compose_naming, namings, write_naming
from onrecord.tell.renderers import RENDERERS

HARBOUR = (
    "General Mara Lind was killed in Riga on Friday. The killing of Mara Lind was filmed.\n\n"
    "“The martyrdom of Mara Lind will not be forgotten,” said Ivo Brandt, the head of the Tidal Front.\n\n"
    "The city was calm. Trams ran as they do on any day of the week, and the shops were open until the evening."
)
LEDGER = (
    "The assassination of General Mara Lind in Riga on Friday was met with silence. Mara Lind was 61.\n\n"
    "The government said nothing about it, and the shops of the city were open until late in the evening."
)


@pytest.fixture(scope="module")
def record():
    given = [("Harbour Review", HARBOUR), ("Northern Ledger", LEDGER)]
    articles = [article_from_text(text, outlet=outlet, published="2024-05-15") for outlet, text in given]
    return make_record([take_notes(article, rules_only=True) for article in articles])


def of_events(record):
    return {(row.namer, row.by, row.words, len(row.spans)) for row in namings(record) if row.kind == "event"}


def test_each_outlet_and_each_speaker_has_its_own_word(record) -> None:
    assert of_events(record) == {
        ("Harbour Review", "outlet", "killed", 1),
        ("Harbour Review", "outlet", "killing", 1),
        ("Ivo Brandt", "speaker", "martyrdom", 1),
        ("Northern Ledger", "outlet", "assassination", 1),
    }


def test_one_deed_in_two_outlets_is_one_thing_under_a_title_without_a_word_for_it(record) -> None:
    assert {row.title for row in namings(record) if row.kind == "event"} == {
        "what was done to Mara Lind in Riga on 10 May 2024"
    }


def test_what_is_named_in_one_way_only_is_no_row(record) -> None:
    assert "Tidal Front" not in {row.title for row in namings(record)}


def test_the_spans_read_what_the_row_says(record) -> None:
    texts = {notes.article.id: notes.article.text for notes in record.notes}
    for row in namings(record):
        for span in row.spans:
            assert row.words.casefold() in texts[row.article][span.start : span.end].casefold()


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_renderer_shows_who_says_what_with_its_source(record, name: str) -> None:
    stream = io.StringIO()
    RENDERERS[name](compose_naming(record), stream)
    shown = stream.getvalue()
    assert all(word in shown for word in ("martyrdom", "assassination", "Ivo Brandt", "Northern Ledger", "×1"))


def test_the_table_for_spreadsheets(record) -> None:
    stream = io.StringIO()
    write_naming(record, stream)
    header, *rows = csv.reader(io.StringIO(stream.getvalue()))
    assert tuple(header) == COLUMNS
    assert any(row[2:6] == ["Ivo Brandt", "speaker", "Harbour Review", "martyrdom"] for row in rows)


def test_the_command(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR, "utf-8")
    run = CliRunner()
    added = run.invoke(cli, ["add", "--rules-only", str(tmp_path / "a.txt"), "-o", str(tmp_path / "event.db")])
    assert added.exit_code == 0, added.output
    shown = run.invoke(cli, ["naming", str(tmp_path / "event.db"), "-o", str(tmp_path / "naming.csv")])
    assert shown.exit_code == 0, shown.output
    assert "martyrdom" in (tmp_path / "naming.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("goes_on", "expected"),
    [
        ("The crime shocked Riga.", {"crime"}),
        ("Ivo Brandt described the killing as a tragedy.", {"tragedy"}),
        ("Norland’s cowardly operation shocked Riga.", {"cowardly operation"}),
        ("“This outrage will not be forgotten,” said Ivo Brandt.", {"outrage"}),
        ("A crime was reported in Oslo.", set()),  # another one
        ("He has a record as a crime writer.", set()),
        ("Crime is down in Riga.", set()),
        ("The operation on his knee went well, said Ivo Brandt.", {"operation"}),  # what one event alone cannot tell
    ],
)
def test_what_names_no_deed_may_name_the_only_one_told_of(goes_on: str, expected: set[str]) -> None:
    article = article_from_text(f"General Mara Lind was killed in Riga on Friday. {goes_on}", published="2024-05-15")
    rows = namings(make_record([take_notes(article, rules_only=True)]))
    named = {row.words for row in rows if row.kind == "event"}
    assert named - {"killed", "killing"} == expected


def test_where_it_could_be_either_of_two_it_is_left_out() -> None:
    text = (
        "General Mara Lind was killed in Riga. Pilot Bo Falk was killed in Oslo on Monday. The crime shocked the north."
    )
    article = article_from_text(text, published="2024-05-15")
    rows = namings(make_record([take_notes(article, rules_only=True)]))
    assert "crime" not in {row.words for row in rows}
