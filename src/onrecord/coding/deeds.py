"""Words that tell of a deed and of who did it to whom: "gunmen killed two porters", "the killing of two porters".

A verb counts by its form: past and passive tell of what happened, a base form only of what is planned or threatened;
and whom somebody does it to must follow ("shot a film" is no deed). A noun counts with whom it befell ("Lind's
killing"), or where it is known ("the attack"): it then tells again of a deed that the article has told of.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.counts import is_quantity
from onrecord.coding.phrases import Table
from onrecord.coding.sides import PERSON_PRONOUNS, Mentions, agent_of, fits, object_of, owns, subject_of
from onrecord.coding.things import doer_ahead, doers, does, thing_ahead, thing_behind, things
from onrecord.lang import lexicon
from onrecord.lang.words import word_classes
from onrecord.schema import Mention

KIND_NAMES = frozenset(
    """ASSAULT COERCE SANCTION ACCUSE MOBILIZE AID RETREAT COOPERATE SUPPORT PROTEST CONSULT AGREE REJECT CONCEDE
    accident disaster harm death vote appointment gathering""".split()
)
VERBS, NOUNS = ("verb", "does", "befalls"), ("of", "on", "by")
WHOM = ("people", "person", "any", "many", "vehicle", "explosive", "structure", "")
THINGS = ("vehicle", "explosive", "structure")
THING = 6  # words before a verb in which the thing stands that it happens to
ACTING = ("AGREE", "RETREAT", "vote", "PROTEST")  # nobody does them but somebody who is told of
BE = frozenset("was were been being be is are got get gets".split())
HAVE = frozenset("has have had having".split())
REDUCED_BEFORE = frozenset("in by during when after while on at near outside , . ; and as since last this".split())
LINKS = {"of": ("of",), "on": ("on", "against", "at"), "by": ()}
SUBJECT = 16  # words before a verb, and behind it, that can belong to it


class Reading(NamedTuple):
    """One way to read a phrase: as a form of a verb (base, third, past, participle, ing), or as a noun."""

    kind: str
    form: str
    whom: str  # a class of people or things; of things in things.tsv with "@" before it
    who: str  # the class of those who do it (actors.tsv); "" for anybody
    tense: str


class Deed(NamedTuple):
    """Words first..end-1 tell of a deed; mentions of who did it and to whom; `known`: told of as known."""

    first: int
    end: int
    kind: str
    tense: str
    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    known: bool
    form: str = "verb"
    thing: bool = False  # whether it is done to a thing


@cache
def deed_table(language: str) -> Table[tuple[Reading, ...]]:
    """The words for deeds, each with all its readings. LexiconError where a row cannot be used."""
    readings: dict[str, list[Reading]] = {}
    for entry in lexicon(language, "deeds"):
        kind, form, whom, who = entry["kind"], entry["form"], entry["whom"], entry["who"].removeprefix("@")
        known = whom in WHOM or (whom.startswith("@") and whom[1:] in things(language))
        if kind.partition("/")[0] not in KIND_NAMES or form not in VERBS + NOUNS or not known:
            raise entry.error(f"not a kind of deed, a form and whom it is done to: {kind!r}, {form!r}, {whom!r}")
        if who and who not in doers(language):
            raise entry.error(f"nobody does such deeds: {entry['who']!r}")
        words = entry.phrases("words")
        if form in VERBS and len(words) != 4:
            raise entry.error("a verb has a base, a past, a participle and an -ing form")
        tenses = ("base", "past", "participle", "ing") if form in VERBS else ("noun",) * len(words)
        for word, tense in zip(words, tenses, strict=True):
            reading = Reading(kind, form, whom, who, tense)
            if reading not in readings.setdefault(word, []):
                readings[word].append(reading)
        if form in VERBS:
            readings.setdefault(_third(words[0]), []).append(Reading(kind, form, whom, who, "third"))
    return Table((phrase, tuple(sorted(found, key=_asking))) for phrase, found in readings.items())


def _asking(reading: Reading) -> tuple[bool, bool]:
    """What asks for more comes first: who does it, what it is done to."""
    return not reading.who, not reading.whom.startswith("@")


def _third(base: str) -> str:
    verb, _, rest = base.partition(" ")
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return f"{verb}{ending} {rest}".strip()


def deeds(context: Context) -> list[Deed]:
    """All deeds that the article's words tell of, in text order; also those inside quotation marks."""
    table = deed_table(context.language)
    hits = context.hits(table)
    if not hits:
        return []
    mentions = Mentions(context)
    found: list[Deed] = []
    past = 0
    for word in hits:
        match = table.match(context.reading.lower, word) if word >= past else None
        if match is None or _is_named(context, word, match[0]):
            continue
        end, readings = match
        for reading in readings:
            judge = _noun if reading.tense == "noun" else VERB_FORMS[reading.form]
            deed = judge(context, mentions, word, end, reading)
            if deed is not None and (deed := _by_such(context, mentions, deed, reading, found)) is not None:
                found.append(deed)
                past = max(end, _behind(context, deed) if deed.thing else end)
                break
    return found


