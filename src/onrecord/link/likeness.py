"""How alike two reports of one actor's words are where neither holds the other: reworded, translated anew, reported.

A verdict rests on the two reports alone, so that adding an article never changes one that was given before. What tells
is the share of the shorter wording's stems that stand in the longer one, light words counting little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from onrecord.link.drift import Told, alterations
from onrecord.link.sources import Report
from onrecord.link.stems import stems_of, weight
from onrecord.link.wording import words_of
from onrecord.schema import Alteration

ENOUGH = 0.62  # of the weight of the shorter wording, where nothing alters the meaning
ENOUGH_ALTERED = 0.75  # where a negation, number or modal is another: else it is another statement
FEWEST = 3  # stems that tell, in common
FEW = 2  # where the shorter wording is nearly all of the longer
NEARLY_ALL = 0.8
COMMON = 200  # statements of an actor with a stem; a commoner one looks nothing up


class Said(Struct, frozen=True, eq=False):
    """A report as it is compared: its stems, those that tell, and the weight of all."""

    id: str
    article: str
    told: Told
    stems: Counter[str]
    telling: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Alike:
    """Two statements that may be one utterance, and how alike they are: a share of the shorter one's weight."""

    share: float
    longer: Said
    shorter: Said

    @cached_property
    def altered(self) -> tuple[Alteration, ...]:
        """What alters the meaning; looked at only where it is asked for, since it takes longer than all the rest."""
        return alterations(self.longer.told, self.shorter.told)

    @property
    def same(self) -> bool:
        """Whether they are alike enough to be one utterance."""
        return self.share >= ENOUGH_ALTERED or set(self.altered) <= {"condition"}

    @property
    def reason(self) -> str:
        """Why, in words."""
        altered = f"; another {' and another '.join(self.altered)}" if self.altered else ""
        return f"{self.share:.0%} of the words of one stand in the other{altered}"


def words_said(report: Report) -> str:
    """The words of a report in a row, without "he said" between; an elision shows only where the article has one."""
    text = report.article.text
    return " ".join(text[span.start : span.end] for span in report.statement.content)


def said_of(report: Report) -> Said:
    """A report made ready to be compared."""
    text = words_said(report)
    stems = Counter(stems_of(words_of(text)))
    telling = frozenset(each for each in stems if weight(each) == 1)
    total = sum(weight(each) * count for each, count in stems.items())
    return Said(report.statement.id, report.article.id, Told(text, report.statement.form), stems, telling, total)


def alike(by_actor: Mapping[str, Sequence[Said]]) -> Iterator[Alike]:
    """The pairs of each actor's statements, in different articles, that may be one utterance."""
    for statements in by_actor.values():
        holders: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(statements):
            common: Counter[int] = Counter()
            for stem in each.telling:
                if len(holders[stem]) < COMMON:
                    common.update(holders[stem])
                holders[stem].append(at)
            for earlier, shared in common.items():
                other = statements[earlier]
                if shared >= FEW and other.article != each.article:
                    found = compared(other, each, shared)
                    if found is not None:
                        yield found


def compared(one: Said, other: Said, shared: int) -> Alike | None:
    """How alike two reports are; None where too little is common to ask."""
    longer, shorter = (one, other) if (one.weight, other.id) >= (other.weight, one.id) else (other, one)
    common = sum(weight(each) * count for each, count in (one.stems & other.stems).items())
    if not shorter.weight or common < ENOUGH * shorter.weight:
        return None
    if shared < FEWEST and common < NEARLY_ALL * longer.weight and not _within(shorter, longer):
        return None
    return Alike(common / shorter.weight, longer, shorter)


def _within(shorter: Said, longer: Said) -> bool:
    """Whether the words of one stand in the other in a row."""
    return f" {' '.join(shorter.told.words)} " in f" {' '.join(longer.told.words)} "
