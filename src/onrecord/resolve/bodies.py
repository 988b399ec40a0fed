"""Which institution a bare noun stands for: "the company", "the statement".

Answers only where one body is left; "the union" of two unions is nobody's.
"""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.gazetteer import lookup, organisation_of
from onrecord.lang.naming import naming
from onrecord.resolve.aliases import called_too
from onrecord.resolve.antecedents import Speech
from onrecord.resolve.drafts import Draft, Occurrence
from onrecord.resolve.scene import Scene
from onrecord.schema import Span

COMPANY = frozenset(
    "company firm corporation business airline bank manufacturer operator retailer inc ltd corp plc".split()
)
GENERIC = frozenset("company firm corporation business group organization organisation".split())
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


def author_of(scene: Scene, document: Occurrence, end: int) -> Draft | None:
    """Who is named behind a document as its author: "a letter from the guild", "the statement by Jane Doe"."""
    reading = scene.reading
    at = reading.word_at(document.mention.head.end)
    if at + 1 >= len(reading.words) or reading.lower[at] in ("issued", "signed", "released", "sent", "written"):
        at += 1
    if at + 1 >= len(reading.words) or reading.lower[at] not in ("by", "from"):
        return None
    start = reading.starts[at + 1]
    index = scene.before(start)
    if (
        index >= len(scene.starts)
        or scene.starts[index] - start > len("the ")
        or scene.starts[index] >= max(end, start + 1)
    ):
        return None
    author = scene.occurrences[index].draft.now
    return author if author.named and not author.open else None


def bodies_called(scene: Scene, lemma: str, offset: int, affiliations: set[str]) -> list[Draft]:
    """The bodies named of late before an offset that could be called by this noun ("the company"): one is an answer.

    Those whose own name says it go first, then those in the same paragraph, the one before, and farther ones; where
    none was, those that are named next: a report may open with "the company" and name it in the third sentence.
    `affiliations` are the names, in lower case, that roles made somebody's affiliation.
    """
    stop = scene.before(offset)
    paragraph = scene.paragraph_of(scene.reading.word_at(offset))
    for nearby in (
        range(stop - 1, max(stop - BODY_WINDOW, 0) - 1, -1),
        range(stop, min(stop + BODY_WINDOW, len(scene.who))),
    ):
        away: dict[Draft, int] = {}
        for index in nearby:
            occurrence = scene.occurrences[index]
            body = occurrence.draft.now
            if body.named and body not in away and not _is_whose(scene, index) and _could_be(body, lemma, affiliations):
                away[body] = min(abs(paragraph - scene.paragraph_of(occurrence.word)), 2)
        named = {body: distance for body, distance in away.items() if lemma in body.kinds}
        own = named or {body: distance for body, distance in away.items() if lemma in called_too(body.kinds)} or away
        if own:
            nearest = min(own.values())
            near = [body for body, distance in own.items() if distance == nearest]
            spoke = [body for body in own if body.spoke]
            if own is away or (lemma in COMPANY and not named):  # its name does not say that it could be called so
                near += _others(scene, near, stop, paragraph, nearest)
            return near if len(near) > 1 or near[0].spoke or not spoke else [*near, *spoke]
    return []


def _others(scene: Scene, bodies: list[Draft], stop: int, paragraph: int, nearest: int) -> list[Draft]:
    """Names of who knows what, as near as the bodies that a general noun could mean, that it could mean as well."""
    found: dict[Draft, None] = {}
    for index in range(max(stop - BODY_WINDOW, 0), stop):
        other = scene.occurrences[index].draft.now
        near = abs(paragraph - scene.paragraph_of(scene.occurrences[index].word)) <= nearest
        unknown = other.named and other.type == "unknown" and other.is_body and len(other.spans) > 1
        if near and unknown and other not in bodies and lookup(other.name) is None and not scene.is_whereabouts(other):
            found[other] = None
    return list(found)


def only_body(scene: Scene, lemma: str, offset: int, affiliations: set[str]) -> Draft | None:
    """The one body that could be called by this noun, None where several could."""
    bodies = bodies_called(scene, lemma, offset, affiliations)
    return bodies[0] if len(bodies) == 1 else None


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


def _is_whose(scene: Scene, index: int) -> bool:
    """Whether an occurrence only tells whose or where somebody is: "an analyst at Norvik Securities"."""
    mention = scene.occurrences[index].mention
    outer = (scene.occurrences[at].mention for at in range(max(index - 3, 0), index))
    return any(
        one.type == "person" and one.span.start < mention.span.start and mention.head.end <= one.span.end
        for one in outer
    )


def _could_be(body: Draft, lemma: str, affiliations: set[str]) -> bool:
    """Whether a named body may be called so: one that counts in the text and is nothing else."""
    counts = body.spoke or len(body.spans) > 1 or body.name.lower() in affiliations
    counts = counts or (body.type == "organization" and lemma in ("group", "organization", "organisation"))
    if not body.is_body or body.type in ("place", "document"):
        return False
    if lemma in body.kinds or (counts and lemma in called_too(body.kinds)):
        return True
    if not counts or body.type == "government" or (body.type == "unknown" and not body.spoke):
        return False
    if organisation_of(body.name) is not None or (body.name.isupper() and lemma in COMPANY):
        return False
    if lemma in COMPANY and (body.type == "outlet" or not body.kinds - naming().classes["either"] <= COMPANY):
        return False
    return lemma in GENERIC and not body.kinds & NO_GROUP and lookup(body.name) is None
