"""Model attributions meet what the rules found."""

from onrecord.reader import ModelReading, with_found
from onrecord.schema import Attribution, Cue, Found, Quotation, Span


def test_lemma_and_quotations_are_filled_in() -> None:
    text = '"No," she said.'
    made = Attribution((Span(0, 5),), (Span(10, 14),), (Span(6, 9),), "direct", "model", 0.9)
    found = Found((Quotation(Span(0, 5), Span(1, 4)),), (Cue(Span(10, 14), "say", "finite"),), ())
    (given,) = with_found(ModelReading((made,)), found).attributions
    assert text[10:14] == "said"
    assert (given.lemma, given.quotations, given.score) == ("say", (0,), 0.9)


def test_a_cue_that_the_rules_do_not_know_has_no_lemma() -> None:
    made = Attribution((Span(0, 5),), (Span(10, 14),), (), "direct", "model", 0.9)
    (given,) = with_found(ModelReading((made,)), Found((), (), ())).attributions
    assert (given.lemma, given.quotations) == ("", ())
