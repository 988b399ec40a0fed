"""Dates of publication: what is certain is read, what is not is absent."""

import pytest

from onrecord.intake import article_from_text
from onrecord.intake.published import find_date, iso_date


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2020-01-05", "2020-01-05"),
        ("20200105", "2020-01-05"),
        ("2020-01-05T14:30:00Z", "2020-01-05T14:30:00+00:00"),
        ("2020-01-05T14:30:00.123+0200", "2020-01-05T14:30:00+02:00"),
        ("2020-01-05 14:30", "2020-01-05T14:30:00"),
        ("2020-01-05T14:30:00-05:00", "2020-01-05T14:30:00-05:00"),
        ("Sun, 05 Jan 2020 14:30:00 GMT", "2020-01-05T14:30:00+00:00"),
        ("Sunday, January 5, 2020", "2020-01-05"),
        ("January 5th, 2020", "2020-01-05"),
        ("Jan. 5, 2020 2:15 p.m. EST", "2020-01-05"),
        ("5 January 2020", "2020-01-05"),
        ("5 Sept. 2020", "2020-09-05"),
        ("05-Jan-2020", "2020-01-05"),
        ("Published on the 5th of January 2020", "2020-01-05"),
        ("25/01/2020", "2020-01-25"),
        ("01/25/2020", "2020-01-25"),
        ("5.1.2020", "2020-01-05"),
        ("05.01.2020 14:30", "2020-01-05"),
        ("2020/01/05", "2020-01-05"),
        ("1578234600", "2020-01-05T14:30:00+00:00"),
        ("1578234600000", "2020-01-05T14:30:00+00:00"),
    ],
)
def test_certain_dates_are_read(raw: str, expected: str) -> None:
    assert iso_date(raw) == expected


@pytest.mark.parametrize(
    "raw",
    ["03/04/2020", "January 2020", "2020", "2020-01", "2020-13-01", "2020-02-30", "31 February 2020", "yesterday", "",
     "Friday", "13:45", "99999999999999999999", "5 Jan", "\x00", "2020-01-05" * 20],
)  # fmt: skip
def test_uncertain_dates_are_not(raw: str) -> None:
    assert iso_date(raw) is None


def test_a_date_that_cannot_be_read_is_listed() -> None:
    article = article_from_text("A text.", published="03/04/2020")
    assert article.published is None
    assert [(left.what, left.text) for left in article.left_out] == [("published", "03/04/2020")]


def test_a_read_date_gives_the_day() -> None:
    article = article_from_text("A text.", published="Sun, 05 Jan 2020 23:30:00 -0500")
    assert str(article.published_on) == "2020-01-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Port shuts\n\nSunday, 5 January 2020\n\nThe port shut its gates for good, the office said on Sunday.",
            "2020-01-05",
        ),
        (
            "Port shuts\n\nPublished: January 5, 2020 14:30 GMT\n\nThe port shut its gates for good, it said.",
            "2020-01-05",
        ),
        ("OSLO, January 5, 2020 (Agency) — The port shut its gates for good, the office said.", "2020-01-05"),
        ("OSLO, January 5 (Agency) — The port shut its gates for good, the office said.", None),
        ("The treaty was signed on January 5, 2020, and the port shut its gates for good, it said.", None),
    ],
)
def test_the_day_is_read_off_the_page(text: str, expected: str | None) -> None:
    assert article_from_text(text).published == expected


def test_a_given_day_wins_over_the_page() -> None:
    assert article_from_text("5 January 2020\n\nThe port shut.", published="2021-02-03").published == "2021-02-03"


def test_only_the_first_written_date_counts() -> None:
    assert find_date("From 5 January 2020 to 6 March 2021") == "2020-01-05"
