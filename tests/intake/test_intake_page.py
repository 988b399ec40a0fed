"""Web pages: the main text in the page's own words, its metadata, and everything else listed as left out."""

from pathlib import Path

import pytest

from onrecord.errors import NoArticle
from onrecord.intake import read_sources
from onrecord.schema import Article

FIRST = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."
SAID = (
    "“We will not go back for promises,” said Anna Brandt, who leads the union’s northern branch. “They had two years.”"
)
LAST = "The port authority said that eleven ships were waiting in the roads, and that four of them carried food."
HEAD = """<title>Port strike spreads | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:title" content="Port strike spreads"><link rel="canonical" href="https://harbour.example/strike">
<meta property="article:published_time" content="2024-05-02T08:30:00+02:00">
<meta name="author" content="Mara Holt">"""
JSON_LD = """<title>x</title><script type="application/ld+json">{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Port strike spreads", "datePublished": "2024-05-02T08:30:00+02:00",
"author": {"@type": "Person", "name": "Mara Holt"}, "publisher": {"@type": "Organization", "name": "The Harbour Post"},
"mainEntityOfPage": {"@id": "https://harbour.example/strike"}}</script>"""


def page(body: str, head: str = HEAD) -> str:
    return f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def read(folder: Path, content: str | bytes) -> Article:
    path = folder / "a.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article), article
    return article


def kept(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.kind, article.read(paragraph.span)) for paragraph in article.paragraphs]


def left_out(article: Article) -> dict[str, str]:
    return {left.text: left.what for left in article.left_out}


BODY = f"<p>{FIRST}</p><p>{SAID}</p><p>{LAST}</p>"
TEXT = [("body", FIRST), ("body", SAID), ("body", LAST)]


@pytest.mark.parametrize("head", [HEAD, JSON_LD])
def test_metadata_is_the_pages_own(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, page(f"<article><h1>Port strike spreads</h1>{BODY}</article>", head))
    assert (article.title, article.byline, article.outlet) == ("Port strike spreads", "Mara Holt", "The Harbour Post")
    assert (article.published, article.language) == ("2024-05-02T08:30:00+02:00", "en")
    assert (article.url, article.format, article.source) == ("https://harbour.example/strike", "html", "a.html")


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<article>{BODY}</article><footer>Copyright 2019</footer>", "<title>Strike</title>"))
    assert article.published is None


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h1>Port strike spreads</h1>{BODY}</article></main>",
        f'<div id="page" class="has-related with-nav"><div class="col"><h1>Port strike spreads</h1>{BODY}</div></div>',
        f"<h1>Port strike spreads</h1><div class='story'>{FIRST}<br><br>{SAID}<br/><br/>{LAST}</div>",
        f"<table><tr><td><h1>Port strike spreads</h1>{BODY}</td></tr></table>",
        f"<article><h1>Port <em>strike</em> spreads</h1>{BODY.replace('<p>', '<p> <i>').replace('</p>', '</i> </p>')}",
        f"<section><h1>Port strike spreads</h1></section><section>{BODY}</section>",
        "<article><h1>Port strike\n   spreads</h1>\n" + BODY.replace(" ", "  \n") + "</article>",
    ],
)
def test_the_text_is_kept_in_the_pages_words(tmp_path: Path, body: str) -> None:
    assert kept(read(tmp_path, page(body))) == [("title", "Port strike spreads"), *TEXT]


def test_headings_captions_lists_and_block_quotations(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        page(
            f"<article><h1>Port strike spreads</h1><p>By Mara Holt</p><p>{FIRST}</p>"
            "<figure><img src='a.png' alt=''><figcaption>Strikers at the gate</figcaption></figure>"
            f"<h2>Lebanon</h2><p>{SAID}</p><h2>What they want</h2>"
            "<ul><li>Six percent, the union said in its letter.</li><li>Two more days.</li></ul>"
            f"<blockquote>It is over when it is signed.</blockquote><p>He agreed.</p><p>{LAST}</p>"
        ),
    )  # fmt: skip
    assert kept(article) == [
        ("title", "Port strike spreads"),
        ("byline", "By Mara Holt"),
        ("body", FIRST),
        ("caption", "Strikers at the gate"),
        ("place", "Lebanon"),
        ("body", SAID),
        ("heading", "What they want"),
        ("body", "Six percent, the union said in its letter."),
        ("body", "Two more days."),
        ("body", "It is over when it is signed."),
        ("body", "He agreed."),
        ("body", LAST),
    ]


