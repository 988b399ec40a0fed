"""What quotation marks are for: speech, titles, nicknames, terms, the narrator's distance."""

import pytest

from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.text import read_text

CASES = {
    "“We will wait for them,” Voss said.": "speech",
    "Voss said: “We wait.”": "speech",
    "Voss called the plan “a farce”.": "speech",
    "“We will wait until the river falls.”": "speech",
    "She wrote the novel “The Long Way Home” in May.": "title",
    "They watched “The Long Way Home” in May.": "title",
    "Ivo “Hammer” Brandt left in May.": "nickname",
    "Brandt, nicknamed “hammer”, left in May.": "nickname",
    "The term “grey water” is older than the dam.": "term",
    "The so-called “peace march” ended in blood.": "distancing",
    "Troops entered the “safe zone” in May.": "distancing",
}
STYLES = ["“”", '""', "‘’", "«»", "„“"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", CASES)
def test_use(text: str, style: str) -> None:
    written = text.replace("“", style[0]).replace("”", style[1])
    found = find(read_text(article_from_text(written)))
    assert [CASES[text]] == [quotation.use for quotation in found.quotations]
