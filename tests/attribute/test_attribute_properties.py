"""What must hold for any text: spans in range, shifts, emoji, hostile repetition, the same answer twice."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute import attribute
from onrecord.find import find
from onrecord.find.cues import find_cues
from onrecord.find.quotations import classify_quotations
from onrecord.intake import article_from_text
from onrecord.schema import Article, Attribution, Found, Paragraph, Span
from onrecord.text import read_text

NEUTRAL = "The river is long and its banks are green in the spring of the year.\n\n"
ARTICLES = [
    "“The road is closed,” Maren Voss said. “Nobody told us.”\n\nShe added that the union would sue.",
    "The ministry condemned the raid, stressing that it would fail.\n\nAccording to Ivo Brandt, the dam will hold.",
    "Voss said: “We wait.\n\n“We have time.”\n\n“She told me, ‘Leave now,’ and I left,” Brandt recalled.",
]
WORDS = st.sampled_from(
    "said says that the a Voss Brandt he , . : ; “ ” ‘ ’ « » — ( ) according to and but who quoted as saying called "
    "for on Friday statement it is believed was 😀 \n\n VOSS: Q: @x condemned vowed".split(" ")
)


def attributions(text: str) -> tuple[Attribution, ...]:
    reading = read_text(article_from_text(text))
    return attribute(reading, find(reading))


def spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.content, *attribution.cue, *attribution.source)


def read(text: str) -> list[tuple[str, ...]]:
    return [tuple(text[s.start : s.end] for s in spans(a)) for a in attributions(text)]


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_spans_lie_in_the_text_and_parents_exist(text: str) -> None:
    found = attributions(text)
    wrong = [s for a in found for s in spans(a) if not 0 <= s.start < s.end <= len(text)]
    orphans = [a for i, a in enumerate(found) if a.parent is not None and (a.parent == i or a.parent >= len(found))]
    assert (wrong, orphans) == ([], [])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_in_text_order_and_the_same_twice(text: str) -> None:
    found = attributions(text)
    assert found == attributions(text)
    first = [min(s.start for s in spans(a)) for a in found]
    assert sorted(first) == first


@pytest.mark.parametrize("text", ARTICLES)
def test_a_neutral_paragraph_before_shifts_every_span(text: str) -> None:
    shifted = [
        tuple((s.start - len(NEUTRAL), s.end - len(NEUTRAL)) for s in spans(a)) for a in attributions(NEUTRAL + text)
    ]
    assert [tuple((s.start, s.end) for s in spans(a)) for a in attributions(text)] == shifted


@pytest.mark.parametrize("text", ARTICLES)
def test_an_emoji_in_front_changes_nothing(text: str) -> None:
    assert read(text) == read("😀 " + text)


@pytest.mark.parametrize("text", ARTICLES)
def test_non_breaking_spaces_change_nothing(text: str) -> None:
    assert [tuple(part.replace(" ", " ") for part in row) for row in read(text.replace(" ", " "))] == read(text)


def test_speech_within_speech_has_its_parent() -> None:
    text = "“She told me, ‘Leave now,’ and I left,” Brandt recalled."
    found = attributions(text)
    inner = next(a for a in found if a.rule == "quotation nested")
    assert [text[s.start : s.end] for s in (inner.source[0], inner.content[0], found[inner.parent or 0].source[0])] == [
        "She",
        "‘Leave now,’",
        "Brandt",
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_claim_within_a_claim_has_its_parent(number: int) -> None:
    texts = [
        "Brandt said that the union had announced that it would close the port.",
        "“It fell,” he said. Voss said that the union had announced that it would sue.",
        "According to Voss, the union has announced that it will close the port.",
    ]
    found = attributions(texts[number])
    child = next(a for a in found if a.lemma == "announce")
    assert child.parent is not None
    assert found[child.parent].lemma in ("say", "according to")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said.", "direct"),
        ("‘We go,’ he said.", "direct"),
        ("He said that it was “over” by then.", "mixed"),
        ("He said it fell.", "indirect"),
    ],
)
def test_form(text: str, expected: str) -> None:
    assert [expected] == [a.form for a in attributions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drivers fear that the road will close.", "thought"),
        ("Drivers plan to close the road.", "intended"),
        ("The minister vowed to open the road.", "said"),
    ],
)
def test_attitude(text: str, expected: str) -> None:
    assert [expected] == [a.attitude for a in attributions(text)]


def test_quotations_that_the_content_covers_are_named() -> None:
    text = "She opened “The Inn” in May. “We wait,” Voss said. “We have time.”"
    assert [a.quotations for a in attributions(text)] == [(1, 2)]


def seconds(text: str) -> float:
    reading = read_text(Article("x", text, (Paragraph(Span(0, len(text))),)))
    before = time.perf_counter()
    cues = find_cues(reading)
    attribute(reading, Found(classify_quotations(reading, cues), tuple(cues), ()))
    return time.perf_counter() - before


@pytest.mark.parametrize(
    "unit", ['"', "“", "“”", "“‘", "'a ", "said ", "He said, ", "“x,” he said. ", "who said ", "according to him, "]
)
def test_repetition_is_read_in_linear_time(unit: str) -> None:
    small = min(seconds(unit * (20_000 // len(unit))) for _ in range(2))
    large = seconds(unit * (160_000 // len(unit)))
    assert large < 24 * small + 0.5  # eight times the text; a quadratic reading would take 64 times as long


@pytest.mark.parametrize("text", ['"' * 1_000_000, "a" * 1_000_000, "said " * 20_000], ids=["marks", "letter", "said"])
def test_a_megabyte_of_nothing_is_read(text: str) -> None:
    assert seconds(text) < 60
