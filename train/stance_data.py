"""NewsMTSC as examples: a sentence in pieces, which of them name the target, and the stance toward it.

A swap renames who is spoken of, consistently throughout a sentence, so that a stance cannot be learned from a name.
"""

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.reader.pieces import Cutter
from onrecord.reader.stance import LONGEST, Example, example

POLARITIES = {2.0: 0, 4.0: 1, 6.0: 2}
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Labelled:
    """A sentence with the characters of one target, of its other mentions, and the stance (0, 1, 2)."""

    text: str
    target: tuple[int, int]
    others: tuple[tuple[int, int], ...]
    stance: int


def labelled(path: Path) -> list[Labelled]:
    """One part of NewsMTSC, a target each."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for target in row["targets"]:
            others = tuple((each["from"], each["to"]) for each in target.get("further_mentions", ()))
            stance = POLARITIES[target["polarity"]]
            found.append(Labelled(row["sentence_normalized"], (target["from"], target["to"]), others, stance))
    return found


def classes(path: Path = Path(__file__).parent / "stance_names.tsv") -> dict[str, list[str]]:
    """The words that are swapped, by class."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return {name: list(dict.fromkeys(members.split())) for name, members in rows}


def swap_map(table: dict[str, list[str]], chance: random.Random) -> dict[str, str]:
    """For each word of the classes another of its class."""
    swaps: dict[str, str] = {}
    for members in table.values():
        turned = members[:]
        chance.shuffle(turned)
        swaps.update(zip(members, turned, strict=True))
    return swaps


def swapped(item: Labelled, swaps: dict[str, str]) -> Labelled:
    """The sentence with its names swapped, its targets where they have moved to."""
    parts: list[str] = []
    moves: list[tuple[int, int]] = []  # from which character on how far everything has moved
    at = moved = 0
    for word in _WORD.finditer(item.text):
        new = swaps.get(word.group())
        if new is None or new == word.group():
            continue
        parts += [item.text[at : word.start()], new]
        at = word.end()
        moved += len(new) - len(word.group())
        moves.append((at, moved))
    parts.append(item.text[at:])

    def place(offset: int) -> int:
        return offset + next((by for start, by in reversed(moves) if start <= offset), 0)

    def span(old: tuple[int, int]) -> tuple[int, int]:
        return place(old[0]), place(old[1])

    return Labelled("".join(parts), span(item.target), tuple(map(span, item.others)), item.stance)


def encoded(items: Iterable[Labelled], cutter: Cutter, named: bool = False) -> list[tuple[Example, int]]:
    """Each sentence as the model reads it, with its stance; the few in which no piece is the target's are left out."""
    found = []
    for item in items:
        read = example(cutter, item.text, (0, len(item.text)), item.target, item.others, named)
        if read is not None:
            found.append((read, item.stance))
    return found


def batched(examples: list[tuple[Example, int]], size: int, chance: random.Random) -> list[list[tuple[Example, int]]]:
    """Batches of sentences of like length, in random order."""
    order = sorted(examples, key=lambda each: (len(each[0].ids), chance.random()))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def arrays(batch: list[tuple[Example, int]]) -> dict[str, np.ndarray]:
    """A batch padded: ids and marks (b, n), mask (b, n), stances (b,)."""
    n = min(LONGEST, max(len(each.ids) for each, _ in batch))
    ids, marks, mask = (np.zeros((len(batch), n), np.int64) for _ in range(3))
    for row, (each, _) in enumerate(batch):
        length = len(each.ids)
        ids[row, :length], marks[row, :length], mask[row, :length] = each.ids, each.marks, 1
    return {"ids": ids, "marks": marks, "mask": mask, "stances": np.array([stance for _, stance in batch])}
