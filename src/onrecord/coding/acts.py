"""What was done by saying it: condemning, asking, promising, thanking ... by the announcing verb and the words said.

The verb is the outlet's and supports, the words decide: by phrases (`acts.tsv`) and by whose deeds they tell of
(`spoken`). A phrase behind a negation, or in a conditional clause, shows nothing. Where no act is surer than PLAIN, the
statement is (also) what CAMEO 010 calls a comment, and the announcing words are the evidence of it. `by` is the reason
in a line: THREATEN/violence because “will not go unpunished” [acts 92].
"""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from onrecord.coding.act_verbs import SPOKEN, modality_before
from onrecord.coding.authority import authority
from onrecord.coding.context import Context
from onrecord.coding.inflection import inflected
from onrecord.coding.phrases import Table
from onrecord.coding.spoken import Sign, deeds_in, is_own, spoken, stretches
from onrecord.lang import Entry, lexicon
from onrecord.schema import Finding

NEGATIONS = frozenset(
    "not never no nor n’t n't don’t don't doesn’t doesn't didn’t didn't cannot can’t can't won’t won't".split()
)
CONDITIONS = frozenset(("if", "unless", "whether"))
NEAR = 3  # words before a phrase in which a negation or condition undoes it
PLAIN = 0.7  # acts that are less sure than this leave room for a comment
SURE = 75  # percent: announcing verbs that show an act in the speaker's own mouth too
COMMENT, BESIDE = 0.87, 0.46  # shares right of comments, alone and beside another act; see docs/acts.md
CALIBRATED = ((0.0, 0.3), (0.5, 0.44), (0.6, 0.65), (0.7, 0.82), (0.8, 0.88), (1.0, 0.93))  # weight: share right
ASKING = frozenset(("ask", "tell", "want", "would like"))  # with "to", "for" or "that" something is asked for
ASKED = 8  # words in which that "to" or a "no" stands: "asked all candidates in both towns to wait"
QUESTIONS = frozenset("who whom whose what when where why how whether if which".split())
FINITE = frozenset(  # a clause is told, not asked for: "told the council they had to wait"
    """is are was were be been has have had do does did will would can could may might must should need needs want wants
    going he she it they we i you there it’s it's that’s that's""".split()
)
SPEAKING = frozenset("say comment answer discuss confirm elaborate speculate disclose reveal specify explain".split())
STANDING = {  # modes of the deeds that are told of, by their frames: PLOVER's auxiliary modes
    "negated": "negated", "refused": "negated", "conditional": "conditional", "possible": "hypothetical",
    "intended": "future", "demanded": "demanded", "forbidden": "negated",
}  # fmt: skip
PLACES = ("cue", "words", "negated", "crowd", "no")
REFUSALS = NEGATIONS | frozenset(("nobody", "nothing", "none", "neither"))


class _Row(NamedTuple):
    act: str
    mode: str
    weight: int  # percent
    name: str  # for the reason: "acts 12" is line 12 of acts.tsv


def _checked(entry: Entry) -> _Row:
    if entry["where"] not in PLACES or not entry["weight"].isdigit() or not 0 < int(entry["weight"]) <= 100:
        raise entry.error(f"not a place to look ({', '.join(PLACES)}) and a weight in percent")
    act, _, mode = entry["act"].partition("/")
    return _Row(act, mode, int(entry["weight"]), f"acts {entry.line}")


@cache
def _by_cue(language: str, where: str) -> dict[str, tuple[_Row, ...]]:
    rows: dict[str, tuple[_Row, ...]] = {}
    for entry in lexicon(language, "acts"):
        row = _checked(entry)
        if entry["where"] == where:
            for phrase in entry.phrases("phrases"):
                rows[phrase] = (*rows.get(phrase, ()), row)
    return rows


