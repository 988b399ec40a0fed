"""How often each rule is right: the share of its attributions that were so in the training part of PolNeAR.

Right is what the reference scorer's headline counts: contents aligned at a word F1 of 0.5, sources that share a word.
`python bench/attribution.py train --rules` counts them again. Rules that PolNeAR has no cases for bear an estimate.
"""

SHARE_RIGHT: dict[str, float] = {
    "according after": 0.82,  # of 293
    "according before": 0.84,  # of 79
    "finite clause": 0.65,  # of 3535
    "finite clause, intended": 0.42,  # of 103
    "finite clause, said": 0.73,  # of 2742
    "finite clause, thought": 0.36,  # of 690
    "finite object": 0.48,  # of 4038
    "finite object, documented": 0.12,  # of 49
    "finite object, intended": 0.29,  # of 352
    "finite object, thought": 0.39,  # of 205
    "finite person": 0.65,  # of 201
    "finite person-to": 0.42,  # of 255
    "finite quote": 0.53,  # of 60
    "finite that": 0.81,  # of 1705
    "finite that, intended": 0.62,  # of 21
    "finite that, thought": 0.58,  # of 153
    "finite to": 0.43,  # of 869
    "finite to, intended": 0.34,  # of 530
    "finite to, said": 0.58,  # of 339
    "finite wh": 0.57,  # of 152
    "finite wh, thought": 0.41,  # of 32
    "fronted": 0.74,  # of 421
    "fronted inverted": 0.53,  # of 92
    "infinitive that": 0.41,  # of 118
    "infinitive that, said": 0.46,  # of 98
    "infinitive that, thought": 0.17,  # of 18
    "label": 0.33,  # of 76
    "participle clause": 0.68,  # of 188
    "participle clause, thought": 0.33,  # of 15
    "participle object": 0.52,  # of 324
    "participle object, intended": 0.33,  # of 15
    "participle person": 0.40,  # of 40
    "participle person-to": 0.56,  # of 18
    "participle quote": 0.55,  # of 20
    "participle that": 0.68,  # of 282
    "participle that, thought": 0.21,  # of 14
    "participle to": 0.47,  # of 70
    "participle to, intended": 0.41,  # of 41
    "participle to, said": 0.55,  # of 29
    "participle wh": 0.60,  # of 20
    "participle wh, said": 0.69,  # of 16
    "passive as": 0.46,  # of 61
    "passive by": 0.57,  # of 28
    "passive by, said": 0.65,  # of 23
    "passive clause": 0.75,  # of 4
    "passive to": 0.62,  # of 126
    "passive to, intended": 0.68,  # of 98
    "passive to, said": 0.43,  # of 21
    "quotation announced": 0.82,  # of 591
    "quotation followed": 0.96,  # of 3018
    "quotation fronted": 0.84,  # of 188
    "quotation opened": 0.79,  # of 29
    "quotation signed": 0.78,  # of 9
    # PolNeAR marks no speech within speech, no transcripts and no official texts: estimates
    "label alone": 0.85,
    "quotation nested": 0.70,
    "quoted as": 0.80,
    "quotation under name": 0.85,
    "official text": 0.80,
}
UNKNOWN = 0.5


def score(rule: str, attitude: str) -> float:
    """The score of an attribution by `rule` whose cue has `attitude`."""
    return SHARE_RIGHT.get(f"{rule}, {attitude}", SHARE_RIGHT.get(rule, UNKNOWN))
