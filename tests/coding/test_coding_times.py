"""When it was said: weekdays, relative and full dates, against publication on Wednesday 15 May 2024."""

from datetime import date

import pytest
from coded import coded, first, value
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.times import full_date, time_at
from onrecord.intake import article_from_text
from onrecord.text import read_text


def said(marked: str, **layout: object) -> tuple[str, str | None, str | None] | None:
    when = value(first(marked, **layout).said_on)
    return (when.expression, when.first, when.last) if when else None


def day(expression: str, iso: str) -> tuple[str, str, str]:
    return expression, iso, iso


WHAT = "[what that the bridge would stay shut]"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a weekday is the latest one not after publication, that day included
        (f"[who Mara Lind] [cue said] on Friday {WHAT}.", day("Friday", "2024-05-10")),
        (f"[who Mara Lind] [cue said] on Wednesday {WHAT}.", day("Wednesday", "2024-05-15")),
        (f"[who Mara Lind] [cue said] Thursday {WHAT}.", day("Thursday", "2024-05-09")),
        (f"On Monday, [who Mara Lind] [cue said] {WHAT}.", day("Monday", "2024-05-13")),
        (f"On Monday [who Mara Lind] [cue said] {WHAT}.", day("Monday", "2024-05-13")),
        (f"[who Mara Lind] on Tuesday [cue said] {WHAT}.", day("Tuesday", "2024-05-14")),
        (f"[who Mara Lind] [cue said] late on Saturday night {WHAT}.", day("Saturday night", "2024-05-11")),
        (f"[who Mara Lind] [cue said] last Wednesday {WHAT}.", day("last Wednesday", "2024-05-08")),
        ("[what “It stays shut,”] [who Mara Lind] [cue said] on Sunday.", day("Sunday", "2024-05-12")),
        # relative
        (f"[who Mara Lind] [cue said] yesterday {WHAT}.", day("yesterday", "2024-05-14")),
        (f"[who Mara Lind] [cue said] today {WHAT}.", day("today", "2024-05-15")),
        (f"Last night [who Mara Lind] [cue said] {WHAT}.", day("Last night", "2024-05-14")),
        (f"[who Mara Lind] [cue said] this morning {WHAT}.", day("this morning", "2024-05-15")),
        (f"[who Mara Lind] [cue said] two days ago {WHAT}.", day("two days ago", "2024-05-13")),
        (f"[who Mara Lind] [cue said] a week ago {WHAT}.", ("a week ago", None, None)),
        (f"[who Mara Lind] [cue said] earlier this week {WHAT}.", ("earlier this week", "2024-05-13", "2024-05-15")),
        (f"[who Mara Lind] [cue said] last week {WHAT}.", ("last week", "2024-05-06", "2024-05-12")),
        (f"[who Mara Lind] [cue said] over the weekend {WHAT}.", ("over the weekend", "2024-05-11", "2024-05-12")),
        (f"[who Mara Lind] [cue said] last month {WHAT}.", ("last month", "2024-04-01", "2024-04-30")),
        (f"[who Mara Lind] [cue said] earlier in the day {WHAT}.", ("earlier in the day", None, None)),
        # calendar dates; without a year the latest not after publication
        (f"[who Mara Lind] [cue said] on 3 January {WHAT}.", day("3 January", "2024-01-03")),
        (f"[who Mara Lind] [cue said] on Jan. 3 {WHAT}.", day("Jan. 3", "2024-01-03")),
        (f"[who Mara Lind] [cue said] on December 30 {WHAT}.", day("December 30", "2023-12-30")),
        (f"[who Mara Lind] [cue said] on January 3, 2020 {WHAT}.", day("January 3, 2020", "2020-01-03")),
        (f"[who Mara Lind] [cue said] on the 3rd of January 2020 {WHAT}.", day("3rd of January 2020", "2020-01-03")),
        (f"[who Mara Lind] [cue said] on Friday, May 10, {WHAT}.", day("Friday, May 10", "2024-05-10")),
        (f"[who Mara Lind] [cue said] on 2024-05-02 {WHAT}.", day("2024-05-02", "2024-05-02")),
        (f"[who Mara Lind] [cue said] in March {WHAT}.", ("March", "2024-03-01", "2024-03-31")),
        (f"[who Mara Lind] [cue said] in 2019 {WHAT}.", ("2019", "2019-01-01", "2019-12-31")),
        # no calendar has it: kept as text
        (f"[who Mara Lind] [cue said] on 31 February {WHAT}.", ("31 February", None, None)),
        (f"[who Mara Lind] [cue said] on 31 February 2024 {WHAT}.", ("31 February 2024", None, None)),
        (f"[who Mara Lind] [cue said] on 30 April 0000 {WHAT}.", ("30 April 0000", None, None)),
        (f"[who Mara Lind] [cue said] on 0000-04-30 {WHAT}.", ("0000-04-30", None, None)),
        (f"[who Mara Lind] [cue said] on 2023-02-31 {WHAT}.", ("2023-02-31", None, None)),
        (f"[who Mara Lind] [cue said] on 29 February 2023 {WHAT}.", ("29 February 2023", None, None)),
        (f"[who Mara Lind] [cue said] on 2024-13-45 {WHAT}.", ("2024-13-45", None, None)),
        # not when it was said
        ("[who Mara Lind] [cue said] [what they would meet on Monday].", None),
        (f"[who Mara Lind], who was arrested on Monday, [cue said] {WHAT}.", None),
        (f"[who Mara Lind] [cue said] after Friday’s vote {WHAT}.", None),
        (f"[who Mara Lind] [cue told] the Sunday Courier {WHAT}.", None),
        (f"[who Mara Lind] [cue told] Harbour Today {WHAT}.", None),
        (f"The bridge closed on Monday. [who Mara Lind] [cue said] {WHAT}.", None),
        # each speaker's own
        (
            "[who:1 Mara Lind] [cue:1 said] on Monday [what:1 it was shut] and [who:2 Ivo Brandt] [cue:2 said] on "
            "Tuesday [what:2 it was open].",
            day("Monday", "2024-05-13"),
        ),
    ],
)
def test_time_of_speaking(marked: str, expected: object) -> None:
    assert said(marked) == expected


