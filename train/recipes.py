"""The settings of the shipped model, and of a smaller and faster one to be distilled from it."""

from train.train import Settings, Stage

NAME = "reader-en-1"
# The run was planned for 2,380 steps and shortened twice on the way; the stages tell what was done.
TEACHER = Settings("six", stages=(Stage(600, 2380), Stage(900, 1695), Stage(1200, 1200, 0.99)))
STUDENT = Settings(
    "four",
    stages=(Stage(1000, 1000, 0.996),),
    layers=(0, 2, 3, 5),
    rate=3e-4,
    head_rate=5e-4,
    warm_up=50,
    teacher="train/runs/six/final.pt",
)