@cache
def _by_words(language: str) -> Table[_Row]:
    return Table(
        (phrase, _checked(entry))
        for entry in lexicon(language, "acts")
        if entry["where"] == "words"
        for phrase in entry.phrases("phrases")
    )


def acts(context: Context, index: int) -> tuple[Finding[str], ...]:
    """The acts that one attribution does, surest first; each once, with the words that show it."""
    if index not in context.acts:
        context.acts[index] = _acts(context, index)
    return context.acts[index]


def _acts(context: Context, index: int) -> tuple[Finding[str], ...]:
    attribution = context.attributions[index]
    found: dict[str, Finding[str]] = {}
    announced = _announced(context, index)
    said = [*_said(context, index), *spoken(context, index), *_performed(context, index)]
    for act in dict.fromkeys(sign.act for sign in (*announced, *said)):
        shown = [max((sign for sign in signs if sign.act == act), key=lambda sign: sign.weight, default=None)
                 for signs in (announced, said)]  # fmt: skip
        found[act] = _finding([sign for sign in shown if sign is not None])
    who = authority(context, index)
    speaks = attribution.attitude in ("said", "documented") and (who is None or who.value != "tradition")
    if speaks and all(each.score < PLAIN for each in found.values()):
        words = attribution.cue or attribution.source or attribution.content[:1]
        score = BESIDE if found else COMMENT
        mode = _told_of(context, index)
        found["comment"] = Finding("comment", words, "comment because plainly said", score, mode)
    scored = [
        each
        if each.value == "comment"
        else _conditional(context, index, structs.replace(each, score=_calibrated(each.score)))
        for each in found.values()
    ]
    return tuple(sorted(scored, key=lambda each: (-each.score, each.value)))


def _conditional(context: Context, index: int, act: Finding[str]) -> Finding[str]:
    """The act with its mode, where what shows it stands in a sentence with "if"."""
    lower = context.reading.lower
    shown = {word for span in act.evidence for word in context.reading.words_in(span)}
    for first, last in stretches(context, index):
        if shown.intersection(range(first, last)) and any(lower[word] in CONDITIONS for word in range(first, last)):
            return structs.replace(act, mode=", ".join(part for part in (act.mode, "conditional") if part))
    return act


def _told_of(context: Context, index: int) -> str:
    """How the first deed that a comment tells of stands: "negated ASSAULT"; it is none of the speaker's acts."""
    for first, last in stretches(context, index):
        for deed in deeds_in(context, first, last):
            if deed.named not in SPOKEN:
                standing = STANDING.get(deed.modality, "past" if deed.form in ("past", "passive") else "")
                return f"{standing} {deed.named}" if standing else ""
    return ""


def _calibrated(weight: float) -> float:
    """How often acts of such a weight were right in our own gold: between two measured shares on a straight line."""
    (low, below), (high, above) = next(pair for pair in pairwise(CALIBRATED) if weight <= pair[1][0])
    return round(below + (above - below) * (weight - low) / (high - low), 3)


def _finding(signs: list[Sign]) -> Finding[str]:
    """An act by its best sign in the verb and its best in the words: two that agree are surer than one."""
    doubt = 1.0
    for sign in signs:
        doubt *= 1 - sign.weight / 100
    mode = next((sign.mode for sign in reversed(signs) if sign.mode), "")  # the words' before the outlet's verb's
    because = " and ".join(f"“{sign.words}” [{sign.row}]" for sign in signs)
    act = signs[0].act
    evidence = tuple(span for sign in signs for span in sign.span)
    return Finding(act, evidence, f"{act}{'/' * bool(mode)}{mode} because {because}", round(1 - doubt, 3), mode)


