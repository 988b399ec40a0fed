"""What training minimises: tags, pointers, attitude on PolNeAR; spans, types, coreference on GUM; a teacher."""

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from train.data import IGNORE
from train.model import Reader


def attribution_loss(model: Reader, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Cross-entropies of tags, content and cue pointers, and attitude, summed with fixed weights."""
    tags, pointers, attitude = model.attribute(x, batch["mask"])
    target = batch["tags"]
    loss = sum((_cross(tags[:, :, r], target[:, r]) for r in range(3)), torch.zeros(()))
    content, cue = batch["pointers"].unbind(1)
    inside = target[:, 2] > 0
    # Pieces outside all content point at [CLS]; they are many and easy, so they weigh little.
    loss = loss + 0.3 * _cross(pointers[:, 0], content.masked_fill(~inside, IGNORE))
    loss = loss + 0.1 * _cross(pointers[:, 0], content.masked_fill(inside | (batch["mask"] == 0), IGNORE))
    loss = loss + 0.3 * _cross(pointers[:, 1], cue)
    return loss + 0.1 * _cross(attitude, batch["attitude"])


def distillation_loss(model: Reader, x: Tensor, mask: Tensor, teacher: Reader, taught: Tensor) -> Tensor:
    """Divergence from the teacher's tags and pointers, and distance from its hidden states `taught`, on real pieces."""
    live = mask.bool()
    tags, pointers, _ = model.attribute(x, mask)
    with torch.no_grad():
        right_tags, right_pointers, _ = teacher.attribute(taught, mask)
    loss = 3 * _divergence(tags[live], right_tags[live]).mean()
    # Who is content or cue is the teacher's own opinion, so that text without labels teaches too.
    chosen = right_tags.argmax(-1) > 0
    for channel, role in enumerate((2, 1)):
        here = chosen[:, :, role] & live
        if here.any():
            loss = loss + 0.3 * _divergence(pointers[:, channel][here], right_pointers[:, channel][here]).mean()
    return loss + F.mse_loss(x[live], taught[live]) / taught[live].var()


def _divergence(logits: Tensor, right: Tensor) -> Tensor:
    """Kullback-Leibler divergence of softmax(logits) from softmax(right), by row."""
    return F.kl_div(F.log_softmax(logits, -1), F.log_softmax(right, -1), log_target=True, reduction="none").sum(-1)


def mention_loss(model: Reader, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Span ranking against a zero threshold, type cross-entropy, and the share of mass on true antecedents."""
    spans, types, vectors = model.mention(x)
    b, first, last, kind, chain = batch["mentions"].unbind(1)
    if not len(b):
        return spans.sum() * 0
    gold = torch.zeros_like(spans, dtype=torch.bool)
    gold[b, first, last] = True
    live = batch["mask"].bool()
    allowed = live[:, :, None] & live[:, None, :] & torch.ones(spans.shape[1:], dtype=torch.bool).triu()
    zero = torch.zeros(spans.shape[0], 1)
    positive = torch.cat([zero, (-spans).masked_fill(~gold, -1e4).flatten(1)], 1).logsumexp(1)
    negative = torch.cat([zero, spans.masked_fill(gold | ~allowed, -1e4).flatten(1)], 1).logsumexp(1)
    loss = 0.1 * (positive + negative).mean()
    loss = loss + 0.3 * F.cross_entropy(types[b, first, 0] + types[b, last, 1], kind)
    return loss + 0.3 * coreference_loss(vectors, b, first, last, chain)


def coreference_loss(vectors: Tensor, b: Tensor, first: Tensor, last: Tensor, chain: Tensor) -> Tensor:
    """Minus the log share of the true antecedents (or of none) for each mention, over earlier ones in the window."""
    own = vectors[b, first, 0] + vectors[b, last, 1]
    other = vectors[b, first, 2] + vectors[b, last, 3]
    scores = own @ other.T / own.shape[-1] ** 0.5
    order = torch.arange(len(b))
    earlier = (b[:, None] == b[None, :]) & (order[None, :] < order[:, None])
    true = earlier & (chain[:, None] == chain[None, :])
    none = torch.zeros(len(b), 1)
    full = torch.cat([none, scores.masked_fill(~earlier, -1e4)], 1)
    right = torch.cat([none.masked_fill(true.any(1, keepdim=True), -1e4), scores.masked_fill(~true, -1e4)], 1)
    return (full.logsumexp(1) - right.logsumexp(1)).mean()


def _cross(logits: Tensor, target: Tensor) -> Tensor:
    """Mean cross-entropy over targets that count; zero where none does."""
    if not (target != IGNORE).any():
        return logits.sum() * 0
    return F.cross_entropy(logits.flatten(0, -2), target.flatten(), ignore_index=IGNORE)
