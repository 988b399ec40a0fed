"""Dates and ranges as ISO 8601 intervals, against publication on Wednesday 15 May 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.intervals import times_in
from onrecord.intake import article_from_text
from onrecord.text import read_text

TODAY = date(2024, 5, 15)

CASES = """
on Monday                             | Monday | 2024-05-13
on Wednesday                          | Wednesday | 2024-05-15
on Thursday                           | Thursday | 2024-05-09
last Friday                           | last Friday | 2024-05-10
on Sunday evening                     | Sunday evening | 2024-05-12
it will open on Friday                | Friday | 2024-05-17
they must answer by Monday            | Monday | 2024-05-20
yesterday                             | yesterday | 2024-05-14
the day before yesterday              | the day before yesterday | 2024-05-13
tomorrow                              | tomorrow | 2024-05-16
the day after tomorrow                | the day after tomorrow | 2024-05-17
today                                 | today | 2024-05-15
last night                            | last night | 2024-05-14
overnight                             | overnight | 2024-05-14/2024-05-15
three days ago                        | three days ago | 2024-05-12
10 days ago                           | 10 days ago | 2024-05-05
this week                             | this week | 2024-05-13/2024-05-15
last week                             | last week | 2024-05-06/2024-05-12
next week                             | next week | 2024-05-20/2024-05-26
last month                            | last month | 2024-04-01/2024-04-30
this month                            | this month | 2024-05-01/2024-05-15
next month                            | next month | 2024-06-01/2024-06-30
last year                             | last year | 2023-01-01/2023-12-31
this year                             | this year | 2024-01-01/2024-05-15
next year                             | next year | 2025-01-01/2025-12-31
over the weekend                      | over the weekend | 2024-05-11/2024-05-12
on 3 January                          | 3 January | 2024-01-03
on January 3                          | January 3 | 2024-01-03
on Jan. 3, 2020                       | Jan. 3, 2020 | 2020-01-03
on 3 January 2020                     | 3 January 2020 | 2020-01-03
on the 3rd of January 2020            | 3rd of January 2020 | 2020-01-03
on December 30                        | December 30 | 2023-12-30
on Friday, May 10                     | Friday, May 10 | 2024-05-10
in March                              | March | 2024-03-01/2024-03-31
in March 2019                         | March 2019 | 2019-03-01/2019-03-31
in December                           | December | 2023-12-01/2023-12-31
in 2019                               | 2019 | 2019-01-01/2019-12-31
they will vote on 20 June             | 20 June | 2024-06-20
they will vote on 2 January           | 2 January | 2025-01-02
a summit scheduled for 1 March 2026   | 1 March 2026 | 2026-03-01
on 2024-05-02                         | 2024-05-02 | 2024-05-02
on 25/12/2023                         | 25/12/2023 | 2023-12-25
on 12/25/2023                         | 12/25/2023 | 2023-12-25
on 03.01.2024                         | 03.01.2024 | 2024-01-03
on Christmas Day                      | Christmas Day | 2023-12-25
on New Year’s Eve                     | New Year’s Eve | 2023-12-31
since Monday                          | since Monday | 2024-05-13/2024-05-15
since 3 January                       | since 3 January | 2024-01-03/2024-05-15
since March                           | since March | 2024-03-01/2024-05-15
since 2019                            | since 2019 | 2019-01-01/2024-05-15
since last week                       | since last week | 2024-05-06/2024-05-15
since yesterday                       | since yesterday | 2024-05-14/2024-05-15
3 to 4 January                        | 3 to 4 January | 2024-01-03/2024-01-04
3–4 January                           | 3–4 January | 2024-01-03/2024-01-04
3-4 January                           | 3-4 January | 2024-01-03/2024-01-04
3-4 January 2020                      | 3-4 January 2020 | 2020-01-03/2020-01-04
January 3 to 5                        | January 3 to 5 | 2024-01-03/2024-01-05
May 3–5, 2023                         | May 3–5, 2023 | 2023-05-03/2023-05-05
31 January to 2 February              | 31 January to 2 February | 2024-01-31/2024-02-02
30 December to 2 January              | 30 December to 2 January | 2023-12-30/2024-01-02
31 to 2 February                      | 31 to 2 February | 2024-01-31/2024-02-02
from 3 to 9 April 2022                | from 3 to 9 April 2022 | 2022-04-03/2022-04-09
from 3 March until 9 April            | from 3 March until 9 April | 2024-03-03/2024-04-09
between 3 and 9 April                 | between 3 and 9 April | 2024-04-03/2024-04-09
between 3 March and 9 April           | between 3 March and 9 April | 2024-03-03/2024-04-09
from Monday to Wednesday              | from Monday to Wednesday | 2024-05-13/2024-05-15
Sunday through Tuesday                | Sunday through Tuesday | 2024-05-12/2024-05-14
from January to March                 | from January to March | 2024-01-01/2024-03-31
November to January                   | November to January | 2023-11-01/2024-01-31
from 2019 to 2021                     | from 2019 to 2021 | 2019-01-01/2021-12-31
between 2019 and 2021                 | between 2019 and 2021 | 2019-01-01/2021-12-31
2019–2021                             | 2019–2021 | 2019-01-01/2021-12-31
in the 1990s                          | 1990s | 1990-01-01/1999-12-31
on the night of 3 to 4 January        | the night of 3 to 4 January | 2024-01-03/2024-01-04
on the night of 3 January             | the night of 3 January | 2024-01-03
on the weekend of 4-5 May             | the weekend of 4-5 May | 2024-05-04/2024-05-05
in the first quarter                  | the first quarter | 2024-01-01/2024-03-31
in the first quarter of 2023          | the first quarter of 2023 | 2023-01-01/2023-03-31
in the fourth quarter                 | the fourth quarter | 2023-10-01/2023-12-31
in the second half of 2021            | the second half of 2021 | 2021-07-01/2021-12-31
in Q3 2022                            | Q3 2022 | 2022-07-01/2022-09-30
over the past two days                | the past two days | 2024-05-13/2024-05-15
in the last 10 days                   | the last 10 days | 2024-05-05/2024-05-15
over the past week                    | the past week | 2024-05-08/2024-05-15
in the past three months              | the past three months | 2024-02-15/2024-05-15
over the previous two years           | the previous two years | 2022-05-15/2024-05-15
"""

TEXT_ONLY = """
on 31 February                        | 31 February
on 30 February 2024                   | 30 February 2024
on 29 February 2023                   | 29 February 2023
on 2024-13-45                         | 2024-13-45
on 3 January 0000                     | 3 January 0000
30 to 31 February                     | 30 to 31 February
since 31 April                        | since 31 April
on 05/06/2024                         | 05/06/2024
on 31.02.2024                         | 31.02.2024
on 13 Rajab 1445                      | 13 Rajab 1445
on 22 Bahman                          | 22 Bahman
over the past few days                | the past few days
the previous day                      | the previous day
"""

NO_TIME = [
    "a 3 to 4 win",
    "the last two goals",
    "between 3 and 9 people",
    "Rajab spoke",
    "the first half was even",
    "I may go",
]


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def read(text: str, today: date | None = TODAY) -> list[tuple[str, str]]:
    """Each expression with its interval: one day, or first/last; "" where it is kept as text."""
    reading = read_text(article_from_text(f"It happened {text}, she said."))
    found = [each.when(reading) for each in times_in(reading, 0, len(reading.words), today)]
    return [(w.expression, "/".join(dict.fromkeys(day for day in (w.first, w.last) if day))) for w in found]


@pytest.mark.parametrize(("text", "expression", "interval"), rows(CASES))
def test_intervals(text: str, expression: str, interval: str) -> None:
    assert read(text) == [(expression, interval)]


@pytest.mark.parametrize(("text", "expression"), rows(TEXT_ONLY))
def test_what_no_calendar_here_has_is_kept_as_text(text: str, expression: str) -> None:
    assert read(text) == [(expression, "")]


@pytest.mark.parametrize("text", NO_TIME)
def test_numbers_and_names_are_no_times(text: str) -> None:
    assert [interval for _, interval in read(text) if interval] == []


def test_without_a_day_of_publication_only_full_dates_are_worked_out() -> None:
    assert read("from 3 March 2022 until 9 April 2022", None) == [
        ("from 3 March 2022 until 9 April 2022", "2022-03-03/2022-04-09")
    ]
    assert read("since Monday", None) == [("since Monday", "")]


@given(st.dates(), st.sampled_from([row[0] for row in rows(CASES)]))
def test_an_interval_ends_no_earlier_than_it_begins(today: date, text: str) -> None:
    for _, interval in read(text, today):
        first, _, last = interval.partition("/")
        assert not last or first <= last
