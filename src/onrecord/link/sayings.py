"""Sayings: one utterance in all its reports, and how many of these are independent.

Every statement stands in exactly one saying. Two wordings (see `wordings.py`) are of one utterance where the quoted
words of one stand in those of the other, and neither speaker nor day contradicts. What stands outside quotation marks
is the reporter's wording; it makes one utterance in near-copies, where it is equal. Beyond that, what one actor said in
two articles is one utterance where the wordings are alike enough (see `likeness.py`). Where words agree and speaker
or day do not, an edge says *unsure* and nothing is merged; that is a conflict, as it is where one actor's words
contradict what the same actor said elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from onrecord.link.contrary import Contrary, contrary
from onrecord.link.drift import Told, drift_of
from onrecord.link.groups import Groups
from onrecord.link.likeness import Said, alike, said_of, words_said
from onrecord.link.sources import Outlets, Report, first_of, independent
from onrecord.link.wording import shingles, words_of
from onrecord.link.wordings import (
    FEWEST,
    GIVEN_TO,
    RUN,
    Identity,
    Quoted,
    contradiction,
    identity,
    together,
    wordings_of,
)
from onrecord.schema import Conflict, Link, Notes, Saying, Wording

MOST = 64  # wordings that one is compared with, where more share its rarest run
FEWEST_COPIED = 3  # words that make a statement the same in near-copies
BY_WORDS, BY_COPY, BY_LIKENESS = "same words", "same words in near-copies", "alike words"
CONTRARY = frozenset(("negation", "number"))

Repeated = Sequence[tuple[Quoted, Sequence[Quoted]]]


def repeated(notes: Iterable[Notes]) -> Repeated:
    """The wordings of all statements, the longest first, each with the earlier ones that hold its words."""
    reports = (Report(statement, each.article, 0) for each in notes for statement in each.statements)
    return list(holders_of(sorted(wordings_of(reports), key=lambda each: (-each.length, each.text, each.id))))


class Sayings(Struct, frozen=True):
    """What `sayings` finds: every utterance, the edges between its reports, and what contradicts."""

    sayings: list[Saying]
    links: list[Link]
    conflicts: list[Conflict]


def sayings(reports: Sequence[Report], again: Repeated, outlets: Outlets) -> Sayings:
    """The sayings of all statements, by their id; `again`: see `repeated`."""
    joined = _Joined(reports)
    joined.by_quoted_words(again)
    joined.in_copies()
    joined.by_likeness()
    links = joined.links
    found = []
    for group in joined.groups():
        count, resting = independent(group, outlets)
        links.extend(resting)
        ids = [report.statement.id for report in group]
        longest_first = sorted(ids, key=joined.order)
        wordings = tuple(_wordings([joined.reports[each] for each in longest_first]))
        found.append(Saying(f"saying:{min(ids)}", tuple(longest_first), count, wordings, first_of(group, outlets)))
    return Sayings(sorted(found, key=lambda saying: saying.id), links, joined.conflicts)


def _wordings(reports: Sequence[Report]) -> Iterator[Wording]:
    """How each report words the utterance, beside the first of them."""
    reference = Told(words_said(reports[0]), reports[0].statement.form)
    yield Wording(reports[0].statement.id)
    for report in reports[1:]:
        drift, altered = drift_of(reference, Told(words_said(report), report.statement.form))
        yield Wording(report.statement.id, drift, altered)


class _Joined:
    """The reports as they are joined; what is known of each group's speaker and day guards the next join."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = {report.statement.id: report for report in reports}
        self.words = {
            each: words_of(report.article.read(*report.statement.content)) for each, report in self.reports.items()
        }
        self.known: dict[str, Identity] = {each: identity(report) for each, report in self.reports.items()}
        self.speakers = {each: identity.speaker for each, identity in self.known.items()}
        self._groups: Groups[str] = Groups(self.reports)
        self.links: list[Link] = []
        self.conflicts: list[Conflict] = []

    def order(self, each: str) -> tuple[bool, int, str]:
        """Quotations before reports, the longest first."""
        return self.reports[each].statement.form == "indirect", -len(self.words[each]), each

    def groups(self) -> Iterator[list[Report]]:
        members: dict[str, list[Report]] = defaultdict(list)
        for each, report in self.reports.items():
            members[self._groups.of(each)].append(report)
        yield from members.values()

    def conflict(self, one: str, other: str) -> str | None:
        """What contradicts that two reports are of one utterance."""
        return contradiction(self.known[self._groups.of(one)], self.known[self._groups.of(other)])

    def overlap(self, one: str, other: str) -> bool:
        """Whether two statements have characters in common: one reports the other, and does not repeat it."""
        left, right = self.reports[one], self.reports[other]
        if left.article.id != right.article.id:
            return False
        spans, others = left.statement.content, right.statement.content
        return any(span.start < each.end and each.start < span.end for span in spans for each in others)

    def join(self, one: str, other: str, by: str, reason: str) -> None:
        left, right = self._groups.of(one), self._groups.of(other)
        if left != right:
            known = together(self.known[left], self.known[right])
            self._groups.join(left, right)
            self.known[self._groups.of(left)] = known
        self.links.append(Link(one, other, "same", by, reason))

    def by_quoted_words(self, again: Repeated) -> None:
        """Join each wording, the longest first, to the best of those that hold its words."""
        for wording, found in again:
            holders = [each for each in found if not self.overlap(each.id, wording.id)]
            free = [each for each in holders if self.conflict(each.id, wording.id) is None]
            if free:
                # a known speaker in common tells more than a longer quotation
                speaker = self.speakers[wording.id]
                best = max(free, key=lambda each: bool(self.speakers[each.id] & speaker))
                equal = best.text == wording.text
                held = f"{wording.length} quoted words of one stand in the {best.length} of the other"
                reason = f"the same {wording.length} quoted words" if equal else held
                self.join(best.id, wording.id, BY_WORDS, reason)
            elif holders:
                conflict = self.conflict(holders[0].id, wording.id)
                reason = f"{wording.length} quoted words in common, but {conflict}"
                self.links.append(Link(holders[0].id, wording.id, "unsure", BY_WORDS, reason))
                if conflict and conflict.startswith(GIVEN_TO):
                    self.conflicts.append(Conflict("speaker", holders[0].id, wording.id, reason))

    def by_likeness(self) -> None:
        """Join what one actor said in two articles, the most alike first; what contradicts instead is a conflict."""
        by_actor: dict[str, list[Said]] = defaultdict(list)
        for report in self.reports.values():
            if report.actor:
                by_actor[report.actor].append(said_of(report))
        apart: list[Contrary] = []
        for each in sorted(alike(by_actor), key=lambda pair: (-pair.share, pair.longer.id, pair.shorter.id)):
            one, other = each.longer.id, each.shorter.id
            if self._groups.of(one) == self._groups.of(other):
                continue
            against = self.conflict(one, other) or self._said_after(one, other)
            if each.same and not against:
                self.join(one, other, BY_LIKENESS, each.reason)
            elif CONTRARY & set(each.altered):
                apart.append(Contrary(one, other, each.reason))
        told: set[tuple[str, str]] = set()
        for found in (*apart, *contrary(by_actor)):
            groups = self._groups.of(found.left), self._groups.of(found.right)
            if groups not in told and groups[0] != groups[1]:
                told |= {groups, groups[::-1]}
                self.conflicts.append(Conflict("statements", found.left, found.right, found.reason))

    def _said_after(self, one: str, other: str) -> bool:
        """Whether one was said on a day after the other was published."""
        for first, then in ((one, other), (other, one)):
            day, published = self.known[self._groups.of(then)].first, self.reports[first].article.published
            if day and published and day[:10] > published[:10]:
                return True
        return False

    def in_copies(self) -> None:
        """Join statements with equal content in near-copies of one article, and in one article."""
        alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for each, report in self.reports.items():
            if len(self.words[each]) >= FEWEST_COPIED:
                alike[report.copy_of, " ".join(self.words[each])].append(each)
        for (_, text), ids in alike.items():
            for at, each in enumerate(ids):
                earlier = ids[: min(at, MOST)]
                free = (one for one in earlier if not (self.conflict(one, each) or self.overlap(one, each)))
                one = next(free, None)
                if one is not None and self._groups.of(one) != self._groups.of(each):
                    reason = f"the same {text.count(' ') + 1} words, in copies of one article"
                    self.join(one, each, BY_COPY, reason)


