"""On whose word a statement rests: a named person, an institution, an outlet, somebody unnamed, a crowd, a document ...

The resolved speaker decides where there is one; else the main word of the source's own description.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.gazetteer import country_of, country_of_capital, demonym_of
from onrecord.lang import lexicon
from onrecord.schema import Entity, Finding

AUTHORITIES = (
    "named", "institution", "outlet", "unnamed", "crowd", "document", "tradition", "unattributed",
)  # fmt: skip
BY_TYPE = {"organization": "institution", "government": "institution", "outlet": "outlet", "document": "document"}
ENDS_HEAD = frozenset(
    """of with from in at for on who whose which that familiar close speaking quoted chanting and to by inside near
    , ( : as""".split()
)
QUANTITIES = frozenset(
    """hundreds thousands tens dozens scores millions crowds crowd group groups number numbers majority handful several
    both each one some many most""".split()
)
DEFINITE = frozenset("the his her their its our my this that".split())
INDEFINITE = frozenset("a an another one some several two three many other few most both any".split())
UNRESOLVED = frozenset("he she they i we you who him her them".split())
RESOLVED, DESCRIBED, GUESSED = 0.9, 0.8, 0.6  # scores, until they are calibrated on gold


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


def authority(context: Context, index: int) -> Finding[str] | None:
    """On whose word one attribution rests."""
    attribution = context.attributions[index]
    evidence = attribution.source or attribution.cue or attribution.content[:1]
    entity, reference = context.entity(index), context.speaker(index)
    words = [context.reading.words[word] for word in context.source_words(index)]
    by_type = _of_entity(entity) if entity is not None else None
    if by_type == "named":
        return Finding(by_type, evidence, "speaker resolved", RESOLVED)
    if attribution.rule == "official text":
        return Finding("institution", evidence, attribution.rule, RESOLVED)
    if not words and reference is None:
        return Finding("unattributed", evidence, "no source", DESCRIBED)
    found = _described(context, words)
    told = found is not None and found[0] not in ("named", "institution") and found[2] == DESCRIBED
    # what the text calls it comes before its type ("unconfirmed reports"), but not before a name found elsewhere
    if found is not None and told and (found[0] != "unnamed" or reference is None or by_type is not None):
        return Finding(found[0], evidence, found[1], found[2])
    if by_type is not None and not (found is not None and found[0] == "crowd"):
        return Finding(by_type, evidence, "speaker resolved", RESOLVED)
    if reference is not None and (found is None or found[0] in ("named", "unnamed")):
        if [word.lower() for word in words] == ["it"]:
            return Finding("institution", evidence, "it", DESCRIBED)  # a name alone may be a person's or a company's
        found = _described(context, reference.name.split()) or found
    return Finding(found[0], evidence, found[1], found[2]) if found else None


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


def _described(context: Context, words: list[str]) -> tuple[str, str, float] | None:
    """The authority of a description, the rule that says so, and its score."""
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
    if listed == "office":
        named = capital or (word in known and (definite or not indefinite))
        return "named" if named else "unnamed", "office", DESCRIBED
    if listed == "unnamed" and capital and head > first and not (indefinite or definite):
        return "named", "name", GUESSED  # "Jane Leader"
    if listed is not None:
        return listed, f"description {word}", DESCRIBED
    return _unlisted(words[head], capital, lower[first], first > 0)


def _unlisted(head: str, capital: bool, first: str, counted: bool) -> tuple[str, str, float]:
    if demonym_of(head) and (head.endswith("s") or counted):
        return "crowd", "people", GUESSED
    if country_of(head) or country_of_capital(head):
        return "institution", "government by its place", DESCRIBED
    if capital and first in INDEFINITE and head.endswith("s"):
        return "unnamed", "some of them", DESCRIBED
    if head.lower() == "it" or (capital and first == "the"):
        return "institution", "pronoun or name with article", GUESSED
    return ("named", "name", DESCRIBED) if capital else ("unnamed", "description", GUESSED)


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
