"""Trains the stance model on NewsMTSC: seeds fixed, names swapped, weights averaged, a log of settings and losses."""

import json
import math
import random
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812

from onrecord.reader.stance import Example
from train.corpora import digest
from train.evaluate import base, cutter
from train.stance_data import Labelled, arrays, batched, classes, encoded, labelled, swap_map, swapped
from train.stance_figures import figures
from train.stance_model import StanceModel, StanceShape, started


@dataclass(frozen=True)
class StanceSettings:
    """Everything that decides a run, beside the data and the code."""

    shape: StanceShape = field(default_factory=StanceShape)
    epochs: int = 2
    batch: int = 32
    rate: float = 2e-4
    head_rate: float = 1e-3
    dropout: float = 0.1
    smoothing: float = 0.1
    swapped: float = 0.5
    averaging: float = 0.99
    seed: int = 1
    threads: int = 1


class StanceRun:
    """One training run; its log and weights go to `folder`."""

    def __init__(self, settings: StanceSettings, data: Path, reader: Path, folder: Path):
        self.settings, self.folder = settings, folder
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        torch.set_num_threads(settings.threads)
        self.cutter = cutter()
        self.train = labelled(data / "newsmtsc.train.jsonl")
        self.dev = encoded(labelled(data / "newsmtsc.dev.jsonl"), self.cutter)
        self.model = started(settings.shape, base() / "model.safetensors", reader / "reader.onnx", settings.dropout)
        heads = [p for n, p in self.model.named_parameters() if p.requires_grad and not n.startswith("layers.")]
        layers = [p for n, p in self.model.named_parameters() if p.requires_grad and n.startswith("layers.")]
        groups = [{"params": layers, "peak": settings.rate}, {"params": heads, "peak": settings.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.average = {n: p.detach().clone() for n, p in self.model.named_parameters() if p.requires_grad}
        files = ("newsmtsc.train.jsonl", "newsmtsc.dev.jsonl")
        self.log(settings=asdict(settings), data={name: digest(data / name) for name in files})

    def log(self, **values: object) -> None:
        """One line of JSON into the run's log and to the terminal."""
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **values})
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)

    def run(self) -> Path:
        """Train to the end; the path of the averaged weights."""
        s = self.settings
        total = s.epochs * math.ceil(len(self.train) / s.batch)
        step = 0
        for epoch in range(s.epochs):
            chance = random.Random(s.seed * 1000 + epoch)
            losses: list[float] = []
            for batch in batched(self._examples(chance), s.batch, chance):
                losses.append(self._learn(batch, step, total))
                step += 1
                if step % 25 == 0:
                    self.log(step=step, of=total, loss=round(float(np.mean(losses[-25:])), 4))
            torch.save({"shape": asdict(s.shape), "weights": self.averaged()}, self.folder / "last.pt")
            self.log(epoch=epoch, dev=self.judge())
        return self.folder / "last.pt"

    def _examples(self, chance: random.Random) -> list[tuple[Example, int]]:
        """The sentences of an epoch, a share of them with other names."""
        table = classes()

        def turned(item: Labelled) -> Labelled:
            return swapped(item, swap_map(table, chance)) if chance.random() < self.settings.swapped else item

        return encoded(map(turned, self.train), self.cutter)

    def _learn(self, batch: list[tuple[Example, int]], step: int, total: int) -> float:
        s = self.settings
        warm = min(1.0, (step + 1) / 40)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))
        self.model.train()
        given = {name: torch.from_numpy(values) for name, values in arrays(batch).items()}
        logits, _, _ = self.model(given["ids"], given["marks"], given["mask"])
        loss = F.cross_entropy(logits, given["stances"], label_smoothing=s.smoothing)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        keep = min(s.averaging, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                if name in self.average:
                    self.average[name].lerp_(parameter, 1 - keep)
        return float(loss.detach())

    def averaged(self) -> dict[str, torch.Tensor]:
        """All weights, those that are trained averaged over the last steps."""
        return {**self.model.state_dict(), **self.average}

    def judge(self) -> dict[str, float]:
        """Accuracy and macro-F1 of the averaged weights on the development part."""
        model = StanceModel(self.settings.shape)
        model.load_state_dict(self.averaged())
        logits, stances = predicted(model, self.dev)
        np.savez(self.folder / "dev.npz", logits=logits, stances=stances)
        return figures(logits.argmax(1), stances)


def predicted(model: StanceModel, examples: list[tuple[Example, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Logits (n, 3) and stances (n,), in the order in which sentences of like length come together."""
    model.eval()
    logits, stances = [], []
    with torch.no_grad():
        for batch in batched(examples, 32, random.Random(0)):
            given = {name: torch.from_numpy(values) for name, values in arrays(batch).items()}
            logits.append(model(given["ids"], given["marks"], given["mask"])[0].numpy())
            stances.append(given["stances"].numpy())
    return np.concatenate(logits), np.concatenate(stances)
