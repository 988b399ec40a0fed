"""Who a noun phrase names, if it is somebody: a name, a country or those who rule it, an office, a body, people.

A country's rulers and forces are the country ("the Norland regime", "Washington"): the name is neutral, and the words
that the speaker chose stay in the evidence.
"""

from functools import cache

from onrecord.coding.authority import authorities
from onrecord.coding.context import Context
from onrecord.coding.counts import is_people
from onrecord.coding.phrases import Phrases
from onrecord.gazetteer import country_name, country_of, country_of_capital, demonym_of
from onrecord.lang import lexicon
from onrecord.schema import Entity, Finding, Reference, Span

NAMED, COUNTRY, DESCRIBED = 0.85, 0.8, 0.7  # see docs/acts.md
WHERE = ("after", "regime", "deed")
ACTORS = ("institution", "office", "unnamed", "crowd", "outlet")  # what can be praised or accused
GENITIVES = ("’s", "'s", "s’", "s'")
NO_ACTORS = ("document", "unknown", "place")
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
    whole = whole_entity(context, span)
    if whole is not None and whole.type not in NO_ACTORS:
        return Finding(Reference(whole.name, whole.id), (span,), by, NAMED)
    if reading.words[head].endswith(GENITIVES):
        return None
    ruled = country_meant(context, words)
    if ruled is not None:
        return Finding(ruled, (span,), f"{by}, a country", COUNTRY)
    name = reading.text[span.start : span.end]
    if all(reading.words[word][0].isupper() for word in words) and (certain or whole is not None):
        return Finding(Reference(whole.name, whole.id) if whole else Reference(name), (span,), by, NAMED)
    kinds = authorities(context.language)
    lower = reading.lower[head]
    if is_people(context, head) or kinds.get(lower, kinds.get(lower.removesuffix("s"))) in ACTORS:
        return Finding(Reference(whole.name, whole.id) if whole else Reference(name), (span,), by, DESCRIBED)
    return None


def whole_entity(context: Context, span: Span) -> Entity | None:
    """The entity that exactly these words name."""
    return next((each for end, each in context.entity_at.get(span.start, ()) if end == span.end), None)


def country_meant(context: Context, words: list[int]) -> Reference | None:
    """The country that a phrase means as an actor: by its name, its capital, its people, or its rulers and forces."""
    reading = context.reading
    names = [reading.words[word].removesuffix("’s").removesuffix("'s").removesuffix("’") for word in words]
    if names and names[0].lower() == "the":
        names = names[1:]
    if not names or len(names) > LONGEST + 2 or not any(name[0].isupper() for name in names if name):
        return None
    for length in range(min(LONGEST, len(names)), 0, -1):
        name, rest = " ".join(names[:length]), names[length:]
        code = country_of(name) or (country_of_capital(name) if not rest else None)
        code = code or (demonym_of(name) if rest or name.endswith("s") else None)
        if code and (not rest or (len(rest) <= 2 and rest[-1].lower() in target_words(context.language, "regime").firsts)):
            return _country(context, code)
    return None


def _country(context: Context, code: str) -> Reference | None:
    """The article's entity that is this country, else the country by its usual name."""
    name = country_name(code)
    known = next((each for each in context.cast.entities if country_of(each.name) == code), None)
    return Reference(known.name, known.id) if known else Reference(name) if name else None
