"""At whom a statement is directed: whom it accuses, praises, threatens, thanks, or asks something of.

Read from the announcing verb's object ("accused [the board] of", "slammed [Norland]'s raid"), and, where the words said
do an act at somebody, from the words: who does what is complained of, who must do what is demanded, whose deed it is.
Where only the deed is named, its doer is the one, if the article names one and no other.
"""

from collections import Counter
from functools import cache

from onrecord.coding.acts import acts
from onrecord.coding.context import Context
from onrecord.coding.named_actors import GENITIVES, country_meant, party, target_words, whole_entity
from onrecord.coding.parties import addressee, description
from onrecord.coding.spoken import deeds_in, stretches
from onrecord.lang import lexicon
from onrecord.schema import Finding, Reference

KINDS = ("party", "deed", "addressee")
DIRECTED = frozenset("ACCUSE THREATEN REJECT SUPPORT praise thank congratulate REQUEST warn PROTEST".split())
AT_SUBJECT = frozenset("ACCUSE THREATEN SUPPORT praise REQUEST".split())  # "the ministers have lied", "must go"
OWN = frozenset("my our his her its their".split())  # mostly the speaker's: "his members would not"
IMPERSONAL = frozenset("it it's it’s that".split())  # what may stand before "that": "it is a shame that"
DOER, SUBJECT, ARTICLE = 0.75, 0.85, 0.5  # scores; see docs/acts.md
ENDS = frozenset("for with as by who which after when if because and but".split())
PRONOUNS = frozenset(
    "i we he she they one this that there him her them it us me you everybody everyone anybody anyone nobody".split()
)
DOERS = 8  # words from the start of what is condemned to its "by": "a second round of cuts by the board"
TOWARDS = (["at"], ["against"], ["with"], ["on"], ["from"], ["to"])
JOINED = 4  # targets that may be joined to one
OPENERS = frozenset("that if and but so because well now".split())
OWNERS = 4  # words of an owner: "the hill rebels’ raid"
OFTEN = 2  # times that an article must name somebody as a doer, for other deeds to be theirs


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
    """At whom one attribution is directed; none where its words do not say so."""
    lemma = context.attributions[index].lemma
    kind = _verbs(context.language).get(lemma) or _verbs(context.language).get(lemma.partition(" *")[0])
    found = _of_verb(context, index, kind) if kind else None
    if found is None and kind != "addressee":
        done = {act.value for act in acts(context, index)} & DIRECTED
        found = _in_words(context, index, done) if done else None
        if found is None and done & {"ACCUSE", "THREATEN"}:
            found = _of_deed(context, index)
    if found is None:
        return ()
    every = _each(context, found)
    return tuple(
        each for each in every if each.value.entity is None or not _is_speaker(context, index, each.value.entity)
    )


def _each(context: Context, found: Finding[Reference]) -> list[Finding[Reference]]:
    """The target with those that are joined to it: "urged [Norland] and [Ostria]"."""
    reading = context.reading
    words = reading.words_in(found.evidence[0])
    runs = [run for run in _runs(context, list(words)) if run]
    every = [found]
    if len(runs) > 1:
        parts = [party(context, run, True, found.by) for run in runs]
        every = [part for part in parts if part is not None] if all(parts) else every
    at, home = words.stop, context.content_of[words.stop - 1]
    last = reading.sentences[reading.sentence_of[words.stop - 1]][1]
    listed: list[Finding[Reference]] = []
    while len(listed) < JOINED and at + 1 < last and reading.lower[at] in (",", "and"):
        closes = reading.lower[at] == "and"
        run = _phrase(context, at + 1, last)
        more = party(context, run, False, found.by) if run and context.content_of[run[0]] == home else None
        if more is None or reading.words[run[-1]].endswith(GENITIVES):
            break
        listed.append(more)
        at = run[-1] + 1
        if closes:
            return every + listed
    return every  # a comma alone may open an aside


