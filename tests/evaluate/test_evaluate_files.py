"""Gold files: JSON, JSON lines, a text beside, marked text with front matter, folders; and what is refused."""

import json
import re
from pathlib import Path

import pytest
from msgspec import UNSET

from onrecord.errors import GoldError
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.marked import KINDS
from onrecord.evaluate.marked_files import META
from onrecord.evaluate.tokens import ROLES
from onrecord.schema import Span

MARKED = """---
id: strike
title: Dockers walk out
published: 2026-03-06
default: authority=named | commitment=asserted
speaker: Maren Voss | role=chair | act=ACCUSE; vow
---
[what|speaker=Maren Voss| “It is shut,”] [who Voss] [cue said].

[what|speaker=Lars Lind|commitment=denied|role=| Nothing is shut], [who Lind] [cue said].
"""
ROW = {"id": "a", "text": "She said so.", "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11]]}]}


@pytest.fixture
def gold(tmp_path):
    def write(name, written):
        path = tmp_path / name
        path.write_bytes(written.encode() if isinstance(written, str) else written)
        return path

    return write


def test_front_matter_fills_what_is_not_stated(gold):
    article = read_gold(gold("x.marked.txt", MARKED))[0]
    first, second = article.attributions
    assert (article.id, article.title, article.published) == ("strike", "Dockers walk out", "2026-03-06")
    assert (first.role, first.act, first.authority, first.commitment) == (
        ("chair",),
        ("ACCUSE", "vow"),
        "named",
        "asserted",
    )
    assert (second.role, second.act, second.authority, second.commitment) == ((), UNSET, "named", "denied")
    assert (first.form, second.form) == ("direct", "indirect")


def test_the_text_of_a_marked_file_begins_after_the_front_matter(gold):
    article = read_gold(gold("x.marked.txt", MARKED))[0]
    assert article.text == "“It is shut,” Voss said.\n\nNothing is shut, Lind said."


def test_a_marked_file_without_front_matter_is_named_by_its_file(gold):
    assert read_gold(gold("x.marked.txt", "[who She] [cue said] [what so]"))[0].id == "x"


def test_one_object_and_json_lines(gold):
    line = json.dumps(ROW)
    assert read_gold(gold("x.json", json.dumps(ROW, indent=1))) == read_gold(gold("x.jsonl", f"\n{line}\n"))


def test_a_text_beside_the_gold_is_read_as_it_is(gold):
    gold("article.txt", "One\r\ntwo")
    path = gold("x.json", json.dumps({"id": "a", "text_file": "article.txt", "attributions": []}))
    assert read_gold(path)[0].text == "One\r\ntwo"


def test_what_is_left_out_is_not_judged_and_null_is(gold):
    row = {"id": "a", "text": "so", "attributions": [{"content": [[0, 2]], "speaker": None}]}
    attribution = read_gold(gold("x.jsonl", json.dumps(row)))[0].attributions[0]
    assert (attribution.speaker, attribution.place, attribution.content) == (None, UNSET, (Span(0, 2),))


def test_a_folder_holds_all_its_gold_files(gold, tmp_path):
    gold("b.marked.txt", "[who She] [cue said] [what so]")
    gold("a.jsonl", json.dumps(ROW | {"id": "z"}))
    gold("notes.txt", "not gold")
    assert [article.id for article in read_gold(tmp_path)] == ["z", "b"]


@pytest.mark.parametrize(
    ("name", "written", "line", "message"),
    [
        ("x.jsonl", "", None, "no gold"),
        ("x.jsonl", b"\xff\xfe", None, "UTF-8"),
        ("x.jsonl", json.dumps(ROW) + "\n{", 2, "not JSON"),
        ("x.jsonl", "[" * 100_000, 1, "not JSON"),
        ("x.jsonl", "[1]", 1, "JSON object"),
        ("x.jsonl", '{"id": "a"}', 1, "text"),
        ("x.jsonl", json.dumps(ROW | {"attributions": [{"content": [[9, 99]]}]}), 1, "outside the text"),
        ("x.jsonl", json.dumps(ROW | {"attributions": [{"content": [[5, 5]]}]}), 1, "outside the text"),
        ("x.jsonl", json.dumps(ROW | {"scare_quotes": [[0, 99]]}), 1, "scare_quotes"),
        ("x.jsonl", json.dumps(ROW | {"events": [{"type": "PROTEST", "evidence": [3, 3]}]}), 1, "evidence"),
        ("x.jsonl", json.dumps(ROW | {"attributions": [{"content": "so"}]}), 1, "attributions"),
        ("x.jsonl", json.dumps(ROW) + "\n" + json.dumps(ROW), None, "given twice"),
        ("x.jsonl", json.dumps(ROW | {"published": "last week"}), 1, "ISO 8601"),
        ("x.jsonl", '{"id": "a", "text": "\\ud800"}', 1, "surrogate"),
        ("x.jsonl", '{"id": "a", "text_file": "../secret.txt"}', 1, "beside it"),
        ("x.jsonl", '{"id": "a", "text_file": "missing.txt"}', 1, "cannot be read"),
        ("x.marked.txt", MARKED.replace("[cue said].\n", "[cue said.\n", 1), 8, "never closed"),
        ("x.marked.txt", MARKED.replace("title:", "tilte:"), 3, "front matter"),
        ("x.marked.txt", MARKED.replace("role=chair", "rule=chair"), 6, "attribute"),
        ("x.marked.txt", "---\nid: x\n", 1, "never closed"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_its_place(gold, name, written, line, message):
    path = gold(name, written)
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(GoldError, match="No such file"):
        read_gold(tmp_path / "none.jsonl")


DOCUMENTED = Path(__file__).parents[2] / "docs/evaluate.md"


def test_the_documented_article_is_gold(gold):
    example = re.search(r"```json\n(.*?)```", DOCUMENTED.read_text("utf-8"), re.DOTALL).group(1)
    article = read_gold(gold("x.json", example))[0]
    read = {role: [article.text[s.start : s.end] for s in getattr(article.attributions[0], role)] for role in ROLES}
    assert read == {"source": ["Voss"], "cue": ["said"], "content": ["“It is shut,”"]}


@pytest.mark.parametrize("mark", KINDS)
def test_every_mark_is_documented(mark):
    assert re.search(rf"\[{mark}[:| ]|\[{mark}:1&#124;", DOCUMENTED.read_text("utf-8"))


@pytest.mark.parametrize("name", [*META, "default", "speaker"])
def test_all_front_matter_is_documented(name):
    assert name in DOCUMENTED.read_text("utf-8")
