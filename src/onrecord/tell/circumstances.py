"""Where, when and through what a statement was made, as far as the record knows: "in a statement on Friday, ..."."""

from functools import cache
from importlib.resources import files

from onrecord.gazetteer import country_name
from onrecord.lang import parse_lexicon
from onrecord.schema import Place, Statement, When
from onrecord.tell.dates import in_words, parse_day, span_in_words
from onrecord.tell.harmless import one_line

DETERMINED = ("the ", "his ", "her ", "their ", "its ", "a ", "an ")


def circumstances(statement: Statement) -> tuple[str, ...]:
    """The adverbials that follow "said": `("in a statement", "on Friday, 3 January 2020")`.

    A place that the outlet's layout gives (a heading), not its text, is not claimed to be the place of speaking.
    """
    parts = [
        medium_phrase(one_line(statement.medium.value)) if statement.medium else "",
        place_phrase(statement.place.value) if statement.place and "heading" not in statement.place.by else "",
        day_phrase(statement.said_on.value) if statement.said_on else "",
    ]
    return tuple(part for part in parts if part)


def medium_phrase(medium: str) -> str:
    """`medium_phrase("memorial ceremony") == "at a memorial ceremony"`; "Telegram" gives "on Telegram"."""
    if not medium:
        return ""
    lower = medium.casefold()
    preposition, whole = _media().get(lower) or _media().get(lower.split()[-1]) or ("", "")
    if whole and lower in _media():
        return whole
    if preposition:
        article = "" if lower.startswith(DETERMINED) else "an " if lower[0] in "aeiou" else "a "
        return f"{preposition} {article}{medium}"
    return f"on {medium}" if medium[0].isupper() else f"(medium: {medium})"


def place_phrase(place: Place) -> str:
    """`in Doueir, Lebanon`: the place with its country."""
    name, country = one_line(place.name), country_name(place.country) if place.country else None
    return f"in {name}" if not country or country.casefold() == name.casefold() else f"in {name}, {country}"


def day_phrase(when: When) -> str:
    """The day with its date; an expression that could not be worked out stays as the outlet has it."""
    first, last = parse_day(when.first), parse_day(when.last)
    if first and (last is None or first == last):
        return f"on {in_words(first, weekday=True)}"
    if first and last:
        return f"between {span_in_words(first, last).replace(' to ', ' and ', 1)}"
    expression = one_line(when.expression)
    return f"(time given: {expression})" if expression else ""


@cache
def _media() -> dict[str, tuple[str, str]]:
    path = "tell/media.tsv"
    table: dict[str, tuple[str, str]] = {}
    for row in parse_lexicon(files("onrecord").joinpath(path).read_text("utf-8"), path):
        if row["medium"] in table or not (row["preposition"] or row["whole"]):
            raise row.error("a medium given twice, or one without a phrase")
        table[row["medium"]] = (row["preposition"], row["whole"])
    return table
