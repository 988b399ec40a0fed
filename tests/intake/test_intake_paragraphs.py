"""Where paragraphs begin and end: one line each, blank lines between, lines wrapped at a width."""

import pytest

from onrecord.intake.paragraphs import split_paragraphs

WRAPPED = """\
The harbour office said on Monday that the eleven ships waiting in
the roads would be unloaded in the order of their arrival, and that
none of them would be sent on to another port before the end of the
week.

Nobody could say what would become of the fruit that four of them
are carrying, which is worth about two million crowns and will not
keep."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One.\r\n\r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        ("One.\u2028Two.\u2029Three.\x0bFour.\x0cFive.\x85Six.", ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]),
        ("  \tOne. \xa0\n \xa0 \n\u3000Two.", ["One.", "Two."]),
        ("\ufeffOne.\u200b\n\u2060\nTwo.", ["One.", "Two."]),
        ("\u200b\n\ufeff", []),
        ("", []),
        (WRAPPED, WRAPPED.split("\n\n")),
        (WRAPPED.replace("\n", "\r\n"), WRAPPED.replace("\n", "\r\n").split("\r\n\r\n")),
    ],
)
def test_paragraphs_are_parted(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_paragraphs(text)] == expected


def test_an_indent_begins_a_paragraph_of_wrapped_text() -> None:
    text = WRAPPED.replace("\n\nNobody", "\n    Nobody")
    assert [text[span.start :][:6] for span in split_paragraphs(text)] == ["The ha", "Nobody"]


def test_wrapped_text_that_is_indented_as_a_whole_is_joined() -> None:
    text = "\n".join(f"  {line}" if line else line for line in WRAPPED.split("\n"))
    assert len(split_paragraphs(text)) == 2


def test_a_short_line_over_wrapped_text_stays_alone() -> None:
    assert len(split_paragraphs("Ships wait\n" + WRAPPED)) == 3


def test_short_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [
        "He said that the port would open again on Monday at noon.",
        "She said that it would not open on Monday at all.",
    ] * 3
    assert len(split_paragraphs("\n".join(lines))) == 6


def test_long_lines_are_paragraphs() -> None:
    text = "\n".join(["word " * 30 + "end"] * 4)
    assert len(split_paragraphs(text)) == 4
