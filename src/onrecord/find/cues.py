"""Cues: the words that announce a statement, with the auxiliaries, adverbs and particles that belong to them.

`Cue.kind` is the shape of the verb group: "finite" ("has also said"), "participle" ("saying"), "passive" ("is said"),
"infinitive" ("to say"), or "according" ("according to"). Whether anything is stated, and by whom, is for
`attribute` to decide: a cue is a candidate.
"""

from onrecord.lang.cues import CueForm, cue_forms
from onrecord.lang.words import WordClasses, word_classes
from onrecord.schema import Cue
from onrecord.text import Reading

ACCORDING = {"according": ("to",), "per": ()}
COMMAS = (",", "”", '"', "(")
LONGEST_GAP = 4  # words that "*" in a lemma may stand for
PRESS = ("press", "news", "media")
SINGULAR_S = ("ss", "us", "is")


def find_cues(reading: Reading) -> list[Cue]:
    """All cue candidates in text order, none overlapping another."""
    forms, classes = cue_forms(), word_classes()
    lower = reading.lower
    cues: list[Cue] = []
    done = 0
    for at in [i for i, word in enumerate(lower) if word in forms or word in ACCORDING]:
        if at < done:
            continue
        first, last = reading.sentences[reading.sentence_of[at]]
        if lower[at] in ACCORDING:
            found = _according(reading, at, last)
        else:
            found = _verb_group(reading, at, max(first, done), last, forms[lower[at]], classes)
        if found:
            begin, done, lemma, kind = found
            cues.append(Cue(reading.span(begin, done), lemma, kind))
    return cues


def _according(reading: Reading, at: int, last: int) -> tuple[int, int, str, str] | None:
    after = at + 1 + len(ACCORDING[reading.lower[at]])
    if after >= last or tuple(reading.lower[at + 1 : after]) != ACCORDING[reading.lower[at]]:
        return None
    if reading.lower[at] == "per" and (reading.words[at] != "per" or at == 0 or reading.words[at - 1] not in COMMAS):
        return None  # "per cent", "per capita"
    return at, after, "according to", "according"


def _verb_group(
    reading: Reading, at: int, first: int, last: int, candidates: tuple[CueForm, ...], classes: WordClasses
) -> tuple[int, int, str, str] | None:
    lower = reading.lower
    begin, auxiliary = _extend_left(lower, at, first, classes)
    for entry, inflection in candidates:
        kind = _shape(reading, at, begin, first, inflection, auxiliary, classes)
        if kind is None or ((kind == "passive") and "passive" not in entry.frames):
            continue
        end = _match_tail(lower, at + 1, last, entry.tail)
        if end is not None and lower[at] in classes.carrier and end < last and lower[end] == "to":
            return None  # "went on to say": part of the cue that follows
        if end is not None and "*" in entry.tail and (end >= last or lower[end] in (".", ",", ";", "and", "but")):
            continue  # "denied any involvement.": the noun is the content, not a part of the cue
        if end is not None:
            return begin, end, entry.lemma, kind
    return None


def _extend_left(lower: list[str], at: int, first: int, classes: WordClasses) -> tuple[int, str]:
    """The first word of the verb group that ends at `at`, and the auxiliary nearest to the verb ("" if none)."""
    begin, auxiliary, k = at, "", at - 1
    while k >= first:
        word = lower[k]
        if word in classes.be or word in classes.have or word in classes.do or word in classes.modal:
            auxiliary = auxiliary or word
            begin = k
        elif word == "to":
            auxiliary = "to"
            if k > first and lower[k - 1] in ("on", "ahead") and lower[k - 2] in classes.carrier:
                begin, k = k - 2, k - 2
            elif k > first and lower[k - 1] in classes.carrier:
                begin, k = k - 1, k - 1
            else:
                break
        elif not (word in classes.negation or classes.is_adverb(word)):
            break
        else:
            begin = k if word not in ("themselves", "himself", "herself", "itself", "all") else begin
        k -= 1
    return begin, auxiliary


