"""Tags and pointers to drafts, with outputs made by hand."""

import numpy as np
import pytest

from onrecord.reader import marks
from onrecord.reader.decode import Decoding, Outputs, decode
from onrecord.reader.form import form_of
from onrecord.reader.pieces import Pieces
from onrecord.reader.runs import snapped, whole, without
from onrecord.reader.tagging import best_runs, log_softmax

ROLES = {"s": 0, "c": 1, "t": 2}


def tags_of(letters: str) -> np.ndarray:
    """Log-probabilities for one role from a string: b begins, i inside, . outside."""
    wanted = np.array([".bi".index(x) for x in letters])
    return log_softmax(np.eye(3, dtype=np.float32)[wanted] * 12)


@pytest.mark.parametrize(
    ("letters", "runs"),
    [
        ("..bii..", [(2, 5)]),
        ("bi.bi", [(0, 2), (3, 5)]),
        ("bbi", [(0, 1), (1, 3)]),
        (".....", []),
        ("", []),
    ],
)
def test_runs(letters: str, runs: list[tuple[int, int]]) -> None:
    assert best_runs(tags_of(letters) if letters else np.zeros((0, 3), np.float32)) == runs


def test_nothing_goes_on_that_has_not_begun() -> None:
    tags = log_softmax(np.array([[0, -9, -9], [0, -1, 3], [0, -9, 3], [0, -9, -9]], dtype=np.float32))
    assert best_runs(tags) == [(1, 3)]


def outputs_of(roles: str, links: dict[int, int], n: int) -> Outputs:
    """Outputs for a string of roles (s source, c cue, t content, . none), each piece in `links` aiming at another."""
    tags = np.zeros((n, 3, 3), dtype=np.float32)
    tags[:, :, 0] = 12
    for position, letter in enumerate(roles):
        if letter != ".":
            begins = position == 0 or roles[position - 1] != letter
            tags[position, ROLES[letter]] = 0
            tags[position, ROLES[letter], 1 if begins else 2] = 12
    content = np.zeros((n, n), dtype=np.float32)
    cue = np.zeros((n, n), dtype=np.float32)
    content[:, 0] = cue[:, 0] = 5
    for start, end in links.items():
        (content if roles[start] == "t" else cue)[start, end] = 20
    return Outputs(tags.reshape(n, 9), np.zeros((n, 4), np.float32), content, cue)


def pieces_of(n: int, quote: list[int] | None = None) -> Pieces:
    ramp = np.arange(n)
    zeros = np.zeros(n, dtype=np.int64)
    return Pieces(ramp, ramp, ramp + 1, zeros, zeros, np.array(quote) if quote else zeros)


def test_content_in_two_pieces_meets_at_its_cue() -> None:
    roles = ".ttt.sc.ttt."
    links = dict.fromkeys((1, 2, 3, 8, 9, 10), 6) | {6: 5}
    (draft,) = decode(pieces_of(12), outputs_of(roles, links, 12), Decoding())
    assert (draft.content, draft.cue, draft.source) == ([(1, 4), (8, 11)], (6, 7), (5, 6))


def test_a_cue_without_source_has_none() -> None:
    (draft,) = decode(pieces_of(6), outputs_of(".c.tt.", {3: 1, 4: 1, 1: 0}, 6), Decoding())
    assert draft.source is None
    assert draft.content == [(3, 5)]


def test_a_name_as_heading_needs_no_cue() -> None:
    (draft,) = decode(pieces_of(6), outputs_of(".ss.tt", {4: 1, 5: 1}, 6), Decoding())
    assert (draft.cue, draft.source) == (None, (1, 3))


def test_what_is_not_a_number_costs_no_crash() -> None:
    n = 8
    broken = np.full((n, n), np.nan, dtype=np.float32)
    outputs = Outputs(np.full((n, 9), np.nan, np.float32), np.full((n, 4), np.nan, np.float32), broken, broken)
    decode(pieces_of(n), outputs, Decoding())


def test_content_grows_to_its_marks_but_not_over_a_cue() -> None:
    o, i, c = marks.OPENING, marks.INSIDE, marks.CLOSING
    quote = np.array([0, o, i, i, i, c, 0])
    assert snapped(quote, [(2, 5)], [], 2, 0.6) == [(1, 6)]
    assert snapped(quote, [(3, 5)], [(2, 3)], 2, 0.6) == [(3, 6)]


def test_a_cue_is_cut_out_of_its_own_content() -> None:
    assert without([(1, 4), (5, 9)], [(6, 7), (1, 2)]) == [(2, 4), (5, 6), (7, 9)]


def test_runs_grow_to_whole_words() -> None:
    goes_on = np.array([False, False, True, True, False, True])
    assert whole(goes_on, [(2, 3), (4, 5)]) == [(1, 4), (4, 6)]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“No,” he said", (0, 5), "direct"),
        ("“No,” he said", (1, 3), "direct"),
        ("said it was “a pity” for all", (5, 28), "mixed"),
        ("said it was a pity", (5, 18), "indirect"),
        ("``No,'' he said", (0, 7), "direct"),
    ],
)
def test_form(text: str, content: tuple[int, int], form: str) -> None:
    assert form_of(text, [content]) == form
