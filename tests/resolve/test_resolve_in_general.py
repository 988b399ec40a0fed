"""A speaker who is nobody in particular is told in the text's words, and is no entity."""

from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.resolve import resolve
from onrecord.schema import Attribution, Span
from onrecord.text import read_text

TEXT = "The union did not touch the cranes. Those who claim otherwise should show the prosecutor what they have."


def test_somebody_in_general_is_no_entity():
    reading = read_text(article_from_text(TEXT))
    who, cue = TEXT.index("who"), TEXT.index("claim")
    made = Attribution(
        (Span(cue + 6, cue + 15),), (Span(cue, cue + 5),), (Span(who, who + 3),), "indirect", "test", 0.9
    )
    (speaker,) = resolve(reading, find(reading), (made,)).speakers
    assert speaker is None or speaker.value.entity is None
