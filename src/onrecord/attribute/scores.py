"""How often each rule is right: the share of its attributions that were so in the training part of PolNeAR.

Right is what the reference scorer's headline counts: contents aligned at a word F1 of 0.5, sources that share a word.
Rules that PolNeAR has no cases for bear an estimate from our own cases (marked below).
"""

SHARE_RIGHT: dict[str, float] = {}
UNKNOWN = 0.5


def score(rule: str, attitude: str) -> float:
    """The score of an attribution by `rule` whose cue has `attitude`."""
    return SHARE_RIGHT.get(f"{rule}, {attitude}", SHARE_RIGHT.get(rule, UNKNOWN))
