"""A roundup as one self-contained HTML page: footnotes lead into the highlighted text of each source below.

Readable without JavaScript (there is none), printable, light and dark. Jinja2 escapes every value; a page policy
forbids scripts and anything from elsewhere; only http and https addresses become links.
"""

from functools import cache
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.tell.annotate import annotated
from onrecord.tell.harmless import link, one_line, visible
from onrecord.tell.pieces import Roundup

QUIET = ("byline", "caption", "credit", "boilerplate")  # paragraph kinds that are not the article's running text


def render_html(roundup: Roundup, stream: TextIO) -> None:
    """Write the roundup as one HTML page, in pieces: the whole page is never held in memory."""
    template = templates().get_template("roundup.html.j2")
    for piece in template.stream(roundup=roundup, annotated=annotated, quiet=QUIET, first=_First()):
        stream.write(piece)


@cache
def templates() -> Environment:
    """The environment of all templates; undefined names are errors."""
    environment = Environment(
        loader=PackageLoader("onrecord.tell", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.loader.get_source(environment, "style.css")[0] if environment.loader else ""
    environment.globals["style"] = Markup(style)
    environment.filters |= {"visible": visible, "one_line": one_line, "link": link}
    return environment


class _First:
    """Says of each label whether this is its first use, which the source links back to."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, label: str) -> bool:
        is_first = label not in self._seen
        self._seen.add(label)
        return is_first
