"""Attributions against PolNeAR, as the reference scorer counts them, and words a second of one core.

    python bench/attribution.py [dev|train] [--rules]      --rules: also the share right of each rule (for scores.py)
    python bench/attribution.py --compare                  rules, reader and both on every gold set, all and speech only

Needs ../shared beside the repository.
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from onrecord.attribute import attribute
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.text import read_text

SHARED = Path(__file__).parents[1] / "../shared"
FIGURES = ("attribution", "attribution_cue", "attribution_strict")


def predict(rows: list[dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], dict[str, float]]:
    """Predictions by article id, and the microseconds a word that each stage took."""
    out, spent, words = {}, defaultdict(float), 0
    for row in rows:
        article = article_from_text(row["text"])
        marks = [time.process_time()]
        reading = read_text(article)
        marks.append(time.process_time())
        found = find(reading)
        marks.append(time.process_time())
        attributions = attribute(reading, found)
        marks.append(time.process_time())
        for stage, before, after in zip(("text", "find", "attribute"), marks, marks[1:], strict=False):
            spent[stage] += after - before
        words += len(row["text"].split())
        out[row["id"]] = {"id": row["id"], "attributions": [_plain(a) for a in attributions]}
    return out, {stage: seconds / words * 1e6 for stage, seconds in spent.items()}


def compare(scorer: Any) -> None:
    """Print F1 and precision of rules, reader and both on every gold set that is there."""
    from onrecord.attribute.together import together
    from onrecord.evaluate.files import read_gold
    from onrecord.evaluate.report import as_article
    from onrecord.reader import default_reader, with_found

    reader = default_reader()
    home = Path(__file__).parents[1] / "gold"
    sets = [
        SHARED / "data/polnear.dev.jsonl",
        home / "samples",
        home / "held",
        home / "fresh",
        SHARED / "seed/gold.json",
    ]
    for path in filter(Path.exists, sets):
        gold: dict[str, Any] = {}
        made: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in read_gold(path):
            reading = read_text(as_article(row))
            found = find(reading)
            rules = attribute(reading, found)
            learned = with_found(reader.read_article(reading.article), found)
            both = together(reading, found, rules, learned, reader.config.arbiter)
            gold[row.id] = {"id": row.id, "text": row.text, "attributions": [_spans(a) for a in row.attributions]}
            for way, given in (("rules", rules), ("reader", learned.attributions), ("both", both)):
                spoken = [a for a in given if a.attitude in ("said", "documented")]
                for kind, chosen in ((way, given), (f"{way}, speech", spoken)):
                    made[kind][row.id] = {"id": row.id, "attributions": [_spans(a) for a in chosen]}
        for kind, predicted in sorted(made.items(), key=lambda item: ("speech" in item[0], item[0])):
            report = scorer.score(gold, predicted)
            shown = " ".join(f"{k} {report['by_kind'][k]['f1']:.3f}" for k in ("direct", "mixed", "indirect"))
            strict, exact = report["attribution_strict"]["f1"], report["content"]["exact"]["f1"]
            headline = f"F1 {report['attribution']['f1']:.3f}  P {report['attribution']['p']:.3f}"
            print(f"{path.stem:<12} {kind:<16} {headline}  strict {strict:.3f}  {shown}  exact {exact:.3f}", flush=True)


def _spans(attribution: Any) -> dict[str, Any]:
    return {role: [[s.start, s.end] for s in getattr(attribution, role)] for role in ("source", "cue", "content")}


def _plain(attribution: Any) -> dict[str, Any]:
    return _spans(attribution) | {"rule": f"{attribution.rule}, {attribution.attitude}"}


def shares(scorer: Any, rows: list[dict[str, Any]], predicted: dict[str, dict[str, Any]]) -> dict[str, list[int]]:
    """By rule and attitude: [right, predicted]."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        article = scorer.Article(row["text"])
        plain = predicted[row["id"]]["attributions"]
        gold = [article.attribution(a, "gold") for a in row["attributions"]]
        pred = [article.attribution(a, "predicted") | {"rule": a["rule"]} for a in plain]
        aligned = scorer.greedy(
            gold, pred, lambda g, p: (scorer.set_f1(g["content_words"], p["content_words"]),
                                      scorer.touches(g, p, "source"), scorer.touches(g, p, "cue")), scorer.ALIGN_AT
        )  # fmt: skip
        right = {id(p) for g, p, _ in aligned if scorer.touches(g, p, "source")}
        for p in pred:
            for name in (p["rule"], p["rule"].split(",")[0]):
                table[name][0] += id(p) in right
                table[name][1] += 1
    return table


def main(arguments: list[str]) -> None:
    part = next((a for a in arguments if not a.startswith("-")), "dev")
    sys.path.insert(0, str(SHARED / "tools"))
    import score_attribution as scorer  # the reference scorer lies outside the repository

    if "--compare" in arguments:
        compare(scorer)
        return
    lines = (SHARED / f"data/polnear.{part}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    predicted, spent = predict(rows)
    report = scorer.score({row["id"]: row for row in rows}, predicted)
    for name in FIGURES:
        print(f"{name:<22} P {report[name]['p']:.3f}  R {report[name]['r']:.3f}  F1 {report[name]['f1']:.3f}")
    for kind, figures in report["by_kind"].items():
        print(f"  {kind:<20} P {figures['p']:.3f}  R {figures['r']:.3f}  F1 {figures['f1']:.3f}")
    print("microseconds a word:", ", ".join(f"{stage} {value:.1f}" for stage, value in spent.items()))
    if "--rules" in arguments:
        for name, (right, count) in sorted(shares(scorer, rows, predicted).items(), key=lambda item: -item[1][1]):
            print(f"{name:<40} {right / count:.2f}  of {count}")


if __name__ == "__main__":
    main(sys.argv[1:])
