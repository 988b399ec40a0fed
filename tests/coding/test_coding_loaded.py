"""Loaded words: whose they are, what they are not, and that the table takes no side."""

import pytest
from coded import coded

from onrecord.coding.loaded import JUDGES, TONES, loaded_words
from onrecord.gazetteer import country_of, demonym_of
from onrecord.lang import lexicon

SIDES = ("Norland", "Sarn", "Vell")


def terms(marked: str) -> list[tuple[str, str]]:
    notes = coded(marked)
    return [(each.kind, notes.article.read(each.span)) for each in notes.remarks if each.kind.startswith("loaded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regime in Sarn fell.", [("loaded term", "regime")]),
        ("Martyrs were buried.", [("loaded term", "Martyrs")]),
        ("A terrorist attack on the pier killed two.", [("loaded term", "terrorist attack")]),
        ("[who Mara Lind] [cue said] [what that the regime was over].", [("loaded term, reported", "regime")]),
        ("[who Mara Lind] [cue said] [what “the regime is over”].", []),
        ("The so-called “martyrs” are back.", []),
        ("The tax regime changes in May.", []),
        ("They met in Martyrs’ Square.", []),
        ("A flash mob danced.", []),
        ("The government in Sarn fell after an attack.", []),
    ],
)
def test_loaded_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert terms(text) == expected


def test_a_loaded_word_explains_itself() -> None:
    remark = next(each for each in coded("The regime fell.").remarks)
    assert remark.by.startswith("loaded ") and remark.by.endswith(": blame, plainly “government” (own)")


@pytest.mark.parametrize("phrase", sorted({p for e in lexicon("en", "loaded") for p in e["words"].split(" | ")}))
def test_the_same_word_is_loaded_whoever_uses_it_of_whom(phrase: str) -> None:
    found = [
        [(kind, words.lower()) for kind, words in terms(f"In {one} they saw the {phrase.strip()} of {other} again.")]
        for one, other in zip(SIDES, (*SIDES[1:], SIDES[0]), strict=True)
    ]
    assert found[0] and found[0] == found[1] == found[2]


def test_no_row_names_a_country_or_its_people() -> None:
    words = {word for entry in lexicon("en", "loaded") for word in entry["words"].replace("|", " ").split()}
    assert [word for word in sorted(words) if country_of(word.title()) or demonym_of(word.title())] == []


def test_every_row_has_a_plain_word_and_a_judge() -> None:
    rows = [row for found in loaded_words("en").firsts.values() for _, row in found]
    assert all(row.plain and row.tone in TONES and row.judge in JUDGES for row in rows)


def test_both_blame_and_praise_are_in_it_from_every_judge_that_speaks_of_sides() -> None:
    tones = {entry["tone"] for entry in lexicon("en", "loaded") if entry["judge"] in ("ipi", "reuters")}
    assert {"blame", "praise"} <= tones
