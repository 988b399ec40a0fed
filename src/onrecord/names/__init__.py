"""Names: are two of them one bearer's? In any script and romanisation, of people and of bodies, with the reasons.

`compare(left, right, kind)` judges two names; `keys(name, kind)` gives what to look candidates up by, so that nobody
compares all pairs; `parse(name, kind)` takes a name apart (titles, parts, suffix). Reads names, not texts.
"""

from onrecord.names.compare import compare
from onrecord.names.keys import keys, skeletons
from onrecord.names.parts import Kind, Name, Part, parse
from onrecord.names.weighing import Comparison, Evidence, Feature, Found, weigh

__all__ = [
    "Comparison",
    "Evidence",
    "Feature",
    "Found",
    "Kind",
    "Name",
    "Part",
    "compare",
    "keys",
    "parse",
    "skeletons",
    "weigh",
]
