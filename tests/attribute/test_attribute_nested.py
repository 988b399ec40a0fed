"""Statements inside statements: which stand, by whom, and whose part they are."""

import pytest

from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes

INSIDE = {
    "had told": ("The pilot said the tower had told him that the runway was shut.", "the tower", "had told"),
    "had promised to": ("The miller said that Olga Ness had promised to pay.", "Olga Ness", "had promised"),
    "had denied a thing": ("The clerk said that the dealer had rejected the offer.", "the dealer", "had rejected"),
    "were demanding": ("The mayor said that drivers were demanding a second lane.", "drivers", "were demanding"),
    "claimed that": ("The guard said that the visitor claimed that he was lost.", "the visitor", "claimed"),
    "quotation in quotation": ("“My aunt said, ‘Never sell the boat,’” he recalled.", "My aunt", "said"),
    "told in a quotation": ("“The nurse told me the ward was full,” said Ivo Brandt.", "The nurse", "told"),
    "said in a quotation": ("“People say the well is dry,” said Ivo Brandt.", "People", "say"),
}

NONE = {
    "one's own second verb": "The pilot said that he said that the runway was shut.",
    "a deed": "The pilot said that the tower wants a new runway.",
    "supposed": "The pilot said that the tower would say that the runway was shut.",
    "what things show": "The pilot said that the chart showed that the runway was shut.",
    "first person": "“I told them the ward was full,” said Ivo Brandt.",
    "told about": "“She told us about the ward,” said Ivo Brandt.",
}


@pytest.mark.parametrize("rules_only", [True, False])
@pytest.mark.parametrize(("text", "source", "cue"), INSIDE.values(), ids=INSIDE)
def test_what_another_said_before_is_a_part_of_what_is_said(text, source, cue, rules_only):
    notes = take_notes(article_from_text(text), rules_only=rules_only)
    inner = [each for each in notes.statements if each.parent]
    assert [(notes.article.read(*each.source), notes.article.read(*each.cue)) for each in inner] == [(source, cue)]
    assert inner[0].parent == next(each.id for each in notes.statements if not each.parent)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_not_surely_anothers_words_is_no_statement_of_its_own(text):
    assert not [each for each in take_notes(article_from_text(text)).statements if each.parent]


def test_what_a_text_says_it_did_not_ask_is_no_statement():
    text = "Ilse Brandt: We did not ask anyone to come. We asked the board to pay.\n\nIvo Roy: No.\n\nIlse Brandt: Yes."
    notes = take_notes(article_from_text(text))
    assert "did not ask" not in {notes.article.read(*each.cue) for each in notes.statements}