def _announced(context: Context, index: int) -> list[Sign]:
    """The acts that the announcing verb shows."""
    attribution, language = context.attributions[index], context.language
    lemma = " ".join(word for word in attribution.lemma.split() if word not in "*~")
    cue = [context.reading.lower[word] for word in context.cue_words(index)]
    words = " ".join(cue)
    if len(cue) > 2 and any(word.startswith(("declin", "refus")) for word in cue[:-2]) and cue[-1] in SPEAKING:
        return [Sign("decline", "", 85, attribution.cue, words, "refusal to speak")]  # "declined to say"
    negated = any(word in NEGATIONS for word in cue)
    rows = _by_cue(language, "negated" if negated else "cue")
    if lemma not in rows and lemma != attribution.lemma:
        lemma = lemma.split()[0]  # "deny * involvement" is a denial like any other
    found = list(rows.get(lemma, ()))
    if not negated and lemma in _by_cue(language, "crowd"):
        who = authority(context, index)
        if who is not None and who.value == "crowd":
            found += _by_cue(language, "crowd")[lemma]
    if lemma in _by_cue(language, "no"):
        opening = context.content_words(index)[:ASKED]
        if any(context.reading.lower[word] in REFUSALS for word in opening):
            found += _by_cue(language, "no")[lemma]
    signs = [Sign(row.act, row.mode, row.weight, attribution.cue, words, row.name) for row in found]
    if not negated and lemma in ASKING and _asks(context, index):
        signs.append(Sign("REQUEST", "", 80, attribution.cue, words, "asked for"))
    return signs


@cache
def _own_verbs(language: str) -> dict[str, list[tuple[str, _Row]]]:
    """Forms of the announcing verbs of one word that are sure enough, for who announces an act in the first person."""
    forms: dict[str, list[tuple[str, _Row]]] = {}
    for verb, rows in _by_cue(language, "cue").items():
        for form, inflection in inflected(verb, language).items() if " " not in verb else ():
            forms.setdefault(form, []).extend((inflection, row) for row in rows if row.weight >= SURE)
    return forms


def _performed(context: Context, index: int) -> list[Sign]:
    """ "We welcome", and in reported words "he mourned": the speaker's own act by an announcing verb."""
    reading, found = context.reading, []
    for first, last in stretches(context, index):
        for word in range(first, last):
            rows = _own_verbs(context.language).get(reading.lower[word], ())
            if not rows or modality_before(reading.lower, word, first, context.language):
                continue
            if not is_own(context, index, word, first):
                continue
            span, reported = (reading.span(word, word + 1),), reading.quotation_of[word] == -1
            found += [
                Sign(row.act, row.mode, row.weight, span, reading.lower[word], row.name)
                for inflection, row in rows
                if inflection in ("base", "ing") or (reported and inflection == "past")
            ]
    return found


def _asks(context: Context, index: int) -> bool:
    """Whether something is asked for ("asked the council to wait"), not only about ("asked who would pay")."""
    reading = context.reading
    words = context.content_words(index)[:ASKED]
    if not words or reading.quotation_of[words[0]] != -1 or reading.lower[words[0]] in QUESTIONS:
        return False
    if reading.lower[words[0]] in ("for", "that"):
        return context.attributions[index].lemma == "ask"
    before = [word for word in words if reading.lower[word] == "to" and context.content_of[word] == index][:1]
    return bool(before) and not any(
        reading.lower[word] in FINITE or reading.lower[word].endswith("ed") for word in words if word < before[0]
    )


def _said(context: Context, index: int) -> list[Sign]:
    """Each act that a phrase of the content shows, by its first phrase."""
    reading, table = context.reading, _by_words(context.language)
    lower = reading.lower
    found: dict[str, Sign] = {}
    for word in context.hits_in_content(table, index):
        match = table.match(lower, word)
        if match is None or match[1].act in found:
            continue
        if any(before in NEGATIONS or before in CONDITIONS for before in lower[max(0, word - NEAR) : word]):
            continue
        end, row = match
        words = " ".join(lower[word:end])
        found[row.act] = Sign(row.act, row.mode, row.weight, (reading.span(word, end),), words, row.name)
    return list(found.values())
