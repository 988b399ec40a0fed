"""Where notes and gold part, line by line."""

import pytest

from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.misses import differences, main
from onrecord.evaluate.report import as_article
from onrecord.schema import Finding, Notes, Reference, Span, Statement

TEXT = "“It is shut,” Voss said. “It is not,” Lind said. She left."
SHUT, VOSS, NOT, LIND, LEFT = Span(0, 13), Span(14, 18), Span(25, 37), Span(38, 42), Span(49, 57)
GOLD = GoldArticle(
    id="a",
    text=TEXT,
    attributions=(
        GoldAttribution((VOSS,), (), (SHUT,), speaker="Maren Voss"),
        GoldAttribution((LIND,), (), (NOT,), speaker="Lars Lind"),
    ),
)


def statement(source, content, speaker="Maren Voss"):
    said_by = Finding(Reference(speaker), (), "test")
    return Statement("s", "direct", (content,), (), (source,), "some rule", 1.0, speaker=said_by)


def found(*statements, fields=()):
    return list(differences(GOLD, Notes(as_article(GOLD), statements), fields))


def test_what_agrees_is_not_mentioned():
    assert found(statement(VOSS, SHUT), statement(LIND, NOT)) == []


def test_what_was_missed_and_what_was_found_beside_gold():
    assert found(statement(VOSS, SHUT), statement(LIND, LEFT)) == [
        "missed: [Lind] [] [“It is not,”]",
        "beside gold: [Lind] [] [She left] (some rule)",
    ]


def test_another_source_is_shown_with_its_rule():
    assert found(statement(LIND, SHUT), statement(LIND, NOT)) == [
        "source: [Voss] [] [“It is shut,”] | [Lind] [] [“It is shut,”] (some rule)"
    ]


def test_values_that_differ():
    assert found(statement(VOSS, SHUT), statement(LIND, NOT), fields=["speaker"]) == [
        "wrong speaker: Lars Lind | Maren Voss | [Lind] [] [“It is not,”]"
    ]


def test_a_gold_file_that_is_not_there_is_an_error_of_one_line(tmp_path, capsys):
    assert main([str(tmp_path / "none.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("fields", [[], ["speaker", "place"]])
def test_the_command_goes_article_by_article(tmp_path, capsys, fields):
    (tmp_path / "one.marked.txt").write_text("[what “It is shut,”] [who she] [cue said].", "utf-8")
    assert main([str(tmp_path), *fields]) == 0
    assert capsys.readouterr().out.startswith("== one\n")
