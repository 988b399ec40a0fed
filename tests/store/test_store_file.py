from pathlib import Path

import pytest

from onrecord.schema import Notes
from onrecord.store import Hit, RecordFile, check
from reports import report, said

LORNE = report(
    "Minister Ada Lorne said in Oslo: “The bridge will reopen on Monday.” An aide called the delay regrettable.",
    said("The bridge will reopen on Monday.", "Ada Lorne", authority="named", place="Oslo", said_on="2024-03-01"),
    said("regrettable", "An aide", "mixed", authority="unnamed", commitment="distanced"),
    outlet="Fjord Post",
    published="2024-03-02",
)
MOSS = report(
    "“No ferry sails before the céasefire,” said Brun Moss.",
    said("No ferry sails before the céasefire", "Brun Moss", authority="named"),
    outlet="Dale Times",
    published="2024-03-09T10:00:00Z",
)
SILENT = report("Nothing was said.", outlet="Quiet Weekly")
EVERY = sorted((LORNE, MOSS, SILENT), key=lambda each: each.article.id)
BRIDGE, DELAY, FERRY = LORNE.statements[0].id, LORNE.statements[1].id, MOSS.statements[0].id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        for notes in (LORNE, MOSS, SILENT):
            record.add(notes)
    return path


def newer(notes: Notes) -> Notes:
    """The same article as a later version of the rules reads it: one statement fewer."""
    return Notes(notes.article, notes.statements[:1], notes.entities, maker="test 2")


def test_articles_come_out_by_id(path: Path) -> None:
    with RecordFile.open(path) as record:
        assert [notes.article for notes in EVERY] == list(record.articles())


def test_adding_again_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with RecordFile.open(path) as record:
        assert [record.add(notes) for notes in EVERY] == [False, False, False]
    assert before == path.read_bytes()


def test_another_makers_notes_replace_an_article_whole(path: Path) -> None:
    with RecordFile.open(path) as record:
        assert record.add(newer(LORNE)) is True
        assert {newer(LORNE) if each is LORNE else each for each in EVERY} == set(record.notes())
        assert list(record.search("regrettable", limit=1))[:0] == []
        assert [hit.statement for hit in record.search("regrettable")] == [None]
    assert list(check(path)) == []


@pytest.mark.parametrize(
    ("article", "maker", "there"),
    [
        (LORNE.article.id, None, True),
        (LORNE.article.id, "test 1", True),
        (LORNE.article.id, "test 2", False),
        ("unknown", None, False),
    ],
)
def test_has(path: Path, article: str, maker: str | None, there: bool) -> None:
    with RecordFile.open(path) as record:
        assert there is record.has(article, maker)


def test_counts(path: Path) -> None:
    expected = {"articles": 3, "statements": 3, "entities": 3, "events": 0, "remarks": 0, "problems": 0}
    with RecordFile.open(path) as record:
        assert expected == record.counts()


def test_search_finds_statements_before_articles(path: Path) -> None:
    expected = [
        Hit(LORNE.article.id, BRIDGE, "The bridge will reopen on Monday."),
        Hit(LORNE.article.id, None, LORNE.article.text),
    ]
    with RecordFile.open(path) as record:
        assert expected == list(record.search("reopen"))


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '""',
        "*",
        "AND",
        "NOT bridge OR",
        "NEAR(a b",
        "content:bridge",
        "^",
        "-",
        "\0",
        "\ud800",
        "",
        " ",
        "a'b",
    ],
)
def test_search_takes_whatever_is_typed_as_words(path: Path, typed: str) -> None:
    with RecordFile.open(path) as record:
        assert list(record.search(typed)) == []


def test_an_analyst_can_ask_by_hand(path: Path) -> None:
    import sqlite3

    query = "SELECT speaker, words, outlet, said_on FROM quotations WHERE place = 'Oslo'"
    connection = sqlite3.connect(path)
    rows = connection.execute(query).fetchall()
    connection.close()
    assert rows == [("Ada Lorne", "The bridge will reopen on Monday.", "Fjord Post", "2024-03-01")]


def test_the_order_of_adding_does_not_change_what_comes_out(tmp_path: Path) -> None:
    with RecordFile.open(tmp_path / "other.db", create=True) as record:
        for notes in reversed(EVERY):
            record.add(notes)
        assert list(record.notes()) == EVERY
