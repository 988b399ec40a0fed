"""Calibrates the exported stance model on NewsMTSC's development part, through the runtime, and judges it.

Fitted are a temperature and, against the training part's own mix of stances, a bias for each. The figures are of
sentences that were left out of the fit, in ten parts by sentence.
"""

from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reader.stance import LONGEST, StanceConfig, Stances, calibrated
from train.evaluate import cutter
from train.export_stance import recalibrated, write_stance
from train.stance_data import encoded, labelled
from train.stance_figures import calibration_error, figures

PARTS = 10
STEPS = 400


def fit(folder: Path, data: Path) -> dict[str, Any]:
    """Calibrate the model in `folder`; figures of the development part, each sentence left out of its own fit."""
    logits, gold, part = _judged(folder, data)
    config = Stances(folder).config
    shares = np.zeros_like(logits)
    for held in range(PARTS):
        inside = part != held
        shares[~inside] = calibrated(logits[~inside], _fitted(config, logits[inside], gold[inside]))
    write_stance(folder, _fitted(config, logits, gold))
    found = shares.argmax(1)
    return {
        "uncalibrated": figures(logits.argmax(1), gold),
        "calibrated": figures(found, gold),
        "calibration_error": round(calibration_error(shares.max(1), found == gold), 4),
    }


def _judged(folder: Path, data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logits, stances, and the part of each target; the targets of one sentence are in one part."""
    items = labelled(data / "newsmtsc.dev.jsonl")
    model = Stances(folder)
    read = encoded(items, cutter())
    if len(read) != len(items) or any(len(each.ids) > LONGEST for each, _ in read):
        raise SystemExit("train: a target of the development part is not in the pieces of its sentence")
    logits = np.array([model.votes(each).sum(0) for each, _ in read], np.float32)
    numbers = {text: number for number, text in enumerate(dict.fromkeys(item.text for item in items))}
    part = np.array([numbers[item.text] % PARTS for item in items])
    return logits, np.array([stance for _, stance in read]), part


def _fitted(config: StanceConfig, logits: np.ndarray, gold: np.ndarray) -> StanceConfig:
    """Temperature and biases of least log loss, by gradient descent on the three."""
    values = np.zeros(4)  # of 1 / temperature its logarithm, then the biases
    for step in range(STEPS):
        sharp = np.exp(values[0])
        shares = calibrated(logits, recalibrated(config, 1 / sharp, list(values[1:])))
        off = shares - np.eye(3)[gold]
        turned = (logits + values[1:]) * sharp
        slope = np.concatenate([[(off * turned).sum(1).mean()], off.mean(0) * sharp])
        values -= 0.5 * slope * (1 if step < STEPS // 2 else 0.3)
    values[1:] -= values[1:].mean()
    return recalibrated(config, float(np.exp(-values[0])), [float(each) for each in values[1:]])
