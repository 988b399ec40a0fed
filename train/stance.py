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
    """Everything that decides a run, beside the data and the code.

    After `epochs` with the targets' names, `nameless_steps` without them, at `nameless_share` of the full rate.
    """

    shape: StanceShape = field(default_factory=StanceShape)
    epochs: int = 2
    nameless_steps: int = 200
    nameless_share: float = 0.5
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
        self.dev = labelled(data / "newsmtsc.dev.jsonl")
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
        """Train to the end; the path of the averaged weights. Goes on from `named.pt` where that is there."""
        s, named = self.settings, self.folder / "named.pt"
        if named.exists():
            self.model.load_state_dict(torch.load(named, weights_only=True)["weights"])
            self.average = {name: p.detach().clone() for name, p in self.model.named_parameters() if p.requires_grad}
            self.log(resumed=str(named.name))
        else:
            self._stage(s.epochs * math.ceil(len(self.train) / s.batch), named=True, height=1.0)
            self._save(named)
        self._stage(s.nameless_steps, named=False, height=s.nameless_share)
        return self._save(self.folder / "last.pt")

    def _stage(self, total: int, named: bool, height: float) -> None:
        """So many steps, with or without the targets' names."""
        step, epoch = 0, 0 if named else 100
        while step < total:
            chance = random.Random(self.settings.seed * 1000 + epoch)
            losses: list[float] = []
            for batch in batched(self._examples(chance, named), self.settings.batch, chance)[: total - step]:
                losses.append(self._learn(batch, step, total, height))
                step += 1
                if step % 25 == 0:
                    self.log(step=step, of=total, named=named, loss=round(float(np.mean(losses[-25:])), 4))
            epoch += 1
            self.log(epoch=epoch, named=named, dev=self.judge(named))

    def _save(self, path: Path) -> Path:
        torch.save({"shape": asdict(self.settings.shape), "weights": self.averaged()}, path)
        return path

    def _examples(self, chance: random.Random, named: bool) -> list[tuple[Example, int]]:
        """The sentences of an epoch, a share of them with other names."""
        table = classes()

        def turned(item: Labelled) -> Labelled:
            return swapped(item, swap_map(table, chance)) if chance.random() < self.settings.swapped else item

        return encoded(map(turned, self.train), self.cutter, named)

    def _learn(self, batch: list[tuple[Example, int]], step: int, total: int, height: float) -> float:
        s = self.settings
        warm = min(1.0, (step + 1) / 40)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * height * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))
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

    def judge(self, named: bool) -> dict[str, float]:
        """Accuracy and macro-F1 of the averaged weights on the development part."""
        model = StanceModel(self.settings.shape)
        model.load_state_dict(self.averaged())
        logits, stances = predicted(model, encoded(self.dev, self.cutter, named))
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
