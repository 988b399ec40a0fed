"""How often each rule is right: the share of its attributions that were so in the training part of PolNeAR.

Right is what the reference scorer's headline counts: contents aligned at a word F1 of 0.5, sources that share a word.
`python bench/attribution.py train --rules` counts them again. Rules that PolNeAR has no cases for bear an estimate.
"""

SHARE_RIGHT: dict[str, float] = {
    "according after": 0.83,  # of 314
    "according before": 0.83,  # of 83
    "finite clause": 0.75,  # of 2966
    "finite clause, intended": 0.61,  # of 61
    "finite clause, said": 0.78,  # of 2571
    "finite clause, thought": 0.56,  # of 334
    "finite object": 0.61,  # of 2993
    "finite object, intended": 0.49,  # of 183
    "finite object, thought": 0.53,  # of 125
    "finite person": 0.66,  # of 196
    "finite person-to": 0.67,  # of 147
    "finite quote": 0.53,  # of 58
    "finite that": 0.84,  # of 1670
    "finite that, intended": 0.76,  # of 17
    "finite that, thought": 0.72,  # of 122
    "finite to": 0.65,  # of 511
    "finite to, intended": 0.57,  # of 254
    "finite to, said": 0.72,  # of 257
    "finite wh": 0.64,  # of 143
    "fronted": 0.73,  # of 507
    "fronted inverted": 0.55,  # of 93
    "fronted, thought": 0.25,  # of 12
    "infinitive that": 0.38,  # of 104
    "participle clause": 0.69,  # of 186
    "participle clause, said": 0.72,  # of 173
    "participle clause, thought": 0.31,  # of 13
    "participle object": 0.56,  # of 281
    "participle person": 0.42,  # of 38
    "participle person-to": 0.73,  # of 11
    "participle quote": 0.60,  # of 20
    "participle that": 0.72,  # of 278
    "participle that, thought": 0.42,  # of 12
    "participle to": 0.57,  # of 61
    "participle to, said": 0.61,  # of 28
    "participle wh": 0.63,  # of 19
    "participle wh, said": 0.69,  # of 16
    "passive as": 0.52,  # of 52
    "passive by": 0.62,  # of 26
    "passive by, said": 0.68,  # of 22
    "passive clause": 0.75,  # of 4
    "passive to": 0.67,  # of 114
    "passive to, intended": 0.72,  # of 90
    "passive to, said": 0.45,  # of 20
    "quotation announced": 0.85,  # of 583
    "quotation followed": 0.97,  # of 3058
    "quotation fronted": 0.84,  # of 190
    "quotation opened": 0.79,  # of 29
    "quotation signed": 0.78,  # of 9
    # PolNeAR marks no speech within speech, no transcripts and no official texts: estimates
    "label": 0.85,
    "label alone": 0.85,
    "quotation nested": 0.70,
    "quotation tells": 0.70,
    "quoted as": 0.80,
    "quotation under name": 0.85,
    "official text": 0.80,
}
UNKNOWN = 0.5


def score(rule: str, attitude: str) -> float:
    """The score of an attribution by `rule` whose cue has `attitude`."""
    return SHARE_RIGHT.get(f"{rule}, {attitude}", SHARE_RIGHT.get(rule, UNKNOWN))
