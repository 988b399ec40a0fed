"""Stances toward targets: by the act or by the model, the speaker's apart from the narrator's."""

from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes
from onrecord.reader import stance as reader_stance
from onrecord.schema import Statement

SCANDAL = (
    "Mara Lind accused Halvard Quint of lying to the dockers.\n\n"
    "Quint, whose ministry has been dogged by scandal and waste, was booed as he left the hall."
)


def notes(text: str, **how: bool):
    return take_notes(article_from_text(text, published="2031-03-04"), **how)


def stances(text: str, **how: bool) -> list[tuple[str, str, str]]:
    """(holder, stance, toward) of the first statement."""
    return [
        (s.holder, s.value, s.toward.name) for s in (each.value for each in notes(text, **how).statements[0].stances)
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mara Lind accused Halvard Quint of lying to the dockers.", "negative"),
        ("Mara Lind praised Halvard Quint for his patience with the dockers.", "positive"),
    ],
)
@pytest.mark.parametrize("rules_only", [True, False])
def test_the_act_decides_where_it_can_only_go_one_way(text, stance, rules_only):
    assert stances(text, rules_only=rules_only) == [("speaker", stance, "Halvard Quint")]


@pytest.mark.parametrize("names", [("Norland", "Veldmark"), ("Russia", "Ukraine"), ("the Greens", "the Liberals")])
@pytest.mark.parametrize(
    "frame",
    ["Mara Lind accused {} of stealing grain.", "Mara Lind thanked {} for the grain.", "“Shame on {},” Lind said."],
)
def test_the_same_rules_for_every_side(frame, names):
    found = [[(holder, stance) for holder, stance, _ in stances(frame.format(name))] for name in names]
    assert found[0] == found[1]


def test_the_narrators_words_are_the_narrators():
    assert stances(SCANDAL) == [("speaker", "negative", "Halvard Quint"), ("narrator", "negative", "Halvard Quint")]
    assert stances(SCANDAL, rules_only=True) == [("speaker", "negative", "Halvard Quint")]


def test_the_outlets_verb_is_no_stance_of_the_narrator():
    assert [holder for holder, _, _ in stances("Mara Lind slammed Halvard Quint as a coward.")] == ["speaker"]


def test_evidence_is_in_the_words_of_the_holder():
    found = notes(SCANDAL)
    statement: Statement = found.statements[0]
    by = {each.value.holder: found.article.read(*each.evidence) for each in statement.stances}
    assert "scandal" in by["narrator"]
    assert "scandal" not in by["speaker"]
    narrator = next(each for each in statement.stances if each.value.holder == "narrator")
    assert all(span.start > statement.content[-1].end for span in narrator.evidence)


def test_a_statement_about_nobody_has_no_stance():
    assert stances("Mara Lind said the ferry would sail at noon.") == []


def test_files_that_are_not_well_are_an_error_and_no_silence(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(reader_stance, "default_stances", lambda: reader_stance.Stances(tmp_path))
    with pytest.raises(ModelError, match=r"stance\.json"):
        notes(SCANDAL)
    assert notes("Mara Lind said the ferry would sail at noon.").statements
    assert notes(SCANDAL, rules_only=True).statements


def test_stances_are_in_the_tables():
    from onrecord.export.columns import typed_rows
    from onrecord.pipeline import make_record

    row = next(typed_rows(make_record([notes(SCANDAL)])))
    assert row["speaker_stances"] == ["Halvard Quint: negative"]
    assert row["narrator_stances"] == ["Halvard Quint: negative"]
