"""Who else takes part in the telling: to whom it was said, for whom, and through whom it came."""

from functools import cache

from onrecord.coding.authority import authorities
from onrecord.coding.clauses import announcing
from onrecord.coding.context import Context
from onrecord.coding.counts import crowds
from onrecord.coding.phrases import Phrases
from onrecord.coding.times import time_table
from onrecord.lang import word_list
from onrecord.schema import Finding, Reference, Span

TOLD, ASKED, SPOKEN_TO, BEHALF, THROUGH = 0.9, 0.8, 0.7, 0.9, 0.8  # scores, until they are calibrated on gold
LONGEST = 10  # words of a party's description
ENDS = frozenset(
    """that in on at during after before by via from as how why what whether to when while where who which if citing
    quoting amid and because about following over through into against late early is was were are has have had will
    would should could must might then later again also earlier recently separately
    said says told he she they it there not""".split()
)
SPOKESPERSONS = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople".split())
FOR = SPOKESPERSONS | frozenset("lawyer attorney lawyers attorneys representative representatives".split())
SPOKEN = frozenset(
    "speaking said spoke told talking talked remarks address speech statement testimony testified".split()
)
INTERVIEWS = frozenset("interview interviews conversation talk".split())
THROUGH_BEFORE = Phrases(
    ("citing", "quoting", "quoted by", "cited by", "reported by", "carried by", "published by", "aired by")
)
STATIONS = frozenset("Radio Canal Channel TV Télé Televisión Rádio Rai Kanal".split())  # "Radio Sava"
LETTERS = frozenset(("letter", "message", "email", "note", "memo"))
GENITIVES = ("’s", "'s")
TELLING = frozenset(  # a person follows even without an infinitive; "urged restraint" addresses nobody
    """tell inform notify assure reassure remind brief thank congratulate warn advise ask text message""".split()
) | {"call on", "call upon", "appeal to"}
AUDIENCES = frozenset(
    """audience rally conference parliament assembly congress nation session meeting troops summit reporters lawmakers
    delegates convention cabinet council congregation gathering event journalists faithful""".split()
)
RESPONSES = frozenset("cheer cheers applause laughter boos ovation".split())
POSSESSIVES = frozenset("his her their its our my".split())
DETERMINERS = frozenset("a an the his her their its our my some reporters journalists parliament lawmakers".split())


@cache
def _addressing(language: str) -> frozenset[str]:
    """Lemmas of verbs whose object is the one spoken to."""
    return frozenset(word_list(language, "addressing"))


def addressee(context: Context, index: int) -> Finding[Reference] | None:
    """To whom one attribution was said."""
    lemma = context.attributions[index].lemma
    cue = context.cue_words(index)
    if cue and lemma in _addressing(context.language) and not _is_passive(context, cue):
        words = description(context, cue[-1] + 1)
        behind = context.reading.lower[words[-1] + 1 : words[-1] + 2] if words else []
        if words and context.reading.lower[words[0]] not in ("for", "about") and (lemma in TELLING or behind == ["to"]):
            return _finding(context, words, f"after {lemma}", TOLD)
        content = context.content_words(index)
        words = description(context, content[0]) if content else []
        if words and context.reading.lower[words[-1] + 1 : words[-1] + 2] == ["to"]:
            return _finding(context, words, f"object of {lemma}", ASKED)
    return _spoken_to(context, index)


def _is_passive(context: Context, cue: list[int]) -> bool:
    before = context.reading.lower[max(0, cue[0] - 1) : cue[-1]]
    return any(word in ("was", "were", "is", "are", "been", "being") for word in before)


def _spoken_to(context: Context, index: int) -> Finding[Reference] | None:
    """ "said to reporters", "speaking to parliament", "addressing supporters", "in a letter to the mayor"."""
    reading = context.reading
    for word in announcing(context, index):
        if reading.lower[word] not in ("addressing", "to", "with"):
            continue
        before = reading.lower[word - 1] if word else ""
        direct = reading.lower[word] == "addressing" and before not in ("a", "the", "of")
        if reading.lower[word] == "addressing" and not direct:
            continue
        spoken = SPOKEN | LETTERS if reading.lower[word] == "to" else INTERVIEWS
        if direct or before in spoken:
            words = description(context, word + 1)
            if words and (_is_audience(context, words) if direct else _is_party(context, words)):
                return _finding(context, words, "spoken to", SPOKEN_TO)
    return None


def _is_audience(context: Context, words: list[int]) -> bool:
    """Whether a noun phrase behind "addressing" is a body of listeners, not a topic."""
    last = context.reading.lower[words[-1]]
    return last in AUDIENCES or last in crowds(context.language) or context.reading.words[words[-1]][0].isupper()


def _is_party(context: Context, words: list[int]) -> bool:
    """Whether a noun phrase can be spoken to: "an enormous cheer" and the infinitive "find a way" cannot."""
    reading = context.reading
    if reading.lower[words[-1]] in RESPONSES:
        return False
    first = reading.words[words[0]]
    return (
        first[0].isupper()
        or first.lower() in DETERMINERS
        or (len(words) <= 2 and reading.lower[words[-1]].endswith("s"))
    )


