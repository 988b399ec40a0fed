"""Stance toward a target: how often right, how well the score says so, and whether it hangs on who the target is.

    python bench/stance.py ../shared/data/newsmtsc.dev.jsonl [--cost ../shared/data/polnear.dev.jsonl]

Swaps: every sentence is read again with its names exchanged for others of their kind (`train/stance_names.tsv`: people,
parties, leanings, countries), and with its target called by made-up names; a flip is a stance that changes. `--cost`
gives the share of the time of `take_notes` that stances take, on the articles of a file with `text` in its rows.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np

from onrecord.reader.stance import STANCES, Stances, calibrated, example

sys.path.insert(0, str(Path(__file__).parent.parent))  # for the swaps, which training uses too

from train.stance_data import Labelled, classes, labelled, swap_map, swapped

MADE_UP = (
    "Halvard Quint",
    "Selma Ortiz",
    "Oren Dabrowski",
    "Mirembe Vance",
    "the Harbour Union",
    "Tarvia",
    "the Dawn Party",
)


def shares(model: Stances, items: list[Labelled]) -> np.ndarray:
    """How likely each stance is (n, 3) toward the target of each sentence."""
    cutter = model._loaded[1]
    read = [example(cutter, each.text, (0, len(each.text)), each.target, each.others) for each in items]
    logits = [model.votes(one).sum(axis=0) for one in read if one is not None]
    return calibrated(np.array(logits, np.float32), model.config)


def renamed(item: Labelled, name: str) -> Labelled:
    """The sentence with its target called `name`; its other mentions are no longer marked."""
    start, end = item.target
    return Labelled(item.text[:start] + name + item.text[end:], (start, start + len(name)), (), item.stance)


def flips(model: Stances, items: list[Labelled], found: np.ndarray) -> dict[str, object]:
    """The share of stances that change when names do, of the sentences in which any name does."""
    table, chance = classes(), random.Random(7)
    told: dict[str, object] = {}
    for name in ("all", *table):
        part = table if name == "all" else {name: table[name]}
        pairs = [(at, swapped(item, swap_map(part, chance))) for at, item in enumerate(items)]
        pairs = [(at, item) for at, item in pairs if item.text != items[at].text]
        if len(pairs) >= 30:
            told[name] = changed(model, [item for _, item in pairs], found[[at for at, _ in pairs]])
    names = [at for at, item in enumerate(items) if item.text[item.target[0]].isupper()]
    plain = [renamed(items[at], MADE_UP[0]) for at in names]
    first = shares(model, plain).argmax(1)
    for name in MADE_UP[1:]:
        told[f"{MADE_UP[0]} to {name}"] = changed(model, [renamed(items[at], name) for at in names], first)
    return told


def changed(model: Stances, items: list[Labelled], before: np.ndarray) -> dict[str, float]:
    """Of how many sentences what share changes its stance at all, and what share from one side to the other."""
    after = shares(model, items).argmax(1)
    sides = float((np.abs(after - before) == 2).mean())
    return {
        "sentences": len(items),
        "flips": round(float((after != before).mean()), 4),
        "to the other side": round(sides, 4),
    }


def by_party(items: list[Labelled], found: np.ndarray) -> dict[str, dict[str, float]]:
    """Shares of stances found and in the gold toward targets named by the party words."""
    told = {}
    for name in ("Republican", "Democrat"):
        own = [at for at, item in enumerate(items) if name in item.text[slice(*item.target)]]
        gold = np.array([items[at].stance for at in own])
        told[name] = {"targets": len(own)} | {
            f"{stance}, found less gold": round(float((found[own] == i).mean() - (gold == i).mean()), 3)
            for i, stance in enumerate(STANCES)
        }
    return told


def cost(path: Path, most: int) -> dict[str, float]:
    """The share of `take_notes` that stances take, processor time, one thread."""
    from onrecord import coding
    from onrecord.intake import article_from_text
    from onrecord.pipeline import take_notes

    rows = path.read_text(encoding="utf-8").splitlines()[:most]
    articles = [article_from_text(json.loads(row)["text"]) for row in rows]
    take_notes(articles[0])
    spent, inside = [0.0], coding.stances

    def timed(*given: object) -> object:
        began = time.process_time()
        try:
            return inside(*given)  # type: ignore[arg-type]
        finally:
            spent[0] += time.process_time() - began

    coding.stances = timed  # type: ignore[assignment]
    began = time.process_time()
    found = [each for article in articles for each in take_notes(article).statements]
    whole = time.process_time() - began
    coding.stances = inside
    stances = [each for statement in found for each in statement.stances]
    return {
        "articles": len(articles), "statements": len(found), "stances": len(stances),
        "by the model": sum(not each.by.startswith("act ") for each in stances),
        "seconds": round(whole, 2), "share": round(spent[0] / whole, 4),
    }  # fmt: skip


def main() -> None:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cost", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    given = parser.parse_args()
    model, items = Stances(), labelled(given.data)
    likely = shares(model, items)
    gold, found = np.array([item.stance for item in items]), likely.argmax(1)
    from train.stance_figures import calibration_error, figures

    told: dict[str, object] = figures(found, gold)
    told["calibration_error"] = round(calibration_error(likely.max(1), found == gold), 4)
    told["swaps"] = flips(model, items, found)
    told["parties"] = by_party(items, found)
    if given.cost:
        told["cost"] = cost(given.cost, given.articles)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