def _shape(
    reading: Reading, at: int, begin: int, first: int, inflection: str, auxiliary: str, classes: WordClasses
) -> str | None:
    if inflection == "ing" and auxiliary not in classes.be:
        is_noun = begin > first and (_opens_noun(reading, begin - 1, classes) or reading.lower[begin - 1] in PRESS)
        return None if is_noun else "participle"
    if auxiliary:
        return _shape_with_auxiliary(reading, at, begin, inflection, auxiliary, classes)
    is_noun = begin > first and _opens_noun(reading, begin - 1, classes)
    if is_noun or inflection in ("adjective", "participle") or _is_capitalised_amid(reading, at, first):
        return None
    if inflection in ("past", "both"):
        return "finite"
    if begin == first or _follows_noun(reading, at + 1, begin, first, classes):
        return None
    if inflection == "s":
        return "finite" if _is_singular(reading, begin - 1) else None
    return "finite" if _is_plural(reading, begin - 1) or _announces(reading, begin, at) else None


def _shape_with_auxiliary(
    reading: Reading, at: int, begin: int, inflection: str, auxiliary: str, classes: WordClasses
) -> str | None:
    if auxiliary in classes.be:
        is_active = inflection in ("ing", "adjective")
        return "finite" if is_active else "passive" if inflection in ("both", "participle") else None
    if auxiliary in classes.have:
        return "finite" if inflection in ("both", "participle") else None
    if inflection not in ("base", "both"):
        return None
    if auxiliary == "to":
        return "finite" if reading.lower[begin] in classes.carrier else "infinitive"
    return "finite"


def _is_capitalised_amid(reading: Reading, at: int, first: int) -> bool:
    """A capitalised word inside a sentence of small letters is a name ("the United States")."""
    if at == first or not reading.words[at][0].isupper():
        return False
    return any(
        reading.words[k][0].islower() for k in range(max(first, at - 4), min(at + 5, len(reading.words))) if k != at
    )


def _follows_noun(reading: Reading, after: int, begin: int, first: int, classes: WordClasses) -> bool:
    """Whether the word after shows that the word before it was a noun ("figures in", "protests have")."""
    if after >= len(reading.lower):
        return False
    word = reading.lower[after]
    if word in classes.be or word in classes.have or word in classes.modal or word in ("of", "and", "or", ",", "by"):
        return True
    before = reading.words[begin - 1]
    is_subject = before.lower() in classes.subject or (begin - 1 > first and before[0].isupper())
    return not is_subject and word in ("on", "in", "from", "about", "at", "with", "for", "over", "against")


def _opens_noun(reading: Reading, before: int, classes: WordClasses) -> bool:
    """Whether the word before makes a noun or an adjective of what follows ("the claims", "of reports")."""
    word = reading.lower[before]
    if word in classes.subject:
        return False
    if word.endswith(("'s", "’s")) and reading.lower[before][:-2] not in classes.subject:
        return True
    return word in classes.determiner or word in classes.possessive or word in classes.preposition


def _is_plural(reading: Reading, before: int) -> bool:
    word = reading.lower[before]
    if word in ("i", "we", "you", "they", "who", "people", "police", "that", "which", "some", "many", "most", "others"):
        return True
    if word in ("and", ",", "or", ")", "men", "women"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(SINGULAR_S)


def _announces(reading: Reading, begin: int, at: int) -> bool:
    """ "reports on the site claim that": a complementiser makes a verb of the word before it."""
    if at + 1 >= len(reading.lower) or reading.lower[at + 1] != "that" or not reading.words[begin - 1][0].isupper():
        return False
    return begin < 2 or reading.lower[begin - 2] not in word_classes().determiner  # "in the Montevideo press that"


def _is_singular(reading: Reading, before: int) -> bool:
    word = reading.lower[before]
    if word in ("he", "she", "it", "who", "which", "that", ")", "and", "or", *COMMAS):
        return True
    if word.endswith("ing") and reading.words[before].islower():
        return False  # "drawing protests"
    return word[0].isalpha() and (reading.words[before][0].isupper() or not word.endswith("s"))


def _match_tail(lower: list[str], at: int, last: int, tail: tuple[str, ...]) -> int | None:
    """Where `tail` ends if it stands at word `at`; None if it does not."""
    for index, part in enumerate(tail):
        if part == "*":
            following = tail[index + 1]
            stop = min(last, at + LONGEST_GAP + 1)
            gap = next((k for k in range(at, stop) if lower[k] == following), None)
            if gap is None:
                return None
            at = gap
        elif at < last and lower[at] == part:
            at += 1
        else:
            return None
    return at
