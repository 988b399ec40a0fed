"""A roundup in the terminal, by Rich: names bold, outlets' wording in italics, evidence labels reversed."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from onrecord.tell.harmless import brief
from onrecord.tell.pieces import PieceKind, Roundup, Sentence, Source

STYLES: dict[PieceKind, str] = {
    "own": "",
    "name": "bold",
    "label": "bold yellow",
    "reported": "italic",
    "quoted": "cyan",
    "cite": "dim",
}
KEY = "Between quotation marks: the speaker’s words. In italics: the outlet’s wording, not a quotation."
PLAIN_KEY = "Between quotation marks: the speaker’s words. Between ‹ ›: the outlet’s wording, not a quotation."


def render_terminal(roundup: Roundup, stream: TextIO) -> None:
    """Write the roundup to `stream`, coloured and as wide as its terminal; plain where it is no terminal."""
    print_roundup(roundup, Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False))


def print_roundup(roundup: Roundup, console: Console) -> None:
    """Print the roundup on a Rich console."""
    plain = console.color_system is None or console.no_color
    print_text(console, Text(roundup.title, "bold underline"))
    for line in (*roundup.covers, PLAIN_KEY if plain else KEY):
        print_text(console, Text(line, "dim"))
    for section in roundup.sections:
        _print_title(console, section.title, plain)
        for sentence in (section.note,) if section.note else ():
            print_text(console, sentence_text(sentence, plain), 2)
        for entry in section.entries:
            if entry.heading:
                print_text(console, Text(entry.heading, "magenta"), 1)
            for sentence in entry.sentences:
                print_text(console, sentence_text(sentence, plain), 2, 2)
    if roundup.reported:
        _print_title(console, "Reported by outlets", plain)
        for sentence in roundup.reported:
            print_text(console, sentence_text(sentence, plain), 2, 2)
    _print_title(console, "Sources", plain)
    for source in roundup.sources:
        print_text(console, Text(f"{source.number}. {source_line(source)}"), 2, 3)


def _print_title(console: Console, title: str, plain: bool) -> None:
    console.print()
    print_text(console, Text(title.upper() if plain else title, "bold magenta"))


def print_text(console: Console, text: Text, indent: int = 0, hanging: int = 0) -> None:
    """Print a paragraph wrapped to the console, all its lines indented, those after the first by `hanging` more."""
    shown = Text()
    for number, line in enumerate(text.wrap(console, max(20, console.width - indent - hanging))):
        line.rstrip()
        shown.append("\n" if number else "").append(" " * (indent + (hanging if number else 0))).append_text(line)
    console.print(shown, soft_wrap=True)


def sentence_text(sentence: Sentence, plain: bool = False) -> Text:
    """A sentence as Rich text, never as markup; where there is no colour, brackets show the outlet's wording."""
    text = Text()
    for piece in sentence.pieces:
        shown = brief(piece.text) if piece.kind in ("label", "cite") else piece.text
        match piece.kind:
            case "label":
                text.append(f"[{shown.upper()}]", STYLES["label"]).append(" ")
            case "cite":
                text.append(f" [{shown}]", STYLES["cite"])
            case "reported" if plain:
                text.append(f"‹{shown}›")
            case _:
                text.append(shown, STYLES[piece.kind])
    return text


def source_line(source: Source) -> str:
    """`The Star, “Title”, by Name, 3 January 2020, https://...`, on one line and with nothing hidden."""
    article = source.article
    title = quoted_title(article.title) if article.title else None
    byline = f"by {brief(article.byline)}" if article.byline else None
    parts = [source.outlet, title, byline, source.published, brief(article.url, 2000) if article.url else None]
    copy = f" (a near-copy of source {source.copy_of})" if source.copy_of else ""
    uncited = "" if source.citations else " — nothing cited"
    return f"{', '.join(part for part in parts if part)}{copy}{uncited}"


def quoted_title(title: str) -> str:
    """The title in quotation marks, unless it brings its own."""
    shown = brief(title)
    return shown if shown.startswith(("“", '"', "‘", "«", "„")) else f"“{shown}”"
