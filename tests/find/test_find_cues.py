"""Cue candidates: the whole verb group, its lemma and shape, and the nouns that only look like cues."""

import pytest

from onrecord.errors import LexiconError
from onrecord.find import find
from onrecord.find.cues import find_cues
from onrecord.intake import article_from_text
from onrecord.lang.cues import cue_entries, cue_forms
from onrecord.lang.words import word_classes
from onrecord.text import read_text


def cues(text: str) -> list[tuple[str, str, str]]:
    found = find_cues(read_text(article_from_text(text)))
    return [(text[c.span.start : c.span.end], c.lemma, c.kind) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voss said it fell.", ("said", "say", "finite")),
        ("Voss has also said it fell.", ("has also said", "say", "finite")),
        ("Voss did not deny it.", ("did not deny", "deny", "finite")),
        ("Voss pointed out that it fell.", ("pointed out", "point out", "finite")),
        ("Voss has called on the union to act.", ("has called on", "call on", "finite")),
        ("Voss strongly condemned the raid.", ("strongly condemned", "condemn", "finite")),
        ("Voss went on to praise the firemen.", ("went on to praise", "praise", "finite")),
        ("It is said that the dam fell.", ("is said", "say", "passive")),
        ("Voss left, saying that it fell.", ("saying", "say", "participle")),
        ("Voss is warning of a flood.", ("is warning of", "warn of", "finite")),
        ("According to Voss, it fell.", ("According to", "according to", "according")),
        ("Voss offered his sincere condolences over the loss.",
         ("offered his sincere condolences", "offer * condolences", "finite")),
        ("Drivers believe that it fell.", ("believe", "believe", "finite")),
        ("Voss made it clear that it fell.", ("made it clear", "make it clear", "finite")),
        ("Voss was adamant that it fell.", ("was adamant", "be adamant", "finite")),
        ("Voss stressed that it fell.", ("stressed", "stress", "finite")),
        ("Voss swore to rebuild it.", ("swore", "swear", "finite")),
        ("Voss denies that it fell.", ("denies", "deny", "finite")),
    ],
)  # fmt: skip
def test_cue(text: str, expected: tuple[str, str, str]) -> None:
    assert [expected] == cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the union filled a page.",
        "Its reports on the flood were long.",
        "The United States lies to the west.",
        "Per capita income fell.",
        "A proposed plan was lost.",
        "The protests have been held since May.",
    ],
)
def test_no_cue(text: str) -> None:
    assert cues(text) == []


def test_every_form_leads_to_its_entry() -> None:
    forms = cue_forms()
    assert [
        next(f.entry.lemma for f in forms[form] if not f.entry.tail)
        for form in ("write", "writes", "writing", "wrote", "written")
    ] == ["write", "write", "write", "write", "write"]


@pytest.mark.parametrize(
    ("form", "lemma"), [("slammed", "slam"), ("deplored", "deplore"), ("decries", "decry"), ("hit back", "hit back")]
)
def test_regular_inflection(form: str, lemma: str) -> None:
    assert lemma in {found.entry.lemma for found in cue_forms()[form.split()[0]]}


def test_lexicon_is_wide_and_names_each_entry_once() -> None:
    assert len(cue_entries()) > 500


def test_unknown_word_class_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="gerundive"):
        _ = word_classes().gerundive


def test_missing_language_is_named() -> None:
    with pytest.raises(LexiconError, match="lang/xx"):
        cue_entries("xx")


def test_found_is_in_text_order() -> None:
    text = "“We wait,” Voss said. She added that the union, which called the plan a “farce”, would sue."
    found = find(read_text(article_from_text(text)))
    assert sorted(c.span for c in found.cues) == [c.span for c in found.cues]
    assert sorted(q.span for q in found.quotations) == [q.span for q in found.quotations]
