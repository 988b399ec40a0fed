"""Bounds of what the reader found: whole names, whole nouns, whole objects."""

import pytest

from onrecord.attribute.bounds import Bounds
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.schema import Attribution, Span
from onrecord.text import read_text


def _attribution(text, source, cue, content, rule="reader"):
    spans = tuple(
        (Span(text.index(part), text.index(part) + len(part)),) if part else () for part in (content, cue, source)
    )
    return Attribution(*spans, "indirect", rule, 0.9)


def _bounds(text):
    reading = read_text(article_from_text(text))
    return Bounds(reading, find(reading))


def _read(text, spans):
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "source", "ruled", "wanted"),
    [
        ("Top Port Party official Nila Roy underlined that it fell.", "Top", "Top Port Party official Nila Roy", 1),
        ("Unconfirmed reports on radio claim that it fell.", "Unconfirmed", "Unconfirmed reports on radio", 1),
        ("The company said that it fell.", "The", "The company", 1),
        ("Nila Roy spoke and claimed that it fell.", "Nila Roy", "Nila Roy spoke and", 0),
        ("Nila Roy of the union claimed that it fell.", "Nila Roy", "Nila Roy of the union", 0),
        ("They all claimed that it fell.", "They", "They all", 0),
    ],
)  # fmt: skip
def test_a_source_that_ends_inside_a_noun_phrase_goes_on_as_the_rule_says(text, source, ruled, wanted):
    own, other = (_attribution(text, each, "", "that it fell") for each in (source, ruled))
    assert _read(text, _bounds(text).source(own, other)) == [(source, ruled)[wanted]]


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("On Monday Yorleny Pabón said that it fell.", "Yorleny", "Yorleny Pabón"),
        ("On Monday Yorleny Pabón said that it fell.", "Pabón", "Yorleny Pabón"),
        ("The port board said that it fell.", "The", "The port board"),
        ("The board, a body of nine, said that it fell.", "The", "The"),
        ("He’s said that it fell.", "He", "He"),
    ],
)
def test_a_source_holds_whole_names_and_its_noun_without_a_rule(text, source, wanted):
    own = _attribution(text, source, "said", "that it fell")
    assert _read(text, _bounds(text).source(own, None)) == [wanted]


@pytest.mark.parametrize(
    ("text", "cue", "own", "ruled", "wanted"),
    [
        ("Roy slammed attempts by him to sell it.", "slammed", "by him to sell it", "attempts by him to sell it", 1),
        ("Roy called on both sides to talk.", "called on", "to talk", "both sides to talk", 1),
        ("Roy appealed to both sides to talk.", "appealed to", "to both sides to talk", "both sides to talk", 1),
        ("Roy agreed with Ivo Brandt that it fell.", "agreed with", "that it fell", "Ivo Brandt that it fell", 0),
        ("Roy scolded him: the dam fell.", "scolded", "the dam fell", "him: the dam fell", 0),
        ("Roy expressed solidarity with Oslo.", "expressed solidarity", "solidarity with Oslo", "with Oslo", 0),
    ],
)  # fmt: skip
def test_an_object_is_whole(text, cue, own, ruled, wanted):
    learned = _attribution(text, "Roy", cue.split()[0], own)
    other = _attribution(text, "Roy", cue, ruled, "finite object")
    assert _read(text, _bounds(text).content(learned, other)) == [(own, ruled)[wanted]]


def test_what_is_no_object_is_the_readers():
    text = "Roy told the board it fell."
    own, other = (_attribution(text, "Roy", "told", part, "finite clause") for part in ("it fell", "the board it fell"))
    assert _read(text, _bounds(text).content(own, other)) == ["it fell"]
