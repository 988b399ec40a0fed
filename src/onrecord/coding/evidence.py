"""How firmly the reporting text stands behind a statement, and how firmly its speaker does.

Never one score: the narrator's commitment and the speaker's are two findings. The narrator's is "asserted"
where nothing in the announcing words says otherwise; the speaker's is absent then.
"""

from functools import cache

from onrecord.coding.authority import authority
from onrecord.coding.clauses import announcing, reach
from onrecord.coding.conditions import condition
from onrecord.coding.context import Context, Unverified
from onrecord.coding.phrases import Table
from onrecord.coding.unverified import unverified
from onrecord.lang import lexicon
from onrecord.lang.cues import cue_forms
from onrecord.lang.words import word_classes
from onrecord.schema import Finding, Span

COMMITMENTS = ("asserted", "hedged", "distanced", "unconfirmed", "denied", "conditional")
WHERE = ("announcing", "source", "passive", "finding", "dismissing", "contradicting", "dismissed")
ABOUT = frozenset(
    """it that this which these those neither none claim claims report reports reported allegation allegations account
    accounts statement statements figure figures number numbers toll information assertion assertions video footage
    authenticity independently independent confirmation verification""".split()
)
EACH = frozenset("neither none either both".split())  # "but neither statement could be verified"
SIDES = frozenset("sides side’s side's sides’ sides'".split())
CLAIMS = frozenset(
    """claim claims report reports account accounts figure figures number statement allegation accusation story which
    but though although""".split()
)
BACK = (frozenset("and but though although while".split()), frozenset("the that this his her its".split()), CLAIMS)
ABOUT_REACH = 14  # words at the start of the next sentence that show what it is about
LONGEST_DOUBT = 80  # words of a sentence that are searched for a doubt
AT_CUE = 4  # words before the cue in which a hedge is its own
DISMISSED = 8  # words of what is dismissed in which it is called a claim
OPENS = 3  # words with which what is reported may open as an "unconfirmed report"
TAIL = 5  # words between ", a figure that" and the doubt about it
FIRM, PLAIN, LIKELY = 0.97, 0.98, 0.94  # scores: shares right in our own gold (`bench/evidence_scores.py`)
UNCHECKED, HEDGE = 0.94, 0.9


@cache
def doubts(language: str, where: str) -> Table[str]:
    """The phrases of doubt that count in one place, each with the commitment that it shows."""
    rows = []
    for entry in lexicon(language, "doubt"):
        if entry["axis"] not in COMMITMENTS or entry["where"] not in WHERE:
            raise entry.error(f"not a commitment and a place for it: {entry['axis']!r}, {entry['where']!r}")
        if entry["where"] == where:
            rows.append((entry["phrase"], entry["axis"]))
    return Table(rows)


@cache
def cue_commitments(language: str) -> dict[str, str]:
    """The announcing verbs that put the narrator away from what they announce: "claim", "deny"."""
    return {entry["lemma"]: entry["commitment"] for entry in lexicon(language, "cues") if entry["commitment"]}


@cache
def _hedges(language: str) -> Table[str]:
    rows = []
    for entry in lexicon(language, "hedges"):
        if entry["axis"] != "hedged":
            raise entry.error(f"not a commitment of a speaker: {entry['axis']!r}")
        rows.append((entry["phrase"], entry["axis"]))
    return Table(rows)


def commitment(context: Context, index: int) -> Finding[str] | None:
    """How firmly the reporting text stands behind one attribution: its first doubt, the strongest first."""
    for judge in (_denied, _unchecked, _passive, _announced, _by_verb, _conditional, _set_apart, _finding):
        if (found := judge(context, index)) is not None:
            return found
    attribution = context.attributions[index]
    return Finding("asserted", attribution.cue or attribution.source, "no doubt shown", PLAIN)


def speaker_commitment(context: Context, index: int) -> Finding[str] | None:
    """How firmly the speaker stands behind one attribution, by a hedge in the words; None where there is none."""
    reading = context.reading
    table = _hedges(context.language)
    for word in context.hits_in_content(table, index):
        found = table.match(reading.lower, word)
        if found is not None and not (reading.words[word] == "May" and not _starts(context, word)):
            return Finding("hedged", (reading.span(word, found[0]),), "a hedge in the words said", HEDGE)
    found_condition = condition(context, index)
    return (
        Finding("conditional", (found_condition,), "a condition and what follows from it", HEDGE)
        if found_condition
        else None
    )


def _starts(context: Context, word: int) -> bool:
    return context.reading.sentences[context.reading.sentence_of[word]][0] == word


# --- what the announcing words say -----------------------------------------------------------------------------------


