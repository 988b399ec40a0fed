"""What is told of somebody before the name: "The minister, Jane Doe,", "The first witness was Jane Doe".

Joins the descriptions that stand before a name to whom it names, and keeps whose relative or whose officer he is.
"""

import re
from typing import TYPE_CHECKING

from onrecord.gazetteer import lookup
from onrecord.lang.naming import naming
from onrecord.resolve.aliases import body_kinds
from onrecord.resolve.drafts import BODIES, Occurrence
from onrecord.resolve.names import CROWD

if TYPE_CHECKING:
    from onrecord.resolve.scene import Scene

BETWEEN = re.compile(r"\s(?:behind|in charge of|at the|on|who)\s[^,.;:“”\"\n]{1,60},\s")
FARTHEST_OPENING = 2  # words before a sentence's first description: "The first witness"
IS = re.compile(r"(?:was|is)(?: (?:the|a|an) [^,.;:\n]{1,30},)?")
CALLED = re.compile(r"\b(?:known (?:\w+ )?(?:as|by the name)|named|called|nicknamed) $")
LONGEST_BETWEEN = 80  # code points between a description and its name
NEAR_BODIES = 8  # occurrences looked back over for the body of "its leader"
ROWS = 4  # descriptions before a name that may be its own
WHENCE = re.compile(r"\s(?:of|from)\s(?:the\s)?[A-Z][\w’' -]{1,40}[,.;:)]")


def join_introductions(scene: "Scene", name: Occurrence) -> None:
    """Join and keep all that stands before a name; the occurrences up to it are known, its own is not yet kept."""
    _join_appositions(scene, name)
    _join_called(scene, name)
    _read_its(scene, name)
    _read_relative(scene, name)
    _join_predicate(scene, name)


def _join_appositions(scene: "Scene", name: Occurrence) -> None:
    """Join the descriptions right before a name, of which an inner one may end where an outer one does."""
    near = [one for one in scene.occurrences[: -ROWS - 1 : -1] if _stands_before(scene, one, name)]
    people = [one.mention.span for one in near if one.mention.type == "person"]
    for before in near:
        span = before.mention.span
        inner = any(outer.start < span.start and span.end <= outer.end for outer in people)
        parted = scene.reading.text[span.end : name.mention.span.start].strip() == ","
        if not (inner and parted and before.mention.type in BODIES):  # "a spokesman for the ministry, John Doe,"
            _join_apposition(scene, before, name)


def _stands_before(scene: "Scene", before: Occurrence, name: Occurrence) -> bool:
    """Whether a description ends where a name begins, or a phrase behind it: "The man behind it, Jane Doe,"."""
    gap = scene.reading.text[before.mention.span.end : name.mention.span.start][: LONGEST_BETWEEN + 1]
    if len(gap) <= 2:
        return True
    told = before.mention.kind == "nominal" and before.mention.type == "person" and BETWEEN.fullmatch(gap)
    inner = (one for one in scene.occurrences[-ROWS:] if one.mention.span.start >= before.mention.span.end)
    opens = scene.reading.sentences[scene.reading.sentence_of[before.word]][0] == before.word
    return bool(told) and opens and all(one.mention.type not in ("person", "group") for one in inner)


def _join_apposition(scene: "Scene", before: Occurrence, name: Occurrence) -> None:
    """ "The foreign minister, Jane Doe," and "spokesman for the ministry Jane Doe": the name says who it is."""
    described = before.draft
    if described is name.draft or described.named or described.open or before.mention.number == "plural":
        return
    text = scene.reading.text
    gap = text[before.mention.span.end : name.mention.span.start]
    either = name.draft.type in BODIES and bool(described.kinds & naming().classes["either"])
    body = before.mention.type in BODIES or either
    if name.mention.span.start < before.mention.span.end or "\n" in gap:
        return
    if body != (name.draft.type in BODIES or (body and name.draft.type == "unknown")):
        return
    if gap.strip().endswith(","):
        after = text[name.mention.head.end : name.mention.head.end + 1]
        whence = WHENCE.match(text, name.mention.head.end)
        if (after not in (",", ".", ")", ";", ":") and not whence) or before.mention.kind == "collective":
            return
        if body and lookup(name.draft.name) is not None:
            return  # "a school in Austin, Texas,"
    elif gap.strip():
        return
    scene.call(name.draft, described.kinds)
    name.draft.absorb(described)
    _join_relative(scene, before, name)
    if body and name.draft.type == "unknown":
        name.draft.type = before.mention.type if before.mention.type in BODIES else "organization"
    if not body and name.draft.type == "unknown" and not described.kinds & naming().classes["either"]:
        name.draft.type = "person"
    scene.apposed[before.mention.span.start] = name.draft
    place = len(scene.occurrences) - 1
    while scene.occurrences[place] is not before:
        place -= 1
    scene.occurrences[place] = Occurrence(before.mention, name.draft, before.word, "apposition", 0.95)