def test_times_of_a_live_blog(tmp_path: Path) -> None:
    entries = "".join(f"<section><time>14:{n}</time><p>{text}</p></section>" for n, text in ((32, FIRST), (10, SAID)))
    article = read(tmp_path, page(f"<article><h1>Port strike spreads</h1><p>{LAST} It is live.</p>{entries}</article>"))
    assert [text for kind, text in kept(article) if kind == "time"] == ["14:32", "14:10"]


PARTS = [
    ("<nav><a>Home</a> <a>World</a></nav>", "Home World", "navigation"),
    ('<div class="main-menu"><a>Weather</a></div>', "Weather", "navigation"),
    ('<div class="cookie-banner">We use cookies on this site.</div>', "We use cookies on this site.", "cookie notice"),
    ('<div id="gdprNotice">Your privacy matters to us.</div>', "Your privacy matters to us.", "cookie notice"),
    ('<div class="share-bar"><a>Facebook</a> <a>Twitter</a></div>', "Facebook Twitter", "share buttons"),
    ("<p>Share this article</p>", "Share this article", "share buttons"),
    ("<aside class='related'><li>Ferry fares to double</li></aside>", "Ferry fares to double", "related links"),
    ("<p>Read more: Ferry fares to double</p>", "Read more: Ferry fares to double", "related links"),
    ('<div class="newsletter">Get it every morning.</div>', "Get it every morning.", "newsletter"),
    ('<section id="comments"><p>I never liked that port.</p></section>', "I never liked that port.", "comments"),
    ("<p>Advertisement</p>", "Advertisement", "advertisement"),
    ("<footer><p>Published by Harbour Media</p></footer>", "Published by Harbour Media", "footer"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "what"), PARTS)
@pytest.mark.parametrize("where", ["before", "inside", "after"])
def test_what_is_not_the_article_is_listed(tmp_path: Path, part: str, text: str, what: str, where: str) -> None:
    inner = BODY.replace("</p>", f"</p>{part}", 1) if where == "inside" else BODY
    body = f"<main><article><h1>Port strike spreads</h1>{inner}</article></main>"
    article = read(tmp_path, page({"before": part + body, "inside": body, "after": body + part}[where]))
    assert kept(article) == [("title", "Port strike spreads"), *TEXT]
    assert left_out(article) == {text: what}


def test_scripts_and_hidden_elements_are_not_text(tmp_path: Path) -> None:
    extra = "<script>var a = 'x';</script><style>p{}</style><p hidden>Secret</p><p style='display: none'>Secret</p>"
    article = read(tmp_path, page(f"<article><h1>Port strike spreads</h1>{BODY}{extra}<!-- Secret --></article>"))
    assert kept(article) == [("title", "Port strike spreads"), *TEXT]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("", "utf-8"),
        ('<meta charset="windows-1252">', "utf-8-sig"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="no-such">', "utf-8"),
    ],
)
def test_the_declared_encoding_is_heard(tmp_path: Path, declaration: str, encoding: str) -> None:
    content = f"<html><head>{declaration}<title>Strike</title></head><body><article>{BODY}</article></body></html>"
    assert kept(read(tmp_path, content.encode(encoding))) == TEXT


def test_no_break_spaces_and_entities_are_kept(tmp_path: Path) -> None:
    said = "He&nbsp;said &ldquo;go&rdquo; &amp; went &lt;home&gt;."
    article = read(tmp_path, page(f"<article><p>{FIRST}</p><p>{said}</p><p>{LAST}</p>"))
    assert kept(article)[1] == ("body", "He\xa0said “go” & went <home>.")


def test_markup_in_a_quotation_is_text(tmp_path: Path) -> None:
    said = "“&lt;script&gt;alert(1)&lt;/script&gt;,” she said."
    article = read(tmp_path, page(f"<article><p>{FIRST}</p><p>{said}</p><p>{LAST}</p>"))
    assert kept(article)[1] == ("body", "“<script>alert(1)</script>,” she said.")


@pytest.mark.parametrize("content", ["<html></html>", "<p>", "<!doctype html>", "<html><nav>Home</nav></html>"])
def test_a_page_without_an_article(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(content)
    (error,) = read_sources([str(tmp_path / "a.html")])
    assert isinstance(error, NoArticle)


def test_the_same_page_gives_the_same_article(tmp_path: Path) -> None:
    content = page(f"<article><h1>Port strike spreads</h1>{BODY}</article>" + "".join(part for part, _, _ in PARTS))
    assert read(tmp_path, content) == read(tmp_path, content)


def test_a_fault_of_the_extractor_costs_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise AttributeError("text")

    monkeypatch.setattr("onrecord.intake.page.main_blocks", fail)
    (tmp_path / "a.html").write_text(page(BODY))
    (tmp_path / "b.txt").write_text(FIRST)
    assert [type(item).__name__ for item in read_sources([str(tmp_path)])] == ["InputError", "Article"]
