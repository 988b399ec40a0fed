"""Which marks pair: seven styles, nesting, apostrophes, paragraphs, marks without a partner."""

import pytest

from onrecord.intake import article_from_text
from onrecord.schema import Article, Paragraph, Span
from onrecord.text import Reading, read_text


def reading(text: str) -> Reading:
    return read_text(article_from_text(text))


def quoted(text: str) -> list[tuple[str, int]]:
    return [(text[q.span.start : q.span.end], q.depth) for q in reading(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “go now” to her.", [("“go now”", 0)]),
        ('He said "go now" to her.', [('"go now"', 0)]),
        ("He said ‘go now’ to her.", [("‘go now’", 0)]),
        ("He said 'go now' to her.", [("'go now'", 0)]),
        ("He said „go now“ to her.", [("„go now“", 0)]),
        ("He said «go now» to her.", [("«go now»", 0)]),
        ("He said »go now« to her.", [("»go now«", 0)]),
        ("He said ``go now'' to her.", [("``go now''", 0)]),
        ("He said ''go now'' to her.", [("''go now''", 0)]),
        ("“He said ‘go’ to me,” she said.", [("“He said ‘go’ to me,”", 0), ("‘go’", 1)]),
        ("The drivers’ union and Voss’s van.", []),
        ("The drivers' union and Voss's van in the '90s.", []),
        ("‘The drivers’ plan’ was read.", [("‘The drivers’ plan’", 0)]),
        ("‘It isn’t so,’ she said.", [("‘It isn’t so,’", 0)]),
        ("😀 “go” 😀", [("“go”", 0)]),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, int]]) -> None:
    assert expected == quoted(text)


def test_an_unbalanced_mark_costs_its_paragraph() -> None:
    text = "She said “go and never came back.\n\nThe “safe” zone was empty by the end of that long day."
    found = reading(text)
    assert [q.closed for q in found.quotations] == [False, True]
    assert len(found.problems) == 1


def test_a_quotation_goes_on_where_the_opening_mark_is_repeated() -> None:
    found = reading("Voss said: “We wait.\n\n“We have time.\n\n“We go.”\n\nIt rained for the rest of the week.")
    assert [q.continues for q in found.quotations] == [None, 0, 1]
    assert found.problems == []


def test_depth_is_bounded() -> None:
    text = "“‘" * 5000
    found = read_text(Article("x", text, (Paragraph(Span(0, len(text))),)))
    assert max((q.depth for q in found.quotations), default=0) < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Brandt of the U.S. left. She stayed.", 2),
        ("“Go!” he said. She stayed.", 2),
        ("It fell.Then it rained.", 2),
        ("Gen. A. Brandt left.", 1),
        ("It cost 4.5 million.", 1),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    assert expected == len(reading(text).sentences)


def test_a_sentence_without_end_is_cut() -> None:
    found = read_text(Article("x", "word " * 2000, (Paragraph(Span(0, 9999)),)))
    assert max(last - first for first, last in found.sentences) <= 250
    assert len(found.words) == len(found.sentence_of) == 2000
