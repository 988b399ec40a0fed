"""At whom a statement is directed: "accused [the board] of", "praised [the crew]", "slammed [Norland]'s raid".

Only what the announcing verb takes for its object is read, or the doer of the deed that it takes; whom a speech means
without naming them there is not guessed.
"""

from functools import cache

from onrecord.coding.authority import authorities
from onrecord.coding.context import Context
from onrecord.coding.counts import is_people
from onrecord.coding.parties import addressee, description
from onrecord.gazetteer import country_of
from onrecord.lang import lexicon
from onrecord.schema import Finding, Reference

KINDS = ("party", "deed", "addressee")
NAMED, DOER, DESCRIBED = 0.85, 0.75, 0.7  # scores, until they are calibrated on gold
ENDS = frozenset("for with as by who which after when if because and but".split())
PRONOUNS = frozenset("him her them it us me you everybody everyone anybody anyone nobody".split())
ACTORS = ("institution", "office", "unnamed", "crowd", "outlet")  # what can be praised or accused
GENITIVES = ("’s", "'s", "s’", "s'")
DOERS = 8  # words from the start of what is condemned to its "by": "a second round of cuts by the board"


@cache
def _verbs(language: str) -> dict[str, str]:
    """What each announcing verb takes for its object: a party, a deed, or the one spoken to."""
    verbs: dict[str, str] = {}
    for entry in lexicon(language, "targets"):
        if entry["object"] not in KINDS:
            raise entry.error(f"not an object ({', '.join(KINDS)}): {entry['object']!r}")
        for phrase in entry.phrases("verbs"):
            if phrase in verbs:
                raise entry.error(f"{phrase!r} is given twice")
            verbs[phrase] = entry["object"]
    return verbs


def targets(context: Context, index: int) -> tuple[Finding[Reference], ...]:
    """At whom one attribution is directed; none where the words after the verb do not say so."""
    lemma = context.attributions[index].lemma
    kind = _verbs(context.language).get(lemma) or _verbs(context.language).get(lemma.partition(" *")[0])
    if kind is None:
        return ()
    if kind == "addressee":
        told = addressee(context, index)
        if told is None or (told.value.entity is None and told.value.name.lower() in PRONOUNS):
            return ()
        return (Finding(told.value, told.evidence, "the one spoken to", told.score),)
    words = _object(context, index)
    found = _party(context, words, kind == "party") if words else None
    if found is None and kind == "deed" and words:
        found = _doer(context, words)
    return (found,) if found else ()


def _object(context: Context, index: int) -> list[int]:
    """The noun phrase that the content begins with, outside quotation marks."""
    reading = context.reading
    content = context.content_words(index)
    if not content or context.content_of[content[0]] != index or reading.quotation_of[content[0]] != -1:
        return []
    words: list[int] = []
    first = content[1] if reading.lower[content[0]] in ("with", "to", "for") and len(content) > 1 else content[0]
    for word in description(context, first):
        of = reading.lower[word] == "of" and not reading.words[word + 1][0].isupper()
        if reading.lower[word] in ENDS or of or reading.quotation_of[word] != -1:
            break
        words.append(word)
    return words


def _party(context: Context, words: list[int], certain: bool) -> Finding[Reference] | None:
    """Who a noun phrase is, if it is somebody: a name, a country, an office, a body or people.

    `certain`: the grammar lets nothing but somebody stand here, so any name is somebody's.
    """
    reading = context.reading
    reference = context.reference(words)
    span = reading.span(words[0], words[-1] + 1)
    head = next((word - 1 for word in words[1:] if reading.lower[word] == "of"), words[-1])
    whole = [each for end, each in context.entity_at.get(span.start, ()) if end == span.end]
    if whole and whole[0].type not in ("document", "unknown"):
        return Finding(Reference(whole[0].name, whole[0].id), (span,), "object", NAMED)
    name = reading.text[span.start : span.end]
    if reading.words[head].endswith(GENITIVES):
        return None
    if all(reading.words[word][0].isupper() for word in words) and (certain or whole or country_of(name)):
        return Finding(reference if whole else Reference(name), (span,), "object", NAMED)
    kinds = authorities(context.language)
    lower = reading.lower[head]
    if is_people(context, head) or kinds.get(lower, kinds.get(lower.removesuffix("s"))) in ACTORS:
        value = Reference(whole[0].name, whole[0].id) if whole else Reference(name)
        return Finding(value, (span,), "object", DESCRIBED)
    return None


def _doer(context: Context, words: list[int]) -> Finding[Reference] | None:
    """Whose deed it is: "[Norland]'s raid on the port", "attempts by [some ministers] to shut it"."""
    reading = context.reading
    for position, word in enumerate(words):
        if reading.words[word].endswith(GENITIVES[:2]):
            owner = words[: position + 1]
            span = reading.span(owner[0], word + 1)
            name = reading.text[span.start : span.end - 2]
            if not any(reading.words[each][0].isupper() for each in owner):
                return None
            reference = context.reference(owner)
            value = reference if reference.entity is not None else Reference(name)
            return Finding(value, (span,), "whose deed", DOER)
    last = reading.sentences[reading.sentence_of[words[0]]][1]
    for word in range(words[0] + 1, min(words[0] + DOERS, last)):
        if reading.lower[word] == "by" and context.content_of[word] == context.content_of[words[0]]:
            by = description(context, word + 1)
            return _party(context, by, True) if by else None
    return None