def test_each_speaker_has_a_time_of_their_own() -> None:
    notes = coded(
        "[who:1 Mara Lind] [cue:1 said] on Monday [what:1 it was shut], while [who:2 Ivo Brandt] [cue:2 said] on "
        "Tuesday [what:2 it was open]."
    )
    assert [value(s.said_on).expression for s in notes.statements] == ["Monday", "Tuesday"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue said] on Friday {WHAT}.", ("Friday", None, None)),
        (f"[who Mara Lind] [cue said] yesterday {WHAT}.", ("yesterday", None, None)),
        (f"[who Mara Lind] [cue said] on 3 January {WHAT}.", ("3 January", None, None)),
        (f"[who Mara Lind] [cue said] on January 3, 2020 {WHAT}.", day("January 3, 2020", "2020-01-03")),
    ],
)
@pytest.mark.parametrize("published", [None, "2024-02-31", "about May"])
def test_without_a_day_of_publication_the_expression_is_kept(marked: str, expected: object, published: object) -> None:
    assert said(marked, published=published) == expected


def test_a_full_date_in_the_dateline_stands_in_for_publication() -> None:
    marked = f"RIGA, May 15, 2024 — [who Mara Lind] [cue said] on Friday {WHAT}."
    assert said(marked, published=None, dateline="RIGA, May 15, 2024 —") == day("Friday", "2024-05-10")


def test_time_is_carried_to_the_same_speaker_until_another_speaks() -> None:
    notes = coded(
        "[who:1 Mara Lind] [cue:1 said] on Friday [what:1 it was shut].\n\n"
        "[what:2|speaker=Mara Lind| “It stays shut,”] [who:2 she] [cue:2 added].\n\n"
        "[who:3 Ivo Brandt] [cue:3 disagreed]: [what:3 “No.”]\n\n"
        "[what:4|speaker=Mara Lind| “It does,”] [who:4 Lind] [cue:4 said]."
    )
    assert [value(s.said_on) and value(s.said_on).expression for s in notes.statements] == [
        "Friday",
        "Friday",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RIGA, Jan. 3, 2020", date(2020, 1, 3)),
        ("RIGA, 3 January 2020", date(2020, 1, 3)),
        ("RIGA, Feb. 31, 2020", None),
        ("RIGA", None),
    ],
)
def test_full_dates_of_layout(line: str, expected: date | None) -> None:
    assert full_date(line) == expected


EXPRESSIONS = [
    "on Friday",
    "last Monday",
    "yesterday",
    "in March",
    "on 29 February",
    "over the weekend",
    "last year",
    "in 2019",
]


@given(st.dates(), st.sampled_from(EXPRESSIONS))
def test_nothing_was_said_after_the_day_of_publication(today: date, expression: str) -> None:
    reading = read_text(article_from_text(f"She said {expression} that it rained."))
    for word in range(len(reading.words)):
        found = time_at(reading, word, today)
        if found and found.days and not found.ahead:
            assert found.days[0] <= found.days[1] <= today


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on Friday.", "2024-05-17"),
        ("They are due to meet at nine on Wednesday.", "2024-05-22"),
        ("They want an answer by Thursday.", "2024-05-16"),
        ("Talks to resume on Friday", "2024-05-17"),
        ("He set off on Friday.", "2024-05-10"),
        ("He went to meet them on Friday.", "2024-05-10"),
        ("It will rain, he said on Friday.", "2024-05-10"),
    ],
)
def test_what_is_to_come_lies_ahead(text: str, expected: str) -> None:
    reading = read_text(article_from_text(text))
    at = next(n for n, word in enumerate(reading.lower) if word.endswith("day"))
    found = time_at(reading, at, date(2024, 5, 15))
    assert (found.days[0].isoformat(), found.ahead) == (expected, expected > "2024-05-15")


def test_a_day_to_come_is_none_of_speaking() -> None:
    assert said(f"[who Mara Lind], who will meet them on Friday, [cue said] {WHAT}.") is None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("On New Year’s Day [who:1 Bo Lind] [cue:1 wrote] [what:1 that it was shut].", ["2024-01-01"]),
        (
            "[who:1|speaker=Board| The board] [cue:1 said] on Monday [what:1 it was shut]. "
            "[what:2 “For good,”] [who:2 its chairwoman] [cue:2 said].",
            ["2024-05-13", "2024-05-13"],
        ),
        (
            "[who:1|speaker=Board| The board] [cue:1 said] on Monday [what:1 it was shut]. "
            "[what:2 “For good,”] [who:2 Bo Lind] [cue:2 said].",
            ["2024-05-13", None],
        ),
    ],
)
def test_whose_day_it_is(marked: str, expected: list[str | None]) -> None:
    dates = [each.said_on for each in coded(marked, types={"Board": "organization"}).statements]
    assert [date.value.first if date else None for date in dates] == expected
