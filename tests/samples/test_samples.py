"""The bundled event: eight articles in eight layouts, each with gold that its text bears out."""

import re
from pathlib import Path

import pytest

from onrecord import samples
from onrecord.evaluate.files import read_gold
from onrecord.intake import read_sources

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


def read(path):
    (article,) = read_sources([str(path)])
    return article


@pytest.mark.parametrize("path", samples.paths(), ids=lambda path: path.name)
def test_intake_keeps_every_gold_paragraph_word_for_word(path):
    text = read(path).text
    gold = GOLD[path.name.split(".")[0]]
    assert [p for p in gold.text.splitlines() if p.strip() and p not in text] == []


@pytest.mark.parametrize("path", samples.paths(), ids=lambda path: path.name)
def test_intake_reads_a_gold_paragraph_as_text_to_be_read(path):
    article = read(path)
    gold = GOLD[path.name.split(".")[0]]
    spoken = {gold.text[a.content[0].start : a.content[0].end] for a in gold.attributions if a.content}
    left_out = [p for p in article.paragraphs if p.kind in ("boilerplate", "credit", "caption", "byline")]
    dropped = [article.text[p.span.start : p.span.end] for p in left_out]
    assert [words for words in spoken for paragraph in dropped if words in paragraph] == []


@pytest.mark.parametrize(
    "name", ["baltic-courier.html", "baltic-observer.html", "meridian-wire.jsonl", "northern-ledger.md"]
)
def test_the_layouts_own_metadata_is_read(name):
    path = next(path for path in samples.paths() if path.name == name)
    article, gold = read(path), GOLD[name.split(".")[0]]
    assert (article.title, article.outlet, article.published[:10]) == (gold.title, gold.outlet, gold.published)


def test_what_is_not_the_article_is_left_out_and_listed():
    article = read(samples.paths()[0])
    assert "cookies" not in article.text
    assert {"cookie notice", "navigation", "related links", "share buttons"} <= {part.what for part in article.left_out}
