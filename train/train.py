"""The training loop: seeds fixed, checkpoints to resume from, a log of settings and losses."""

import json
import math
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from train import corpora
from train.data import Encoder, batches, collate, epoch
from train.losses import attribution_loss, distillation_loss, mention_loss
from train.model import Reader, Shape, pretrained
from train.prune import pruned


@dataclass(frozen=True)
class Stage:
    """Part of a run, up to step `until`: the learning rate falls along a cosine that would end at step `cosine`.

    The fall begins at step `since` with the share `height` of the full rate: later stages may warm up again.
    `averaging` is the share that the averaged weights keep in each step; they are written out when the stage ends, and
    the mean of the last `Settings.blended` stages is what a run gives.
    """

    until: int
    cosine: int
    averaging: float = 0.998
    since: int = 0
    height: float = 1.0


@dataclass(frozen=True)
class Settings:
    """Everything that decides a run, beside the data and the code.

    A run with a `teacher` starts from it, cut until a window costs `budget` milliseconds (see `train.prune`), and
    learns from it as well as from the corpora.
    """

    name: str
    stages: tuple[Stage, ...]
    batch: int = 16
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: int = 200
    dropout: float = 0.1
    plain: float = 0.5
    mention_weight: float = 0.5
    mention_rounds: int = 1
    teacher: str = ""
    teacher_weight: float = 1.0
    budget: float = 0.0
    seed: int = 1
    threads: int = 2
    save_every: int = 100
    blended: int = 1


class Run:
    """One training run in the folder `folder`."""

    def __init__(self, settings: Settings, data: Path, base: Path, folder: Path):
        self.settings, self.folder, self.data = settings, folder, data
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        np.random.seed(settings.seed)
        random.seed(settings.seed)
        torch.set_num_threads(settings.threads)
        from train.evaluate import cutter

        self.encoder = Encoder(cutter())
        self.articles = corpora.polnear(data / "polnear.train.jsonl")
        self.documents = corpora.gum(data / "gum.train.jsonl")
        self.sentences = corpora.sentences(data / "newsmtsc.train.jsonl") if settings.teacher else []
        self.teacher = load(Path(settings.teacher)) if settings.teacher else None
        self.model = self._start(base)
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.step, self.epoch, self.done = 0, 0, 0
        self.log(settings=asdict(settings), data={p.name: corpora.digest(p) for p in self._files()})

    def _files(self) -> list[Path]:
        names = ["polnear.train.jsonl", "gum.train.jsonl"] + ["newsmtsc.train.jsonl"] * bool(self.sentences)
        return [self.data / name for name in names]

    def _start(self, base: Path) -> Reader:
        """The weights to start from: the pretrained ones, those of the run's checkpoint, or the teacher's, cut."""
        s = self.settings
        if self.teacher is None:
            return pretrained(Shape(), base, s.dropout)
        path = self.folder / "start.pt"
        if not path.exists():
            small = pruned(self.teacher, self.encoder, self.data, s.budget, s.dropout)
            torch.save({"shape": small.shape.as_dict(), "weights": small.state_dict()}, path)
        return load(path, s.dropout)

    def log(self, **values: object) -> None:
        """One line of JSON into the run's log and to the terminal."""
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **values})
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as f:
            f.write(line + "\n")
        print(line, flush=True)

    def _groups(self) -> list[dict[str, object]]:
        """Parameters by learning rate: lower layers learn more slowly, heads and new embeddings fast."""
        s = self.settings
        depth = len(self.model.shape.heads)
        by_rate: dict[float, list[torch.nn.Parameter]] = {}
        for name, parameter in self.model.named_parameters():
            if name.startswith("layers."):
                rate = s.rate * s.layer_decay ** (depth - 1 - int(name.split(".")[1]))
            elif name.startswith(("word", "position", "norm")):
                rate = s.rate * s.layer_decay**depth
            else:
                rate = s.head_rate
            by_rate.setdefault(rate, []).append(parameter)
        return [{"params": p, "lr": r, "peak": r} for r, p in by_rate.items()]

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.average = state["average"]
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.epoch, self.done = state["step"], state["epoch"], state["done"]
            self.log(resumed=self.step)

    def save(self) -> None:
        """Write a checkpoint to resume from, whole or not at all."""
        new = self.folder / "checkpoint.new"
        torch.save(
            {
                "model": self.model.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
                "step": self.step, "epoch": self.epoch, "done": self.done,
            },
            new,
        )  # fmt: skip
        new.replace(self.folder / "checkpoint.pt")

    def run(self) -> Path:
        """Train to the end; the path of the weights."""
        self.resume()
        s = self.settings
        total = s.stages[-1].until
        while self.step < total:
            documents = self.documents * s.mention_rounds
            examples = epoch(
                self.encoder, self.articles, documents, s.seed * 1000 + self.epoch, s.plain, self.sentences
            )
            steps = list(batches(examples, s.seed * 1000 + self.epoch, s.batch))
            began, losses = time.time(), []
            for index, batch in enumerate(steps):
                if index < self.done:
                    continue
                losses.append(self._learn(collate(batch)))
                self.done = index + 1
                if self.step % 50 == 0:
                    self.log(epoch=self.epoch, step=self.step, of=total, loss=round(float(np.mean(losses[-50:])), 4),
                             seconds=round(time.time() - began))  # fmt: skip
                if any(self.step == stage.until for stage in s.stages):
                    self._export(f"stage{self.step}.pt")
                if self.step % s.save_every == 0:
                    self.save()
                if self.step >= total:
                    break
            self.epoch, self.done = self.epoch + 1, 0
            self.save()
        return self._blend([f"stage{stage.until}.pt" for stage in s.stages[-s.blended :]])

    def _export(self, name: str) -> None:
        """Write the averaged weights as they are now."""
        torch.save({"shape": self.model.shape.as_dict(), "weights": self.average}, self.folder / name)

    def _blend(self, names: list[str]) -> Path:
        """The mean of the weights that some stages ended with, written as `final.pt`."""
        states = [torch.load(self.folder / name, weights_only=True) for name in names]
        mean = {k: torch.stack([s["weights"][k] for s in states]).mean(0) for k in states[0]["weights"]}
        torch.save({"shape": states[0]["shape"], "weights": mean}, self.folder / "final.pt")
        return self.folder / "final.pt"

    def _learn(self, batch: dict[str, Tensor]) -> float:
        """One step; the loss."""
        s = self.settings
        stage = next(stage for stage in s.stages if self.step < stage.until)
        share = (self.step - stage.since) / (stage.cosine - stage.since)
        fall = stage.height * 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
        scale = min(1.0, (self.step + 1) / s.warm_up) * fall
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * max(scale, 0.02)
        torch.manual_seed(s.seed * 1_000_003 + self.step)
        self.model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.model.encode(batch["inputs"], batch["mask"])
        x = x.float()
        loss = torch.zeros(())
        if "tags" in batch:
            loss = loss + attribution_loss(self.model, x, batch)
        if "mentions" in batch:
            loss = loss + s.mention_weight * mention_loss(self.model, x, batch)
        if self.teacher is not None:
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                taught = self.teacher.encode(batch["inputs"], batch["mask"]).float()
            loss = loss + s.teacher_weight * distillation_loss(self.model, x, batch["mask"], self.teacher, taught)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(stage.averaging, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return float(loss.detach())


def load(path: Path, dropout: float = 0.0) -> Reader:
    """A reader from a file that a run wrote, ready to answer."""
    state = torch.load(path, weights_only=True)
    model = Reader(Shape(**state["shape"]), dropout)
    model.load_state_dict(state["weights"])
    return model.eval()
