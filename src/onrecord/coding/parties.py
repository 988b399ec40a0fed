"""Who else takes part in the telling: to whom it was said, for whom, and through whom it came."""

from functools import cache

from onrecord.coding.authority import authorities
from onrecord.coding.context import Context
from onrecord.coding.times import time_table
from onrecord.lang import lexicon
from onrecord.schema import Finding, Reference

TOLD, ASKED, SPOKEN_TO, BEHALF, THROUGH = 0.9, 0.8, 0.7, 0.9, 0.8  # scores, until they are calibrated on gold
LONGEST = 10  # words of a party's description
ENDS = frozenset(
    """that in on at during after before by via from as how why what whether to when while where who which if citing
    quoting amid and because about following over through into against late early is was were are has have had will
    would should could must may might""".split()
)
SPOKESPERSONS = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople".split())
FOR = SPOKESPERSONS | frozenset("lawyer attorney lawyers attorneys representative representatives".split())
SPOKEN = frozenset(
    "speaking said spoke told talking talked remarks address speech statement testimony testified".split()
)
INTERVIEWS = frozenset("interview interviews conversation talk".split())
THROUGH_BEFORE = ("citing", "quoting", "quoted by", "cited by", "reported by", "carried by", "published by", "aired by")
GENITIVES = ("’s", "'s", "’", "'")


@cache
def _asking(language: str) -> frozenset[str]:
    """Lemmas whose content begins with the one addressed: "urged the mayor to resign"."""
    return frozenset(entry["lemma"] for entry in lexicon(language, "cues") if "person-to" in entry.words("frames"))


@cache
def _telling(language: str) -> frozenset[str]:
    """Lemmas that are followed by the one addressed: "told reporters that"."""
    return frozenset(entry["lemma"] for entry in lexicon(language, "cues") if "person" in entry.words("frames"))


def addressee(context: Context, index: int) -> Finding[Reference] | None:
    """To whom one attribution was said."""
    lemma = context.attributions[index].lemma
    cue = context.cue_words(index)
    if cue and (lemma in _telling(context.language) or lemma in _asking(context.language)):
        words = _description(context, cue[-1] + 1, outside=True)
        if words and (lemma != "ask" or context.reading.lower[words[0]] != "for"):
            return _finding(context, words, f"after {lemma}", TOLD)
    if cue and lemma in _asking(context.language):
        content = context.content_words(index)
        words = _description(context, content[0], outside=False) if content else []
        if words and words[-1] + 1 < len(context.reading.lower) and context.reading.lower[words[-1] + 1] == "to":
            return _finding(context, words, f"object of {lemma}", ASKED)
    return _spoken_to(context, index)


def _spoken_to(context: Context, index: int) -> Finding[Reference] | None:
    """ "said to reporters", "speaking to parliament", "addressing supporters", "in a letter to the mayor"."""
    reading = context.reading
    letters = frozenset(("letter", "message", "email", "note", "memo"))
    for word in context.announcing(index):
        before = [reading.lower[at] for at in range(max(0, word - 4), word)]
        direct = reading.lower[word] == "addressing" and (not before or before[-1] not in ("a", "the", "of"))
        if not direct and not (reading.lower[word] in ("to", "with") and before):
            continue
        spoken = SPOKEN | letters if reading.lower[word] == "to" else INTERVIEWS
        if direct or before[-1] in spoken:
            words = _description(context, word + 1, outside=True)
            if words and reading.lower[words[0]] not in ("be", "have"):
                return _finding(context, words, "spoken to", SPOKEN_TO)
    return None


def on_behalf_of(context: Context, index: int) -> Finding[Reference] | None:
    """For whom the speaker of one attribution speaks: "a spokesman for the ministry", "the ministry's spokesman"."""
    reading = context.reading
    words = context.source_words(index)
    for position, word in enumerate(words):
        if reading.lower[word] not in FOR:
            continue
        after = words[position + 1 :]
        if after and reading.lower[after[0]] in ("for", "of"):
            whom = _description(context, after[0] + 1, outside=True)
            return _finding(context, whom, "speaks for", BEHALF) if whom else None
        if reading.lower[word] in SPOKESPERSONS and position:
            before = words[:position]
            for start, owner in reversed(list(enumerate(before))):
                if reading.words[owner].endswith(GENITIVES[:2]):
                    return _finding(context, before[: start + 1], "speaks for", BEHALF)
            named = [at for at in before if reading.lower[at] not in ("a", "an", "the", "its", "chief", "another")]
            if named and reading.words[named[0]][0].isupper():
                return _finding(context, named, "speaks for", BEHALF)
    for word in context.announcing(index):
        if reading.lower[word] == "behalf" and reading.lower[word + 1 : word + 2] == ["of"]:
            whom = _description(context, word + 2, outside=True)
            return _finding(context, whom, "on behalf of", BEHALF) if whom else None
    return None


def relay(context: Context, index: int) -> tuple[Finding[str], ...]:
    """The outlets and agencies through which one attribution came, nearest to the speaker first."""
    chain: list[Finding[str]] = []
    told = addressee(context, index)
    if told is not None and is_outlet(context, told.value.name.split()):
        chain.append(Finding(told.value.name, told.evidence, "told an outlet", THROUGH))
    reading = context.reading
    for word in context.announcing(index):
        for phrase in THROUGH_BEFORE:
            parts = phrase.split()
            if reading.lower[word : word + len(parts)] == parts:
                words = _description(context, word + len(parts), outside=True)
                if words and is_outlet(context, [reading.words[at] for at in words]):
                    found = _finding(context, words, phrase, THROUGH)
                    chain.append(Finding(found.value.name, found.evidence, found.by, found.score))
    parent = context.attributions[index].parent
    if parent is not None:
        source = context.source_words(parent)
        if source and is_outlet(context, [reading.words[at] for at in source]):
            name = context.speaker(parent)
            text = name.name if name else reading.text[reading.starts[source[0]] : reading.ends[source[-1]]]
            chain.append(Finding(text, context.attributions[parent].source, "reported inside", THROUGH))
    seen: dict[str, Finding[str]] = {}
    for found_relay in chain:
        seen.setdefault(found_relay.value, found_relay)
    return tuple(seen.values())


def is_outlet(context: Context, words: list[str]) -> bool:
    """Whether a description is that of an outlet: its last word says so, and it is a name or "state television"."""
    if not words:
        return False
    last = words[-1].lower()
    kinds = authorities(context.language)
    named = any(word[0].isupper() for word in words)
    return (kinds.get(last) == "outlet" and (named or len(words) > 1)) or words[0] in ("CNN", "BBC", "NPR")


def _description(context: Context, at: int, *, outside: bool) -> list[int]:
    """The words of a noun phrase from word `at`, up to a preposition, a comma, a time or what is said."""
    reading = context.reading
    if at >= len(reading.words):
        return []
    home = context.content_of[at]
    last = min(reading.sentences[reading.sentence_of[at]][1], at + LONGEST)
    times = time_table(context.language)
    words: list[int] = []
    for word in range(at, last):
        lower = reading.lower[word]
        if lower in ENDS or not lower[0].isalnum() or (outside and context.content_of[word] != home):
            break
        if lower in times.firsts and reading.words[word][0].isupper() and times.match(reading.lower, word):
            break
        words.append(word)
    return words


def _finding(context: Context, words: list[int], by: str, score: float) -> Finding[Reference]:
    span = context.reading.span(words[0], words[-1] + 1)
    return Finding(context.reference(words), (span,), by, score)
