"""Stance toward a target: how often right, how well the score says so, and whether it hangs on who the target is.

    python bench/stance.py ../shared/data/newsmtsc.dev.jsonl [--cost ../shared/data/polnear.dev.jsonl]

Swaps: every sentence is read again with its names exchanged for others of their kind (`train/stance_names.tsv`: people,
parties, leanings, countries), and with its target called by either name of a pair, made up or real; a flip is a
stance that changes. `--cost` gives the share of the time of `take_notes` that stances take, on the articles of a file
with `text` in its rows. Our own statements (`gold/stance.tsv`) are read by acts alone, by the model alone, and by both.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

from onrecord import coding
from onrecord.coding import stance as stance_coder
from onrecord.coding.context import Context
from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes
from onrecord.reader.stance import Stances, calibrated, example
from onrecord.schema import Finding, Reference, Span

sys.path.insert(0, str(Path(__file__).parent.parent))  # for the swaps, which training uses too

from train.stance_data import Labelled, classes, labelled, swap_map, swapped

PAIRS = (
    ("Halvard Quint", "Mirembe Vance"), ("Tarvia", "Ministry of Ports"), ("Republicans", "Democrats"),
    ("the Conservatives", "the Liberals"), ("Russia", "Ukraine"), ("Israel", "Iran"),
)  # fmt: skip
EVERY = 3  # of the sentences one in so many is read with each name of the pairs


def shares(model: Stances, items: list[Labelled]) -> np.ndarray:
    """How likely each stance is (n, 3) toward the target of each sentence."""
    cutter = model.cutter
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
        turned = [(at, swapped(item, swap_map(part, chance))) for at, item in enumerate(items)]
        turned = [(at, item) for at, item in turned if item.text != items[at].text]
        if len(turned) >= 30:
            told[name] = changed(model, [item for _, item in turned], found[[at for at, _ in turned]])
    return told


def pairs(model: Stances, items: list[Labelled]) -> dict[str, object]:
    """Sentences with their target called by either name: flips, and how much better the first is shown."""
    named = [item for item in items if item.text[item.target[0]].isupper()][::EVERY]
    told: dict[str, object] = {"sentences": len(named)}
    for one, other in PAIRS:
        first, second = (shares(model, [renamed(item, name) for item in named]) for name in (one, other))
        before, after = first.argmax(1), second.argmax(1)
        better = (first[:, 2] - first[:, 0]) - (second[:, 2] - second[:, 0])
        told[f"{one} / {other}"] = {
            "flips": round(float((before != after).mean()), 4),
            "to the other side": round(float((np.abs(before - after) == 2).mean()), 4),
            "positive less negative, difference": round(float(better.mean()), 4),
        }
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


def cost(path: Path, most: int) -> dict[str, float]:
    """The share of `take_notes` that stances take, processor time, one thread."""
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


def own(model: Stances, path: Path) -> dict[str, object]:
    """Our own statements: right of all, by acts, model or both; with the target that notes find, and with it given."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    told: dict[str, object] = {"statements": len(lines)}
    acts, right = stance_coder.BY_ACT, Counter[str]()
    for text, target, gold in lines:
        context, index = first_statement(text)
        at = text.index(target)
        given = (Finding(Reference(target), (Span(at, at + len(target)),), "given"),)
        ways = {"targets given": given, "targets found": coding.targets(context, index)}
        for way, targets in ways.items():
            right[f"{way}: any target"] += bool(targets)
            for name, table, asked in (("acts", acts, None), ("model", {}, model), ("both", acts, model)):
                stance_coder.BY_ACT = table
                found = stance_coder.stances(context, index, targets, asked)
                values = [each.value.value for each in found if each.value.holder == "speaker"]
                right[f"{way}: {name}, right"] += values == [gold]
                right[f"{way}: {name}, wrong"] += bool(values) and values != [gold]
    stance_coder.BY_ACT = acts
    return told | dict(right)


def first_statement(text: str) -> tuple[Context, int]:
    """What the coders see of a text, and its first attribution."""
    seen: list[Context] = []
    inside = coding.stances

    def noted(context: Context, *rest: object) -> object:
        seen.append(context)
        return ()

    coding.stances = noted  # type: ignore[assignment]
    take_notes(article_from_text(text))
    coding.stances = inside
    return seen[0], 0


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
    told["own"] = own(model, Path(__file__).parents[1] / "gold/stance.tsv")
    told["pairs"] = pairs(model, items)
    if given.cost:
        told["cost"] = cost(given.cost, given.articles)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
