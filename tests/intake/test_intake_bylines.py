"""Bylines: whole lines that name who wrote."""

import pytest

from onrecord.intake import article_from_text
from onrecord.intake.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "name", "outlet"),
    [
        ("By Mara Holt", "Mara Holt", None),
        ("by Mara Holt for The Harbour Post", "Mara Holt", "The Harbour Post"),
        ("BY MARA HOLT AND JON VALE, Staff Writers", "MARA HOLT and JON VALE", None),
        ("By Mara Holt, Political Correspondent", "Mara Holt", None),
        ("By Mara Holt and Jon Vale", "Mara Holt and Jon Vale", None),
        ("By Mara Holt, Jon Vale and Ute Brandt", "Mara Holt, Jon Vale and Ute Brandt", None),
        ("By Omar al-Sadeq in Beirut", "Omar al-Sadeq", None),
        ("By Mara Holt | The Harbour Post", "Mara Holt", "The Harbour Post"),
        ("By Mara Holt, The Harbour Post", "Mara Holt", "The Harbour Post"),
        ("By Juan de la Cruz", "Juan de la Cruz", None),
        ("By J. R. O’Neil", "J. R. O’Neil", None),
        ("By Our Staff Reporter", "Our Staff Reporter", None),
        ("BYLINE: Mara Holt.", "Mara Holt", None),
        ("Written by Mara Holt", "Mara Holt", None),
        ("By AFP", "AFP", None),
        ("By Mara Holt, Harbour News, 6 March 2026", "Mara Holt", "Harbour News"),
        ("By Mara Holt · 4 March 2026, 18:20", "Mara Holt", None),
    ],
)
def test_bylines_are_read(line: str, name: str, outlet: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.name, byline.outlet) == (name, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the port was shut.",
        "By accident",
        "By the time Mara Holt arrived, the port was shut.",
        "By morning, Harbour Street was full of people.",
        "By Mara Holt’s own account the port was shut for a week",
        "“By Mara Holt”",
        "By",
        "Mara Holt",
        "By 2020, Oslo had shut its port",
    ],
)
def test_sentences_are_not_bylines(line: str) -> None:
    assert read_byline(line) is None


BODY = "The port shut its gates for good on Monday, the harbour office said in a letter to the crews."


def test_what_is_given_wins_over_the_byline() -> None:
    article = article_from_text(f"By Mara Holt for The Harbour Post\n\n{BODY}", byline="Jon Vale", outlet="The Quay")
    assert (article.byline, article.outlet) == ("Jon Vale", "The Quay")


def test_a_byline_fills_what_is_missing() -> None:
    article = article_from_text(f"By Mara Holt for The Harbour Post\n\n{BODY}")
    assert (article.byline, article.outlet, article.paragraphs[0].kind) == ("Mara Holt", "The Harbour Post", "byline")


def test_a_byline_in_the_middle_of_an_article_is_none() -> None:
    article = article_from_text("\n\n".join([BODY] * 9 + ["By Mara Holt"] + [BODY] * 9))
    assert "byline" not in {paragraph.kind for paragraph in article.paragraphs}


def test_a_byline_may_give_the_day() -> None:
    article = article_from_text(f"By Mara Holt | 4 March 2026, 18:20 GMT\n\n{BODY}")
    assert (article.byline, article.published) == ("Mara Holt", "2026-03-04")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("The Harbour Times, 4 March 2026", "The Harbour Times"), ("Oslo, 4 March 2026", None), ("4 March 2026", None)],
)
def test_a_line_of_outlet_or_place_and_day(line: str, outlet: str | None) -> None:
    article = article_from_text(f"Port shuts for good\n\n{line}\n\n{BODY}")
    assert [paragraph.kind for paragraph in article.paragraphs] == ["title", "time", "body"]
    assert (article.outlet, article.published) == (outlet, "2026-03-04")


def test_a_sentence_that_ends_with_a_date_is_running_text() -> None:
    article = article_from_text(f"{BODY}\n\nThe port of Oslo shut its gates on 4 March 2026\n\n{BODY}", title="Port")
    assert (article.published, article.paragraphs[1].kind) == (None, "heading")