def _unchecked(context: Context, index: int) -> Finding[str] | None:
    if after := _doubt_about(context, index):
        return Finding("unconfirmed", (after,), "not checked, as the text says", UNCHECKED)
    hit = _first(context, doubts(context.language, "source"), context.source_words(index))
    return Finding(hit[1], (hit[0],), "doubt in the source’s description", FIRM) if hit else None


def _announced(context: Context, index: int) -> Finding[str] | None:
    table = doubts(context.language, "announcing")
    hit = _first(context, table, _around(context, index), context.cue_words(index))
    return Finding(hit[1], (hit[0],), "doubt beside the announcing verb", FIRM) if hit else None


def _by_verb(context: Context, index: int) -> Finding[str] | None:
    if _claims_deed(context, context.cue_words(index)):
        return None
    found = _verb(context, index, cue_commitments(context.language))
    cue = context.attributions[index].cue
    return Finding(found, cue, "the announcing verb", FIRM) if found and found != "denied" else None


def _conditional(context: Context, index: int) -> Finding[str] | None:
    found = condition(context, index)
    return (
        Finding("conditional", (found,), "a condition and what follows from it", LIKELY) if found is not None else None
    )


def _set_apart(context: Context, index: int) -> Finding[str] | None:
    quoted = _distanced_inside(context, index) if context.attributions[index].form == "indirect" else None
    return Finding("distanced", (quoted,), "words set apart in an indirect report", LIKELY) if quoted else None


def _finding(context: Context, index: int) -> Finding[str] | None:
    """What a document suggests is softened; a person who suggests proposes."""
    hit = _first(context, doubts(context.language, "finding"), context.cue_words(index))
    return Finding(hit[1], (hit[0],), "a document’s finding", LIKELY) if hit and _is_document(context, index) else None


def _verb(context: Context, index: int, verbs: dict[str, str]) -> str | None:
    """What the announcing verb shows: by its lemma, or where that is not known by the words of the cue."""
    attribution = context.attributions[index]
    if attribution.lemma:
        return verbs.get(attribution.lemma) or verbs.get(attribution.lemma.partition(" *")[0])
    forms, lower = cue_forms(context.language), context.reading.lower
    classes = word_classes(context.language)
    verbal = (
        word
        for word in context.cue_words(index)
        if not word or not (lower[word - 1] in classes.possessive or lower[word - 1] in classes.determiner)
    )
    known = (form.entry.lemma for word in verbal for form in forms.get(lower[word], ()))
    return next((verbs[lemma] for lemma in known if lemma in verbs), None)


def _around(context: Context, index: int) -> list[int]:
    """The announcing words, and the first word reported: "without giving a source" may be taken for content."""
    content = context.content_words(index)[:1]
    plain = (
        content and context.reading.quotation_of[content[0]] == -1 and context.reading.lower[content[0]] == "without"
    )
    return [*announcing(context, index), *content] if plain else announcing(context, index)


def _denied(context: Context, index: int) -> Finding[str] | None:
    """Whether the words are contradicted: "denied that", "rejected the charge", "it was denied"."""
    lower, cue = context.reading.lower, context.cue_words(index)
    if not cue or word_classes(context.language).negation.intersection(lower[word] for word in cue):
        return None  # "does not deny": said, at least
    attribution = context.attributions[index]
    if _verb(context, index, cue_commitments(context.language)) == "denied":
        return Finding("denied", attribution.cue, "the announcing verb", FIRM)
    if _first(context, doubts(context.language, "contradicting"), cue):
        return Finding("denied", attribution.cue, "the verb contradicts", FIRM)
    if not _first(context, doubts(context.language, "dismissing"), cue):
        return None
    words = [*cue, *context.content_words(index)[:DISMISSED]]
    if hit := _first(context, doubts(context.language, "dismissed"), words):
        return Finding("denied", (*attribution.cue, hit[0]), "a claim dismissed", FIRM)
    content = context.content_words(index)
    pronoun = bool(content) and lower[content[0]] in ("that", "it", "this", "them")
    return Finding("denied", attribution.cue, "it dismissed", LIKELY) if pronoun and len(content) <= 2 else None


def _passive(context: Context, index: int) -> Finding[str] | None:
    """A verb of thinking in the passive, and nobody given who thinks so: "is believed", "it is widely assumed"."""
    attribution = context.attributions[index]
    if attribution.source:
        return None
    lower, cue = context.reading.lower, context.cue_words(index)
    be = word_classes(context.language).be
    alone = len(cue) == 1 and lower[cue[0]].endswith("ed")  # "it is unclear, but rumoured"
    if not alone and not any(lower[word] in be for word in cue):
        return None
    verbs = {phrase: axis for phrase, ((_, axis), *_) in doubts(context.language, "passive").firsts.items()}
    found = _verb(context, index, verbs)
    return Finding(found, attribution.cue, "thought by nobody who is named", FIRM) if found else None


