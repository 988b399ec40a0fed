"""The cue lexicon: which words announce a statement, in which shapes, and what their content looks like.

`cues.tsv` names each entry once; regular inflections are made here, irregular ones are listed there.
"""

from functools import cache
from typing import Literal, NamedTuple, cast

from onrecord.lang import Entry, lexicon
from onrecord.schema import Attitude

Inflection = Literal["base", "s", "ing", "past", "participle", "both", "adjective"]
FRAMES = frozenset("clause that quote object to person-to wh person passive".split())
ATTITUDES = frozenset("said thought intended documented".split())
COMMITMENTS = frozenset(("", "distanced", "denied", "hedged"))
VOWELS = "aeiou"


class CueEntry(NamedTuple):
    """One lexicon entry: its lemma, the frames of its content, its attitude, and the words that follow its verb."""

    lemma: str
    frames: frozenset[str]
    attitude: Attitude
    commitment: str
    tail: tuple[str, ...]


class CueForm(NamedTuple):
    """An inflected form of an entry's verb. `both` is a past that is also the participle ("said")."""

    entry: CueEntry
    inflection: Inflection


@cache
def cue_forms(language: str = "en") -> dict[str, tuple[CueForm, ...]]:
    """Lower-case verb form to the entries that it may begin, longest tail first."""
    forms: dict[str, list[CueForm]] = {}
    for row in lexicon(language, "cues"):
        entry = _entry(row)
        for form, inflection in _inflect(row):
            forms.setdefault(form, []).append(CueForm(entry, inflection))
    return {form: tuple(sorted(found, key=lambda x: -len(x.entry.tail))) for form, found in forms.items()}


@cache
def cue_entries(language: str = "en") -> dict[str, CueEntry]:
    """Lemma to entry."""
    return {entry.lemma: entry for entry in map(_entry, lexicon(language, "cues"))}


def _entry(row: Entry) -> CueEntry:
    frames = frozenset(row.words("frames"))
    if not frames or not frames <= FRAMES:
        raise row.error(f"frames {row['frames']!r} are not among {' '.join(sorted(FRAMES))}")
    if row["attitude"] not in ATTITUDES or row["commitment"] not in COMMITMENTS:
        raise row.error(f"attitude {row['attitude']!r} or commitment {row['commitment']!r} is not known")
    words = row["lemma"].split()
    tail = words[2:] if words[0] == "be" else words[1:]
    return CueEntry(row["lemma"], frames, cast(Attitude, row["attitude"]), row["commitment"], tuple(tail))


def _inflect(row: Entry) -> list[tuple[str, Inflection]]:
    verb, *rest = row["lemma"].split()
    irregular = row.words("forms")
    if verb == "be":
        return [(rest[0], "adjective")]
    stem = verb + verb[-1] if irregular == ("double",) else verb[:-1] if verb.endswith("e") else verb
    ing = verb + "ing" if verb.endswith(("ee", "oe")) else stem + "ing"
    found: list[tuple[str, Inflection]] = [(verb, "base"), (_third_person(verb), "s"), (ing, "ing")]
    if not irregular or irregular == ("double",):
        ied = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in VOWELS else stem
        found.append((ied + "ed", "both"))
    elif len(irregular) == 1:
        if irregular[0].endswith("ed"):  # "quizzed", "extolled": the consonant doubles in "-ing" too
            found[2] = (irregular[0][:-2] + "ing", "ing")
        found.append((irregular[0], "both"))
        if irregular[0] == verb:
            found[0] = (verb, "both")
            found.pop()
    else:
        found += [(irregular[0], "past"), (irregular[1], "participle")]
    return found


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
