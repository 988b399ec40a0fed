"""How far the scores of events and targets are from the shares that are right, on gold of our own.

    python bench/event_scores.py

Events of the event sets and the samples, targets of statements for which the gold names one: the number, and the
expected calibration error over ten bins. A target that the gold does not list is wrong; an event is right where
its type is, and its evidence overlaps.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluate.calibration import Judged, calibration
from onrecord.evaluate.fields import listed
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes
from onrecord.schema import Span

GOLD = Path(__file__).parents[1] / "gold"
EVENTS = ("events", "events-second", "events-held", "samples", "held", "fresh")
TARGETS = ("acts", "acts-second", "acts-held", "samples", "held", "fresh")


def events_scored(path: Path) -> Iterator[Judged]:
    """Score and outcome of each event found in a gold set."""
    for gold in read_gold(path):
        notes = take_notes(as_article(gold), rules_only=True)
        for event in notes.events:
            right = any(
                other.type == event.kind.partition("/")[0]
                and _overlap(event.evidence, (other.evidence, *(other.also or ())))
                for other in gold.events or ()
                if other.evidence
            )
            yield Judged(event.score, right)


def targets_scored(path: Path) -> Iterator[Judged]:
    """Score and outcome of each target of the statements for which a gold set names one."""
    for gold in read_gold(path):
        notes = take_notes(as_article(gold), rules_only=True)
        tokenized = Tokenized(gold.text)
        sides = [
            [Sided(tokenized, each) for each in side]
            for side in (gold.attributions, prediction(notes, gold.id).attributions)
        ]
        for pair in align(*sides):
            wanted = listed(gold.attributions[pair.gold].target)
            for target in notes.statements[pair.predicted].targets if wanted else ():
                yield Judged(target.score, any(_alike(target.value.name, each) for each in wanted))


def _overlap(found: tuple[Span, ...], marked: tuple[Span, ...]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in found for other in marked)


def _alike(found: str, wanted: str) -> bool:
    one, other = set(found.lower().split()) - {"the"}, set(wanted.lower().split()) - {"the"}
    return 2 * len(one & other) >= len(one | other) or one <= other or other <= one


def main() -> None:
    """Print both figures."""
    for name, sets, scored in (("events", EVENTS, events_scored), ("targets", TARGETS, targets_scored)):
        judged = [each for part in sets for each in scored(GOLD / part)]
        shares = "  ".join(
            f"{tenth['score']:.2f}: {tenth['n']} {tenth['right']:.2f}" for tenth in calibration(judged)["tenths"]
        )
        print(f"{name} {len(judged)}  error {calibration(judged)['error']:.3f}  {shares}")


if __name__ == "__main__":
    main()
