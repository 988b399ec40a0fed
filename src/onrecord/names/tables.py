"""The tables of this package: commented rows beside the code, checked as they are read."""

from functools import cache
from importlib.resources import files

from onrecord.errors import LexiconError
from onrecord.lang import Entry, parse_lexicon


@cache
def table(name: str) -> tuple[Entry, ...]:
    """The rows of `names/NAME.tsv` in file order. LexiconError (file, line) where one cannot be used."""
    path = f"names/{name}.tsv"
    try:
        text = files("onrecord").joinpath(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read: {error}", path=path) from None
    return parse_lexicon(text, path)
