"""What may be chosen about an export; each format takes what concerns it and leaves the rest."""

from typing import Literal

from msgspec import Struct

Offsets = Literal["code-points", "utf-16"]
Ties = Literal["one-mode", "two-mode", "congruence", "conflict", "subtract", "two-mode-subtract"]
Normalization = Literal["none", "average", "jaccard", "cosine", "activity", "prominence"]
Concept = Literal["target", "act", "act-on-target"]


class Options(Struct, frozen=True):
    """The choices. `offsets`: the unit of positions, where the format does not fix it.

    For networks: which `ties`, how their weights are normalized, what counts as a `concept`, and a `window` in days
    that moves by `step` days (by its own length where that is None); without a window there is one network.
    """

    offsets: Offsets = "code-points"
    ties: Ties = "one-mode"
    normalization: Normalization = "none"
    concept: Concept = "target"
    window: int | None = None
    step: int | None = None


PLAIN = Options()
