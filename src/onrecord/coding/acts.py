"""What was done by saying it: condemning, asking, promising, thanking ... by the announcing verb and the words said.

A first version by lexicon: the verb is the outlet's and supports, the words decide. A phrase behind a negation, or in a
conditional clause, shows nothing. Where no act is surer than PLAIN, the statement is (also) what CAMEO 010 calls a
comment: somebody said something, and the announcing words are the evidence of it.
"""

from functools import cache

from onrecord.coding.authority import authority
from onrecord.coding.context import Context
from onrecord.coding.phrases import Table
from onrecord.lang import Entry, lexicon
from onrecord.schema import Finding, Span

NEGATIONS = frozenset(
    "not never no nor n’t n't don’t don't doesn’t doesn't didn’t didn't cannot can’t can't won’t won't".split()
)
CONDITIONS = frozenset(("if", "unless", "whether"))
NEAR = 3  # words before a phrase in which a negation or condition undoes it
PLAIN = 0.7  # acts that are less sure than this leave room for a comment
COMMENT, BESIDE = 0.8, 0.5  # scores of a comment, alone and beside another act
ASKING = frozenset(("ask", "tell", "want", "would like"))  # with "to", "for" or "that" something is asked for
ASKED = 8  # words in which that "to" or a "no" stands: "asked all candidates in both towns to wait"
QUESTIONS = frozenset("who whom whose what when where why how whether if which".split())
FINITE = frozenset(  # a clause is told, not asked for: "told the council they had to wait"
    """is are was were be been has have had do does did will would can could may might must should need needs want wants
    going he she it they we i you there it’s it's that’s that's""".split()
)
SPEAKING = frozenset("say comment answer discuss confirm elaborate speculate disclose reveal specify explain".split())
PLACES = ("cue", "words", "negated", "crowd", "no")
REFUSALS = NEGATIONS | frozenset(("nobody", "nothing", "none", "neither"))
Rows = tuple[tuple[str, int], ...]


def _checked(entry: Entry) -> tuple[str, int]:
    if entry["where"] not in PLACES or not entry["weight"].isdigit() or not 0 < int(entry["weight"]) <= 100:
        raise entry.error(f"not a place to look ({', '.join(PLACES)}) and a weight in percent")
    return entry["act"], int(entry["weight"])


@cache
def _by_cue(language: str, where: str) -> dict[str, Rows]:
    rows: dict[str, Rows] = {}
    for entry in lexicon(language, "acts"):
        act = _checked(entry)
        if entry["where"] == where:
            for phrase in entry.phrases("phrases"):
                rows[phrase] = (*rows.get(phrase, ()), act)
    return rows


@cache
def _by_words(language: str) -> Table[tuple[str, int]]:
    return Table(
        (phrase, _checked(entry))
        for entry in lexicon(language, "acts")
        if entry["where"] == "words"
        for phrase in entry.phrases("phrases")
    )


def acts(context: Context, index: int) -> tuple[Finding[str], ...]:
    """The acts that one attribution does, surest first; each once, with the words that show it."""
    attribution = context.attributions[index]
    best: dict[str, Finding[str]] = {}
    for act, weight, why in _announced(context, index):
        best[act] = Finding(act, attribution.cue, why, weight / 100)
    for act, weight, span, phrase in _said(context, index):
        if act not in best:
            best[act] = Finding(act, (span,), f"words {phrase}", weight / 100)
        else:
            together = 1 - (1 - best[act].score) * (1 - weight / 100)
            found = best[act]
            best[act] = Finding(act, (*found.evidence, span), f"{found.by}, words {phrase}", round(together, 3))
    who = authority(context, index)
    speaks = attribution.attitude in ("said", "documented") and (who is None or who.value != "tradition")
    if speaks and all(found.score < PLAIN for found in best.values()):
        said = attribution.cue or attribution.source or attribution.content[:1]
        best["comment"] = Finding("comment", said, "plain saying", BESIDE if best else COMMENT)
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.value)))


def _announced(context: Context, index: int) -> list[tuple[str, int, str]]:
    """The acts that the announcing verb shows: act, weight in percent, and the reason."""
    attribution, language = context.attributions[index], context.language
    lemma = " ".join(word for word in attribution.lemma.split() if word not in "*~")
    cue = [context.reading.lower[word] for word in context.cue_words(index)]
    if len(cue) > 2 and any(word.startswith(("declin", "refus")) for word in cue[:-2]) and cue[-1] in SPEAKING:
        return [("decline", 85, f"refusal to {cue[-1]}")]  # "declined to say"
    negated = any(word in NEGATIONS for word in cue)
    rows = _by_cue(language, "negated" if negated else "cue")
    if lemma not in rows and lemma != attribution.lemma:
        lemma = lemma.split()[0]  # "deny * involvement" is a denial like any other
    found = [(act, weight, f"verb {lemma}") for act, weight in rows.get(lemma, ())]
    if not negated and lemma in _by_cue(language, "crowd"):
        who = authority(context, index)
        if who is not None and who.value == "crowd":
            found += [(act, weight, f"crowd, {lemma}") for act, weight in _by_cue(language, "crowd")[lemma]]
    if lemma in _by_cue(language, "no"):
        opening = context.content_words(index)[:ASKED]
        if any(context.reading.lower[word] in REFUSALS for word in opening):
            found += [(act, weight, f"verb {lemma}, no") for act, weight in _by_cue(language, "no")[lemma]]
    if not negated and lemma in ASKING and _asks(context, index):
        found.append(("REQUEST", 80, f"verb {lemma}, infinitive"))
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


def _said(context: Context, index: int) -> list[tuple[str, int, Span, str]]:
    """Each act that a phrase of the content shows, by its first phrase."""
    reading, table = context.reading, _by_words(context.language)
    lower = reading.lower
    found: dict[str, tuple[str, int, Span, str]] = {}
    for word in context.hits_in_content(table, index):
        match = table.match(lower, word)
        if match is None or match[1][0] in found:
            continue
        if any(before in NEGATIONS or before in CONDITIONS for before in lower[max(0, word - NEAR) : word]):
            continue
        end, (act, weight) = match
        found[act] = act, weight, reading.span(word, end), " ".join(lower[word:end])
    return list(found.values())
