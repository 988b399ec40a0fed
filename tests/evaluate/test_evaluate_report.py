"""The whole measurement: notes in the shape of gold, the report as a dict and as tables, the predictions file."""

import io
import json

import pytest
from rich.console import Console

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article, render, run, score
from onrecord.schema import (
    Count,
    Entity,
    Event,
    Finding,
    Notes,
    Place,
    Reference,
    Remark,
    Span,
    Statement,
    When,
)

TEXT = "“It is shut,” Voss said on Friday. Hundreds marched."
MARKED = """---
id: strike
default: authority=named
speaker: Maren Voss | role=chair | affiliation=Harbour Union
---
[what|speaker=Maren Voss|said_on=Friday|act=ACCUSE|place=Oslo|country=NOR| “It is shut,”] [who Voss] [cue said] \
on Friday. [event|type=PROTEST| [count|low=200|high=999| Hundreds] marched].
"""


def finding(value):
    return Finding(value, (), "test")


def notes_of(article):
    """What a perfect system would find in the article above."""
    statement = Statement(
        id="s1",
        form="direct",
        content=(Span(0, 13),),
        cue=(Span(19, 23),),
        source=(Span(14, 18),),
        by="test",
        score=0.91,
        speaker=finding(Reference("Maren Voss", 7)),
        acts=(finding("ACCUSE"),),
        authority=finding("named"),
        commitment=finding("asserted"),
        place=finding(Place("Oslo", "NOR")),
        said_on=finding(When("Friday", "2026-03-06", "2026-03-06")),
    )
    voss = Entity(
        7, "Maren Voss", "person", (Span(14, 18),),
        roles=(Finding("chair", (), "test", 0.9), Finding("member", (), "test", 0.4)),
        affiliations=(finding("Harbour Union"),),
    )  # fmt: skip
    event = Event(
        "e1",
        "PROTEST",
        (Span(35, 43), Span(44, 51)),
        "test",
        0.8,
        counts=(Count("Hundreds", 200, 999, None, Span(35, 43)),),
    )
    return Notes(article, (statement,), (voss,), (event,), (Remark("scare quote", Span(0, 13), "test"),))


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "x.marked.txt"
    path.write_text(MARKED, "utf-8")
    return path


def test_notes_take_the_shape_of_gold():
    row = prediction(notes_of(as_article(GoldArticle(id="a", text=TEXT))), "a")
    attribution = row.attributions[0]
    assert (row.id, attribution.speaker, attribution.role, attribution.affiliation) == (
        "a",
        "Maren Voss",
        "chair",
        "Harbour Union",
    )
    assert (attribution.place, attribution.country, attribution.said_on, attribution.score) == (
        "Oslo",
        "NOR",
        "Friday",
        0.91,
    )
    assert (row.events[0].evidence, row.events[0].also, row.events[0].crowd.low) == (Span(35, 43), (Span(44, 51),), 200)


def test_who_could_be_either_is_nobody_in_particular():
    article = as_article(GoldArticle(id="a", text=TEXT))
    entities = tuple(Entity(i, name, "person", ()) for i, name in ((1, "Maren Voss"), (2, "Tomasz Voss")))
    speaker = finding(Reference("Voss", None, (1, 2)))
    notes = Notes(article, (Statement("s", "direct", (Span(0, 13),), (), (), "t", 1.0, speaker=speaker),), entities)
    attribution = prediction(notes, "a").attributions[0]
    assert (attribution.speaker, attribution.candidates) == (None, ("Maren Voss", "Tomasz Voss"))


def test_a_perfect_system_is_perfect(gold):
    report = run(gold, notes_of=notes_of).to_dict()
    assert report["headline"] == 1.0
    judged = {field: part["of_all_gold"] for field, part in report["fields"].items() if part["gold"]}
    assert set(judged.values()) == {1.0}
    assert (report["events"]["f1"], report["events"]["counts"]) == (1.0, {"gold": 1, "found": 1, "right": 1})
    assert report["quoted_strings"]["not_statements"] == 0


def test_a_system_that_finds_nothing_scores_nothing(gold):
    report = run(gold, notes_of=Notes).to_dict()
    assert (report["headline"], report["fields"]["speaker"]["of_all_gold"], report["events"]["f1"]) == (0.0, 0.0, 0.0)


def test_predictions_are_one_article_a_line_in_the_shape_of_gold(gold, tmp_path):
    run(gold, tmp_path / "out.jsonl", notes_of=notes_of)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["strike"]
    assert rows[0]["attributions"][0] == {
        "source": [[14, 18]], "cue": [[19, 23]], "content": [[0, 13]], "form": "direct", "speaker": "Maren Voss",
        "affiliation": "Harbour Union", "role": "chair", "act": ["ACCUSE"], "target": [], "authority": "named",
        "commitment": "asserted", "speaker_commitment": None, "place": "Oslo", "country": "NOR", "medium": None,
        "said_on": "Friday", "score": 0.91,
        "dates": ["2026-03-06", "2026-03-06"], "candidates": [], "on_behalf_of": None,
    }  # fmt: skip
    assert (rows[0]["events"][0]["evidence"], rows[0]["events"][0]["also"]) == ([35, 43], [[44, 51]])


def test_predictions_score_as_gold_does(gold, tmp_path):
    run(gold, tmp_path / "out.jsonl", notes_of=notes_of)
    row = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    (tmp_path / "again.jsonl").write_text(json.dumps(row | {"text": TEXT}), "utf-8")
    assert run(tmp_path / "again.jsonl", notes_of=notes_of).to_dict()["headline"] == 1.0


def test_a_predictions_file_that_cannot_be_written_is_named(gold, tmp_path):
    with pytest.raises(GoldError) as caught:
        run(gold, tmp_path / "none/out.jsonl", notes_of=notes_of)
    assert caught.value.path == str(tmp_path / "none/out.jsonl")


def test_the_article_is_read_with_its_text_untouched():
    article = as_article(GoldArticle(id="a", text=" One\r\n\ttwo ", published="2026-03-06", outlet="Ledger"))
    assert (article.text, article.published, article.outlet) == (" One\r\n\ttwo ", "2026-03-06", "Ledger")


def test_the_tables_show_the_figures(gold):
    console = Console(file=io.StringIO(), width=140)
    console.print(render(run(gold, notes_of=notes_of)))
    shown = console.file.getvalue()
    assert "attribution F1 1.000" in shown
    assert "speaker" in shown
    assert "quoted strings that are statements" in shown


def test_escape_codes_are_shown_as_characters():
    gold = GoldArticle(id="a", text="so-called “\x1b[31mdeal”")
    notes = Notes(as_article(gold), (Statement("s", "direct", (Span(10, 21),), (), (), "t", 1.0),))
    console = Console(file=io.StringIO(), width=140)
    console.print(render(score([gold], [prediction(notes, "a")])))
    assert "␛[31mdeal" in console.file.getvalue()


def test_stray_quotations_are_shown():
    gold = GoldArticle(id="a", text="The so-called “deal” fell.", attributions=())
    notes = Notes(as_article(gold), (Statement("s", "direct", (Span(14, 20),), (), (), "t", 1.0),))
    report = score([gold], [prediction(notes, "a")])
    assert report.to_dict()["quoted_strings"]["such_as"] == [{"id": "a", "text": "“deal”"}]
    console = Console(file=io.StringIO(), width=140)
    console.print(render(report))
    assert "1 quoted strings taken for statements" in console.file.getvalue()