def _runs(context: Context, words: list[int]) -> list[list[int]]:
    """A noun phrase parted at "and" and commas."""
    runs: list[list[int]] = [[]]
    for word in words:
        if context.reading.lower[word] in ("and", ",", "both"):
            runs.append([])
        else:
            runs[-1].append(word)
    return runs


def _is_speaker(context: Context, index: int, entity: int) -> bool:
    speaker = context.speaker(index)
    return speaker is not None and speaker.entity == entity


def _of_verb(context: Context, index: int, kind: str) -> Finding[Reference] | None:
    """The announcing verb's object, or the doer of the deed that is its object."""
    if kind == "addressee":
        told = addressee(context, index)
        if told is None or (told.value.entity is None and told.value.name.lower() in PRONOUNS):
            return None
        return Finding(told.value, told.evidence, "the one spoken to", told.score)
    words = _object(context, index)
    found = party(context, words, kind == "party") if words else None
    return _doer(context, words) if found is None and kind == "deed" and words else found


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


def _doer(context: Context, words: list[int]) -> Finding[Reference] | None:
    """Whose deed it is: "[Norland]'s raid on the port", "attempts by [some ministers] to shut it"."""
    owner = _owner(context, words)
    if owner is not None:
        return owner
    reading = context.reading
    last = reading.sentences[reading.sentence_of[words[0]]][1]
    for word in range(words[0] + 1, min(words[0] + DOERS, last)):
        if reading.lower[word] == "by" and context.content_of[word] == context.content_of[words[0]]:
            by = description(context, word + 1)
            return party(context, by, True, "whose deed") if by else None
    return None


def _owner(context: Context, words: list[int]) -> Finding[Reference] | None:
    """ "[Norland]'s raid", "[the hill rebels]’ raid"."""
    reading, befalls = context.reading, target_words(context.language, "befalls")
    for position, word in enumerate(words[:OWNERS]):
        bare = reading.text[reading.ends[word] : reading.ends[word] + 1] in ("’", "'")  # the apostrophe of a plural
        if not (reading.words[word].endswith(GENITIVES) or (bare and reading.quotation_of[word] == -1)):
            continue
        owner = words[: position + 1]
        if reading.lower[word + 1 : word + 2] and reading.lower[word + 1] in befalls.firsts:
            return None
        if not any(reading.words[each][0].isupper() for each in owner):
            return None
        span = reading.span(owner[0], word + 1)
        reference = country_meant(context, owner) or context.reference(owner)
        if reference.entity is None and reference.name == reading.text[span.start : span.end]:
            reference = Reference(reference.name.removesuffix("’s").removesuffix("'s"))
        return Finding(reference, (span,), "whose deed", DOER)
    return None


def _in_words(context: Context, index: int, done: set[str]) -> Finding[Reference] | None:
    """Who the words said are directed at: behind "shame on", as the subject, or as the doer."""
    looks = (_behind, _subject, _object_of_deed, _by) if done & AT_SUBJECT else (_behind, _object_of_deed, _by)
    for look in looks:
        for first, last in stretches(context, index):
            found = look(context, first, last)
            if found is not None and not (
                found.value.entity is not None and _is_speaker(context, index, found.value.entity)
            ):
                return found
    return None


def _behind(context: Context, first: int, last: int) -> Finding[Reference] | None:
    reading, after = context.reading, target_words(context.language, "after")
    for word in range(first, last):
        end = after.at(reading.lower, word) if reading.lower[word] in after.firsts else 0
        words = _phrase(context, end, last) if end and end < last else []
        if words and (found := party(context, words, True, "named in the words") or _owner(context, words)):
            return found
    return None


