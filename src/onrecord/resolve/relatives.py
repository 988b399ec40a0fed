"""What "who" and "which" point back at: what stands right before them.

Several answers are possible: "a son of Jane Doe who ..." leaves the son and his mother.
"""

from onrecord.resolve.drafts import Occurrence
from onrecord.resolve.scene import Scene
from onrecord.schema import Span


def pointed_at(scene: Scene, span: Span, words: str) -> list[Occurrence]:
    """The occurrences that a relative pronoun at a span can point back at; `words` is the pronoun in lower case."""
    near = scene.reading.text[max(span.start - 4, 0) : span.start]
    before = span.start - len(near) + len(near.rstrip(" ,—–\u00a0"))
    return [o for o in _ending_at(scene, before) if _suits_relative(scene, o, words, span.end)]


def _ending_at(scene: Scene, offset: int) -> list[Occurrence]:
    """The occurrences that end at an offset, and the name before "of" where a place ends there."""
    ending: list[Occurrence] = []
    origin = -1
    stop = scene.before(offset)
    for index in range(stop - 1, max(stop - 12, -1), -1):
        occurrence = scene.occurrences[index]
        mention = occurrence.mention
        if mention.kind == "pronoun":
            continue
        if offset in (mention.span.end, mention.head.end):
            ending.append(occurrence)
            origin = mention.span.start if mention.kind == "name" else origin
        elif scene.reading.text[mention.head.end : max(origin, 0)].strip() in ("of", "from", "of the"):
            ending.append(occurrence)
    return ending


def _suits_relative(scene: Scene, occurrence: Occurrence, words: str, end: int) -> bool:
    draft = occurrence.draft.now
    verb = scene.reading.text[end : end + 8].split()[:1]
    if (verb in (["are"], ["were"], ["have"]) and not draft.is_plural) or (
        verb in (["is"], ["was"], ["has"]) and draft.is_plural
    ):
        return False
    if words in ("who", "whom", "whose"):
        return draft.is_person or draft.is_plural
    return draft.type not in ("person", "place")
