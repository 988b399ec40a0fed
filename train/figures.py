"""The figures of the model card: by publisher, by the source's shape, by attitude, and for mentions."""

import json
from pathlib import Path
from typing import Any

from onrecord.reader.read import Reader
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


def of_mentions(reader: Reader, path: Path) -> dict[str, float]:
    """On GUM's development part: F1 of mention spans, with type, and of antecedent links to the right chain."""
    hit = typed = made = gold_count = linked = link_right = link_gold = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {tuple(m["span"]): (m["type"], m["chain"]) for m in row["mentions"]}
        chains: dict[str, int] = {}
        for m in row["mentions"]:
            chains[m["chain"]] = chains.get(m["chain"], 0) + 1
        link_gold += sum(n - 1 for n in chains.values())
        found = reader.read([row["text"]], mentions=True, nested=False)[0].mentions
        gold_count, made = gold_count + len(gold), made + len(found)
        for m in found:
            here = gold.get((m.span.start, m.span.end))
            hit += here is not None
            typed += here is not None and here[0] == m.type
            if m.antecedent is not None:
                linked += 1
                there = gold.get((found[m.antecedent].span.start, found[m.antecedent].span.end))
                link_right += here is not None and there is not None and here[1] == there[1]
    return {
        "mention_f1": _f1(hit, made, gold_count), "typed_f1": _f1(typed, made, gold_count),
        "antecedent_f1": _f1(link_right, linked, link_gold),
    }  # fmt: skip


def _f1(right: int, made: int, gold: int) -> float:
    return round(2 * right / (made + gold), 4) if made + gold else 0.0


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
