"""Where, when and through what a statement was made, as far as the record knows: "in a statement on Friday, ..."."""

from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.gazetteer import capital_of, country_name, country_of
from onrecord.lang import parse_lexicon
from onrecord.schema import Place, Statement, When
from onrecord.tell.dates import in_words, parse_day, span_in_words
from onrecord.tell.harmless import brief

BY_STATE = frozenset(("USA", "CAN", "AUS"))  # countries within which readers expect the state
DETERMINED = ("the ", "his ", "her ", "their ", "its ", "a ", "an ")


class Setting(Struct, frozen=True):
    """The setting of a statement: adverbials that follow "said", and remarks in brackets behind the sentence.

    `adverbials` is like `("in a statement", "on Friday, 3 January 2020")`; `asides` like `("dateline Tavra",)`.
    """

    adverbials: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()

    def without(self, told: "Setting") -> "Setting":
        """What another setting did not tell already."""
        return Setting(
            tuple(each for each in self.adverbials if each not in told.adverbials),
            tuple(each for each in self.asides if each not in told.asides),
        )

    @property
    def after_verb(self) -> str:
        """The adverbials with a space before each."""
        return "".join(f" {each}" for each in self.adverbials)

    @property
    def in_brackets(self) -> str:
        """The asides as they follow the words of a sentence."""
        return f" ({'; '.join(self.asides)})" if self.asides else ""


def setting_of(statement: Statement, speaker: str = "") -> Setting:
    """By what means, where and when it was said, as far as that is known.

    A place that only the outlet's layout gives (a heading, a dateline) is not claimed to be that of speaking, and a
    time that could not be worked out stays as the outlet puts it.
    """
    adverbials, asides = list[str](), list[str]()
    medium = brief(statement.medium.value) if statement.medium else ""
    if medium and medium.casefold() not in speaker.casefold():  # "reports on Tavragram said on Tavragram"
        phrase = medium_phrase(medium)
        adverbials += [phrase] if phrase else []
        asides += [] if phrase else [f"medium: {medium}"]
    if statement.place:
        name = brief(statement.place.value.name)
        if statement.place.by.startswith("dateline"):
            asides.append(f"dateline {name}")
        elif "heading" in statement.place.by:
            asides.append(f"under the heading {name}")
        else:
            adverbials.append(place_phrase(statement.place.value))
    if statement.said_on:
        phrase = day_phrase(statement.said_on.value)
        expression = brief(statement.said_on.value.expression)
        adverbials += [phrase] if phrase else []
        asides += [f"time given: {expression}"] if expression and not phrase else []
    return Setting(tuple(adverbials), tuple(asides))


def medium_phrase(medium: str) -> str:
    """`medium_phrase("public rally") == "at a public rally"`; "Telegram" gives "on Telegram", "loudhailer" ""."""
    lower = medium.casefold()
    preposition, whole = _media().get(lower) or _media().get(lower.split()[-1]) or ("", "")
    if whole and lower in _media():
        return whole
    if preposition:
        article = "" if lower.startswith(DETERMINED) else "an " if lower[0] in "aeiou" else "a "
        return f"{preposition} {article}{medium}"
    return f"on {medium}" if medium[0].isupper() else ""


def place_phrase(place: Place) -> str:
    """`in Oslo, Norway`, `in Paris, Texas`: the place with its country, or with its state where readers expect that."""
    name, country = brief(place.name), country_title(place)
    by_state = place.country in BY_STATE and capital_of(place.country) != place.name
    if by_state and place.unit is not None and place.unit != place.name:
        return f"in {name}, {brief(place.unit)}"
    return f"in {country or name}" if is_country(place) or not country else f"in {name}, {country}"


def country_title(place: Place) -> str | None:
    """The usual English name of the place's country; the code itself where it is none that we know."""
    return (country_name(place.country) or brief(place.country)) if place.country else None


def is_country(place: Place) -> bool:
    """Whether the place is its country, under whatever name."""
    return place.country is not None and country_of(brief(place.name)) == place.country


def day_phrase(when: When) -> str:
    """`on Friday, 3 January 2020`; empty where the day could not be worked out."""
    first, last = parse_day(when.first), parse_day(when.last)
    if first is None:
        return ""
    if last is None or first == last:
        return f"on {in_words(first, weekday=True)}"
    return f"between {span_in_words(first, last).replace(' to ', ' and ', 1)}"


@cache
def _media() -> dict[str, tuple[str, str]]:
    path = "tell/media.tsv"
    table: dict[str, tuple[str, str]] = {}
    for row in parse_lexicon(files("onrecord").joinpath(path).read_text("utf-8"), path):
        if row["medium"] in table or not (row["preposition"] or row["whole"]):
            raise row.error("a medium given twice, or one without a phrase")
        table[row["medium"]] = (row["preposition"], row["whole"])
    return table
