"""Where mentions begin and end, and what they name."""

import pytest

from onrecord.find.mentions import find_mentions
from onrecord.schema import Article, Mention, Paragraph, Span
from onrecord.text import read_text


def mentions_of(text: str) -> list[Mention]:
    """The mentions of a one-paragraph article."""
    article = Article("case", text, (Paragraph(Span(0, len(text))),))
    return list(find_mentions(read_text(article)))


def words(text: str, *kinds: str) -> list[tuple[str, str]]:
    """Span and head of the mentions of these kinds."""
    chosen = [mention for mention in mentions_of(text) if mention.kind in kinds]
    return [(text[m.span.start : m.span.end], text[m.head.start : m.head.end]) for m in chosen]


NAMES = [
    ("Yesterday Tariq bin Sultan Al Marri spoke.", [("Tariq bin Sultan Al Marri", "Tariq bin Sultan Al Marri")]),
    ("Then Pieter van der Meer spoke.", [("Pieter van der Meer", "Pieter van der Meer")]),
    ("Then Abdul-Karim al-Basri spoke.", [("Abdul-Karim al-Basri", "Abdul-Karim al-Basri")]),
    ("Then Gen. J. P. Maric spoke.", [("Gen. J. P. Maric", "J. P. Maric")]),
    ("Then Dr. Anne St. Clair spoke.", [("Dr. Anne St. Clair", "Anne St. Clair")]),
    ("Then Martin Hale Jr. spoke.", [("Martin Hale Jr.", "Martin Hale Jr.")]),
    ("Then James “Jim” Hale spoke.", [("James “Jim” Hale", "James “Jim” Hale")]),
    ("Then Lt\u00a0Col\u00a0Ama\u00a0Osei spoke.", [("Lt\u00a0Col\u00a0Ama\u00a0Osei", "Ama\u00a0Osei")]),
    ("We met top Water Board official Ivo Maric.", [
        ("top Water Board official Ivo Maric", "Ivo Maric"), ("Water Board", "Water Board")]),
    ("We met Foreign Minister Ama Osei.", [("Foreign Minister Ama Osei", "Ama Osei")]),
    ("We met Secretary of State Ama Osei.", [("Secretary of State Ama Osei", "Ama Osei")]),
    ("It was Ama Osei’s plan.", [("Ama Osei", "Ama Osei")]),
    ("We met Ama Osei on Tuesday in May.", [("Ama Osei", "Ama Osei")]),
    ("We saw the Ministry of Water and Power.", [("the Ministry of Water and Power", "Ministry of Water and Power")]),
    ("We met the Loyalty to the Land Bloc.", [("the Loyalty to the Land Bloc", "Loyalty to the Land Bloc")]),
    ("However Osei left.", [("Osei", "Osei")]),
    ("We met Republican Jane Hart.", [("Republican Jane Hart", "Jane Hart")]),
    ("We met Ghana-born Ama Osei.", [("Ama Osei", "Ama Osei")]),
    ("We met the Dockers’ Union.", [("the Dockers’ Union", "Dockers’ Union")]),
    ("Per Olav Haug left.", [("Per Olav Haug", "Per Olav Haug")]),
    ("Meanwhile, it rained.", []),
    ("Speaking in haste is bad.", []),
    ("The bread is good.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_with_what_stands_before_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == words(text, "name")


NOMINALS = [
    ("We met the oil minister.", [("the oil minister", "minister")]),
    ("They told officials of it.", [("officials", "officials")]),
    ("A spokesman for the party left.", [("A spokesman for the party", "spokesman"), ("the party", "party")]),
    ("The Foreign Minister left.", [("The Foreign Minister", "Minister")]),
    ("Hundreds of thousands of Iraqis came.", [("Hundreds of thousands of Iraqis", "Iraqis")]),
    ("The grand mufti of Iraq spoke.", [("The grand mufti of Iraq", "mufti")]),
    ("The politburo of Ansar in a statement spoke.", [
        ("The politburo of Ansar", "politburo"), ("a statement", "statement")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOMINALS)
def test_descriptions_and_collectives(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == words(text, "nominal", "collective")


TYPES = [
    ("We met Ama Osei.", "person", "female"),
    ("We met Mr Okafor-Lind.", "person", "male"),
    ("We live in Kenya.", "place", "unknown"),
    ("We read the Kestrel Times.", "outlet", "unknown"),
    ("We left the Coast Workers Union.", "organization", "unknown"),
    ("We wrote to the Interior Ministry.", "government", "unknown"),
]


@pytest.mark.parametrize(("text", "kind", "gender"), TYPES)
def test_type_and_gender_of_a_name(text: str, kind: str, gender: str) -> None:
    mention = next(mention for mention in mentions_of(text) if mention.kind == "name")
    assert (kind, gender) == (mention.type, mention.gender)


@pytest.mark.parametrize("text", ["", "Kenya", "The", "’s", "Mr", "Osei’", "of", "“Kenya", "PM", "Dr."])
def test_a_text_that_ends_at_once_is_read(text: str) -> None:
    assert all(0 <= m.span.start <= m.head.start <= m.head.end <= len(text) for m in mentions_of(text))


def test_a_headline_in_title_case_names_only_whom_the_text_names() -> None:
    text = "Osei Wins Second Term Against Odds\nAma Osei won."
    article = Article("case", text, (Paragraph(Span(0, 34), "title"), Paragraph(Span(35, len(text)))))
    found = [text[m.span.start : m.span.end] for m in find_mentions(read_text(article))]
    assert found == ["Osei", "Ama Osei"]
