"""Forms of English verbs: `inflected("deny")` is {"deny": "base", "denies": "s", "denying": "ing", "denied": "past"}.

Regular endings are made, the rest is read from `irregular_verbs.tsv`. A form that no text holds does no harm.
"""

from functools import cache

from onrecord.lang import lexicon

VOWELS = frozenset("aeiou")
DOUBLING = frozenset("bdglmnprt")


@cache
def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    return {entry["lemma"]: entry.phrases("forms") for entry in lexicon(language, "irregular_verbs")}


def inflected(lemma: str, language: str = "en") -> dict[str, str]:
    """Each form of a verb with what it is: base, s, ing or past (which the participle counts as)."""
    y = lemma.endswith("y") and lemma[-2:-1] not in VOWELS
    s = lemma[:-1] + "ies" if y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stems = [lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) else lemma]
    if len(lemma) > 2 and lemma[-1] in DOUBLING and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        stems.append(lemma + lemma[-1])  # "ban, banned"; "visitted" is a form that no text holds
    forms = {lemma: "base", s: "s"} | {stem + "ing": "ing" for stem in stems}
    if lemma.endswith("ie"):
        forms[lemma[:-2] + "ying"] = "ing"
    regular = [lemma[:-1] + "ied"] if y else [stem + "ed" for stem in stems]
    return forms | dict.fromkeys(_irregular(language).get(lemma) or regular, "past")


def singular(word: str) -> str:
    """A noun without its plural ending, as far as that can be told from the word: "allies" is "ally"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
