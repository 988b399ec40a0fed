"""The figures of the model card: by publisher, by the source's shape, by attitude."""

from typing import Any

from onrecord.reader.reading import ModelReading
from train.data import ATTITUDES, IGNORE, silver_attitude
from train.evaluate import Bench, _row


def by_publisher(bench: Bench, readings: dict[str, ModelReading]) -> dict[str, float]:
    """Attribution F1 of each publisher's articles."""
    publishers = sorted({row["publisher"] for row in bench.gold.values()})
    out = {}
    for publisher in publishers:
        gold = {i: row for i, row in bench.gold.items() if row["publisher"] == publisher}
        report = bench.scoring.score(gold, {i: _row(i, readings[i]) for i in gold})
        out[publisher] = report["attribution"]["f1"]
    return out


def by_attitude(bench: Bench, readings: dict[str, ModelReading]) -> dict[str, Any]:
    """By the attitude of the gold cue, where its words decide it: recall, and the share given that attitude."""
    seen = dict.fromkeys(ATTITUDES, 0)
    hit = dict.fromkeys(ATTITUDES, 0)
    same = dict.fromkeys(ATTITUDES, 0)
    for key, g, index in bench.pairs(readings):
        text = bench.gold[key]["text"]
        label = silver_attitude(" ".join(text[s:e] for s, e in g["cue"]))
        if label == IGNORE:
            continue
        name = ATTITUDES[label]
        seen[name] += 1
        if index is not None:
            hit[name] += 1
            same[name] += readings[key].attributions[index].attitude == name
    return {
        name: {"gold": seen[name], "recall": _share(hit[name], seen[name]), "same": _share(same[name], hit[name])}
        for name in ATTITUDES
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
