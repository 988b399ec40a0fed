"""The bundled event: eight articles in eight layouts, each with gold that its text bears out."""

import re
from pathlib import Path

import pytest

from onrecord import samples
from onrecord.evaluate.files import read_gold

GOLD = {article.id: article for article in read_gold(Path(__file__).parents[2] / "gold/samples")}


def plain(text):
    """Only the letters: layouts differ in entities, marks and line breaks."""
    return re.sub(r"\W+", "", text)


def test_eight_articles_from_eight_outlets():
    assert [path.name for path in samples.paths()] == [
        "baltic-courier.html",
        "baltic-observer.html",
        "coastal-times.txt",
        "dockers-union.txt",
        "europa-desk.txt",
        "harbour-review.md",
        "meridian-wire.jsonl",
        "northern-ledger.md",
    ]
    assert len({article.outlet for article in GOLD.values()}) == 8


def test_every_sample_has_its_gold():
    assert {path.name.split(".")[0] for path in samples.paths()} == GOLD.keys()


@pytest.mark.parametrize("path", samples.paths(), ids=lambda path: path.name)
def test_every_gold_paragraph_stands_in_its_sample(path):
    article = GOLD[path.name.split(".")[0]]
    written = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        written = written.replace("\\n", "\n")
    written = plain(written.replace("&amp;", "&"))
    assert [p for p in article.text.splitlines() if p.strip() and plain(p) not in written] == []


@pytest.mark.parametrize("article", GOLD.values(), ids=lambda article: article.id)
def test_every_article_is_of_a_newspaper_length(article):
    assert 240 <= len(article.text.split()) <= 600