def _by_such(context: Context, mentions: Mentions, deed: Deed, reading: Reading, told: list[Deed]) -> Deed | None:
    """The deed if such as do it have done it, with them as its actors; None where nobody of them is told of."""
    if reading.kind == "REJECT" and deed.first in context.cue_word:
        return None  # a statement of its own
    if not deed.actors and deed.form in ("verb", "does") and deed.tense not in ("noun", "participle", "ing"):
        doer = doer_ahead(context, deed.first, context.near(deed.first, SUBJECT)[0])
        deed = deed._replace(actors=(doer,) if doer is not None else ())
    if deed.form == "does" and reading.kind.startswith(ACTING) and not deed.actors:
        return None
    if not reading.who or does(context, deed.actors, reading.who):
        return deed
    first, home = context.near(deed.first, SUBJECT)[0], context.content_of[deed.first]
    if told and told[-1].first >= first and context.content_of[told[-1].first] == home:
        its = any(context.article.read(target.span).startswith("its ") for target in deed.targets)
        if told[-1].actors and (its or does(context, told[-1].actors, reading.who)):
            return deed._replace(actors=told[-1].actors)
    for end in range(deed.first, first, -1):  # "Norland recalled its envoy and closed its airspace"
        found = mentions.ending.get(end)
        if found is not None and context.content_of[end - 1] == home and does(context, (found[1],), reading.who):
            return deed._replace(actors=(found[1],))
    return None


def _behind(context: Context, deed: Deed) -> int:
    """The word behind all that a deed is done to: "imposed an embargo" is one deed, not two."""
    ends = [context.reading.words_in(target.span).stop for target in deed.targets]
    return max(ends, default=deed.end)


def _is_named(context: Context, word: int, end: int) -> bool:
    """Whether the words are part of a name: "the Sentencing Council"."""
    reading = context.reading
    opens = word == reading.sentences[reading.sentence_of[word]][0]
    return not opens and reading.words[word][0].isupper() and reading.quotation_of[word] == -1


# --- verbs -----------------------------------------------------------------------------------------------------------


def _done(context: Context, mentions: Mentions, word: int, end: int, reading: Reading) -> Deed | None:
    """A verb that is done to somebody: active with an object, passive, or cut short ("12 people killed in a fire")."""
    lower = context.reading.lower
    first, last = context.near(word, SUBJECT)
    if reading.tense in ("past", "participle"):
        aux = _auxiliary(context, word, first)
        if reading.tense == "participle" and aux in BE:
            if reading.whom.startswith("@"):
                thing = thing_ahead(context, word, first, reading.whom[1:])
                if thing is None:
                    return None
                agent = agent_of(context, mentions, end, last)
                return Deed(word, end, reading.kind, "participle", agent, (thing,), False, thing=True)
            targets = subject_of(context, mentions, word, first)
            if not fits(context, targets, reading.whom) and not is_quantity(context, _clause_start(context, word)):
                return None
            return Deed(word, end, reading.kind, "participle", agent_of(context, mentions, end, last), targets, False)
        if aux not in BE and (told := _active(context, mentions, word, end, reading)) is not None:
            return told
        cut = end >= last or lower[end] in REDUCED_BEFORE
        if reading.tense == "participle" and reading.whom == "people" and cut and aux not in HAVE:
            before = mentions.ending.get(word)
            if before is not None and before[1].kind == "collective":
                agent = agent_of(context, mentions, end, last)
                return Deed(word, end, reading.kind, "participle", agent, (before[1],), False)
        return None
    return _active(context, mentions, word, end, reading)


