"""The lexicons of intake: every row can be used, and a row that cannot names its file and line."""

from collections.abc import Callable, Iterator

import pytest

from onrecord.errors import LexiconError
from onrecord.intake import blocks, page_lines
from onrecord.lang import parse_lexicon, word_list

LINES = "kind\twhere\tlongest\twhat\tphrase\n"


@pytest.fixture
def fresh() -> Iterator[None]:
    """The tables are read anew, and once more after the test."""
    page_lines._table.cache_clear()
    blocks._parts.cache_clear()
    yield
    page_lines._table.cache_clear()
    blocks._parts.cache_clear()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("read", [page_lines._table, blocks._parts])
def test_every_row_can_be_used(read: Callable[[], dict[str, object]]) -> None:
    assert read()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("boilerplate\tmiddle\t-\tshare buttons\tshare", "'middle' is not one of whole, start, start:, end"),
        ("boilerplate\tstart\tmany\tshare buttons\tshare", "the longest is a number of words, or -"),
        ("rubbish\twhole\t-\tshare buttons\tshare", "no kind of paragraph is called 'rubbish'"),
    ],
)
def test_a_broken_row_names_its_line(row: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = parse_lexicon(LINES + row, "page_lines.tsv")
    monkeypatch.setattr(page_lines, "lexicon", lambda language, name: rows)
    with pytest.raises(LexiconError) as caught:
        page_lines._table()
    assert str(caught.value) == f"page_lines.tsv:2: {message}"


@pytest.mark.parametrize("name", ["agencies", "labels"])
def test_word_lists_are_read(name: str) -> None:
    assert len(word_list("en", name)) > 30
