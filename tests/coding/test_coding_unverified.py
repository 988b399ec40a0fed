"""Where the text says that something told has not been checked, and where it only sounds so."""

import pytest
from coded import coded

from onrecord.coding.context import Context
from onrecord.coding.unverified import unverified
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.schema import Cast
from onrecord.text import read_text

SHUT = "[who Mara Lind] [cue said] [what it was shut]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number could not be verified.", ["could not be verified"]),
        (
            "The number could not immediately be independently verified.",
            ["could not immediately be independently verified"],
        ),
        ("The Courier has been unable to verify it.", ["has been unable to verify"]),
        ("The Courier has not verified the film.", ["has not verified"]),
        ("It has yet to be confirmed.", ["has yet to be confirmed"]),
        ("No archive confirms the tale.", ["confirms"]),
        ("None of the accounts has been corroborated.", ["has been corroborated"]),
        ("Rumours, none of them confirmed, have it that she left.", ["confirmed"]),
        ("There was no official confirmation.", ["no official confirmation"]),
        ("The claim remains unproven.", ["remains unproven"]),
        ("Its origin could not be established.", ["could not be established"]),
        # not said
        ("The board confirmed the number.", []),
        ("The board would not confirm the number.", []),
        ("The board did not confirm the number.", []),
        ("She could not confirm the number.", []),
        ("The number was verified yet again.", []),
        ("The lock was not checked.", []),
        ("The shop was established in 1990.", []),
    ],
)
def test_what_has_not_been_checked(text: str, expected: list[str]) -> None:
    reading = read_text(article_from_text(text))
    found = unverified(Context(reading, find(reading), (), Cast((), ())))
    words = [text[reading.span(each.first, each.end).start : reading.span(each.first, each.end).end] for each in found]
    assert words == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Mara Lind] [cue said] [what it was shut, a figure that could not be verified].", "unconfirmed"),
        ("[who Mara Lind] [cue said] [what it was shut] in a note that could not be verified.", "unconfirmed"),
        ("[who A letter that has not been authenticated] [cue said] [what it was shut].", "unconfirmed"),
        ("[cue It has been rumoured, without confirmation,] [what that it was shut].", "unconfirmed"),
        ("[who Mara Lind] [cue cited] [what an unconfirmed report that it was shut].", "unconfirmed"),
        ("[cue rumoured] [what that it was shut].", "unconfirmed"),
        (
            f"{SHUT} [who:2 He] [cue:2 would not discuss] [what:2 it] and the figure could not be confirmed.",
            "unconfirmed",
        ),
        ("[who Mara Lind] [cue said] [what she knew of an unconfirmed report].", "asserted"),
        (f"{SHUT} [who:2 A tale nobody can confirm] [cue:2 says] [what:2 so].", "asserted"),
        (f"{SHUT}\n\nIt was not possible to verify either side’s account.", "asserted"),
    ],
)
def test_it_is_of_the_statement_that_it_stands_beside(marked: str, expected: str) -> None:
    found = coded(marked).statements[0].commitment
    assert found is not None and found.value == expected
