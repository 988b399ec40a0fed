"""Which characters are quotation marks, as the reader is told."""

import pytest

from onrecord.reader.marks import CLOSING, INNER, INSIDE, LONE, OPENING, quote_codes


def shown(text: str) -> list[tuple[str, int]]:
    return [(text[start:end], code) for start, end, code in quote_codes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "No."', [('"', OPENING), ("No.", INSIDE), ('"', CLOSING)]),
        ("«Non», dit-il", [("«", OPENING), ("Non", INSIDE), ("»", CLOSING)]),
        ("„Nein“, sagte er", [("„", OPENING), ("Nein", INSIDE), ("“", CLOSING)]),
        ("``No,'' he said", [("``", OPENING), ("No,", INSIDE), ("''", CLOSING)]),
        ("‘Don’t go,’ she said", [("‘", OPENING), ("Don’t go,", INNER), ("’", CLOSING)]),
        ("“It goes on", [("“", OPENING), ("It goes on", INSIDE)]),
        ("the workers' rights and the bosses'", []),
        ("it ends here” he said", [("”", LONE)]),
        ("", []),
    ],
)
def test_marks_are_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert shown(text) == expected


def test_codes_stay_inside_the_paragraph() -> None:
    text = 'One "two.\n\nThree" four'
    assert all(end <= 9 for _, end, _ in quote_codes(text, 0, 9))
