"""Inline-marked text: what each mark says, what is refused, and that nothing is lost on the way there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldAttribution, GoldCount, GoldEvent
from onrecord.evaluate.marked import join_spans, read_marked
from onrecord.evaluate.marking import write_marked
from onrecord.schema import Span


def words(text, spans):
    return [text[s.start : s.end] for s in spans]


def read(marked):
    found = read_marked(marked)
    return [
        (words(found.text, a.source), words(found.text, a.cue), words(found.text, a.content))
        for a in found.attributions
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Maren Voss] [cue said]: [what “Closed.”]", [(["Maren Voss"], ["said"], ["“Closed.”"])]),
        ("[what “Yes,”] [who she] [cue said], [what “but later.”]", [(["she"], ["said"], ["“Yes,”", "“but later.”"])]),
        ("[what One.]\n[what Two.]", [([], [], ["One."]), ([], [], ["Two."])]),
        (
            "[who:1,2 Voss] [cue:1 denied] [what:1 it] and [cue:2 called] it [what:2 “absurd”].",
            [(["Voss"], ["denied"], ["it"]), (["Voss"], ["called"], ["“absurd”"])],
        ),
        (
            "[who:1 Voss] [cue:1 said] [what:1 that [who:2 Lind] [cue:2 told] her [what:2 the dam held]].",
            [(["Voss"], ["said"], ["that Lind told her the dam held"]), (["Lind"], ["told"], ["the dam held"])],
        ),
        ("[what:1 One.]\n\n[who:1 He] [cue:1 said.]", [(["He"], ["said."], ["One."])]),
        (r"A \[sic\] and \\ [who Voss]", [(["Voss"], [], [])]),
        ("nothing marked", []),
    ],
)
def test_marks_make_attributions(marked, expected):
    assert read(marked) == expected


def test_the_text_is_what_is_left_without_marks():
    assert (
        read_marked(r"A \[sic\] \\ [who:1|speaker=Maren Voss| Voss] [cue:1 said] so").text == r"A [sic] \ Voss said so"
    )


def test_attributes_stand_on_any_mark_of_the_attribution():
    found = read_marked("[who|speaker=Maren Voss|role=| Voss] [cue said] [what|place=Oslo|act=ACCUSE; vow| so]")
    assert found.attributions == (
        GoldAttribution((Span(0, 4),), (Span(5, 9),), (Span(10, 12),),
                        speaker="Maren Voss", role=(), place="Oslo", act=("ACCUSE", "vow")),
    )  # fmt: skip


def test_events_and_their_counts():
    found = read_marked(
        "[event|type=PROTEST|place=Oslo| [count|low=300|high=| More than 300] people marched], police said."
    )
    count = GoldCount("More than 300", 300, None, None, Span(0, 13))
    assert found.events == (GoldEvent("PROTEST", evidence=Span(0, 28), place="Oslo", crowd=count, counts=(count,)),)


def test_the_narrators_distance_and_doubt():
    found = read_marked("A [scare “historic”] deal, [doubt or so it seems].")
    assert (found.scare_quotes, found.narrator_speculation) == ((Span(2, 12),), (Span(19, 33),))


@pytest.mark.parametrize(
    ("marked", "line", "offset"),
    [
        ("fine\n[waht x]", 2, 5),
        ("[who Voss", 1, 0),
        ("Voss] said", 1, 4),
        ("[who ] said", 1, 5),
        ("[who:x Voss]", 1, 0),
        ("[who|speaker=Voss Voss]", 1, 0),
        ("[who|colour=red| Voss]", 1, 0),
        ("[what a [what b]]", 1, 8),
        ("[who|place=Oslo| She] [what|place=Bergen| so]", 1, 22),
        ("[count 3,000] came", 1, 0),
        ("[event 3,000 came]", 1, 0),
        ("[event|type=PROTEST| [count|low=many| many] came]", 1, 21),
        ("a \\n b", 1, 2),
        ("ends with \\", 1, 10),
    ],
)
def test_broken_notation_is_refused_with_its_place(marked, line, offset):
    with pytest.raises(GoldError) as caught:
        read_marked(marked)
    assert (caught.value.line, caught.value.offset) == (line, offset)


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(GoldError, match="outside"):
        write_marked("short", [GoldAttribution(content=(Span(2, 9),))])


def test_an_attribute_that_would_break_the_notation_is_refused():
    with pytest.raises(GoldError, match="bracket"):
        write_marked("short", [GoldAttribution(content=(Span(0, 2),), speaker="[Voss]")])


def test_crossing_spans_are_cut_and_joined_again():
    crossing = [GoldAttribution(content=(Span(0, 4),)), GoldAttribution(content=(Span(2, 6),))]
    marked = write_marked("abcdef", crossing)
    assert (marked, list(read_marked(marked).attributions)) == ("[what:1 ab[what:2 cd]][what:2 ef]", crossing)


TEXT = st.text(st.sampled_from("ab \n[]\\|:“”😀=who"), min_size=1, max_size=30)
VALUE = st.text(
    st.characters(exclude_characters="|[]\n\\;", exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=6
)


@st.composite
def texts_with_attributions(draw):
    text = draw(TEXT)
    spans = st.lists(
        st.tuples(st.integers(0, len(text) - 1), st.integers(1, 6)).map(
            lambda p: Span(p[0], min(len(text), p[0] + p[1]))
        ),
        max_size=3,
    ).map(join_spans)
    one = st.builds(
        GoldAttribution, spans, spans, spans,
        speaker=VALUE, act=st.lists(VALUE, max_size=2).map(tuple), place=st.none() | VALUE,
    )  # fmt: skip
    found = draw(st.lists(one.filter(lambda a: a.source or a.cue or a.content), max_size=4))
    return text, found


@given(texts_with_attributions())
def test_what_is_written_is_read_back(case):
    text, attributions = case
    found = read_marked(write_marked(text, attributions))
    assert found.text == text
    assert sorted(found.attributions, key=repr) == sorted(attributions, key=repr)


@given(st.text(st.sampled_from("[]\\|:,=12 \nwhoatcue“”"), max_size=40))
def test_anything_is_read_or_refused(marked):
    try:
        found = read_marked(marked)
    except GoldError as error:
        assert error.offset is not None
        assert 0 <= error.offset <= len(marked)
    else:
        assert all(
            0 <= s.start < s.end <= len(found.text) for a in found.attributions for s in a.source + a.cue + a.content
        )
