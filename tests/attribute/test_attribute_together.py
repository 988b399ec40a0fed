"""Rules and reader together: who is named as the finder, what layout decides, and what stands inside what."""

import numpy as np
import pytest

from onrecord import Article, read
from onrecord.attribute.together import READER_FEATURES, RULE_FEATURES
from onrecord.intake import article_from_text
from onrecord.pipeline import take_all, take_notes
from onrecord.reader import default_reader
from onrecord.reader.tagging import log_softmax

INTERVIEW = """The gate has been shut for a week. Ilse Brandt, who runs the harbour, explains herself.

Harbour Weekly: Why did you close the gate?

Ilse Brandt: Because nobody would test the cranes. We waited for a year.

Harbour Weekly: Will you open it again?

Ilse Brandt: On Friday, at nine. I have told the council so.
"""
SHORT = "“The ferry sails at noon,” said Captain Ilse Brandt. The port authority said that freight would go to Genoa."


def test_what_both_find_names_both():
    assert {statement.by.partition(" + ")[2] for statement in read(SHORT).statements} == {default_reader().by}


def test_rules_alone_name_rules_alone():
    notes = take_notes(article_from_text(SHORT), rules_only=True)
    assert all(default_reader().by not in statement.by for statement in notes.statements)
    assert default_reader().by not in notes.maker


def test_those_who_only_ask_make_no_statement():
    notes = read(INTERVIEW)
    whole = [each for each in notes.statements if each.parent is None]
    assert {notes.article.read(*each.source) for each in whole} == {"Ilse Brandt"}


def test_a_statement_inside_a_statement_has_it_as_its_parent():
    notes = read("The harbour master said the captain had told him that the engine was on fire.")
    inner = [each for each in notes.statements if each.parent]
    assert [notes.article.read(*each.source) for each in inner] == ["the captain"]
    assert inner[0].parent == next(each.id for each in notes.statements if not each.parent)


def test_a_participle_behind_an_object_is_the_main_subjects():
    notes = read(
        "Nila Roy condemned the killing of the fisherman, Abu Omar al-Sami, stressing that it would be paid for."
    )
    sources = {notes.article.read(*each.source) for each in notes.statements}
    assert sources == {"Nila Roy"}


def test_a_question_that_is_answered_is_nobodys_statement():
    notes = read("Asked whether the ferry would sail, Nila Roy said that it would.")
    assert [notes.article.read(*each.source) for each in notes.statements] == ["Nila Roy"]


def test_what_another_says_in_a_speakers_turn_is_his():
    notes = read(INTERVIEW.replace("We waited for a year.", "The board says the cranes are safe."))
    assert "The board" in {notes.article.read(*each.source) for each in notes.statements}


def test_there_are_as_many_weights_as_features():
    arbiter = default_reader().config.arbiter
    assert (len(arbiter.rules), len(arbiter.reader)) == (len(RULE_FEATURES), len(READER_FEATURES))


def test_threads_change_nothing():
    articles: list[Article] = [article_from_text(text) for text in (SHORT, INTERVIEW, SHORT * 9)]
    assert list(take_all(articles, threads=3)) == list(take_all(articles))


@pytest.mark.parametrize("text", ["", "\n\n", "!" * 300_000, "“" * 2000])
def test_odd_texts_are_read(text):
    assert take_notes(article_from_text(text)).statements == ()


def test_what_is_not_a_number_becomes_a_probability():
    shares = log_softmax(np.array([[np.nan, 0.0, np.inf]], dtype=np.float32))
    assert np.isfinite(shares).all()
