"""The settings of the shipped model: a six-layer teacher and a four-layer student."""

from train.train import Settings

NAME = "reader-en-1"
TEACHER = Settings("six", epochs=7)
STUDENT = Settings(
    "four", epochs=2, layers=(0, 2, 3, 5), rate=3e-4, head_rate=5e-4, warm_up=50, averaging=0.996,
    teacher="train/runs/six/step900.pt",
)  # fmt: skip
