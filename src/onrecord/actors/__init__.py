"""Actors of a record for people to look at and to correct: a list, questions, and corrections that can be taken back.

`Desk` is the way in. Judges nothing itself: `onrecord.link` does, with what people decided.
"""

from onrecord.actors.desk import Desk
from onrecord.actors.roster import Listed, Naming, Question

__all__ = ["Desk", "Listed", "Naming", "Question"]
