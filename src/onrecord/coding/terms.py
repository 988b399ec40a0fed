"""When a role was held, where the text dates it: "mayor from 2019 to 2022", "chair since May", "head of it
(2019-22)".

Reads the words right behind each role that `resolve` found, up to the clause's end. A term that goes on has no last
day; one of which only the end is told no first day. "Former" alone dates nothing: it stays in the role's words.
"""

from msgspec import structs

from onrecord.coding.context import Context
from onrecord.coding.intervals import interval_at, single_time
from onrecord.schema import Entity, Finding, Span, When

FARTHEST = 12  # words behind a role
OPENING = frozenset(("since", "from", "between"))
ENDING = frozenset(("until", "till"))
CLOSING = frozenset(',.;:“”"!?—–') | frozenset(("who", "said", "says", "told", "and", "but"))
SCORE = 0.8


def with_terms(context: Context) -> tuple[Entity, ...]:
    """The cast's entities, each with the terms of its roles; a term rests on the role's span and on its own words."""
    return tuple(_dated(context, entity) for entity in context.cast.entities)


def _dated(context: Context, entity: Entity) -> Entity:
    found = (_term(context, role.evidence[0]) for role in entity.roles if role.evidence)
    terms = tuple(term for term in found if term is not None)
    return structs.replace(entity, terms=terms) if terms else entity


def _term(context: Context, role: Span) -> Finding[When] | None:
    reading = context.reading
    first = reading.word_at(role.start)
    last = reading.sentences[reading.sentence_of[first]][1]
    for at in range(reading.word_at(role.end - 1), min(reading.word_at(role.end - 1) + FARTHEST, last - 1)):
        low = reading.lower[at]
        if reading.starts[at] >= role.end and low in CLOSING:
            return None
        found = _at(context, at, last)
        if found is not None:
            when, end = found
            return Finding(when, (role, reading.span(at, end)), "term of office", SCORE)
    return None


def _at(context: Context, at: int, last: int) -> tuple[When, int] | None:
    """The term that starts at a word, and the word behind it."""
    reading, today = context.reading, context.article.published_on
    low = reading.lower[at]
    if low in OPENING:
        found = interval_at(reading, at, last, today, context.language)
    elif low == "(":
        found = interval_at(reading, at + 1, last, today, context.language)
    elif low in ENDING:
        found = single_time(reading, at + 1, last, today, context.language)
    else:
        return None
    if found is None or found.end > last or (low == "(" and reading.words[found.end : found.end + 1] != [")"]):
        return None
    start = at + 1 if low == "(" else at
    words = reading.text[reading.starts[start] : reading.ends[found.end - 1]]
    first, final = found.days if found.days is not None else (None, None)
    began = None if first is None or low in ENDING else first.isoformat()
    ended = None if final is None or low == "since" else final.isoformat()
    return When(words, began, ended), found.end
