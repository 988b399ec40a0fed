"""Which institution a bare noun stands for: "the company", "the statement".

Answers only where one body is left; "the union" of two unions is nobody's.
"""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.gazetteer import lookup
from onrecord.lang.naming import naming
from onrecord.resolve.antecedents import Speech
from onrecord.resolve.drafts import Draft
from onrecord.resolve.scene import Scene
from onrecord.schema import Span

COMPANY = frozenset(
    "company firm corporation business airline bank manufacturer operator retailer inc ltd corp plc".split()
)
GENERIC = COMPANY | frozenset(("group", "organization", "organisation"))
NO_GROUP = frozenset("board committee commission council school university hospital campaign".split())
BODY_WINDOW = 60  # occurrences in which a body was named


def issuer_of(scene: Scene, document: Draft, speeches: Sequence[Speech]) -> Draft | None:
    """Whoever spoke in the sentence that first brought a document up: "X said in a statement"."""
    reading = scene.reading
    sentence = reading.sentence_of[reading.word_at(document.spans[0].start)]
    for speech in reversed(speeches):
        issuer = speech.draft.now
        if reading.sentence_of[reading.word_at(speech.at)] == sentence and issuer is not document:
            return issuer
    return None


def only_body(scene: Scene, lemma: str, offset: int, affiliations: set[str]) -> Draft | None:
    """The one body named of late before an offset that could be called by this noun: "the company".

    Where none was, the one that is named next: a report may open with "the company" and name it in the third sentence.
    `affiliations` are the names, in lower case, that roles made somebody's affiliation.
    """
    stop = scene.before(offset)
    for nearby in (range(max(stop - BODY_WINDOW, 0), stop), range(stop, min(stop + BODY_WINDOW, len(scene.who)))):
        named = dict.fromkeys(scene.occurrences[index].draft.now for index in nearby)
        bodies = [body for body in named if body.named and _could_be(body, lemma, affiliations)]
        if bodies:
            return bodies[0] if len(bodies) == 1 else None
    return None


def headed(scene: Scene, offset: int) -> Draft | None:
    """Whom or what the nearest heading above an offset names, if it is nothing but a name or a description."""
    at = bisect_left(scene.headings, Span(offset, offset)) - 1
    if at < 0:
        return None
    span = scene.headings[at]
    index = scene.before(span.start)
    if index >= len(scene.occurrences):
        return None
    occurrence = scene.occurrences[index]
    return occurrence.draft.now if span.end - 1 <= occurrence.mention.span.end <= span.end else None


def heading_body(scene: Scene, offset: int, lemma: str) -> Draft | None:
    """The body that the heading above an offset is the name of, where a noun can mean it: "the party"."""
    body = headed(scene, offset)
    if body is None or not body.is_body or body.type in ("place", "document"):
        return None
    if lemma in body.kinds or lemma == body.head:
        return body
    fits = lemma in GENERIC or lemma == "party"
    return body if fits and not body.kinds & NO_GROUP and lookup(body.name) is None else None


def _could_be(body: Draft, lemma: str, affiliations: set[str]) -> bool:
    """Whether a named body may be called so: one that counts in the text and is nothing else."""
    counts = body.spoke or len(body.spans) > 1 or body.name.lower() in affiliations
    if not counts or body.type not in ("organization", "outlet", "unknown") or not body.is_body:
        return False
    if lemma in body.kinds:
        return True
    if lemma in COMPANY and (body.type == "outlet" or not body.kinds - naming().classes["either"] <= COMPANY):
        return False
    return lemma in GENERIC and not body.kinds & NO_GROUP and lookup(body.name) is None
