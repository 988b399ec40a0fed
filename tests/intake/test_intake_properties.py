"""What holds for any text: spans in range, in order, apart, trimmed; what stands before changes nothing behind."""

import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import article_from_text, read_sources
from onrecord.schema import Article, Span

PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "\xa0", "\u2028", "\t", "BEIRUT (Agency) — ", "OSLO, Jan 5 (AFP) -", "Lebanon: ",
     "Lebanon:\n", "14:32", "2.15pm GMT ", "By Mara Holt", "for The Harbour Post", "“We go,” she said.", "He added, ",
     "Read more: ", "(Reuters)", "Photo: ", "(AP Photo/Jon Vale)", "© 2020", "Share this article", "— Mara Holt",
     "The Strike Goes On and On in the North", "5 January 2020", "Q: ", "(", ")", "/", ":", "-", "--", "—", ".", "'",
     "😀", "\ufeff", "\u200b", "\x00", "A", "مرحبا"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
PROSE = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."


def check(article: Article, text: str) -> None:
    assert article.text == text
    before = 0
    for paragraph in article.paragraphs:
        span = paragraph.span
        assert before <= span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.strip() != ""
        before, inside = span.end, span.start
        for mark in paragraph.marks:
            assert inside <= mark.span.start < mark.span.end <= span.end
            assert mark.value.strip()
            inside = mark.span.end
        if paragraph.marks:
            assert paragraph.marks[0].span.start == span.start
            assert text[paragraph.body.start : paragraph.body.end].strip() != ""


def moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_are_in_range_in_order_apart_and_trimmed(text: str) -> None:
    check(article_from_text(text), text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_letter_is_in_a_paragraph(text: str) -> None:
    inside = sum(len(text[p.span.start : p.span.end].split()) for p in article_from_text(text).paragraphs)
    assert inside == len(text.replace("\ufeff", " ").replace("\u200b", " ").split()) or any(
        mark in text for mark in "\ufeff\u200b\u2060"
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert article_from_text(text) == article_from_text(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([PROSE, "“We go,” she said, and went.", "Nobody answered them; the gates stayed shut."]),
        min_size=1,
        max_size=8,
    )
)
def test_a_neutral_paragraph_before_shifts_every_span_by_its_length(paragraphs: list[str]) -> None:
    text, before = "\n\n".join([PROSE, *paragraphs]), PROSE + "\n\n"
    alone, behind = article_from_text(text), article_from_text(before + text)
    assert [(moved(p.span, len(before)), p.kind) for p in alone.paragraphs] == [
        (p.span, p.kind) for p in behind.paragraphs[1:]
    ]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["😀", "é", "“", "\xa0x"]))
def test_a_character_before_a_paragraph_changes_nothing_behind(mark: str) -> None:
    text = f"{PROSE}\n\nLebanon: {PROSE}"
    assert [p.marks for p in article_from_text(f"{mark} {text}").paragraphs][1][0].value == "Lebanon"


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class='share related'>", "</div>", "<br>", "<h1>", "</h1>", "<h2>", "<li>", "<table>", "<td>",
     "<nav>", "</nav>", "<article>", "</article>", "<script>", "</script>", "<!--", "-->", "<figure><figcaption>", "<",
     "&amp;", "&#0;", "&#x110000;", "<svg>", "<template>", "<time>14:32</time>", "<title>", "<meta charset=utf-7>",
     "<html lang='\x00'>", "<base href='//'>", "<script type='application/ld+json'>[{", PROSE, f"<p>{PROSE}</p>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=30).map("".join))
def test_any_soup_of_tags_gives_an_article_or_an_input_error(soup: str) -> None:
    for item in read_sources(["-"], format="html", stdin=io.BytesIO(soup.encode())):
        assert isinstance(item, Article | InputError)
        if isinstance(item, Article):
            check(item, item.text)


@settings(max_examples=150, deadline=None)
@example(b"\r!", "csv")
@given(st.binary(max_size=400), st.sampled_from(["text", "markdown", "html", "jsonl", "json", "csv", "tsv", None]))
def test_any_bytes_give_articles_or_input_errors(data: bytes, format: str | None) -> None:
    for item in read_sources(["-"], format=format, stdin=io.BytesIO(data)):
        assert isinstance(item, Article | InputError)


def test_id_depends_on_outlet_address_and_text_alone() -> None:
    one = article_from_text(PROSE, outlet="The Quay", url="https://quay.example/1", title="A")
    same = article_from_text(PROSE, outlet="The Quay", url="https://quay.example/1", title="B", published="2020-01-05")
    others = [article_from_text(PROSE), article_from_text(PROSE, outlet="The Quay"), article_from_text(PROSE + " ")]
    assert one.id == same.id
    assert len({one.id, *(other.id for other in others)}) == 4