def holders_of(wordings: Sequence[Quoted]) -> Iterator[tuple[Quoted, list[Quoted]]]:
    """Each wording with the earlier ones that hold its words, at most MOST of them, the longest first.

    They are looked up by the rarest of its runs, so that a stock phrase does not call up all who ever used it.
    """
    runs_of = [set(shingles(wording.text.split(), RUN)) for wording in wordings]
    frequency = Counter(run for runs in runs_of for run in runs)
    rarest = [_rarest(wording, frequency) for wording in wordings]
    wanted = {run for run in rarest if run is not None}
    holders: dict[int, list[Quoted]] = defaultdict(list)
    equals: dict[str, list[Quoted]] = defaultdict(list)
    for wording, run, runs in zip(wordings, rarest, runs_of, strict=True):
        if run is not None:
            found = {each.id: each for each in equals[wording.text][:MOST]}
            found |= {each.id: each for each in holders[run] if each.holds(wording)}
            yield wording, list(found.values())
        for each in runs & wanted:
            if len(holders[each]) < MOST:
                holders[each].append(wording)
        equals[wording.text].append(wording)


def _rarest(wording: Quoted, frequency: Counter[int]) -> int | None:
    runs = {run for piece in wording.pieces for run in shingles(list(piece), RUN)}
    rarest = min(runs, key=lambda run: (frequency[run], run), default=None)
    return rarest if rarest is not None and frequency[rarest] > 1 and wording.length >= FEWEST else None
