"""At whom a statement is directed: the object of its verb, or the doer of the deed that is its object."""

import pytest
from coded import coded, first


def names(marked: str) -> list[str]:
    return [found.value.name for found in first(marked).targets]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Mara Lind] [cue accused] [what the harbour board of waiting too long].", ["the harbour board"]),
        ("[who Mara Lind] [cue praised] [what the nurses for staying].", ["the nurses"]),
        ("[who Mara Lind] [cue thanked] [what the dockers of Riga for standing by them].", ["the dockers of Riga"]),
        ("[who Mara Lind] [cue congratulated] [what both sides].", ["both sides"]),
        ("[who Mara Lind] [cue blamed] [what Norway].", ["Norway"]),
        ("[who Mara Lind] [cue urged] [what the mayor to resign].", ["the mayor"]),
        ("[who Mara Lind] [cue condemned] [what Norway’s raid on the port].", ["Norway"]),
        ("[who Mara Lind] [cue slammed] [what attempts by some ministers to shut it].", ["some ministers"]),
        ("[who Mara Lind] [cue criticised] [what the ministry for its silence].", ["the ministry"]),
        ("[who Mara Lind] [cue accused] [what Ivo Brandt of lying].", ["Ivo Brandt"]),
        ("[who Mara Lind] [cue condemned] [what Operation Sunrise].", []),
        # a deed, a feeling or a thing is nobody
        ("[who Mara Lind] [cue condemned] [what the raid].", []),
        ("[who Mara Lind] [cue praised] [what the stubbornness of the north].", []),
        # in the words said, where they do something at somebody
        ("[who Mara Lind] [cue said]: [what “Norway has betrayed us.”]", ["Norway"]),
        ("[who Mara Lind] [cue said]: [what “It is shameful that several states have left.”]", ["several states"]),
        ("[who Mara Lind] [cue said]: [what “This was a war crime by the Norwegian army.”]", ["Norway"]),
        ("[who Dozens of nurses] [cue chanted]: [what “Down with Norway”].", ["Norway"]),
        ("[who Mara Lind] [cue threatened] [what to sue the board].", ["the board"]),
        ("[who Mara Lind] [cue said]: [what “We will strike back at Norway.”]", ["Norway"]),
        ("[who Mara Lind] [cue said]: [what “Oslo must withdraw its troops.”]", ["Norway"]),
        ("[who Mara Lind] [cue described] [what the nurses as saints].", ["the nurses"]),
        ("[who Mara Lind] [cue condemned] [what Ivo Brandt’s killing].", []),
        ("[who Mara Lind] [cue said]: [what “We have betrayed ourselves.”]", []),
        ("[who Mara Lind] [cue said]: [what “Yes. I say this: nobody was cheated.”]", []),
        ("[who Mara Lind] [cue rejected] [what calling the police].", []),
        ("[who Mara Lind] [cue said]: [what “My delegation cannot vote for it.”]", []),
        # said of somebody in what is said, not at somebody
        ("[who Mara Lind] [cue said] [what the harbour board had waited too long].", []),
        ("[who Mara Lind] [cue denied] [what any role in Norway’s raid].", []),
    ],
)
def test_targets(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


def test_a_target_rests_on_its_own_words() -> None:
    notes = coded("[who Mara Lind] [cue condemned] [what Norway’s raid on the port].")
    (target,) = notes.statements[0].targets
    assert (notes.article.read(*target.evidence), target.by) == ("Norway’s", "whose deed")


def test_a_target_is_who_it_names() -> None:
    notes = coded(
        "[who:1 Ivo Brandt] [cue:1 said] [what:1 no]. [who:2 Mara Lind] [cue:2 accused] [what:2 Ivo Brandt of lying]."
    )
    assert [found.value.name for found in notes.statements[1].targets] == ["Ivo Brandt"]


def test_a_country_keeps_the_words_that_the_speaker_has_for_it() -> None:
    notes = coded("[who Mara Lind] [cue accused] [what the Norwegian regime of lying].")
    (target,) = notes.statements[0].targets
    assert (target.value.name, notes.article.read(*target.evidence)) == ("Norway", "the Norwegian regime")


def test_a_deed_is_whose_the_article_says() -> None:
    notes = coded(
        "Norway’s raid was brief. Norwegian airstrikes followed. [who Mara Lind] [cue condemned] [what the raid]."
    )
    (target,) = notes.statements[0].targets
    assert (target.value.name, target.by, target.score) == ("Norway", "whose deed, by the article", 0.5)


def test_of_two_doers_neither_is_guessed() -> None:
    both = "Norway’s raid and Norwegian strikes met Denmark’s raid and Danish strikes."
    assert names(both + " [who Lind] [cue condemned] [what the raid].") == []


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[who Mara Lind] [cue urged] [what Norway and Sweden to talk].", ["Norway", "Sweden"]),
        ("[who Mara Lind] [cue praised] [what the farmers and the nurses for help].", ["the farmers", "the nurses"]),
        ("[who Mara Lind] [cue said]: [what “Norway and Sweden will pay a heavy price.”]", ["Norway", "Sweden"]),
        ("[who Mara Lind] [cue blamed] [what the Kremlin for the raid].", ["Russia"]),
        ("[who Mara Lind] [cue criticised] [what the board and walked out].", ["the board"]),
    ],
)  # fmt: skip
def test_several_targets_and_seats_of_power(marked: str, names: list[str]) -> None:
    assert [each.value.name for each in first(marked).targets] == names
