"""Named speakers: what counts as right, wrong and unsure, and the gold's own attributions given to the resolver."""

import pytest

from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.marked import read_marked
from onrecord.evaluate.report import as_article
from onrecord.evaluate.speakers import given, speaker_figures, speaker_result, tally_speakers

NAMED = GoldAttribution(speaker="Maren Voss", authority="named")
NOBODY = GoldAttribution(speaker=None, authority="named")
BAKER = GoldAttribution(speaker="a baker", authority="unnamed")
CROWD = GoldAttribution(speaker="Baltic dockers", authority="crowd")


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (NAMED, "Maren Voss", "right"),
        (NAMED, "Tom Voss", "wrong"),
        (NAMED, "the chair", "unsure"),
        (NAMED, None, "unsure"),
        (NOBODY, "Tom Voss", "wrong"),
        (NOBODY, None, "absent"),
        (NOBODY, "the firm", "absent"),
        (BAKER, "a baker in Oslo", "absent"),
        (BAKER, "Tom Voss", "wrong"),
        (CROWD, "Baltic dockers", "absent"),
    ],
)
def test_result_of_one_statement(gold: GoldAttribution, found: str | None, expected: str) -> None:
    assert speaker_result(gold, GoldAttribution(speaker=found)) == expected


@pytest.mark.parametrize(("gold", "expected"), [(NAMED, "not found"), (BAKER, "absent")])
def test_a_statement_that_was_not_found(gold: GoldAttribution, expected: str) -> None:
    assert speaker_result(gold, None) == expected


def test_shares() -> None:
    right, wrong = (GoldAttribution(speaker=name) for name in ("Maren Voss", "Tom Voss"))
    figures = speaker_figures(
        tally_speakers([(NAMED, right), (NAMED, None), (BAKER, wrong), (GoldAttribution(), wrong)])
    )
    assert (figures["named"], figures["judged"], figures["right_share"], figures["wrong_share"]) == (2, 3, 0.5, 0.3333)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Maren Voss] [cue said] [what|speaker=Maren Voss| no].", ["Maren Voss"]),
        ("[who:1 Maren Voss] [cue:1 said] [what:1 no]. [who:2 She] [cue:2 left] [what:2 it].", ["Maren Voss"] * 2),
        ("[who:1 Tom Hart] [cue:1 said] [what:1 no]. [what:2 “Never.”]", ["Tom Hart", "Tom Hart"]),
        ("Maren Voss and Ann Hart met. [who She] [cue said] [what no].", [None]),
    ],
)
def test_speakers_with_the_gold_attributions_given(marked: str, expected: list[str | None]) -> None:
    read = read_marked(marked)
    gold = GoldArticle(id="case", text=read.text, attributions=read.attributions)
    assert [each.speaker for each in given(as_article(gold), gold)] == expected
