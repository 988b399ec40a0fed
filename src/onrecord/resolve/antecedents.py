"""Whom a pronoun points back at: by gender, number, nearness, subjecthood, and who spoke last.

Answers only where one candidate is clearly ahead; otherwise it names the candidates.
"""

from msgspec import Struct

from onrecord.lang.naming import Pronoun, naming
from onrecord.resolve.drafts import BODIES, Draft, Occurrence
from onrecord.resolve.scene import Scene
from onrecord.schema import Span

ORDINALS = frozenset("first second third last next".split())  # adverbs too, but not in "their second child"
WINDOW = 60  # occurrences looked back over
SENTENCES = 6  # sentences looked back over
MARGIN = 1.2  # how far ahead the first candidate must be
WIDE_MARGIN = 2.2  # the same for "it" and "they", which have more to point back at
WEAKEST = -1.5  # what the first candidate must score at least
SPOKE_LAST, SPOKE_HERE, SUBJECT, QUOTED, FARTHER, SAME_GENDER = 2.5, 0.5, 1.2, -2.5, -0.8, 0.6
UNKNOWN_GENDER = -0.5  # for a "Chris" beside a Hillary, where the pronoun is "she"
UNNAMED = -0.5  # for a description that has not spoken, beside somebody with a name
TOPIC = 1.2  # for whose name opens the paragraph
DOUBTFUL = -1.0  # for a name that may be no person's
INTERVENED = -2.0  # for who spoke last, where the narrator has turned to somebody else since
SILENT = -2.0  # of who spoke last and is not named since, where the narrator has turned to somebody else since
INTERVENED_SINCE = -3.0  # the same in a new paragraph


class Antecedent(Struct, frozen=True):
    """The draft that a pronoun stands for, or None and the `candidates`; `span` is where it was named last."""

    draft: Draft | None
    candidates: tuple[Draft, ...] = ()
    span: Span | None = None
    score: float = 0.0


class Speech(Struct, frozen=True):
    """Who spoke last before a place: named from `at` to `named_to`; `end` and `paragraph` are where his words end."""

    draft: Draft
    paragraph: int
    at: int
    named_to: int
    end: int


def antecedent(
    scene: Scene,
    offset: int,
    pronoun: Pronoun,
    last: Speech | None,
    own: tuple[Span, ...],
    others: tuple[Draft, ...] = (),
) -> Antecedent:
    """Whom the pronoun at `offset` stands for; `own` are the spans of what he says himself, where he is not named.

    `others` are who says the words in which the pronoun stands, who would have said "I", and whom "he" addresses.
    """
    reading = scene.reading
    word = reading.word_at(offset)
    sentence, paragraph = reading.sentence_of[word], scene.paragraph_of(word)
    scores: dict[Draft, float] = {}
    where: dict[Draft, Span] = {}
    turned = False
    stop = scene.before(offset)
    for index in range(stop - 1, max(stop - WINDOW, 0) - 1, -1):
        occurrence = scene.occurrences[index]
        distance = sentence - reading.sentence_of[occurrence.word]
        if distance > SENTENCES:
            break
        who = scene.who[index]
        if who is None:
            continue
        draft = who.now
        if not draft.named and scene.is_above_text(occurrence.word):
            continue  # "the woman" of a headline
        if (
            draft in others
            or not fits(draft, pronoun)
            or (any(s.start <= occurrence.mention.span.start < s.end for s in own) and not _opens(scene, index, own))
        ):
            continue
        score = _salience(scene, occurrence, distance, paragraph)
        if last is not None and draft is not last.draft.now and occurrence.mention.span.start > last.end:
            new = scene.paragraph_of(occurrence.word) == paragraph != last.paragraph and draft.named and draft.is_person
            turned = turned or new or score >= FARTHER * distance + SUBJECT
        if distance and _is_somebody(draft) and _is_topic(scene, occurrence, paragraph, stop, last):
            score += TOPIC
        if draft not in scores or score > scores[draft]:
            scores[draft] = score
            where[draft] = occurrence.mention.head
    if (
        last is not None
        and last.draft.now not in others
        and fits(last.draft.now, pronoun)
        and paragraph - last.paragraph <= 2
    ):
        spoke = last.draft.now
        here = last.paragraph == paragraph
        turn = 0.0 if not turned else INTERVENED if here else INTERVENED_SINCE
        bonus = SPOKE_LAST + (SPOKE_HERE if here else 0.0) + turn
        floor = SILENT if turned and not here else -1.0
        scores[spoke] = max(scores.get(spoke, floor), floor) + bonus
        where.setdefault(spoke, spoke.spans[-1] if spoke.spans else spoke.full)
    sure = any(draft.is_person for draft in scores)  # else the only name that may be a person's is one
    known = any(draft.gender == pronoun.gender != "unknown" for draft in scores)
    for draft in scores:
        scores[draft] += UNKNOWN_GENDER if known and draft.gender == "unknown" else 0.0
        scores[draft] += UNNAMED if pronoun.gender != "unknown" and not (draft.named or draft.spoke) else 0.0
        scores[draft] += DOUBTFUL if pronoun.gender != "unknown" and sure and not draft.is_person else 0.0
        scores[draft] += SAME_GENDER if draft.gender == pronoun.gender != "unknown" else 0.0
    return _decided(scores, where, MARGIN if pronoun.gender != "unknown" else WIDE_MARGIN)


