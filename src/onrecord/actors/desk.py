"""The desk: actors of a record file listed, corrected, and corrections taken back.

A correction is tried on the whole record before it is kept: one that would not hold, or would break another, is refused
with the reason. It is anchored in the articles' characters, so that it holds however they are read another time.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise

from msgspec import structs

from onrecord.actors.holding import unheld
from onrecord.actors.roster import Listed, Naming, Question, Roster
from onrecord.errors import CorrectionRefused
from onrecord.link.actors import actors as link_actors
from onrecord.link.decided import in_force
from onrecord.link.sayings import repeated
from onrecord.link.settled import Settled, settle
from onrecord.registry import Registry
from onrecord.schema import Anchor, Correction, CorrectionAction, Record
from onrecord.store import RecordFile

LONGEST_NAME = 200  # characters
KNOWN = "registry:"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Desk:
    """A record file's actors in the hands of `by`, whoever corrects them: a name, initials, a desk.

    Actors are named by handle, id or name (`Listed`); `registry:ID` is a known actor. All methods that correct return
    what was kept, and raise CorrectionRefused where it cannot be.
    """

    def __init__(self, file: RecordFile, by: str = "", now: Callable[[], str] = _now) -> None:
        self.file, self.by, self.now = file, by, now
        self.registry = file.registry()
        self._notes = tuple(file.notes())
        self._linked = link_actors(self._notes, repeated(self._notes))

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction that was made, those taken back included."""
        return self.file.corrections()

    @cached_property
    def _settled(self) -> Settled:
        return self._with(self.corrections)

    @cached_property
    def roster(self) -> Roster:
        """The actors as they are now."""
        now = self._settled
        record = Record(
            tuple(now.notes), actors=tuple(now.actors), links=tuple(now.links), corrections=self.corrections
        )
        return Roster(record, self.registry)

    def actors(self, like: str = "") -> list[Listed]:
        """The actors, who speaks most first; with `like` those of whose names one has this in it."""
        return self.roster.like(like)

    def questions(self) -> list[Question]:
        """What nothing decides: `merge` says yes to one, `apart` says no."""
        return self.roster.questions

    def namings(self, who: str) -> list[Naming]:
        """Every naming of an actor."""
        return self.roster.namings(self.roster.find(who).id)

    def unheld(self) -> list[tuple[Correction, str]]:
        """The corrections in force that do not hold any more, each with the reason."""
        return list(unheld(self._settled, self.registry, self.corrections))

    def keep_registry(self, known: Registry) -> None:
        """Keep known actors with the record, in the place of those that were."""
        self.file.keep_registry(known)
        self.registry = known
        self._forget()

    def merge(self, first: str, *others: str, reason: str = "") -> list[Correction]:
        """Actors are one: a correction for each after the first; any but the first may be `registry:ID`."""
        if not others:
            raise CorrectionRefused(f"a merge needs two actors; {first!r} is one")
        rows = self._ids(first, *others)
        if len(set(rows)) < len(rows):
            twice = next(each for each, other in pairwise(sorted(rows)) if each == other)
            raise CorrectionRefused(f"{self._name(twice)} is one actor already")
        known = {id for row in rows if (id := self._known(row) or self._known_as(row))}
        if len(known) > 1:
            raise CorrectionRefused(f"the registry knows them as {' and '.join(sorted(known))}, which are two")
        sides = [self._anchors(each) for each in rows]
        made = []
        for row, side in zip(rows[1:], sides[1:], strict=True):
            made.append(self._made("merge", sides[0], side, reason, known_as=self._known(row)))
        return self._keep(made)

    def apart(self, one: str, other: str, *, reason: str = "") -> list[Correction]:
        """Two actors are two, or an actor is not the known actor `registry:ID`, whatever links them."""
        left, right = self._ids(one, other)
        if left == right:
            raise CorrectionRefused(
                f"{self._name(left)} is one actor here; split off the namings that are somebody else's"
            )
        return self._keep(
            [self._made("split", self._anchors(left), self._anchors(right), reason, known_as=self._known(right))]
        )

    def split(self, who: str, *places: str, reason: str = "") -> list[Correction]:
        """The namings of an actor at these places are of somebody else, and together of one.

        A place is `ARTICLE` (all namings in an article, by the first characters of its id) or `ARTICLE:START`.
        """
        row = self.roster.find(who)
        every = self.roster.namings(row.id)
        chosen = set(self.roster.find_namings(row.id, places))
        if not chosen:
            raise CorrectionRefused("a split needs namings to split off")
        by_entity: dict[str, list[Naming]] = defaultdict(list)
        for naming in every:
            by_entity[naming.entity].append(naming)
        left: list[Anchor] = []
        right: list[Anchor] = []
        for members in by_entity.values():
            leaving = [each for each in members if each in chosen]
            staying = [each for each in members if each not in chosen]
            if staying:
                right.append(self._anchor(staying))
                left += [Anchor(each.article, each.span, whole=False) for each in leaving]
            else:
                left.append(self._anchor(leaving))
        if not right:
            raise CorrectionRefused(f"these are all the namings of {row.name}; nobody is left to split them from")
        sides = (tuple(left), tuple(self._ranked(right, row.id)))
        return self._keep([self._made("split", *sides, reason)])

    def rename(self, who: str, name: str, *, reason: str = "") -> list[Correction]:
        """An actor is printed under this name everywhere."""
        row, name = self.roster.find(who), " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise CorrectionRefused(f"a name is 1 to {LONGEST_NAME} characters that can be printed")
        if name == self.roster.actors[row.id].name:
            raise CorrectionRefused(f"{row.name} is called so already")
        return self._keep([structs.replace(self._made("rename", self._anchors(row.id), (), reason), name=name)])

    def exclude(self, who: str, *, reason: str = "") -> list[Correction]:
        """What an actor says leaves the roundup and stays on record."""
        row = self.roster.find(who)
        if row.excluded:
            raise CorrectionRefused(f"{row.name} is excluded already")
        return self._keep([self._made("exclude", self._anchors(row.id), (), reason)])

    def undo(self, number: int, *, reason: str = "") -> list[Correction]:
        """Take a correction back, as if it had never been made; what rests on it is taken back first."""
        undone = next((each for each in self.corrections if each.id == number), None)
        parted = {(each.article, each.span) for each in undone.left if not each.whole} if undone else set()
        resting = [
            each.id
            for each in in_force(self.corrections)
            if each.id > number and parted & {(anchor.article, anchor.span) for anchor in (*each.left, *each.right)}
        ]
        if resting:
            raise CorrectionRefused(f"correction {resting[-1]} rests on correction {number}; take that back first")
        return self._keep([structs.replace(self._made("undo", (), (), reason), undoes=number)])

    def _keep(self, made: list[Correction]) -> list[Correction]:
        """Try corrections on the record, one after another, then keep them all or none."""
        if not self.by.strip():
            raise CorrectionRefused("a correction says who made it; give a name, initials or a desk")
        tried = self.corrections
        broken = {each.id for each, _ in self.unheld()}
        for number, each in enumerate(made, max((each.id for each in tried), default=0) + 1):
            tried = (*tried, structs.replace(each, id=number))
        for each, reason in unheld(self._with(tried), self.registry, tried):
            if each.id not in broken:
                is_old = each in self.corrections
                earlier = f"correction {each.id} ({each.action}) would not hold any more: " if is_old else ""
                raise CorrectionRefused(f"{earlier}{reason}")
        kept = self.file.correct(*made)
        self._forget()
        return [each for each in self.corrections if each.id in kept]

    def _with(self, corrections: Sequence[Correction]) -> Settled:
        return settle(self._notes, *self._linked, self.registry, corrections)

    def _forget(self) -> None:
        for name in ("corrections", "_settled", "roster"):
            self.__dict__.pop(name, None)

    def _made(
        self,
        action: CorrectionAction,
        left: tuple[Anchor, ...],
        right: tuple[Anchor, ...],
        reason: str,
        known_as: str | None = None,
    ) -> Correction:
        return Correction(
            0, action, self.by.strip(), self.now(), " ".join(reason.split()), left, right, known_as=known_as
        )

    def _anchors(self, id: str) -> tuple[Anchor, ...]:
        """An anchor for each entity of an actor: first those that are named as the actor is printed."""
        if id.startswith(KNOWN):
            return ()
        namings: dict[str, list[Naming]] = defaultdict(list)
        for naming in self.roster.namings(id):
            namings[naming.entity].append(naming)
        if not namings:
            raise CorrectionRefused(f"no article names {self._name(id)}, so there is nothing to hold a correction by")
        return tuple(self._ranked([self._anchor(members) for members in namings.values()], id))

    def _ranked(self, anchors: Sequence[Anchor], id: str) -> list[Anchor]:
        """Anchors of an actor, first those that read as it is printed."""
        name, texts = self.roster.actors[id].name, self.roster.texts
        return sorted(anchors, key=lambda each: texts[each.article][each.span.start : each.span.end] != name)

    def _anchor(self, members: Sequence[Naming]) -> Anchor:
        """At the naming by which an entity is surest to be found again: the one that reads as it is called."""
        name = self.roster.lookup.entities[members[0].entity].name
        best = next((each for each in members if name in each.words), members[0])
        return Anchor(best.article, best.span)

    def _ids(self, *who: str) -> list[str]:
        """The ids of actors, those of the registry behind the others."""
        ids = [each if each.startswith(KNOWN) else self.roster.find(each).id for each in who]
        return sorted(ids, key=lambda id: id.startswith(KNOWN))

    def _known_as(self, id: str) -> str | None:
        return self.roster.actors[id].known_as if id in self.roster.actors else None

    def _known(self, id: str) -> str | None:
        if not id.startswith(KNOWN):
            return None
        if id.removeprefix(KNOWN) not in self.registry.by_id:
            raise CorrectionRefused(f"the registry has no {id.removeprefix(KNOWN)!r}")
        return id.removeprefix(KNOWN)

    def _name(self, id: str) -> str:
        return self.roster.listed[id].name if id in self.roster.listed else id
