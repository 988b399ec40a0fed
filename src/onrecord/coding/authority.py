"""On whose word a statement rests: a named person, an institution, an outlet, somebody unnamed, a crowd, a document ...

The resolved speaker decides where there is one; else the main word of the source's own description.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.introduced import introduced
from onrecord.coding.phrases import Phrases
from onrecord.gazetteer import country_of, country_of_capital, demonym_of
from onrecord.lang import lexicon, word_list
from onrecord.lang.words import word_classes
from onrecord.schema import Entity, Finding, Reference

AUTHORITIES = (
    "named", "institution", "outlet", "unnamed", "crowd", "document", "tradition", "unattributed",
)  # fmt: skip
BY_TYPE = {"organization": "institution", "government": "institution", "outlet": "outlet", "document": "document"}
SPEAKER = {
    "named": "the speaker is a person with a name",
    "institution": "the speaker is a body",
    "outlet": "the speaker is an outlet",
    "document": "the speaker is a document",
}
ENDS_HEAD = frozenset(
    """of with from in at for on who whose which that familiar close speaking quoted chanting and to by inside near
    outside behind around along across under beside posted seen held holding waving carrying wearing marching singing
    shown obtained published signed captured heard recorded posted carried , ( : as""".split()
)
QUANTITIES = frozenset(
    """hundreds thousands tens dozens scores millions crowds crowd group groups number numbers majority handful several
    both each one some many most""".split()
)
DEFINITE = frozenset("the his her their its our my this that".split())
INDEFINITE = frozenset("a an another one some several two three many other few most both any".split())
UNRESOLVED = frozenset("he she they i we you who him her them".split())
CALLS = frozenset("chant shout sing yell scream roar boo jeer cheer cry".split())  # of many, they are a crowd's
PLURALS = frozenset("people men women children youth faithful crowd".split())
GATHERED = Phrases(
    (
        "outside", "in the crowd", "of the crowd", "from the crowd", "on the square", "in the square", "on the street",
        "in the streets", "in the stands", "on the steps", "at the gates", "at the rally", "at the march",
    )
)  # fmt: skip
BEARERS = 14  # words back to a banner or a shirt: "A banner hung from the window. It read"
ALSO_PEOPLE = tuple(f"described as “{word}”" for word in ("sponsor", "publisher", "contractor", "supplier", "lender"))
AFTER_CUE = 4  # words from an impersonal verb to "reports": "there were several unconfirmed reports"
LONGEST_SOURCE = 12  # words of a source that may end in a name
# scores: the shares right in our own gold (`bench/evidence_scores.py`), drawn a little to 0.9 where there are few
RESOLVED, CALLED, DESCRIBED, GUESSED, PASSIVE, UNGIVEN = 0.98, 0.96, 0.89, 0.8, 0.65, 0.3


@cache
def authorities(language: str) -> dict[str, str]:
    """The main words of descriptions and what they rest on."""
    rows = {}
    for entry in lexicon(language, "authorities"):
        if entry["authority"] not in (*AUTHORITIES, "office"):
            raise entry.error(f"not an authority: {entry['authority']!r}")
        if entry["word"] in rows:
            raise entry.error(f"{entry['word']!r} is given twice")
        rows[entry["word"]] = entry["authority"]
    return rows


@cache
def _withheld(language: str) -> Phrases:
    """Words that tell of a source that it is not named on purpose."""
    rows = lexicon(language, "unnamed")
    return Phrases(phrase for entry in rows if entry["where"] == "after" for phrase in entry.phrases("words"))


@cache
def _mastheads(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "mastheads"))


@cache
def _crowds(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "crowds"))


def authority(context: Context, index: int) -> Finding[str] | None:
    """On whose word one attribution rests."""
    if index not in context.authorities:
        context.authorities[index] = _judge(context, index)
    return context.authorities[index]


def _judge(context: Context, index: int) -> Finding[str] | None:
    attribution = context.attributions[index]
    evidence = attribution.source or attribution.cue or attribution.content[:1]
    found = _by_layout(context, index) or _by_source(context, index)
    return Finding(found[0], evidence, found[1], found[2]) if found else None


Found = tuple[str, str, float]  # the authority, the rule that says so, and its score


def _by_layout(context: Context, index: int) -> Found | None:
    """What the kind of statement shows by itself: an official text, a call of many, something written on a banner."""
    attribution, lower = context.attributions[index], context.reading.lower
    if attribution.rule == "official text":
        return "institution", attribution.rule, RESOLVED
    words = context.source_words(index)
    if not words and (found := _by_nobody(context, index)) is not None:
        return found
    if _is_gathered(context, words):
        return "crowd", "people together at a place", CALLED
    if attribution.lemma == "read" and len(words) == 1 and lower[words[0]] in ("it", "they", "that", "which", "one"):
        known = authorities(context.language)
        before = range(words[0] - 1, max(-1, words[0] - BEARERS), -1)
        kinds = (known.get(lower[at]) or known.get(_singular(lower[at])) for at in before)
        return next(
            ((kind, "written on what is named before", DESCRIBED) for kind in kinds if kind in ("crowd", "document")),
            None,
        )
    if attribution.lemma.partition(" ")[0] in CALLS:
        head, first = _head([lower[word] for word in words])
        if head is not None and lower[words[head]] not in UNRESOLVED:
            word = context.reading.words[words[head]]
            many = lower[words[head]] in PLURALS or (word.endswith("s") and not word.endswith("ss"))
            if many and word[0].islower() | (head == first):
                return "crowd", "called out by many", CALLED
    return None


def _by_nobody(context: Context, index: int) -> Found | None:
    """Where the announcing words themselves say that nobody is given: "it is said", "there are reports"."""
    lower, cue = context.reading.lower, context.cue_words(index)
    if not cue:
        return None
    about = lower[max(0, cue[0] - 1) : cue[-1] + AFTER_CUE]
    if (lower[cue[0]] in ("it", "there") or "there" in about[:1]) and {"reports", "report"}.intersection(about):
        return "unnamed", "reports that nobody signs", DESCRIBED
    before = lower[cue[0] - 1] if cue[0] else ""
    be = word_classes(context.language).be
    passive = any(lower[word] in be for word in cue) and lower[cue[-1]] not in be
    if lower[cue[0]] in ("it", "there") or (before in ("it", "there") and passive):
        return "unattributed", "nobody is given: an impersonal verb", DESCRIBED
    if passive and context.attributions[index].form == "indirect":
        return "unattributed", "nobody is given: a passive", PASSIVE
    return None


def _is_gathered(context: Context, words: list[int]) -> bool:
    """Whether a source are people at a place together: "supporters outside the ground", "some in the crowd"."""
    lower = context.reading.lower
    place = next((at for at in words[1:] if lower[at] in GATHERED.firsts and GATHERED.at(lower, at)), None)
    if place is None:
        return False
    people = lower[place - 1]
    if "crowd" in lower[place : place + 3]:
        return people in QUANTITIES or people in _crowds(context.language) or people == "voices"
    return people in _crowds(context.language)


def _by_source(context: Context, index: int) -> Found | None:
    """What the source's own words and the resolved speaker show."""
    entity, reference = context.entity(index), context.speaker(index)
    words = _without_place([context.reading.words[word] for word in context.source_words(index)])
    if entity is not None and entity.type == "place" and len(words) < len(context.source_words(index)):
        entity = reference = None  # "In Riga, Mara Lind": the place is not who speaks
    by_type = _of_entity(entity) if entity is not None else _of_candidates(context, reference)
    if (called := _introduced(context, entity, words)) is not None:
        return called, "as the text calls the name", CALLED
    if _is_withheld(context, index) and (entity is None or " " not in entity.name or by_type != "named"):
        return "unnamed", "not named, as the text says", RESOLVED
    if by_type == "named":
        return by_type, SPEAKER[by_type], RESOLVED if entity is not None else GUESSED
    if not words and reference is None:
        return "unattributed", "nobody is given: no source", UNGIVEN
    return _weighed(context, _described(context, words), words, by_type, entity, reference)


def _weighed(
    context: Context,
    found: Found | None,
    words: list[str],
    by_type: str | None,
    entity: Entity | None,
    reference: Reference | None,
) -> Found | None:
    """What the description shows against what the speaker's type does."""
    told = found is not None and found[0] not in ("named", "institution") and found[2] == DESCRIBED
    if found is not None and found[0] == "institution" and by_type == "document" and found[2] == DESCRIBED:
        return found  # "the paper mill"
    # what the text calls it comes before its type ("unconfirmed reports"), but not before a name found elsewhere
    other = entity is not None and found is not None and entity.name.lower() != " ".join(words).lower()
    if other and found is not None and found[0] == "document" and by_type == "institution":
        return by_type, SPEAKER[by_type], DESCRIBED  # "the message": whose it is decides
    if found is not None and told and (found[0] != "unnamed" or reference is None or by_type is not None):
        return found
    if by_type is not None and not (found is not None and found[0] == "crowd"):
        return by_type, SPEAKER[by_type], RESOLVED
    beside = found is not None and found[1] == "name in apposition"
    if reference is not None and not beside and (found is None or found[0] in ("named", "unnamed")):
        if [word.lower() for word in words] == ["it"]:
            return "institution", "it", DESCRIBED  # a name alone may be a person's or a company's
        found = _described(context, reference.name.split()) or found
    return found


def _introduced(context: Context, entity: Entity | None, words: list[str]) -> str | None:
    """What the text says beside a name that it is: "the evening paper Dagvakt"."""
    known = introduced(context)
    if not known:
        return None
    names = [entity.name] if entity is not None else []
    names += [" ".join(words[first:]) for first in range(len(words))] if len(words) < LONGEST_SOURCE else []
    by_name = next((known[name.lower()] for name in names if name.lower() in known), None)
    return by_name if by_name == "outlet" or entity is None or entity.type != "person" else None


def _without_place(words: list[str]) -> list[str]:
    """A source without the place that opens its sentence: "In Riga, the minister" """
    if words and words[0] in ("In", "At", "From") and "," in words[:6]:
        return words[words.index(",") + 1 :] or words
    return words


def _is_withheld(context: Context, index: int) -> bool:
    phrases, lower = _withheld(context.language), context.reading.lower
    return any(lower[at] in phrases.firsts and phrases.at(lower, at) for at in context.source_words(index))


def _of_candidates(context: Context, reference: Reference | None) -> str | None:
    """The authority of a speaker who could be one of several: what all of them have."""
    if reference is None or not reference.candidates:
        return None
    known = context.entities
    found = {_of_entity(known[each]) if each in known else None for each in reference.candidates}
    return found.pop() if len(found) == 1 else None


def _of_entity(entity: Entity) -> str | None:
    name = entity.name.split()
    proper = bool(name) and _is_capitalised(name[-1]) and name[0].lower() not in DEFINITE | INDEFINITE
    if entity.type == "person":
        return "named" if proper else None
    if entity.type == "group":
        return "institution" if proper and demonym_of(entity.name) is None else None
    if entity.type == "place":
        return "institution"  # "Ankara said" is the government there
    return BY_TYPE.get(entity.type)


def _described(context: Context, words: list[str]) -> Found | None:
    """The authority of a description: what its main word says, or that of the name in apposition to it."""
    found = _by_head(context, words)
    if found is None or "," not in words:
        return found
    aside = words[words.index(",") + 1 :]
    named = bool(aside) and _is_capitalised(aside[0]) and found[0] == "unnamed"
    if named:
        return "named", "name in apposition", DESCRIBED  # "The rector, Bo Lind", "her lawyer, Ada Lind, who ..."
    starts = bool(aside) and (_is_capitalised(aside[0]) or aside[0] in DEFINITE | INDEFINITE)
    if (
        found[1] == "name"
        and starts
        and (beside := _by_head(context, aside))
        and beside[0] in ("institution", "outlet")
        and beside[1] not in ALSO_PEOPLE
    ):
        return beside  # "Solvang, the shipping company"
    return found


def _by_head(context: Context, words: list[str]) -> Found | None:
    known = authorities(context.language)
    lower = [word.lower() for word in words]
    head, first = _head(lower)
    if head is None or lower[head] in UNRESOLVED:
        return None
    word, capital = lower[head], _is_capitalised(words[head])
    pair = f"{lower[head - 1]} {word}" if head else word
    listed = known.get(pair) or known.get(word) or known.get(_singular(word))
    indefinite = lower[first] in INDEFINITE
    definite = lower[first] in DEFINITE or any(w.endswith(("’s", "'s")) for w in lower[first:head])
    if (named := _by_name(context, words, head, listed, head > first or definite)) is not None:
        return named
    if listed == "office":
        holder = capital or (word in known and (definite or not indefinite))
        return (
            "named" if holder else "unnamed",
            "an office that one person holds" if holder else "one of many who hold it",
            DESCRIBED,
        )
    if listed == "unnamed" and capital and head > first and not (indefinite or definite):
        return "named", "name", GUESSED  # "Jane Leader"
    if listed is not None:
        return listed, f"described as “{word}”", DESCRIBED
    return _unlisted(words[head], capital, lower[first], first > 0)


def _by_name(context: Context, words: list[str], head: int, listed: str | None, long: bool) -> Found | None:
    """What the name of an outlet or body shows by its form; `long` is one of several words, or with "the"."""
    known, lower = authorities(context.language), [word.lower() for word in words]
    if known.get(lower[head], "document") == "document" and _outlets_own(known, lower[:head]):
        return "outlet", "shown by an outlet", DESCRIBED  # "Harbour TV's pictures"
    if not _is_capitalised(words[head]):
        return None
    if _plural_genitive(words[:head]):
        return "institution", "a name in the genitive of many, a body’s", DESCRIBED  # "Tenants' Voice"
    if listed in (None, "document", "unnamed") and long and lower[head] in _mastheads(context.language):
        return "outlet", f"a name that ends in {words[head]}", DESCRIBED
    if listed == "unnamed" and "and" in lower[head:] and known.get(lower[-1]) == "institution":
        return (
            "institution",
            f"a name that ends in {words[-1]}",
            DESCRIBED,
        )  # "The Seed Traders and Growers Association"
    return None


def _outlets_own(known: dict[str, str], before: list[str]) -> bool:
    return any(known.get(word[:-2]) == "outlet" for word in before if word.endswith(("’s", "'s")))


def _plural_genitive(before: list[str]) -> bool:
    """Whether a name goes on behind the genitive of a plural with a capital: "Tenants’"."""
    joined = " ".join(before[-2:]).replace(" ’", "’").replace(" '", "'")
    return joined.endswith(("s’", "s'")) and _is_capitalised(joined.split()[-1])


def _unlisted(head: str, capital: bool, first: str, counted: bool) -> Found:
    if demonym_of(head) and (head.endswith("s") or counted):
        return "crowd", "people of a country", GUESSED
    if country_of(head) or country_of_capital(head):
        return "institution", "a place, for its government", DESCRIBED
    if capital and first in INDEFINITE and head.endswith("s"):
        return "unnamed", "some of many", DESCRIBED
    if head.lower() == "it" or (capital and first == "the"):
        return "institution", "a pronoun or a name with “the”, so a body", GUESSED
    return ("named", "name", DESCRIBED) if capital else ("unnamed", "a description", GUESSED)


def _is_capitalised(word: str) -> bool:
    return any(letter.isupper() for letter in word)  # "al-Sayed" is


def _head(lower: list[str]) -> tuple[int | None, int]:
    """The main word of a description and its first word: "a high-ranking official | with the movement" -> official."""
    first = 0
    while (counted := next((at for at in range(first, len(lower) - 2) if lower[at + 1] == "of"), None)) is not None:
        if lower[counted] not in QUANTITIES or counted - first > 2:
            break
        first = counted + 2  # "hundreds of thousands of mourners", "a small group of voters"
    head = None
    for position in range(first, len(lower)):
        if lower[position] in ENDS_HEAD and head is not None:
            break
        if lower[position][0].isalpha():
            head = position
    return head, min(first, len(lower) - 1)


def _singular(word: str) -> str:
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", "e"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word
