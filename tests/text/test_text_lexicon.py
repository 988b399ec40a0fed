import pytest

from onrecord.errors import LexiconError
from onrecord.lang import lexicon, parse_lexicon


def test_cells_by_column_and_comments_left_out() -> None:
    rows = parse_lexicon("# words\nlemma\tforms\nsay\t\tsaid | says  # irregular\nadd\t-\n", "x.tsv")
    assert [(row["lemma"], row.phrases("forms"), row.line) for row in rows] == [
        ("say", ("said", "says"), 3),
        ("add", (), 4),
    ]


@pytest.mark.parametrize(("text", "line"), [("a\tb\nx\n", 2), ("a\ta\n", 1), ("a\n\n# c\nx\ty\n", 4)])
def test_broken_row_names_file_and_line(text: str, line: int) -> None:
    with pytest.raises(LexiconError, match=f"^x.tsv:{line}: "):
        parse_lexicon(text, "x.tsv")


def test_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match=r"lang/en/none\.tsv"):
        lexicon("en", "none")
