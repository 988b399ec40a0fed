"""What the words of a mention say by themselves."""

import pytest

from onrecord.reader import wording as w
from onrecord.reader.wording import wording


def said(phrase: str, head: str) -> w.Wording:
    at = phrase.index(head)
    text = f"Yesterday {phrase} spoke."
    return wording(text, 10, 10 + len(phrase), 10 + at, 10 + at + len(head))


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("she", "she", w.THIRD),
        ("Our", "Our", w.FIRST),
        ("you", "you", w.SECOND),
        ("those", "those", w.DEMONSTRATIVE),
        ("who", "who", w.RELATIVE),
        ("Ada Larsen", "Ada", w.NAME),
        ("the Harbour Union", "Union", w.NAME),
        ("the dockers", "dockers", w.DEFINITE),
        ("these dockers", "dockers", w.POINTED),
        ("a docker", "docker", w.VAGUE),
        ("her brother", "brother", w.OWNED),
        ("Larsen's brother", "brother", w.OWNED),
        ("striking dockers", "dockers", w.BARE),
    ],
)
def test_the_kind_of_a_mention(phrase, head, kind):
    assert said(phrase, head).kind == kind


@pytest.mark.parametrize(
    ("phrase", "head", "number"),
    [
        ("she", "she", w.SINGULAR),
        ("they", "they", w.PLURAL),
        ("the dockers", "dockers", w.PLURAL),
        ("the docker", "docker", w.SINGULAR),
        ("the press", "press", w.SINGULAR),
        ("the police", "police", w.PLURAL),
        ("our chair", "chair", w.SINGULAR),
        ("a mother and her son", "mother", w.SINGULAR),
        ("mayor and council", "mayor", w.PLURAL),
        ("Ada Larsen", "Ada", w.UNKNOWN),
    ],
)
def test_the_number_of_a_mention(phrase, head, number):
    assert said(phrase, head).number == number


@pytest.mark.parametrize(
    ("phrase", "head", "gender"),
    [
        ("he", "he", w.MALE),
        ("its", "its", w.THING),
        ("they", "they", w.UNKNOWN),
        ("Mrs Larsen", "Larsen", w.FEMALE),
        ("Larsen's brother", "brother", w.MALE),
        ("the chair", "chair", w.UNKNOWN),
        ("the king and the queen of the docks", "docks", w.UNKNOWN),
    ],
)
def test_the_gender_of_a_mention(phrase, head, gender):
    assert said(phrase, head).gender == gender


@pytest.mark.parametrize(
    ("phrase", "head", "words"),
    [("Larsen's deputy", "deputy", {"deputy"}), ("the Harbour Union’s old chair", "chair", {"old", "chair"})],
)
def test_the_owner_is_not_what_is_owned(phrase, head, words):
    assert said(phrase, head).words == words


def test_titles_and_determiners_are_no_part_of_what_is_compared():
    assert said("The Harbour Union’s", "Union").full == "harbour union"


@pytest.mark.parametrize(
    ("phrase", "head", "surname", "initials"),
    [
        ("Ada Larsen", "Ada", "larsen", "al"),
        ("the dockers", "dockers", "", ""),
        ("Harbour Workers Union", "Union", "union", "hwu"),
    ],
)
def test_what_a_name_is_known_by(phrase, head, surname, initials):
    assert (said(phrase, head).surname, said(phrase, head).initials) == (surname, initials)


@pytest.mark.parametrize("phrase", ["—", "“", "…", "'s", "’", "\u200f"])
def test_a_mention_without_words_has_a_wording(phrase):
    assert wording(phrase, 0, len(phrase), 0, len(phrase)).words == frozenset()


def test_a_mention_of_any_length_is_looked_at_up_to_a_limit():
    text = "word " * 100_000
    assert len(wording(text, 0, len(text), 0, 4).full) < 1_000
