"""Field figures: what counts as the same value, and which outcome each pair of values has."""

from collections import Counter

import pytest
from msgspec import UNSET

from onrecord.evaluate.beside import not_statements, tally_events, tally_spans
from onrecord.evaluate.fields import alike, field_figures, outcome, same_name, tally_fields
from onrecord.evaluate.gold import GoldAttribution, GoldCount, GoldEvent
from onrecord.evaluate.marked import read_marked
from onrecord.evaluate.scores import Aligned
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.schema import Span


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Maren Voss", "maren  voss", True),
        ("Inès Garrigou", "Ines Garrigou", True),
        ("Harbour politburo", "the politburo of Harbour", True),
        ("union’s chair", "union's chair", True),
        ("Maren Voss", "Voss", False),
        ("Maren Voss", "Tomasz Voss", False),
    ],
)
def test_same_name(gold, found, expected):
    assert same_name(gold, found) is expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("chair", "chair of the Dockers’ Union", True),
        ("Baltic Dockers’ Union", "Dockers’ Union", True),
        ("head of the Harbour Bloc in parliament", "head of the Harbour Bloc", True),
        ("minister", "chair", False),
    ],
)
def test_alike(gold, found, expected):
    assert alike(gold, found) is expected


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Maren Voss", "Maren Voss", "right"),
        ("Maren Voss", "Tomasz Wilk", "wrong"),
        ("Maren Voss", None, "missing"),
        (None, "Maren Voss", "spurious"),
        (None, None, "absent"),
        (UNSET, "Maren Voss", None),
    ],
)
def test_outcomes(gold, found, expected):
    assert outcome("speaker", GoldAttribution(speaker=gold), GoldAttribution(speaker=found)) == expected


@pytest.mark.parametrize(
    ("authority", "gold", "found", "expected"),
    [
        ("unnamed", "an officer", "an officer who gave no name", "right"),
        ("institution", "Harbour Union", "the traders’ group Harbour Union", "right"),
        ("institution", "Harbour Union", "the union", "wrong"),
        ("named", "Maren Voss", "Maren Voss’s observers", "wrong"),
    ],
)
def test_who_has_no_name_is_known_by_the_description(authority, gold, found, expected):
    assert (
        outcome("speaker", GoldAttribution(speaker=gold, authority=authority), GoldAttribution(speaker=found))
        == expected
    )


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Friday", GoldAttribution(said_on="on Friday"), "right"),
        ("Friday", GoldAttribution(said_on="Thursday"), "wrong"),
        ("2026-03-06", GoldAttribution(said_on="Friday", dates=("2026-03-06", "2026-03-06")), "right"),
        ("2026-03-06", GoldAttribution(said_on="last week", dates=("2026-03-02", "2026-03-08")), "wrong"),
        ("2026-03-06", GoldAttribution(said_on="Friday", dates=(None, None)), "wrong"),
    ],
)
def test_a_day_is_its_expression_or_its_date(gold, found, expected):
    assert outcome("said_on", GoldAttribution(said_on=gold), found) == expected


def test_of_several_acts_one_must_agree():
    gold = GoldAttribution(act=("ACCUSE", "comment"))
    assert [outcome("act", gold, GoldAttribution(act=found)) for found in (("comment", "vow"), ("vow",), ())] == [
        "right",
        "wrong",
        "missing",
    ]


def test_figures_are_shares_of_the_aligned_and_of_all_gold():
    gold = [GoldAttribution(speaker="Voss"), GoldAttribution(speaker="Lind"), GoldAttribution(speaker="Berg")]
    found = [GoldAttribution(speaker="Voss"), GoldAttribution(speaker="Voss")]
    counts = tally_fields(gold, found, [Aligned(0, 0, 1.0), Aligned(1, 1, 1.0)])
    assert field_figures(counts)["speaker"] == {
        **{"right": 1, "wrong": 1, "missing": 0, "spurious": 0, "absent": 0},
        **{"gold": 3, "p": 0.5, "r": 0.5, "of_all_gold": 0.3333},
    }


def test_a_field_that_nobody_judged_has_no_figure():
    assert field_figures(Counter())["place"]["of_all_gold"] is None


def test_a_quoted_string_outside_all_gold_is_no_statement():
    text = "[what:1 She read “Salt”] and [what:2 said “no”] and [what:3 it was late]"
    found = read_marked(text)
    tokenized = Tokenized(found.text)
    sides = [Sided(tokenized, attribution) for attribution in found.attributions]
    assert not_statements(sides[1:2], sides) == [0]


def test_spans_are_right_where_they_overlap():
    assert tally_spans("x", (Span(0, 5), Span(9, 12)), (Span(4, 8), Span(20, 22), Span(3, 4))) == Counter(
        {"x.right": 2, "x.right_gold": 1, "x.predicted": 3, "x.gold": 2}
    )


def test_events_by_evidence_then_type_and_counts():
    three = GoldCount("about 3,000", 3000, 3000)
    gold = [GoldEvent("PROTEST", evidence=Span(0, 10), counts=(three,)), GoldEvent("ASSAULT", evidence=Span(50, 60))]
    found = [
        GoldEvent("CONSULT", evidence=Span(2, 4)),
        GoldEvent("PROTEST", evidence=Span(5, 9), counts=(GoldCount("3,000", 3000, 3000),)),
    ]
    counts = tally_events(gold, found)
    assert {key: counts[key] for key in ("events.right", "events.predicted", "events.gold", "event type.right")} == {
        "events.right": 1,
        "events.predicted": 2,
        "events.gold": 2,
        "event type.right": 1,
    }
    assert (counts["counts.right"], counts["counts.gold"]) == (1, 1)
