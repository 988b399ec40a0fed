from onrecord.link import join
from onrecord.schema import Notes
from reports import report, said

PLANTED = "Nobody in this valley ever asked the council for a second bridge"


def conflicts(*pile: Notes) -> list[tuple[str, str]]:
    return [(each.kind, each.reason) for each in join(pile).conflicts]


def told(outlet: str, words: str, speaker: str = "Ada Lorne", published: str = "2026-03-04") -> Notes:
    text = f"“{words},” said {speaker}."
    return report(text, said(f"“{words},”", speaker), outlet=outlet, published=published)


def test_the_same_words_given_to_two_speakers_are_a_conflict() -> None:
    found = conflicts(told("Fjord Post", PLANTED), told("Dale Times", PLANTED, "Brun Moss"))
    given = [" and to ".join(names) for names in (("Ada Lorne", "Brun Moss"), ("Brun Moss", "Ada Lorne"))]
    assert found in [[("speaker", f"12 quoted words in common, but given to {names}")] for names in given]


def test_what_a_speaker_says_and_then_denies_is_a_conflict() -> None:
    one = told("Fjord Post", "We will close the harbour on Monday", published="2026-03-04")
    other = report(
        "On Saturday Ada Lorne said: “We will not close the harbour while the fleet is at sea.”",
        said("“We will not close the harbour while the fleet is at sea.”", "Ada Lorne"),
        outlet="Dale Times",
        published="2026-03-07",
    )
    parts = ("‹We will close the harbour on Monday›", "‹We will not close the harbour›")
    assert conflicts(one, other) in [[("statements", " and ".join(each))] for each in (parts, parts[::-1])]


def test_two_speakers_may_contradict_each_other() -> None:
    one = told("Fjord Post", "We will close the harbour on Monday")
    other = told("Dale Times", "We will not close the harbour on Monday", "Brun Moss")
    assert conflicts(one, other) == []


def test_a_misheard_negation_is_one_saying_that_was_altered() -> None:
    one = told("Fjord Post", "We had no part in the fire at the mill, and we grieve for the dead")
    other = told("Dale Times", "We had a part in the fire at the mill, and we grieve for the dead")
    record = join([one, other])
    (saying,) = record.sayings
    assert ([each.altered for each in saying.wordings], record.conflicts) == ([(), ("negation",)], ())