def _join_relative(scene: "Scene", before: Occurrence, name: Occurrence) -> None:
    """Join "his son" to "The son, Jan," further on, where the text has told of one son."""
    reading = scene.reading
    relation = reading.lower[reading.word_at(before.mention.head.start)]
    if reading.lower[before.word] != "the" or relation not in naming().kin:
        return
    called = dict.fromkeys(draft.now for kind in before.draft.kinds for draft in scene.by_kind.get(kind, ())[-CROWD:])
    held = [draft for draft in called if not draft.named and not draft.open and before.draft.lemmas & draft.lemmas]
    if len(held) == 1 and held[0].type == "person" and held[0].number == "singular":
        name.draft.absorb(held[0])


def _join_called(scene: "Scene", name: Occurrence) -> None:
    """Join "The commander, who is known as Doe," to the name: one person's description, nobody else between."""
    reading = scene.reading
    first = reading.sentences[reading.sentence_of[name.word]][0]
    for before in scene.occurrences[: -ROWS - 1 : -1]:
        described = before.draft.now
        if before.word < first or before.mention.kind == "pronoun" or described.type in ("person", "group"):
            break
    else:
        return
    gap = reading.text[before.mention.head.end : name.mention.span.start]
    fits = before.word >= first and described.type == "person" and described.number == "singular"
    if not fits or described.named or described.open or CALLED.search(gap) is None or " and " in gap:
        return
    if not {described.gender, name.draft.now.gender} >= {"female", "male"} and name.draft.now.type not in BODIES:
        scene.call(name.draft.now, described.kinds)
        name.draft.now.absorb(described)
        name.draft.now.type = "person"


def _join_predicate(scene: "Scene", name: Occurrence) -> None:
    """Join what a sentence says that somebody is before it names him: "The first witness was Jane Doe"."""
    reading = scene.reading
    first = reading.sentences[reading.sentence_of[name.word]][0]
    near = [one for one in scene.occurrences[: -ROWS - 1 : -1] if one.word >= first][-1:]
    if not near or near[0].word > first + FARTHEST_OPENING or name.draft.now.type != "person":
        return
    before, described = near[0], near[0].draft.now
    start = min(
        [
            name.mention.span.start,
            *(
                one.mention.span.start
                for one in scene.occurrences[-1:]
                if one.draft.now is name.draft.now and one is not before
            ),
        ]
    )
    gap = reading.text[before.mention.span.end : start].strip()
    if IS.fullmatch(gap) is None or described.named or described.open or described.type != "person":
        return
    if described.number == "singular" and not {described.gender, name.draft.now.gender} >= {"female", "male"}:
        scene.call(name.draft.now, described.kinds)
        name.draft.now.absorb(described)


def _read_its(scene: "Scene", name: Occurrence) -> None:
    """Keep of which body "its leader, Jane Doe" is: the one body that the sentence and the one before it name."""
    reading = scene.reading
    sentence = reading.sentence_of[name.word]
    first = reading.sentences[sentence][0]
    if reading.lower[first] not in ("its", "their") or name.draft.now.type != "person":
        return
    if any(one.mention.kind == "name" and one.word >= first for one in scene.occurrences[-ROWS:]):
        return
    bodies = {
        one.draft.now
        for one in scene.occurrences[-NEAR_BODIES:]
        if one.mention.type in BODIES and reading.sentence_of[one.word] >= sentence - 1 and one.draft.named
    }
    if len(bodies) == 1:
        body = bodies.pop()
        scene.bodies_of.setdefault(name.draft.now, set()).update(body_kinds(body.tokens), body.kinds)


def _read_relative(scene: "Scene", name: Occurrence) -> None:
    """Keep whom the text names by the first name as somebody's relative: "His wife, Jane"."""
    draft = name.draft.now
    if len(draft.tokens) == 1 and draft.gender != "unknown" and draft.kinds & naming().kin.keys():
        scene.relatives.append((scene.paragraph_of(name.word), draft))
