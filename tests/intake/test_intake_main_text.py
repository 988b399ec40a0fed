"""Which blocks of a page are the article, on the layouts that news is found in, and what the page states of itself."""

from pathlib import Path

import pytest

from onrecord.intake import read_sources
from onrecord.schema import Article

TEXT = [
    "The water board of Lower Tarn will cut supplies to 14 villages from next week, its director announced on Tuesday.",
    "“We are looking at the lowest level since records began,” director Hana Weil told reporters.",
    "Farmers disagree.",
    "“There is water; it is being sold,” said Bo Tarsk, who chairs the growers’ league.",
]
TITLE = "Lower Tarn to cut water"
CARD = (
    "<h3><a href=/t>Council weighs wall</a></h3><p><a href=/t>The council will vote on a wall that many want.</a></p>"
)
CARDS = f"<div class=card>{CARD}</div>" * 6
REMARK = "I do not know what to say about the water board any more, except that the list was right all along."


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(folder: Path, body: str, head: str = "") -> Article:
    path = folder / "a.html"
    path.write_text(
        f"<!doctype html><html lang=en><head><title>{TITLE} | Tarn Record</title>{head}</head>{body}</html>"
    )
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article), article
    return article


LAYOUTS = {
    "cards": f"<div class=w><div class=x><h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div></div><div>{CARDS}</div></div>",
    "long comments": f"<div><h1>{TITLE}</h1>{paragraphs(TEXT)}</div><ol id=comments>{f'<li><p>{REMARK}</p>' * 20}</ol>",
    "unmarked comments": f"<div class=a><h1>{TITLE}</h1>{paragraphs(TEXT)}</div><div class=b><p>{REMARK}</p></div>",
    "a form around the page": f"<form id=asp><h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div></form><p>{REMARK}</p>",
    "a paywall box": f"<h1>{TITLE}</h1><div class='article-body'>{paragraphs(TEXT[:2])}"
    f"<div class='paywall-promo'><p>To continue reading, become a member for two crowns a week.</p></div></div>"
    f"<div class='article-body gated'>{paragraphs(TEXT[2:])}</div>",
    "a box for each paragraph": f"<article><h1>{TITLE}</h1><section itemprop=articleBody>"
    + "".join(f"<div class=col><div><p>{text}</p></div><aside></aside></div>" for text in TEXT)
    + "</section></article>",
    "bare boxes": f"<h1>{TITLE}</h1><div>" + "".join(f"<div><span>{text}</span></div>" for text in TEXT) + "</div>",
    "a table": f"<table><tr><td><a href=/>Home</a><br><a href=/s>Sport</a></td><td><b>{TITLE}</b><br><br>"
    f"{'<br><br>'.join(TEXT)}</td><td>Weather: 31 degrees</td></tr></table>",
    "a list of stories inside": f"<main><h1>{TITLE}</h1><div>{paragraphs(TEXT[:1])}<h2>Recommended Stories</h2>"
    "<ul><li><a href=/a>Fares to double in the strait</a></li><li><a href=/b>Ansel weighs a wall</a></li></ul>"
    f"<div class='more-content'>{paragraphs(TEXT[1:])}</div></div></main>",
    "an open anchor": f"<a name=top><div><h1>{TITLE}</h1>{paragraphs(TEXT)}</div>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_alone_is_kept(tmp_path: Path, layout: str) -> None:
    article = read(tmp_path, f"<body>{LAYOUTS[layout]}</body>")
    assert [article.read(paragraph.span) for paragraph in article.paragraphs] == [TITLE, *TEXT]
    assert article.title == TITLE


def test_all_entries_of_a_live_blog_with_their_times_and_headings(tmp_path: Path) -> None:
    entries = [("16.40 BST", "Growers hit back", TEXT[3]), ("14.00 BST", "Board announces cuts", TEXT[0])]
    body = "".join(
        f"<div class=block><time>{at}</time><h2>{head}</h2><p>{said}</p></div>" for at, head, said in entries
    )
    article = read(tmp_path, f"<main><h1>Drought: live</h1><div>{body}</div></main>")
    assert [article.read(p.span) for p in article.paragraphs] == ["Drought: live", *entries[0], *entries[1]]


def test_who_is_quoted_under_a_quotation_is_kept(tmp_path: Path) -> None:
    quoted = f"<blockquote><p>{TEXT[1]}</p><footer>— Hana Weil</footer></blockquote>"
    article = read(tmp_path, f"<div><h1>{TITLE}</h1><p>{TEXT[0]}</p>{quoted}<p>{TEXT[3]}</p></div>")
    assert "— Hana Weil" in article.text


def linked(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", {fields}}}]}}</script>'


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (linked('"author": [{"name": "Ida Korn"}, {"name": "Per Holt"}]'), "byline", "Ida Korn, Per Holt"),
        (linked('"author": "Ida Korn"'), "byline", "Ida Korn"),
        (linked('"author": {"name": {"x": 1}}'), "byline", None),
        (linked('"publisher": {"name": "The Record"}'), "outlet", "The Record"),
        (linked('"datePublished": "2025-06-03T11:00:00Z"'), "published", "2025-06-03T11:00:00+00:00"),
        ("<meta name=DC.creator content='Ida Korn'>", "byline", "Ida Korn"),
        ("<meta name=author content='By Ida Korn'>", "byline", "Ida Korn"),
        ("<meta property=article:author content='https://social.example/ida'>", "byline", None),
        ("<meta name=DC.date.issued content=2025-06-03>", "published", "2025-06-03"),
        ("<meta name=sailthru.date content='2025-06-03 08:00:00'>", "published", "2025-06-03T08:00:00"),
        ("<link rel=canonical href='https://tarn.example/2025/06/03/water'>", "published", "2025-06-03"),
        ("<link rel=canonical href='//tarn.example/w'>", "url", None),
        ("<meta property=og:url content='https://tarn.example/a'><link rel=canonical href=/w>", "url",
         "https://tarn.example/w"),
        ("<link rel=canonical href='http://[::1'>", "url", None),
        ("<meta property=og:title content='Water cut - The Record'><meta property=og:site_name content='The Record'>",
         "title", "Water cut"),
        ("", "outlet", "Tarn Record"),
    ],
)  # fmt: skip
def test_what_a_page_states_of_itself(tmp_path: Path, head: str, field: str, value: str | None) -> None:
    article = read(tmp_path, f"<article><h1>{TITLE}</h1>{paragraphs(TEXT)}</article>", head)
    assert getattr(article, field) == value


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"@graph":' * 50_000, "<!" + "//" * 100_000, '{"@type": "NewsArticle", "author": 7}']
)
def test_json_that_is_no_metadata(tmp_path: Path, script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    article = read(tmp_path, f"<article><h1>{TITLE}</h1>{paragraphs(TEXT)}</article>", head)
    assert (article.title, article.byline) == (TITLE, None)
