"""What was done by saying it: condemning, asking, promising, thanking ... by the announcing verb and the words said.

A first version by lexicon: the verb is the outlet's and supports, the words decide; where neither shows an act there is
none. A phrase behind a negation, or in a conditional clause, shows nothing.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.phrases import Table
from onrecord.lang import Entry, lexicon
from onrecord.schema import Finding, Span

NEGATIONS = frozenset(
    "not never no nor n’t n't don’t don't doesn’t doesn't didn’t didn't cannot can’t can't won’t won't".split()
)
CONDITIONS = frozenset(("if", "unless", "whether"))
NEAR = 3  # words before a phrase in which a negation or condition undoes it
Rows = tuple[tuple[str, int], ...]


def _checked(entry: Entry) -> tuple[str, int]:
    if entry["where"] not in ("cue", "words") or not entry["weight"].isdigit() or not 0 < int(entry["weight"]) <= 100:
        raise entry.error("not a place to look (cue, words) and a weight in percent")
    return entry["act"], int(entry["weight"])


@cache
def _by_cue(language: str) -> dict[str, Rows]:
    rows: dict[str, Rows] = {}
    for entry in lexicon(language, "acts"):
        act = _checked(entry)
        if entry["where"] == "cue":
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
    negated = any(context.reading.lower[word] in NEGATIONS for word in context.cue_words(index))
    if attribution.attitude == "said" and not negated:
        lemma = " ".join(word for word in attribution.lemma.split() if word not in "*~")
        rows = _by_cue(context.language)
        if lemma not in rows and lemma != attribution.lemma:
            lemma = lemma.split()[0]  # "deny * involvement" is a denial like any other
        for act, weight in rows.get(lemma, ()):
            best[act] = Finding(act, attribution.cue, f"verb {lemma}", weight / 100)
    for act, weight, span, phrase in _said(context, index):
        if act not in best:
            best[act] = Finding(act, (span,), f"words {phrase}", weight / 100)
        else:
            together = 1 - (1 - best[act].score) * (1 - weight / 100)
            found = best[act]
            best[act] = Finding(act, (*found.evidence, span), f"{found.by}, words {phrase}", round(together, 3))
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.value)))


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
