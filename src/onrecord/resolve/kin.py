"""Who is whose husband, sister, predecessor: "His wife" is whoever the text has named so, from either side.

Reads the ties that the text itself gives ("her husband, John Doe", "Jane Doe's sister Ann") as far as it has come.
"""

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from onrecord.lang.naming import Noun, naming
from onrecord.resolve.drafts import Draft, Occurrence, is_genitive
from onrecord.resolve.scene import Scene

FARTHEST = 200  # ties that are looked at


class Tie(Struct, frozen=True):
    """One "her husband": what the holder is, where the holder is named, and whose he is, as an occurrence's index."""

    relation: str
    holder: Occurrence
    owner: int


class Kin:
    """The ties of one article in text order; pronouns before the offset asked about are resolved."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.ties = list(_ties(scene))
        self.starts = [tie.holder.mention.span.start for tie in self.ties]

    def owner_of(self, tie: Tie) -> Draft | None:
        """Whose the tie is, as far as that is known."""
        who = self.scene.who[tie.owner] if tie.owner >= 0 else None
        return who.now if who is not None else None

    def relative(self, relation: str, owner: Draft | None, offset: int) -> Draft | None:
        """Whom "his wife" at an offset means, where `owner` is he; with no owner the only wife so far."""
        stop = bisect_left(self.starts, offset)
        before = self.ties[max(stop - FARTHEST, 0) : stop]
        if owner is None:
            if relation not in naming().kin:
                return None
            holders = {tie.holder.draft.now for tie in before if tie.relation == relation}
            return holders.pop() if len(holders) == 1 else None
        held = {
            tie.holder.draft.now
            for tie in before
            if tie.relation == relation and self.owner_of(tie) is owner and tie.holder.draft.now is not owner
        }
        inverse = naming().kin.get(relation, frozenset())
        owners = {self.owner_of(tie) for tie in before if tie.relation in inverse and tie.holder.draft.now is owner}
        noun = naming().nouns.get(relation)
        found = {
            draft
            for draft in held | owners
            if draft is not None and not (noun is not None and {noun.gender, draft.gender} >= {"female", "male"})
        }
        return found.pop() if len(found) == 1 else None


def _ties(scene: Scene) -> Iterator[Tie]:
    """Every possessive with a relation: "her husband", "Jane Doe's late sister"."""
    reading, nouns = scene.reading, naming().nouns
    for occurrence in scene.occurrences:
        mention = occurrence.mention
        first = occurrence.word
        if mention.kind == "pronoun" or occurrence.draft.now.is_plural:
            continue
        head = first if mention.kind == "name" else reading.word_at(mention.head.start)
        if mention.kind == "name":  # "His son John Doe": the relation stands inside the mention
            words = (at for at in reading.words_in(mention.span) if reading.starts[at] < mention.head.start)
            head = next((at for at in words if _is_role(nouns.get(reading.lower[at]))), -1)
        if head >= 0 and _is_role(nouns.get(reading.lower[head])):
            yield Tie(reading.lower[head], occurrence, _owner(scene, occurrence, first, head))


def _is_role(noun: Noun | None) -> bool:
    return noun is not None and noun.type == "person" and noun.number == "singular"


def _owner(scene: Scene, occurrence: Occurrence, first: int, head: int) -> int:
    """The occurrence of whose husband he is; -1 where nothing tells."""
    reading = scene.reading
    pronoun = naming().pronouns.get(reading.lower[first])
    if pronoun is not None and pronoun.case == "possessive":
        at = scene.before(reading.starts[first])
        while at < len(scene.starts) and scene.starts[at] == reading.starts[first]:
            if scene.occurrences[at].mention.kind == "pronoun":
                return at
            at += 1
        return -1
    whose = next((at for at in range(first, head) if is_genitive(reading.words[at])), None)
    return -1 if whose is None else _naming(scene, reading.starts[whose], occurrence.mention.span.start)


def _naming(scene: Scene, offset: int, start: int) -> int:
    """The occurrence of a name that holds an offset and starts no earlier than `start`."""
    for index in range(scene.before(offset + 1) - 1, -1, -1):
        occurrence = scene.occurrences[index]
        if occurrence.mention.kind == "name" and occurrence.mention.head.end > offset:
            return index
        if occurrence.mention.span.start < start:
            break
    return -1