def on_behalf_of(context: Context, index: int) -> Finding[Reference] | None:
    """For whom the speaker of one attribution speaks: "a spokesman for the ministry", "the ministry's spokesman"."""
    reading = context.reading
    words = context.source_words(index)
    for position, word in enumerate(words):
        if reading.lower[word] not in FOR:
            continue
        after = words[position + 1 :]
        if after and reading.lower[after[0]] in ("for", "of"):
            whom = description(context, after[0] + 1, after[-1] + 1)
        elif reading.lower[word] in SPOKESPERSONS:
            whom = _owner(context, words[:position])
        else:
            continue
        return _finding(context, whom, "speaks for", BEHALF) if whom else None
    for word in announcing(context, index):
        if reading.lower[word] == "behalf" and reading.lower[word + 1 : word + 2] == ["of"]:
            whom = description(context, word + 2)
            return _finding(context, whom, "on behalf of", BEHALF) if whom else None
    return None


def _owner(context: Context, before: list[int]) -> list[int]:
    """Whose spokesman it is by the words before: "Bo Low, a [town police] spokesman", "the [mayor]'s spokesman"."""
    reading = context.reading
    commas = [position for position, word in enumerate(before) if reading.words[word] == ","]
    phrase = before[commas[-1] + 1 :] if commas else before
    while phrase and reading.lower[phrase[0]] in ("a", "an", "another", "its", "their", "his", "her", "chief", "the"):
        phrase = phrase[1:]
    kinds = authorities(context.language)
    for position in range(len(phrase), 0, -1):
        if reading.words[phrase[position - 1]].endswith(GENITIVES):
            return phrase[:position]
    named = any(reading.words[word][0].isupper() for word in phrase)
    office = bool(phrase) and kinds.get(reading.lower[phrase[-1]]) == "institution" and len(phrase) > 1
    return phrase if named or office else []


def relay(context: Context, index: int) -> tuple[Finding[str], ...]:
    """The outlets and agencies through which one attribution came, nearest to the speaker first."""
    chain: list[Finding[str]] = []
    told = addressee(context, index)
    if told is not None and is_outlet(context, told.value.name.split(), told.value.entity):
        chain.append(Finding(told.value.name, told.evidence, "told an outlet", THROUGH))
    reading = context.reading
    for word in announcing(context, index):
        if reading.lower[word] in THROUGH_BEFORE.firsts and (end := THROUGH_BEFORE.at(reading.lower, word)):
            words = description(context, end)
            if words and is_outlet(context, [reading.words[at] for at in words]):
                found = _finding(context, words, " ".join(reading.lower[word:end]), THROUGH)
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


def is_outlet(context: Context, words: list[str], entity: int | None = None) -> bool:
    """Whether a description is that of an outlet: a name, or "state television", whose first or last word says so.

    So is an entity of that type.
    """
    if not words:
        return False
    if entity is not None and entity in context.entities and context.entities[entity].type == "outlet":
        return True
    if len(words) > 1 and words[0] in STATIONS and words[1][0].isupper():
        return True
    last = words[-1].lower()
    kinds = authorities(context.language)
    if all(word.lower() in DETERMINERS for word in words[:-1]) and last in ("tv", "television", "radio", "press"):
        return False  # "speaking to the TV"
    named = any(word[0].isupper() for word in words)
    return (kinds.get(last) == "outlet" and (named or len(words) > 1)) or words[0] in ("CNN", "BBC", "NPR")


def description(context: Context, at: int, end: int | None = None) -> list[int]:
    """The words of a noun phrase from word `at`, up to a preposition, a comma, a time or what is said."""
    reading = context.reading
    if at >= len(reading.words):
        return []
    home = context.content_of[at]
    last = min(reading.sentences[reading.sentence_of[at]][1], at + LONGEST, len(reading.words) if end is None else end)
    times = time_table(context.language)
    words: list[int] = []
    for word in range(at, last):
        lower = reading.lower[word]
        names = word + 1 < last and reading.words[word + 1][0].isupper() and word > at
        if lower in (".", "and", "&") and names and reading.words[word - 1][0].isupper():
            words.append(word)  # "Mr. Gray", "Parks and Recreation"
            continue
        if lower in ENDS or not lower[0].isalnum() or context.content_of[word] != home or _opens_other(lower, words):
            break
        if lower in times.firsts and times.match(reading.lower, word) and not reading.words[word].isupper():
            break
        words.append(word)
    while words and reading.lower[words[-1]] in ("of", "the", ".", "and", "&"):
        words.pop()
    return words


def _opens_other(lower: str, words: list[int]) -> bool:
    """Whether a word inside a noun phrase begins something else: an adverb or another noun phrase."""
    return bool(words) and (lower in POSSESSIVES or (lower.endswith("ly") and len(lower) > 5))


def _finding(context: Context, words: list[int], by: str, score: float) -> Finding[Reference]:
    span = context.reading.span(words[0], words[-1] + 1)
    reference = context.reference(words)
    for ending in GENITIVES:
        if reference.entity is None and reference.name.endswith(ending):
            span = Span(span.start, span.end - len(ending))
            reference = Reference(reference.name.removesuffix(ending))
    return Finding(reference, (span,), by, score)
