"""MUC, B³ and CEAF-e against the figures of a published scorer, and their limits."""

import pytest

from onrecord.evaluate.coreference import b_cubed, ceaf_e, conll, mean_f1, muc, without_lone
from onrecord.schema import Span


def chains(written: str) -> list[frozenset[Span]]:
    """Chains written as groups of letters: "abc de" are two, of three mentions and of two."""
    return [frozenset(Span(ord(sign), ord(sign) + 1) for sign in group) for group in written.split()]


# Recall, precision and F1 as `scorch` 0.2.0 (an independent scorer for the CoNLL-2011/2012 shared tasks) gives them.
# The second and third are the examples of Luo (2005).
RECORDED = [
    ("abc de f ghij", "ab cde ghik l", muc, 0.666667, 0.666667, 0.666667),
    ("abc de f ghij", "ab cde ghik l", b_cubed, 0.591667, 0.591667, 0.591667),
    ("abc de f ghij", "ab cde ghik l", ceaf_e, 0.5875, 0.5875, 0.5875),
    ("abcde fg hijkl", "abcde fghijkl", muc, 1.0, 0.9, 0.947368),
    ("abcde fg hijkl", "abcde fghijkl", b_cubed, 1.0, 0.761905, 0.864865),
    ("abcde fg hijkl", "abcde fghijkl", ceaf_e, 0.611111, 0.916667, 0.733333),
    ("abcde fg hijkl", "abcdehijkl fg", muc, 1.0, 0.9, 0.947368),
    ("abcde fg hijkl", "abcdehijkl fg", b_cubed, 1.0, 0.583333, 0.736842),
    ("abcde fg hijkl", "abcdehijkl fg", ceaf_e, 0.555556, 0.833333, 0.666667),
    ("ab cd ef", "ac be df", muc, 0.0, 0.0, 0.0),
    ("ab cd ef", "ac be df", b_cubed, 0.5, 0.5, 0.5),
    ("ab cd ef", "ac be df", ceaf_e, 0.5, 0.5, 0.5),
]


@pytest.mark.parametrize(("gold", "found", "measure", "recall", "precision", "f1"), RECORDED)
def test_a_measure_is_that_of_the_published_scorer(gold, found, measure, recall, precision, f1):
    agreement = measure(chains(gold), chains(found))
    assert (agreement.recall, agreement.precision, agreement.f1) == pytest.approx((recall, precision, f1), abs=1e-6)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_the_same_chains_agree_wholly(measure):
    assert measure(chains("abc de fg"), chains("fg de abc")).f1 == 1.0


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
@pytest.mark.parametrize(("gold", "found"), [("", "ab"), ("ab", ""), ("", "")])
def test_nothing_on_one_side_agrees_in_nothing(measure, gold, found):
    assert measure(chains(gold), chains(found)).f1 == 0.0


def test_gold_and_found_change_places_as_recall_and_precision_do():
    there, back = ceaf_e(chains("abc de f"), chains("ab cdef")), ceaf_e(chains("ab cdef"), chains("abc de f"))
    assert (there.recall, there.precision) == (back.precision, back.recall)


def test_counts_are_summed_over_documents_before_shares_are_taken():
    totals = conll([(chains("ab"), chains("ab")), (chains("abcd"), chains(""))])
    assert totals["muc"].recall == 1 / 4


def test_the_figure_is_the_mean_of_the_three():
    totals = conll([(chains("abc de f ghij"), chains("ab cde ghik l"))])
    assert mean_f1(totals) == pytest.approx((0.666667 + 0.591667 + 0.5875) / 3, abs=1e-6)


def test_chains_of_one_can_be_left_out():
    assert without_lone(chains("a bc d")) == chains("bc")
