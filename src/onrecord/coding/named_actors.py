"""Who a noun phrase names, if it is somebody: a name, a country or those who rule it, an office, a body, people.

A country's rulers and forces are the country ("the Norland regime", "Washington"): the name is neutral, and the words
that the speaker chose stay in the evidence.
"""

from functools import cache

from onrecord.coding.authority import authorities
from onrecord.coding.context import Context
from onrecord.coding.counts import is_people
from onrecord.coding.phrases import Phrases
from onrecord.gazetteer import country_name, country_of, country_of_capital, demonym_of, seat_of
from onrecord.lang import lexicon
from onrecord.schema import Entity, Finding, Reference, Span

NAMED, COUNTRY, DESCRIBED = 0.9, 0.9, 0.9  # see docs/acts.md
WHERE = ("after", "regime", "deed", "befalls", "bodies")
ACTORS = ("institution", "office", "unnamed", "crowd", "outlet")  # what can be praised or accused
GENITIVES = ("’s", "'s", "s’", "s'")
GOVERNING = ("presidency", "government", "ministry", "military")  # kinds of seats
NO_ACTORS = ("document", "unknown", "place")
MENTIONS = 20  # of one word that are looked at
LONGEST = 3  # words of a country's name


@cache
def target_words(language: str, where: str) -> Phrases:
    """The phrases of `target_words.tsv` that show one thing."""
    found: list[str] = []
    for entry in lexicon(language, "target_words"):
        if entry["where"] not in WHERE:
            raise entry.error(f"not a place of a target ({', '.join(WHERE)}): {entry['where']!r}")
        found += entry.phrases("words") if entry["where"] == where else ()
    return Phrases(found)


def party(context: Context, words: list[int], certain: bool, by: str = "object") -> Finding[Reference] | None:
    """Who a noun phrase is. `certain`: the grammar lets nothing but somebody stand here, so any name is somebody's."""
    reading = context.reading
    span = reading.span(words[0], words[-1] + 1)
    head = next((word - 1 for word in words[1:] if reading.lower[word] == "of"), words[-1])
    seat = _seated(" ".join(reading.words[word] for word in words).removeprefix("the ").removeprefix("The "))
    if seat is not None and (country := _country(context, seat)) is not None:
        return Finding(country, (span,), f"{by}, a country", COUNTRY)
    whole = whole_entity(context, span) or _titled(context, words)
    if whole is not None and whole.type not in NO_ACTORS:
        return Finding(Reference(whole.name, whole.id), (span,), by, NAMED)
    if reading.words[head].endswith(GENITIVES):
        return None
    ruled = country_meant(context, words)
    if ruled is not None:
        return Finding(ruled, (span,), f"{by}, a country", COUNTRY)
    name = reading.text[span.start : span.end]
    if all(reading.words[word][0].isupper() for word in words) and (
        certain or whole is not None or _is_name(context, words[0])
    ):
        return Finding(Reference(whole.name, whole.id) if whole else Reference(name), (span,), by, NAMED)
    kinds = authorities(context.language)
    lower = reading.lower[head]
    many = lower in target_words(context.language, "bodies").firsts
    persons = reading.lower[words[-1] + 1 : words[-1] + 2] == ["who"]
    if many or persons or is_people(context, head) or kinds.get(lower, kinds.get(lower.removesuffix("s"))) in ACTORS:
        return Finding(Reference(whole.name, whole.id) if whole else Reference(name), (span,), by, DESCRIBED)
    return None


def whole_entity(context: Context, span: Span) -> Entity | None:
    """The entity that exactly these words name."""
    return next((each for end, each in context.entity_at.get(span.start, ()) if end == span.end), None)


def _is_name(context: Context, word: int) -> bool:
    """Whether a word stands with a capital inside a sentence too, so that it does not only open one."""
    reading = context.reading
    if reading.lower[word] in target_words(context.language, "deed").firsts:
        return False  # "Operation Sunrise"
    return any(
        reading.words[at][0].isupper()
        and at > reading.sentences[reading.sentence_of[at]][0]
        and reading.words[at - 1][0].isalnum()
        for at in context.positions(reading.lower[word])[:MENTIONS]
    )


def _titled(context: Context, words: list[int]) -> Entity | None:
    """The person whose name the words end with, where only a title stands before it: "General Lind"."""
    end = context.reading.ends[words[-1]]
    for position, word in enumerate(words[1:], 1):
        before = [context.reading.words[each] for each in words[:position]]
        if any(part[0].islower() and part not in ("the", "late") for part in before):
            break
        found = next((each for at, each in context.entity_at.get(context.reading.starts[word], ()) if at == end), None)
        if found is not None and found.type == "person":
            return found
    return None


def country_meant(context: Context, words: list[int], *, adjective: bool = False) -> Reference | None:
    """The country that a phrase means by its name, capital, people, rulers or forces, or (if asked) its adjective."""
    reading = context.reading
    names = [reading.words[word].removesuffix("’s").removesuffix("'s").removesuffix("’") for word in words]
    if names and names[0].lower() == "the":
        names = names[1:]
    if not names or len(names) > LONGEST + 2 or not any(name[0].isupper() for name in names if name):
        return None
    for length in range(min(LONGEST, len(names)), 0, -1):
        name, rest = " ".join(names[:length]), names[length:]
        code = country_of(name) or (country_of_capital(name) if not rest else None)
        code = (
            code
            or (_seated(name) if not rest else None)
            or (demonym_of(name) if rest or adjective or name.endswith("s") else None)
        )
        if code and (
            not rest or (len(rest) <= 2 and rest[-1].lower() in target_words(context.language, "regime").firsts)
        ):
            return _country(context, code)
    return None


def _seated(name: str) -> str | None:
    """The country governed from a seat: "the White House"; its parliament and courts are bodies of their own."""
    seat = seat_of(name)
    return seat.country if seat is not None and seat.kind in GOVERNING else None


def _country(context: Context, code: str) -> Reference | None:
    """The article's entity that is this country, else the country by its usual name."""
    if context.country_actors is None:
        context.country_actors = {}
        for each in context.cast.entities:
            if (its := country_of(each.name)) is not None:
                context.country_actors.setdefault(its, Reference(each.name, each.id))
    name = country_name(code)
    return context.country_actors.get(code) or (Reference(name) if name else None)
