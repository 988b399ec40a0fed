"""How `bench/reader_spans.py` compares spans: by tokens, and by words alone."""

import sys
from pathlib import Path

import pytest

from onrecord.evaluate.tokens import Tokenized
from onrecord.schema import Span

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from reader_spans import edges

TEXT = "Ines Roy, the mayor, said it rained."
BARE, WITH_COMMA, SHORT = Span(0, 19), Span(0, 20), Span(0, 8)


@pytest.mark.parametrize(
    ("one", "other", "words_only", "same"),
    [
        (BARE, WITH_COMMA, False, False),
        (BARE, WITH_COMMA, True, True),
        (BARE, SHORT, True, False),
        (BARE, Span(1, 18), False, True),  # a token that is touched counts as a whole, as in the reference scorer
    ],
)
def test_spans_are_the_same_by_their_first_and_last_token(one: Span, other: Span, words_only: bool, same: bool) -> None:
    a, b = (edges(Tokenized(TEXT), [("source", span)], words_only=words_only) for span in (one, other))
    assert (a == b) is same


def test_the_role_counts() -> None:
    a, b = (edges(Tokenized(TEXT), [(role, BARE)], words_only=False) for role in ("source", "cue"))
    assert a.isdisjoint(b)