def _active(context: Context, mentions: Mentions, word: int, end: int, reading: Reading) -> Deed | None:
    """A verb with its object behind it."""
    first, last = context.near(word, SUBJECT)
    closed = word_classes(context.language)
    if word > first and context.reading.lower[word - 1] in closed.determiner | closed.possessive:
        return None  # "the martyred general"
    if reading.whom.startswith("@"):
        if reading.tense == "ing" and _auxiliary(context, word, first) not in BE:
            return None  # "spoke of confiscating weapons"
        thing = thing_behind(context, end, last, reading.whom[1:])
        if thing is None:
            return None
        targets: tuple[Mention, ...] = (thing,)
    else:
        targets = object_of(context, mentions, end, last)
        counted = end < last and is_quantity(context, end)
        if not fits(context, targets, reading.whom) and not (counted and reading.whom == "people"):
            return None
    tense = reading.tense
    if tense == "third" and not _in_title(context, word):
        return None
    loose = tense == "ing" and word not in mentions.ending  # "a bus crashed, killing 12": whose doing is open
    subject = () if loose else subject_of(context, mentions, word, first)
    if reading.whom == "many" and _in_words(context, word, subject, targets):
        return None
    return Deed(word, end, reading.kind, tense, subject, targets, False, thing=reading.whom.startswith("@"))


def _in_words(context: Context, word: int, actors: tuple[Mention, ...], targets: tuple[Mention, ...]) -> bool:
    """Whether an attack is rather one in words: on people or a body, by nobody armed, with no weapon told of."""
    if any(mention.type == "place" for mention in targets) or does(context, actors, "armed"):
        return False
    if any(mention.kind == "collective" for mention in actors):
        return False
    first, last = context.near(word, SUBJECT)
    weapons = things(context.language)["weapon"]
    lower = context.reading.lower
    return not any(lower[at] in weapons for at in range(first, last) if at != word)


def _does(context: Context, mentions: Mentions, word: int, end: int, reading: Reading) -> Deed | None:
    """A verb whose subject does it, to nobody: "Lind resigned", "a bomb exploded"."""
    first, _ = context.near(word, SUBJECT)
    if reading.tense in ("ing", "participle") and _auxiliary(context, word, first) not in HAVE:
        return None
    if reading.tense == "third" and not _in_title(context, word):
        return None
    if reading.whom in THINGS and not _thing_before(context, word, first, reading.whom):
        return None
    actors = subject_of(context, mentions, word, first)
    if reading.kind == "RETREAT/resign" and not any(mention.type == "person" for mention in actors):
        return None
    return Deed(word, end, reading.kind, reading.tense, actors, (), False, "does")


def _befalls(context: Context, mentions: Mentions, word: int, end: int, reading: Reading) -> Deed | None:
    """A verb that comes over its subject: "Lind died", "a bus crashed"."""
    first, _ = context.near(word, SUBJECT)
    if reading.tense == "ing" or (reading.tense == "third" and not _in_title(context, word)):
        return None
    if reading.tense == "participle" and _auxiliary(context, word, first) not in HAVE | BE:
        return None
    if reading.whom in THINGS and not _thing_before(context, word, first, reading.whom):
        return None
    subject = subject_of(context, mentions, word, first)
    if reading.whom == "people" and not (
        fits(context, subject, "people") or is_quantity(context, _clause_start(context, word))
    ):
        return None
    return Deed(word, end, reading.kind, reading.tense, (), subject, False, "befalls")


def _thing_before(context: Context, word: int, first: int, thing: str) -> bool:
    words = things(context.language)[thing]
    return any(at in words for at in context.reading.lower[max(first, word - THING) : word])


VERB_FORMS = {"verb": _done, "does": _does, "befalls": _befalls}