def _is_topic(scene: Scene, occurrence: Occurrence, paragraph: int, stop: int, last: Speech | None) -> bool:
    """Whether a paragraph is about whom a mention names: it opens it as its subject, or names nobody else so far."""
    start = scene.reading.starts[scene.paragraph_starts[paragraph]]
    if occurrence.mention.span.start == start:
        return is_subject(scene, occurrence)
    if occurrence.mention.span.start < start or (last is not None and last.paragraph == paragraph):
        return False
    here = scene.occurrences[scene.before(start) : stop]
    named = {one.draft.now for one in here if one.mention.kind == "name" and _is_somebody(one.draft.now)}
    return named == {occurrence.draft.now} and occurrence.mention.kind == "name"


def _is_somebody(draft: Draft) -> bool:
    return draft.named and (draft.is_person or draft.may_be_person)


def _opens(scene: Scene, index: int, own: tuple[Span, ...]) -> bool:
    """Whether an occurrence opens what is said, unquoted, before the pronoun: "The fund has closed, it said"."""
    occurrence = scene.occurrences[index]
    unquoted = scene.reading.quotation_of[occurrence.word] < 0
    body = not occurrence.draft.now.is_person
    return unquoted and body and own[0].start <= occurrence.mention.span.start <= own[0].start + len("The ")


def _decided(scores: dict[Draft, float], where: dict[Draft, Span], margin: float) -> Antecedent:
    ranked = sorted(scores, key=lambda draft: (-scores[draft], draft.order))
    if not ranked or scores[ranked[0]] < WEAKEST:
        return Antecedent(None, tuple(ranked[:4]))
    first = ranked[0]
    lead = scores[first] - scores[ranked[1]] if len(ranked) > 1 else 3.0
    if not (first.is_person or first.is_body or first.is_plural or first.open):
        return Antecedent(None, tuple(ranked[:4]))
    if lead < margin:
        return Antecedent(None, tuple(ranked[:4]))
    return Antecedent(first, (), where[first], min(0.95, 0.75 + 0.08 * lead))


def _salience(scene: Scene, occurrence: Occurrence, distance: int, paragraph: int) -> float:
    score = FARTHER * distance
    if scene.reading.quotation_of[occurrence.word] >= 0:
        score += QUOTED
    elif is_subject(scene, occurrence):
        score += SUBJECT
    elif occurrence.mention.kind != "pronoun" and not occurrence.draft.is_person:
        score += QUOTED  # "it" and "they" point at what the last sentences are about
    elif not (occurrence.draft.now.named or occurrence.draft.now.spoke) and occurrence.mention.kind == "nominal":
        score += FARTHER  # "is expecting a child"
    if scene.paragraph_of(occurrence.word) != paragraph:
        score += FARTHER / 2
    return score


def is_subject(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a mention stands where subjects stand: not behind a preposition or verb, and not a genitive."""
    reading = scene.reading
    at = occurrence.word
    first = reading.sentences[reading.sentence_of[at]][0]
    after = reading.text[occurrence.mention.head.end : occurrence.mention.head.end + 2]
    if after in ("’s", "'s"):
        return False
    if at == first:
        return True
    before = reading.lower[at - 1]
    if before == "and" and reading.lower[at] in ("a", "an"):
        return False  # "to a laundress and a porter"
    return before in (
        ",",
        "“",
        '"',
        "and",
        "but",
        "that",
        "while",
        "as",
        "because",
        "when",
        "where",
        ";",
        ":",
        "if",
        "after",
        "before",
        "although",
        "though",
    ) or (before in naming().classes["adverb"] and before not in ORDINALS)


def fits(draft: Draft, pronoun: Pronoun) -> bool:
    """Whether a pronoun can stand for somebody, by gender and number."""
    if pronoun.gender != "unknown":
        return (draft.is_person or draft.may_be_person) and draft.gender in ("unknown", pronoun.gender)
    if pronoun.number == "plural":
        return draft.is_plural or (draft.is_body and draft.spoke)
    return draft.is_body and not draft.is_plural and (draft.spoke or (draft.named and draft.type in BODIES))
