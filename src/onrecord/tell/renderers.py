"""The ways to render a roundup. To add one: a function `(Roundup, TextIO) -> None`, and a row here."""

from collections.abc import Callable
from typing import TextIO

from onrecord.tell.html import render_html
from onrecord.tell.markdown import render_markdown
from onrecord.tell.pieces import Roundup
from onrecord.tell.terminal import render_terminal

Renderer = Callable[[Roundup, TextIO], None]

RENDERERS: dict[str, Renderer] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "html": render_html,
}
