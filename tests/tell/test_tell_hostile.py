"""Hostile articles come out harmless in every output, and exact in JSON Lines."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from msgspec import structs
from rich.console import Console

from onrecord.export.exports import exported
from onrecord.export.jsonl import read_jsonl
from onrecord.schema import Entity, Finding, LeftOut, Paragraph, Place, Record, Reference, Span, When
from onrecord.tell import harmless
from onrecord.tell.markup import notes_html, print_marked
from onrecord.tell.renderers import RENDERERS
from onrecord.tell.roundup import compose
from onrecord.tell.terminal import print_roundup
from tell_cases import Case

ATTACKS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "template": "{{ 7 * 7 }}{% raw %}",
    "terminal": "\x1b]0;owned\x07\x1b[31mred\x1b[2J\x9b31m",
    "controls": "a\x00b\x08c\rd\x7fe\x0bf",
    "rich": "[bold red]x[/bold red] [link=https://evil.example]y[/link] [/] :skull:",
    "markdown": "[click](javascript:alert(1)) ![i](https://evil.example/x.png) **b** `c` <b>d</b> "
    "https://evil.example/ www.evil.example",
    "blocks": "\n\n# Heading\n\n- item\n\n> quote\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n\n[^1a]: forged\n\n",
    "bidi": "\u202eevil\u202c \u2066isolate\u2069",
    "separators": "a\u2028b\u2029c",
}
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def hostile(attack: str) -> Record:
    """A record with the attack in the quotation and in everything else that an article brings."""
    case = Case(
        "[who:1 Mina Holt] [cue:1 said]: [what:1 “No.”] [who:2 She] [cue:2 slammed] [what:2 it].",
        about={"title": attack, "byline": attack, "url": f"javascript:{attack}"},
        outlet=attack,
    )
    notes = case.notes()
    text = f"“Before {attack} after.” Mina Holt {attack} slammed the plan {attack}."
    article = structs.replace(
        notes.article,
        text=text,
        paragraphs=(Paragraph(Span(0, len(text))),),
        left_out=(LeftOut(attack, attack, attack),),
    )
    value = Finding(attack, (Span(0, len(text)),), attack)
    entity = Entity(0, f"Holt {attack}", "person", (Span(0, 3),), (value,), (value,))
    quoted = Span(0, len(f"“Before {attack} after.”"))
    speaker = Finding(Reference(f"Holt {attack}", 0), (), "test")
    more = {
        "place": Finding(Place(attack, attack), (), "test"),
        "said_on": Finding(When(attack), (), "test"),
        "medium": value,
        "relay": (value,),
        "commitment": Finding("hedged", (quoted,), "test"),
    }
    first, second = notes.statements
    first = structs.replace(first, content=(quoted,), cue=(), source=(), speaker=speaker, **more)
    second = structs.replace(
        second, form="indirect", content=(Span(quoted.end, len(text)),), cue=(), source=(), speaker=speaker
    )
    return Record((structs.replace(notes, article=article, statements=(first, second), entities=(entity,)),))


def rendered(name: str, attack: str) -> str:
    stream = io.StringIO()
    RENDERERS[name](compose(hostile(attack)), stream)
    return stream.getvalue()


class Page(HTMLParser):
    """The tags, attributes and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}


OURS = "html head meta title style body main header h1 h2 h3 p nav a span section div sup b bdi mark article ul li br"
OURS = OURS.split()


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_page_holds_no_tag_attribute_or_address_of_the_articles(attack):
    page = Page(rendered("html", attack))
    assert page.tags <= set(OURS)
    assert page.attributes <= {
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "id",
        "href",
        "title",
        "dir",
        "rel",
    }
    assert all(address.startswith("#") for address in page.addresses)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_notebook_display_holds_no_tag_of_the_articles(attack):
    page = Page(notes_html(hostile(attack).notes[0]))
    assert page.tags <= {*OURS}
    assert page.addresses == set()


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_output_holds_control_characters_or_direction_overrides(name, attack):
    assert INVISIBLE.search(rendered(name, attack)) is None


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_article_marked_up_holds_no_escape_but_the_consoles_colours(attack):
    stream = io.StringIO()
    print_marked(
        hostile(attack).notes[0], Console(file=stream, force_terminal=True, color_system="standard", width=100)
    )
    assert INVISIBLE.search(re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())) is None
    assert "\x1b[2J" not in stream.getvalue()


def test_rich_markup_in_a_quotation_is_shown_and_not_obeyed():
    stream = io.StringIO()
    print_roundup(compose(hostile(ATTACKS["rich"])), Console(file=stream, force_terminal=True, width=300))
    plain = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())
    assert "[bold red]x[/bold red] [link=https://evil.example]y[/link] [/] :skull:" in plain
    assert "\x1b]8;" not in stream.getvalue()


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_markdown_renders_to_our_own_structure_only(attack):
    page = Page(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(rendered("markdown", attack))
    )
    assert page.tags <= {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "br"}


@pytest.mark.parametrize(
    "text", ["*a*", "_a_", "1. a", "12) a", "# a", "- a", "+ a", "> a", "a\n\n# b", "&lt;", "a\\", "`a", "~~a~~"]
)
def test_escaped_markdown_reads_as_it_is(text):
    shown = MarkdownIt("commonmark").enable("strikethrough").renderInline(harmless.markdown(text))
    block = MarkdownIt("commonmark").enable("strikethrough").render(harmless.markdown(text))
    plain = harmless.one_line(text).replace("&", "&amp;").replace(">", "&gt;")
    assert (shown, block) == (plain, f"<p>{plain}</p>\n")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1", "\r=1", "\x0b=1"])
def test_a_cell_starts_no_formula(start):
    for row in csv.reader(io.StringIO(exported(hostile(start), "csv").decode())):
        for value in row:
            assert not value.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_a_plain_cell_stays_as_it_is():
    assert harmless.cell("“No,” she said - twice") == "“No,” she said - twice"


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_json_lines_keep_the_data_exact(attack):
    assert read_jsonl(exported(hostile(attack), "jsonl").decode().split("\n")) == hostile(attack)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://star.example/a?b=c#d", True),
        ("http://star.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,<script>", False),
        ("https://", False),
        ("//star.example", False),
        ('https://star.example/" onclick="x', False),
        ("https://star.example/\u202egpj", False),
        ("http://[1::", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, linked):
    assert harmless.link(url) == (url if linked else None)


def test_a_very_long_string_is_cut_in_the_roundup():
    roundup = compose(hostile("x" * 1_000_000))
    assert max(len(sentence.text) for sentence in roundup.sentences) < 5_000