def _first(
    context: Context, table: Table[str], words: list[int], cue: list[int] | None = None
) -> tuple[Span, str] | None:
    """The first phrase among the words; a hedge counts only where it is at the cue ("apparently said")."""
    reading = context.reading
    for word in words:
        if reading.lower[word] not in table.firsts or not (found := table.match(reading.lower, word)):
            continue
        if cue and found[1] == "hedged" and not (cue[0] - AT_CUE <= word <= cue[-1] + 1):
            continue
        return reading.span(word, found[0]), found[1]
    return None


def _claims_deed(context: Context, cue: list[int]) -> bool:
    """To claim responsibility is to own up to a deed; the verb puts no distance there."""
    return bool(cue) and "responsibility" in context.reading.lower[cue[0] : cue[-1] + 2]


def _is_document(context: Context, index: int) -> bool:
    found = authority(context, index)
    return found is not None and found.value == "document"


def _distanced_inside(context: Context, index: int) -> Span | None:
    for number in context.attributions[index].quotations:
        if number < len(context.found.quotations) and context.found.quotations[number].use == "distancing":
            return context.found.quotations[number].span
    return None


# --- what has not been checked ---------------------------------------------------------------------------------------


def _doubt_about(context: Context, index: int) -> Span | None:
    """Where the text says that this has not been checked: in the source, beside the words, in the next sentence."""
    doubts_here = unverified(context)
    if not doubts_here:
        return None
    reading = context.reading
    own = {*context.source_words(index), *context.cue_words(index)}
    words = sorted(own.union(context.content_words(index)))
    if not words:
        return None
    first, last = reach(context, index, words)
    past = reading.sentences[reading.sentence_of[words[-1]]]
    follows = reading.sentence_of[words[-1]] + 1
    for doubt in doubts_here:
        if doubt.first in own:
            return reading.span(doubt.first, doubt.end)
        beside = first <= doubt.first < last and doubt.first < past[1]
        if beside and _is_narrators(context, index, doubt, words):
            return reading.span(doubt.first, doubt.end)
        next_to = follows < len(reading.sentences) and reading.sentence_of[doubt.first] == follows
        if next_to and doubt.predicate and _is_about(context, doubt, *reading.sentences[follows]):
            return reading.span(doubt.first, doubt.end)
    return None


def _is_narrators(context: Context, index: int, doubt: Unverified, words: list[int]) -> bool:
    """Whether a doubt in the statement's own sentence is said of it by who reports it, and not by its speaker."""
    voice = context.content_of[doubt.first]
    parent = context.attributions[index].parent
    if voice == (-1 if parent is None else parent):
        return doubt.use == "core" or doubt.first > words[0]
    if voice != index or context.reading.quotation_of[doubt.first] != -1:
        return False
    if not doubt.predicate:  # "cited an unconfirmed report that"
        begins = context.content_words(index)[0]
        behind = context.reading.lower[doubt.end : doubt.end + 1]
        return doubt.first - begins < OPENS and bool(CLAIMS.intersection(behind))
    before = context.reading.lower[max(words[0], doubt.first - TAIL) : doubt.first]
    return "," in before and bool(CLAIMS.intersection(before[before.index(",") :]))  # ", a figure that could not be"


def _is_about(context: Context, doubt: Unverified, first: int, end: int) -> bool:
    """Whether a doubt in the next sentence is about what was said, and not part of what somebody else says or is."""
    if context.content_of[doubt.first] != -1 or doubt.first - first > LONGEST_DOUBT:
        return False
    lower = context.reading.lower
    if any(word in SIDES for word in lower[first:end]):
        return False  # "either side's account": what was told before
    told = doubt.first in context.source_word or any(word in context.cue_word for word in range(first, doubt.first))
    if (
        told
        and not EACH.intersection(lower[max(first, doubt.first - TAIL) : doubt.first])
        and not _goes_back(lower[max(first, doubt.first - 3) : doubt.first])
    ):
        return False  # somebody speaks there: it is about that
    return any(
        lower[word] in ABOUT
        for word in (*range(first, min(end, first + ABOUT_REACH)), max(first, doubt.first - 1), max(first, end - 2))
    )


def _goes_back(before: list[str]) -> bool:
    """ "He would not discuss it and the figure could not be confirmed": the figure was told before."""
    return len(before) == len(BACK) and all(word in words for word, words in zip(before, BACK, strict=True))
