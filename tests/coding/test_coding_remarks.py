"""The narrator's own doubt, told from the doubts of those who are quoted."""

import pytest
from coded import coded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flag came down. A sign of grief perhaps?", [("speculation", "A sign of grief perhaps?")]),
        ("The raid seems to have united them.", [("speculation", "seems to have united")]),
        ("The two camps seem to agree.", [("speculation", "seem to agree")]),
        ("It seems that the port is a symbol now.", [("speculation", "It seems that")]),
        ("Perhaps the rain will stop.", [("speculation", "Perhaps")]),
        ("That could not be independently verified.", [("unverified", "could not be independently verified")]),
        ("The paper was not able to confirm the number.", [("unverified", "was not able to confirm")]),
        ("Neither account could be verified.", [("unverified", "could be verified")]),
        ("The so-called “smart” cranes are here.", [("scare quote", "“smart”")]),
        # not the narrator's
        ("The board put the figure at “more than 300”.", []),
        ("“A masterpiece of rust” – Ada Lind, The Sentinel", []),
        ("Harbour Review: Was it dark?\n\n[what It was.]", []),
        ("Was it dark?\n\n[what “It was.”]", []),
        ("[who Mara Lind] [cue said] [what it seems that the port is a symbol].", []),
        ("“It seems that the port is a symbol now.”", []),
        ("[who Mara Lind] [cue asked]: [what “A sign of grief perhaps?”]", []),
        ("The port is a symbol.", []),
        ("The board would not confirm the number.", []),
    ],
)
def test_remarks(text: str, expected: object) -> None:
    notes = coded(text)
    assert [(remark.kind, notes.article.read(remark.span)) for remark in notes.remarks] == expected
