"""Deeds and acts of speech in a stretch of words: which verb or noun tells of one, and whether it is told as done.

Reads words only and knows nothing of who speaks: `acts` decides what a deed comes to in somebody's mouth, `main_deed`
what a bare sentence tells of. The types are PLOVER's; rows are in `act_verbs.tsv`, frames in `act_frames.tsv`.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.coding.inflection import inflected, singular
from onrecord.coding.phrases import Table
from onrecord.lang import Entry, lexicon
from onrecord.lang.words import WordClasses, word_classes

TYPES = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION PROTEST MOBILIZE
    COERCE ASSAULT""".split()
)
SPOKEN = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())  # acts of speech: they govern
MODALITIES = frozenset("intended possible demanded refused negated forbidden conditional".split())
CONDITIONS = frozenset(("if", "unless", "whether", "should", "had"))  # the last two where they open a clause
FORMS = ("verb", "noun", "phrase")
BEHIND, BEFORE = 9, 9  # words in which what a row asks for stands, behind a head or before a passive one
LOOK_BACK = 7  # words before a head in which its frame stands
STOPS = frozenset(".!?;:")
GOVERNING = SPOKEN | {"CONSULT"}
ASIDE = frozenset(
    "after following amid despite because while who which whose where when before since during as".split()
)
BESIDE = 25  # percent that a head in such a clause is less sure to be what the sentence is about
GENITIVES = ("’s", "'s", "s’")
Wanted = frozenset[tuple[str, ...]]


class Row(NamedTuple):
    """One row of `act_verbs.tsv`, for one head."""

    type: str
    mode: str
    weight: int
    line: int
    wanted: Wanted  # empty: anything


class Deed(NamedTuple):
    """Words first..end-1 tell of a deed; `modality` is "" where it is told as done, `form` that of its head."""

    type: str  # "" where its frame leaves nothing of it: "did not attack"
    mode: str
    weight: int
    first: int
    end: int
    line: int
    form: str
    modality: str
    named: str  # the type of its row, which a frame may have turned into another


Heads = dict[str, list[tuple[tuple[str, ...], str, Row]]]  # first word: the other words, the form, the row


@cache
def _classes(language: str) -> dict[str, Wanted]:
    return {
        entry["class"]: frozenset(tuple(phrase.split()) for phrase in entry.phrases("words"))
        for entry in lexicon(language, "act_words")
    }


def _wanted(entry: Entry, language: str) -> Wanted:
    found: set[tuple[str, ...]] = set()
    for phrase in entry.phrases("with"):
        if not phrase.startswith("@"):
            found.add(tuple(phrase.split()))
        elif phrase[1:] in _classes(language):
            found |= _classes(language)[phrase[1:]]
        else:
            raise entry.error(f"no such class of words: {phrase!r}")
    return frozenset(found)


@cache
def _heads(language: str) -> Heads:
    heads: Heads = {}
    for entry in lexicon(language, "act_verbs"):
        if entry["type"] not in TYPES or entry["form"] not in FORMS or not entry["weight"].isdigit():
            raise entry.error(f"not a type, a form ({', '.join(FORMS)}) and a weight in percent")
        row = Row(entry["type"], entry["mode"], int(entry["weight"]), entry.line, _wanted(entry, language))
        for head in entry.phrases("heads"):
            first, *rest = head.lower().split()
            forms = {first: "phrase"}
            if entry["form"] == "verb":
                forms = inflected(first, language)
            elif entry["form"] == "noun":
                forms = {first: "noun", first + "s": "noun"}
            for form, what in forms.items():
                heads.setdefault(form, []).append((tuple(rest), what, row))
    return heads


@cache
def _frames(language: str) -> Table[str]:
    rows: list[tuple[str, str]] = []
    for entry in lexicon(language, "act_frames"):
        if entry["modality"] not in MODALITIES:
            raise entry.error(f"not a modality ({', '.join(sorted(MODALITIES))}): {entry['modality']!r}")
        rows += [(phrase, entry["modality"]) for phrase in entry.phrases("phrases")]
    return Table(rows)


@cache
def _turned(language: str) -> dict[tuple[str, str], tuple[str, str]]:
    """What a deed comes to by its modality and type: a type and a mode, both empty where it is no act."""
    turned: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in lexicon(language, "act_modalities"):
        types = entry.words("types")
        if entry["modality"] not in MODALITIES or not TYPES.issuperset(types) or entry["becomes"] not in {*TYPES, ""}:
            raise entry.error("not a modality, types and the type that they become")
        for each in types:
            if (entry["modality"], each) in turned:
                raise entry.error(f"{entry['modality']} {each} is given twice")
            turned[entry["modality"], each] = entry["becomes"], entry["mode"]
    return turned