def _auxiliary(context: Context, word: int, first: int) -> str:
    """The auxiliary in front of a verb, past adverbs and a coordinated participle: "were [shot and] killed"."""
    lower, words = context.reading.lower, word_classes(context.language)
    for at in range(word - 1, max(first, word - 5) - 1, -1):
        if lower[at] in BE or lower[at] in HAVE:
            return lower[at]
        if not (words.is_adverb(lower[at]) or lower[at] in ("and", "later") or lower[at].endswith("ed")):
            return "" if lower[at] not in ("shot", "beaten", "found") else _auxiliary(context, at, first)
    return ""


def _clause_start(context: Context, word: int) -> int:
    """The first word of the clause before a verb, past auxiliaries: where "12" stands in "12 were killed"."""
    lower = context.reading.lower
    at = word - 1
    while at > 0 and (lower[at] in BE or lower[at] in HAVE or lower[at] in ("also", "and", "people")):
        at -= 1
    return max(at, 0)


def _in_title(context: Context, word: int) -> bool:
    number = context.paragraph_of(context.reading.starts[word])
    return context.article.paragraphs[number].kind in ("title", "heading")


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun(context: Context, mentions: Mentions, word: int, end: int, reading: Reading) -> Deed | None:
    """A noun: "the killing of Lind by rangers", "Lind's arrest", "Norland's strike on Orla", "the attack"."""
    lower = context.reading.lower
    first, last = context.near(word, SUBJECT)
    start = word
    while start > first and _is_adjective(context, start - 1):
        start -= 1
    owner = mentions.ending.get(start) or mentions.ending.get(word)
    owned = (owner[1],) if owner is not None and owns(context, owner[1]) else ()
    linked = LINKS[reading.form]
    followed = end + 1 < last and lower[end] in linked
    whom = object_of(context, mentions, end + 1, last) if followed else ()
    if not followed and not _ends_phrase(context, end, last):
        return None  # "the assault allegations"
    agent = agent_of(context, mentions, end, last)
    determined = start > first and lower[start - 1] in ("the", "this", "that", "these", "those")
    if reading.form == "of":
        targets = whom if fits(context, whom, reading.whom) else owned if not whom else ()
        actors = agent or (owned if whom and owned else ())
        if not targets and (followed or not determined):
            return None
        if targets and not fits(context, targets, reading.whom):
            return None
    elif reading.form == "on":
        targets = whom if fits(context, whom, reading.whom) else ()
        if followed and not targets:
            return None
        actors = owned or agent or _attributive(context, mentions, word, start)
        if not (targets or determined or (owned and followed)):
            return None
        by_person = any(mention.type == "person" for mention in actors)
        if reading.whom == "many" and by_person and _in_words(context, word, actors, targets):
            return None
    else:
        actors, targets = owned, ()
        if not actors and not determined:
            return None
    return Deed(word, end, reading.kind, "noun", actors, targets, determined or bool(owned), reading.form)


def _ends_phrase(context: Context, end: int, last: int) -> bool:
    """Whether a noun phrase ends before word `end`: behind it stands no noun of which it would be a part."""
    if end >= last or not context.reading.lower[end][0].isalpha():
        return True
    lower, words = context.reading.lower[end], word_classes(context.language)
    closed = words.preposition | words.subordinator | words.coordinator | words.be | words.have | words.do | words.modal
    return (
        lower in closed
        or lower in words.relative
        or lower in words.verb
        or lower.endswith("ed")
        or words.is_adverb(lower)
    )


def _is_adjective(context: Context, at: int) -> bool:
    """Whether a word before a noun can be its adjective: not a determiner, a verb's form or a preposition."""
    reading, words = context.reading, word_classes(context.language)
    lower = reading.lower[at]
    if not lower[0].isalpha() or lower.endswith(("’s", "'s")) or lower in BE or lower in HAVE:
        return False
    closed = words.preposition | (words.subordinator | words.coordinator) | words.determiner | PERSON_PRONOUNS
    return lower not in closed and lower.endswith(("ed", "al", "ic", "ly", "ist", "ing", "ive", "ous", "ful", "ish"))


def _attributive(context: Context, mentions: Mentions, word: int, start: int) -> tuple[Mention, ...]:
    """A name straight before a noun: "US airstrikes"."""
    for end in (word, start):
        found = mentions.ending.get(end)
        if found is not None and found[1].kind == "name":
            return (found[1],)
    return ()
