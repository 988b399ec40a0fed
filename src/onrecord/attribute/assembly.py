"""Drafts to attributions: order, form, score, the quotations that are covered, and what stands inside what."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.attribute.nested import is_surely_told
from onrecord.attribute.scores import score
from onrecord.attribute.sentence import Draft
from onrecord.schema import Attribution, Form, Found, Span
from onrecord.text import Reading

MARKS = '"“”„‟«»＂'
WHOLE_TEXTS = ("official text", "label", "label alone")  # their issuer's own acts stand in them
DEEDS = ("object", " to", "person-to", " as", " by", "passive")  # inside reported words: right in one of ten
LOOK_BACK = 60  # earlier attributions among which a parent is looked for


def assemble(reading: Reading, found: Found, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Attributions in order of their first character, each with its parent among them."""
    drafts = [draft for draft in drafts if draft.content]
    for draft in drafts:
        draft.content = _merged(draft.content)
        draft.source = [_without_clitic(reading.text, span) for span in draft.source]
    drafts.sort(key=position)
    parents = parents_of(drafts)
    if any(parent is not None for parent in parents):
        drafts = [
            draft for draft, parent in zip(drafts, parents, strict=True) if _stands(reading, draft, parent, drafts)
        ]
        parents = parents_of(drafts)
    starts = [quotation.span.start for quotation in found.quotations]
    return tuple(
        Attribution(
            tuple(draft.content),
            tuple(draft.cue),
            tuple(draft.source),
            _form(reading.text, found, starts, draft.content),
            draft.rule,
            score(draft.rule, draft.attitude),
            draft.lemma,
            draft.attitude,
            _covered(found, starts, draft.content),
            parent,
        )
        for draft, parent in zip(drafts, parents, strict=True)
    )


def _stands(reading: Reading, draft: Draft, parent: int | None, drafts: list[Draft]) -> bool:
    """Whether a draft is a statement where it stands: what others report as done ("he said they backed it") is none."""
    if parent is None:
        return True
    if _is_negated(reading, draft):
        return False
    if drafts[parent].rule in WHOLE_TEXTS:
        return True
    outer = drafts[parent]
    if not is_deed(draft) or (draft.attitude == "said" and outer.rule.endswith(DEEDS)):
        return True
    return is_surely_told(reading.text, draft, outer)


def _is_negated(reading: Reading, draft: Draft) -> bool:
    """Whether something was not said: "we did not ask anyone to come" tells of no asking."""
    return any(
        reading.lower[word] in ("not", "never") or reading.lower[word].endswith(("n’t", "n't"))
        for span in draft.cue
        for word in reading.words_in(span)
    )


def is_deed(draft: Draft | Attribution) -> bool:
    """Whether an attribution is of something done or thought, not of words: what others report of it is theirs."""
    return draft.attitude != "said" or draft.rule.partition(" + ")[0].endswith(DEEDS)


def position(draft: Draft | Attribution) -> tuple[int, int, list[Span]]:
    """What attributions are ordered by: the first character, longer ones first."""
    spans = (*draft.content, *draft.cue, *draft.source)
    return min(span.start for span in spans), -max(span.end for span in spans), list(draft.cue)


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _without_clitic(text: str, span: Span) -> Span:
    """ "he’s" of "he’s calling" is the source "he"."""
    for clitic in ("’s", "'s", "’ve", "'ve", "’re", "'re", "’d", "'d", "’ll", "'ll", "’m", "'m"):
        if span.end - span.start > len(clitic) and text.startswith(clitic, span.end - len(clitic)):
            return Span(span.start, span.end - len(clitic))
    return span


def parents_of(drafts: Sequence[Draft | Attribution]) -> list[int | None]:
    """For each one, in order of `position`, the innermost near it whose content holds all of its cue and content."""
    parents: list[int | None] = []
    bounds = [(draft.content[0].start, draft.content[-1].end) for draft in drafts]
    for index, draft in enumerate(drafts):
        start, end = bounds[index]
        inner = (draft.content[0], draft.content[-1], *draft.cue)
        near = (*range(min(len(drafts) - 1, index + 2), index, -1), *range(index - 1, max(-1, index - LOOK_BACK), -1))
        parents.append(
            next(
                (
                    at for at in near
                    if bounds[at][0] <= start and end <= bounds[at][1]
                    and all(_holds(drafts[at].content, span) for span in inner)
                    and parents[at : at + 1] != [index]
                ),
                None,
            )
        )  # fmt: skip
    return parents


def _holds(content: Sequence[Span], span: Span) -> bool:
    at = bisect_right(content, span.start, key=lambda each: each.start) - 1
    return at >= 0 and span.end <= content[at].end


def _covered(found: Found, starts: list[int], content: list[Span]) -> tuple[int, ...]:
    covered: list[int] = []
    for span in content:
        for index in range(bisect_left(starts, span.start), bisect_right(starts, span.end)):
            if found.quotations[index].span.end <= span.end:
                covered.append(index)
    return tuple(sorted(set(covered)))


def _form(text: str, found: Found, starts: list[int], content: list[Span]) -> Form:
    """Direct where the content begins and ends with quotation marks, mixed where it holds some. Single marks count."""
    covered = [found.quotations[index].span for index in _covered(found, starts, content)]
    if covered and covered[0].start == content[0].start and max(s.end for s in covered) == content[-1].end:
        return "direct"
    if covered:
        return "mixed" if not _marked(text, content) else "direct"
    return "indirect" if not any(mark in text[s.start : s.end] for s in content for mark in MARKS) else "mixed"


def _marked(text: str, content: list[Span]) -> bool:
    inside = "".join(text[span.start : span.end] for span in content).replace("''", '"').replace("``", '"')
    stripped = inside.rstrip(" .,;:!?…—–-)]")
    return len(stripped) > 1 and stripped[0] in MARKS and stripped[-1] in MARKS