def deeds(lower: Sequence[str], first: int, last: int, language: str = "en") -> list[Deed]:
    """All deeds that words first..last-1 (of one sentence) tell of, in order; of one head its surest row."""
    found: list[Deed] = []
    heads = _heads(language)
    for at in range(first, last):
        if lower[at] not in heads:
            continue
        best: tuple[int, int, str, Row] | None = None
        for rest, form, row in heads[lower[at]]:
            end = at + 1 + len(rest)
            if rest and tuple(lower[at + 1 : end]) != rest:
                continue
            kind = _use(lower, at, first, form, language)
            if not kind or not _has(lower, at, end, (first, last), row.wanted, kind, language):
                continue
            rank = row.weight + (6 if row.wanted else 0) + 3 * len(rest) + (0 if kind != "noun" else -5)
            if best is None or rank > best[0]:
                best = rank, end, kind, row
        if best is not None:
            rank, end, kind, row = best
            found.append(_in_frame(lower, at, end, (first, kind, rank), row, language))
    return found


def _use(lower: Sequence[str], at: int, first: int, form: str, language: str) -> str:
    """How a head is used here: as the form that it can be, or not at all: "the attack" is no verb."""
    if form == "phrase":
        return form
    before = lower[at - 1] if at > first else ""
    words = word_classes(language)
    article = before in words.determiner or before in words.possessive or before.endswith(GENITIVES)
    if form == "noun":
        return "" if before == "to" or before in words.modal or before in words.nominative else form
    if form == "past":
        if before in words.be or (at - 2 >= first and lower[at - 2] in words.be and words.is_adverb(before)):
            return "passive"
        return "" if article else form
    if article or (form in ("base", "s") and before in words.preposition and before != "to"):
        return ""
    return form


def _has(
    lower: Sequence[str], at: int, end: int, limits: tuple[int, int], wanted: Wanted, kind: str, language: str
) -> bool:
    """Whether what a row asks for stands where it must."""
    if not wanted:
        return True
    behind = range(end, min(limits[1], end + BEHIND))
    if _any(lower, behind, wanted):
        return True
    return (kind == "passive" or ("worker",) in wanted) and _any(lower, range(max(limits[0], at - BEFORE), at), wanted)


def _any(lower: Sequence[str], where: range, wanted: Wanted) -> bool:
    for word in where:
        if lower[word] in STOPS:
            return False
        if (lower[word],) in wanted or (singular(lower[word]),) in wanted:
            return True
        for length in (2, 3):
            if word + length <= where.stop and tuple(lower[word : word + length]) in wanted:
                return True
    return False


def _in_frame(lower: Sequence[str], at: int, end: int, how: tuple[int, str, int], row: Row, language: str) -> Deed:
    first, kind, rank = how
    modality = modality_before(lower, at, first, language)
    become, mode = _turned(language).get((modality, row.type), (row.type, row.mode)) if modality else row[:2]
    mode = mode or (row.mode if become == row.type else "")
    return Deed(become, mode, rank - (10 if modality in ("possible", "negated") else 0), at, end, row.line, kind,
                modality, row.type)  # fmt: skip


def modality_before(lower: Sequence[str], at: int, first: int, language: str = "en") -> str:
    """The frame that a head at word `at` stands in, looking back over adverbs and auxiliaries; "" for none."""
    words, frames = word_classes(language), _frames(language)
    modality = ""
    for start in range(at - 1, max(first, at - LOOK_BACK) - 1, -1):
        match = frames.match(lower, start)
        if match is not None and match[0] <= at and all(_passed(lower[word], words) for word in range(match[0], at)):
            modality = match[1]
        elif lower[start] not in ("to", "not", "never") and not _passed(lower[start], words):
            break
    clause = first
    for start in range(at - 1, first - 1, -1):
        if lower[start] in (",", ";", "—", "–"):
            clause = start + 1
            break
    if lower[clause] in CONDITIONS or any(word in ("if", "unless", "whether") for word in lower[clause:at]):
        return "conditional"
    return modality


def _passed(word: str, words: WordClasses) -> bool:
    return word in words.be or word in words.have or words.is_adverb(word)


def main_deed(lower: Sequence[str], first: int, last: int, language: str = "en") -> Deed | None:
    """The deed that a bare sentence is about: the surest that no act of speech governs, of equals the first."""
    best: tuple[int, Deed] | None = None
    for deed in ungoverned(lower, last, deeds(lower, first, last, language)):
        if not deed.type:
            continue
        rank = deed.weight - (BESIDE if _is_beside(lower, deed.first, first) else 0)
        if best is None or rank > best[0]:
            best = rank, deed
    return best[1] if best else None


def ungoverned(lower: Sequence[str], last: int, found: list[Deed]) -> list[Deed]:
    """The deeds that are no part of what another is about: "urged the rebels to withdraw" is one deed, not two."""
    kept: list[Deed] = []
    until = -1  # the first word that the last act of speech does not govern
    for deed in found:
        if deed.first < until:
            continue
        kept.append(deed)
        if (deed.named in GOVERNING or deed.type in SPOKEN) and deed.form != "noun":
            until = next((at for at in range(deed.end, last) if lower[at] in STOPS), last)
    return kept


def _is_beside(lower: Sequence[str], at: int, first: int) -> bool:
    """Whether a head stands in a clause that only goes with the main one: "after rebels attacked", "who fled"."""
    for word in range(at - 1, first - 1, -1):
        if lower[word] in (",", ";", "—", "–"):
            return False
        if lower[word] in ASIDE:
            return True
    return False
