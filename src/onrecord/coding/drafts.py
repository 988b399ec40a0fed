"""An event in the making, and when two reports in one article tell of the same event."""

from onrecord.schema import Count, Event, Finding, Place, Reference, Span, When

TOLD, SAID = 0.95, 0.92  # shares right in our own gold; docs/events.md
HARMING = frozenset(("ASSAULT", "accident", "disaster"))  # in whose course people are killed and hurt
HARM = frozenset(("ASSAULT", "harm", "death"))
HARM_REACH = 2  # sentences behind such an event that may tell whom it harmed
UNDECIDED = frozenset(("harm", "death"))  # by whom or what is left open
OPEN = frozenset(("planned", "threatened"))  # not done: never the same as what is


class Party:
    """Who did a deed or to whom it was done: `key` is the entity or the words; `named`: a name, not a description."""

    __slots__ = ("finding", "key", "known", "named")

    def __init__(self, finding: Finding[Reference], named: bool, known: bool) -> None:
        reference = finding.value
        self.finding, self.named, self.known = finding, named, known
        self.key = reference.entity if reference.entity is not None else reference.name.casefold()


class Draft:
    """An event in the making; `known` where the words take it as known ("the protests", "the attack")."""

    def __init__(self, kind: str, evidence: Span, sentence: int, known: bool) -> None:
        self.kind, self.evidence, self.sentence, self.known = kind, [evidence], sentence, known
        self.actors: list[Party] = []
        self.targets: list[Party] = []
        self.place: Finding[Place] | None = None
        self.date: Finding[When] | None = None
        self.counts: list[Count] = []
        self.reported_by: Finding[Reference] | None = None
        # quoted: between quotation marks; alone: a deed that is done to nobody ("resigned", "a bus crashed"); on_thing:
        # to a thing ("seized a lorry")
        self.definite = known  # or "the protests drew 4,000": known, and counted anew
        self.quoted = self.is_deed = self.in_title = self.alone = self.on_thing = False
        self.status = Finding("happened", (evidence,), "narrator's voice", TOLD)

    @property
    def type(self) -> str:
        """The kind without its mode."""
        return self.kind.partition("/")[0]

    @property
    def family(self) -> str:
        """The kind as far as it parts events: how somebody was attacked does not, but abduction is another deed."""
        return (
            self.type
            if self.type in ("ASSAULT", "PROTEST", "gathering", "CONSULT", "accident")
            and not (self.kind.endswith("/abduct"))
            else self.kind
        )

    @property
    def placed(self) -> bool:
        """Whether the words of the report itself name the place."""
        return self.place is not None and self.place.by == "place phrase"

    @property
    def stands(self) -> bool:
        """Whether it says enough to be an event of its own."""
        if not self.is_deed:
            return self.place is not None or bool(self.counts) or not self.known
        if not self.targets:
            told = bool(self.actors) or self.placed or self.type in ("ASSAULT", "disaster")
            return bool(self.counts) or (self.alone and told)
        return self.on_thing or self.type not in ("death", "vote") or self.named_victims or bool(self.counts)

    def same_as(self, other: "Draft") -> bool:
        """Whether the other, told of later, tells of the same event."""
        mine, others = self.status.value, other.status.value
        if mine != others and OPEN.intersection((mine, others)):
            return False
        if self.is_deed or other.is_deed:
            return self.is_deed and other.is_deed and self._same_deed(other)
        if self.family != other.family or (mine == "happened") != (others == "happened"):
            return False
        return self._same_gathering(other)

    def _same_gathering(self, other: "Draft") -> bool:
        """Of the kind, and at the place named, or taken as known.

        A dateline or heading names no place of an event: two gatherings of one town are two. So are two of one place
        that are told with a number each.
        """
        if self.placed and other.placed and self.place is not None and other.place is not None:
            if self.counts and other.counts and not other.definite and self.sentence != other.sentence:
                return False
            return self.place.value == other.place.value and not self._dates_differ(other)
        return self.sentence == other.sentence or (other.known and not other.placed)

    def _same_deed(self, other: "Draft") -> bool:
        """Done to the same, or told of as known; or the harm that an attack or accident just told of has done."""
        if self._places_differ(other) or self._dates_differ(other):
            return False
        if self.family != other.family and not ({self.type, other.type} <= HARM and self._named_alike(other)):
            return self._harms(other)
        mine = {party.key for party in self.targets}
        theirs = {party.key for party in other.targets}
        if mine & theirs:
            return True
        named = any(party.named for party in self.targets) and any(party.named for party in other.targets)
        if named:
            return False
        if other.known and (not other.targets or all(party.known for party in other.targets)):
            return not self._actors_differ(other)
        if self._harms(other) or (self.in_title and not self._actors_differ(other)):
            return True  # a headline tells of what the article tells
        return self.known and not self.targets and not other.targets and not self._actors_differ(other)

    def _harms(self, other: "Draft") -> bool:
        """Whether the other tells, at once and without a doer or a name, whom this event has killed or hurt."""
        harmed = other.type in HARM and not other.actors and not any(party.named for party in other.targets)
        here = self.type in HARMING and self.kind.partition("/")[2] != "abduct"
        return (
            here
            and harmed
            and other.sentence - self.sentence <= HARM_REACH
            and not (self.named_victims and self.type == "ASSAULT")
        )

    def _named_alike(self, other: "Draft") -> bool:
        mine = {party.key for party in self.targets if party.named}
        return bool(mine & {party.key for party in other.targets if party.named})

    @property
    def named_victims(self) -> bool:
        """Whether somebody is named to whom it was done."""
        return any(party.named for party in self.targets)

    def _places_differ(self, other: "Draft") -> bool:
        if not (self.placed and other.placed and self.place is not None and other.place is not None):
            return False
        mine, theirs = self.place.value, other.place.value
        return (
            mine.name != theirs.name and None not in (mine.country, theirs.country) and mine.country != theirs.country
        )

    def _dates_differ(self, other: "Draft") -> bool:
        if self.date is None or other.date is None:
            return False
        mine, theirs = self.date.value, other.date.value
        if mine.first is None or theirs.first is None or mine.last is None or theirs.last is None:
            return False
        return mine.last < theirs.first or theirs.last < mine.first

    def _actors_differ(self, other: "Draft") -> bool:
        mine = {party.key for party in self.actors if party.named}
        theirs = {party.key for party in other.actors if party.named}
        return bool(mine and theirs and not mine & theirs)

    def add(self, other: "Draft") -> None:
        """Take over what the other report of the same event adds; the narrator's word on it goes before a speaker's."""
        self.evidence += [span for span in other.evidence if span not in self.evidence]
        self.place, self.date = self.place or other.place, self.date or other.date
        if self.status.value != "happened" and other.status.value == "happened":
            self.status = other.status
        if ("/" not in self.kind and other.type == self.type) or (self.type in UNDECIDED and other.type in HARMING):
            self.kind = other.kind
        self.counts += [count for count in other.counts if count.span not in {known.span for known in self.counts}]
        self.actors += self._new(self.actors, other.actors)
        self.targets += self._new(self.targets, other.targets)

    @staticmethod
    def _new(had: list[Party], more: list[Party]) -> list[Party]:
        """Names that are new; a description only where there is nobody yet."""
        keys = {party.key for party in had}
        return [party for party in more if party.key not in keys and (party.named or not had)]

    def event(self, name: str) -> Event:
        """The event as the record keeps it, its evidence in text order."""
        return Event(
            name,
            self.kind,
            tuple(sorted(self.evidence)) if self.is_deed else tuple(self.evidence),
            "deed words" if self.is_deed else "gathering words",
            TOLD if self.status.value == "happened" else SAID,
            actors=tuple(party.finding for party in self.actors),
            targets=tuple(party.finding for party in self.targets),
            place=self.place,
            date=self.date,
            counts=tuple(self.counts),
            status=self.status,
            reported_by=self.reported_by,
        )
