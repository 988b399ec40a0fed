"""Precision and recall of `onrecord.names.compare` on `gold/names.tsv`: `python bench/names.py [--misses] [--keys]`.

Precision is the share of pairs called *same* that are, recall the share of the same pairs called so; *unsure* counts
as not called. The table is split by a fixed rule; `--misses` lists the misses of the tuning half and of no other.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from onrecord.names import compare, keys

TABLE = Path(__file__).parents[1] / "gold/names.tsv"


class Case(NamedTuple):
    """One row of the table."""

    left: str
    right: str
    verdict: str
    kind: str
    family: str

    @property
    def is_for_tuning(self) -> bool:
        """Which half a pair belongs to: by its hash, so that nobody chose."""
        return blake2b(f"{self.left}\t{self.right}".encode(), digest_size=1).digest()[0] % 2 == 0


class Score(NamedTuple):
    """Counts over a set of cases."""

    called: int
    right: int
    same: int
    denied: int

    @property
    def precision(self) -> float:
        return self.right / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0


def cases(path: Path = TABLE) -> list[Case]:
    """The rows of the table."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [Case(*line.split("\t")) for line in lines[1:]]


def score(given: Sequence[Case]) -> Score:
    """How `compare` does on cases."""
    verdicts = [compare(case.left, case.right, case.kind).verdict for case in given]
    judged = list(zip(given, verdicts, strict=True))
    return Score(
        called=verdicts.count("same"),
        right=sum(case.verdict == verdict == "same" for case, verdict in judged),
        same=sum(case.verdict == "same" for case in given),
        denied=sum(case.verdict == "same" and verdict == "different" for case, verdict in judged),
    )


def lines(given: Sequence[Case]) -> Iterator[str]:
    """The figures of the two halves, and of each family in both."""
    for half, tuning in (("tuning", True), ("figure", False)):
        here = [case for case in given if case.is_for_tuning == tuning]
        yield _line(half, here)
        for family in dict.fromkeys(case.family for case in given):
            yield _line(f"  {family}", [case for case in here if case.family == family])


def _line(name: str, given: Sequence[Case]) -> str:
    found = score(given)
    figures = f"precision {found.precision:.3f}  recall {found.recall:.3f}  called different though same {found.denied}"
    return f"{name:<22} {len(given):4} pairs, {found.same:3} same  {figures}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the misses of the tuning half")
    parser.add_argument("--keys", action="store_true", help="how many of the same pairs share a key")
    asked = parser.parse_args()
    given = cases()
    started = time.perf_counter()
    print("\n".join(lines(given)))
    print(f"{(time.perf_counter() - started) / len(given) * 1000:.2f} ms a pair")
    if asked.keys:
        same = [case for case in given if case.verdict == "same" and case.is_for_tuning]
        apart = [case for case in same if not set(keys(case.left, case.kind)) & set(keys(case.right, case.kind))]
        print(f"{len(same) - len(apart)} of {len(same)} same pairs of the tuning half share a key; not:")
        print("\n".join(f"  {case.left} | {case.right}" for case in apart))
    if asked.misses:
        for case in given:
            found = compare(case.left, case.right, case.kind)
            wrong = (found.verdict == "same") != (case.verdict == "same")
            if case.is_for_tuning and wrong:
                print(
                    f"{case.verdict:<9} {found.verdict:<9} {found.score:.3f} {case.left} | {case.right}: {found.reason}"
                )


if __name__ == "__main__":
    main()