def _subject(context: Context, first: int, last: int) -> Finding[Reference] | None:
    """The subject of the first clause, or of one behind "that": "it is a shame that [the ministers] have left"."""
    lower = context.reading.lower
    starts = [first]
    opening = next((word for word in range(first, last) if lower[word][0].isalnum()), first)
    if lower[opening] in IMPERSONAL:
        starts += [word + 1 for word in range(opening, last - 1) if lower[word] == "that"][:1]
    for at in starts:
        while at < last and (lower[at] in OPENERS or not lower[at][0].isalnum()):
            at += 1
        words = _phrase(context, at, last) if at < last else []
        if words and (lower[words[0]].endswith("ing") or lower[words[-1]] in ("one", "ones")):
            continue  # "calling the police", "the first one"
        if words and (lower[words[0]] in OWN or lower[words[0]] in PRONOUNS):
            continue
        while words:  # a verb that looks like a noun ends no name: "the United States aims"
            found = _owner(context, words) or party(context, words, False, "subject in the words")
            if found is not None:
                return Finding(found.value, found.evidence, found.by, SUBJECT)
            split = words[-1]
            words = words[:-1]
            if context.reading.words[split][0].isupper() and words and context.reading.words[words[-1]][0].isupper():
                break  # half of a name names somebody else
    return None


def _object_of_deed(context: Context, first: int, last: int) -> Finding[Reference] | None:
    """At whom a deed in the words is done: "to sue [the federation]", "strike back at [Norland]"."""
    lower = context.reading.lower
    for deed in deeds_in(context, first, last):
        at = deed.end + (lower[deed.end : deed.end + 1] in TOWARDS)
        words = _phrase(context, at, last) if at < last else []
        if words and (found := party(context, words, False, "object in the words")):
            return Finding(found.value, found.evidence, found.by, SUBJECT)
    return None


def _by(context: Context, first: int, last: int) -> Finding[Reference] | None:
    reading = context.reading
    for word in range(first, last - 1):
        if reading.lower[word] != "by":
            continue
        words = _phrase(context, word + 1, last)
        if words and (found := party(context, words, False, "whose deed")):
            return Finding(found.value, found.evidence, found.by, DOER)
    return None


def _phrase(context: Context, at: int, last: int) -> list[int]:
    words = description(context, at, last)
    for position, word in enumerate(words):
        if context.reading.lower[word] in ENDS or context.reading.lower[word] in ("of", "must", "can", "do", "does"):
            return words[:position]
    return words


def _of_deed(context: Context, index: int) -> Finding[Reference] | None:
    """The doer that the article names for such deeds, where the words name a deed and nobody."""
    nouns = target_words(context.language, "deed")
    named = context.hits_in_content(nouns, index)
    doer = _article_doer(context) if named else None
    if doer is None or (doer.entity is not None and _is_speaker(context, index, doer.entity)):
        return None
    span = context.reading.span(named[0], named[0] + 1)
    return Finding(doer, (span,), "whose deed, by the article", ARTICLE)


def _article_doer(context: Context) -> Reference | None:
    """Who the article names as the doer of deeds: the only one that it names more than once."""
    if context.doers is None:
        context.doers = _doers(context)
    return context.doers[0] if len(context.doers) == 1 else None


def _doers(context: Context) -> tuple[Reference, ...]:
    reading = context.reading
    counts: Counter[tuple[str, int | None]] = Counter()
    for word in context.hits(target_words(context.language, "deed")):
        first = max(reading.sentences[reading.sentence_of[word]][0], word - OWNERS)
        for start in range(word - 1, first - 1, -1):
            if not reading.words[start][0].isupper():
                continue
            meant = country_meant(context, [start], adjective=True)
            if meant is None:
                whole = whole_entity(context, reading.span(start, start + 1))
                meant = (
                    Reference(whole.name, whole.id) if whole and whole.type in ("organization", "government") else None
                )
            if meant is not None:
                counts[meant.name, meant.entity] += 1
                break
    doers = [key for key, number in counts.most_common(2) if number >= OFTEN]
    return tuple(Reference(*doer) for doer in doers)
