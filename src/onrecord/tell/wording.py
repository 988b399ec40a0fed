"""How a statement is put into a sentence without changing a word that somebody else wrote.

`quoted_words` gives what stands between quotation marks. `reported_words` chooses between three ways of telling what
does not: a clause after a neutral verb, the outlet's own predicate, or the outlet's words behind a colon; the neutral
verb is taken only where it cannot change the meaning ("denied" and "did not say" are never "said").
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from onrecord.lang import parse_lexicon
from onrecord.schema import Article, Span, Statement
from onrecord.tell.harmless import one_line
from onrecord.tell.lookup import Report

OPENING, CLOSING = frozenset("“\"„«‹‘‚'»›"), frozenset("”\"“»›’'«‹")
APOSTROPHES, SINGLE, ENDS = frozenset("’'"), frozenset("‘‚'"), frozenset(",.!?")
PARAGRAPH_BREAK = re.compile(r"\n\s*\n?\s*")
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s)")
LIMIT = 1200  # characters of one statement in a roundup; the rest is cut at a sentence's end, and shown to be

AUXILIARIES = frozenset(
    """
    has have had having is was are were be been being do does did will would could can may might must shall should
    also then later earlier further again once even not never just still repeatedly hasn’t haven’t hadn’t isn’t wasn’t
    aren’t weren’t doesn’t didn’t don’t won’t wouldn’t couldn’t can’t
    """.split()
)
TRANSPARENT = frozenset("has have had also then later earlier further again".split())  # they leave the meaning as it is
NEGATING = frozenset(
    "not never no denied denies deny denying refused refuses declined declines rejected rejects".split()
)
NOT_CLAUSES = frozenset("to whether if how why what who when where which no nothing yes so sorry goodbye as".split())
NOT_FINITE = frozenset("to a an the his her their its in by according as of for at from with".split())
DETERMINERS = frozenset("a an the his her their its our my this that these those".split())

Way = Literal["clause", "predicate", "participle", "apart"]


class Words(Struct, frozen=True):
    """Reported words, verbatim, and the way to tell them; `verb` is the neutral one where it may be used."""

    way: Way
    text: str
    verb: str = ""


def quoted_words(article: Article, content: tuple[Span, ...]) -> str | None:
    """The content in one pair of marks a run, gaps shown; None where it does not stand between marks.

    The words are untouched. A comma before the closing mark belongs to the sentence around it and goes; a mark repeated
    at a new paragraph closes and opens again.
    """
    runs = [run for span in content if (run := _unmarked(article.text, span)) is not None]
    if not runs or len(runs) != len(content):
        return None
    quoted = [" ".join(f"“{part}”" for part in run) for run in runs]
    return shorten(_with_gaps(article.text, content, quoted), closing="”")


def _with_gaps(text: str, spans: tuple[Span, ...], words: list[str]) -> str:
    """The words at each span put together; " … " stands for a gap in which the article has words of its own."""
    parts = words[:1]
    for (before, after), each in zip(pairwise(spans), words[1:], strict=True):
        between = text[before.end : after.start]
        parts += [" " if before.end <= after.start and not between.strip() else " … ", each]
    return "".join(parts)


def _unmarked(text: str, span: Span) -> list[str] | None:
    words = text[span.start : span.end].strip()
    before, behind = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if words[:1] not in OPENING and not (before in OPENING and (behind in CLOSING or words[-1:] in ENDS)):
        return None
    parts = [one_line(_strip_marks(part)) for part in PARAGRAPH_BREAK.split(words)]
    return [part for part in parts if part] or None


def _strip_marks(words: str) -> str:
    words = words.strip()
    inner = words[1:] if words[:1] in OPENING else words
    apostrophe = inner[-1:] in APOSTROPHES and words[:1] not in SINGLE
    if inner[-1:] in CLOSING and not apostrophe:
        inner = inner[:-1]
    return inner.rstrip().removesuffix(",")


def neutral_verb(words: str) -> tuple[str, str] | None:
    """The neutral verb for a cue and the clause it may stand before, where nothing but the verb is in it."""
    tokens = [word.lower() for word in WORD.findall(words)]
    verb = " ".join(word for word in tokens if word not in TRANSPARENT and not word.endswith("ly"))
    return _neutral().get(verb.removesuffix(" that"))


def speaking_verb(report: Report) -> str | None:
    """The verb before a quotation: "said", "asked" ...; None where the cue turns the words round ("denied")."""
    cue = extended_cue(report.article.text, report.statement)
    if NEGATING & {word.lower().replace("'", "’") for word in WORD.findall(cue)} or "n’t" in cue.replace("'", "’"):
        return None
    found = neutral_verb(cue)
    return found[0] if found else "said"


def extended_cue(text: str, statement: Statement) -> str:
    """The cue with the auxiliaries, adverbs and negations that stand right before it ("did not" of "did not say")."""
    return one_line(" ".join(text[_extended(text, span).start : span.end] for span in statement.cue))


def _extended(text: str, cue: Span) -> Span:
    start = cue.start
    for match in reversed(list(WORD.finditer(text, max(0, cue.start - 60), cue.start))):
        word = match.group().lower().replace("'", "’")
        if text[match.end() : start].strip() or not (word in AUXILIARIES or word.endswith("ly")):
            break
        start = match.start()
    return Span(start, cue.end)


def reported_words(report: Report) -> Words:
    """How to tell a statement that does not stand between quotation marks."""
    article, statement = report.article, report.statement
    text, content = article.text, statement.content
    reported = _tidy(_read(text, content))
    if not any(WORD.search(text, span.start, span.end) for span in statement.cue):
        return Words("apart", reported, "said")  # no cue, or a colon that stands for one
    cue, first = extended_cue(text, statement), statement.content[0].start if content else 0
    found = neutral_verb(cue)
    opening = next((word.lower() for word in WORD.findall(reported)), "")
    if found and found[1] != "no" and opening not in NOT_CLAUSES:
        if _starts_sentence(text, first):
            return Words("apart", reported, found[0])
        if opening == "that" or found[1] == "bare":
            return Words("clause", reported, found[0])
    run = _run(text, statement)
    if run is not None:
        start, verb = run.start, cue.split()[0].lower() if cue else ""
        before = WORD.findall(text[max(0, start - 30) : start])[-1:]
        noun = bool(before) and (before[0].lower() in DETERMINERS or before[0].endswith(("’s", "'s")))
        if not noun and verb.endswith("ing"):
            return Words("participle", _tidy(text[start : run.end]))
        if not noun and verb not in NOT_FINITE:
            return Words("predicate", _tidy(text[start : run.end]))
    parts = sorted({*content, *(_extended(text, span) for span in statement.cue)})
    return Words("apart", _tidy(_read(text, tuple(_joined(parts)))))


def _read(text: str, spans: tuple[Span, ...]) -> str:
    return _with_gaps(text, spans, [text[span.start : span.end] for span in spans])


def _run(text: str, statement: Statement) -> Span | None:
    """From the cue to the end of the content where they follow the source in one go; None where they do not."""
    if not (statement.source and statement.cue and statement.content) or len(statement.content) > 1:
        return None
    cue, content = _extended(text, statement.cue[0]), statement.content[0]
    between = text[statement.cue[-1].end : content.start]
    in_order = statement.source[-1].end <= cue.start and statement.cue[-1].end <= content.start
    return Span(cue.start, content.end) if in_order and len(between) <= 60 and "\n" not in between else None


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order, with those that touch or overlap as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \t\xa0“\"‘'")
    return text[at : at + 1].isupper() and (at < 3 or not before or before[-1] in '.!?…:\n—–”"')


def _tidy(words: str) -> str:
    return shorten(one_line(words).rstrip(" .,;:"))


def shorten(words: str, limit: int = LIMIT, closing: str = "") -> str:
    """The words up to the last sentence that ends within `limit` characters; what is left out is shown as […]."""
    if len(words) <= limit:
        return words
    ends = [match.end() for match in SENTENCE_END.finditer(words, 0, limit)]
    cut = words[: ends[-1]] if ends and ends[-1] > limit // 3 else words[:limit].rstrip()
    return f"{cut.removesuffix(closing) if closing else cut} […]{closing}"


@cache
def _neutral() -> dict[str, tuple[str, str]]:
    path = "tell/neutral.tsv"
    table: dict[str, tuple[str, str]] = {}
    for row in parse_lexicon(files("onrecord").joinpath(path).read_text("utf-8"), path):
        for form in row.phrases("forms"):
            if form in table or row["clause"] not in ("bare", "that", "no"):
                raise row.error(f"{form!r} is given twice, or its clause is none of bare, that, no")
            table[form] = (row["neutral"], row["clause"])
    return table
