"""Medium, addressee, for whom it was said, and through whom it came."""

import pytest
from coded import coded, first, value

WHAT = "[what that the port would stay shut]"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue said] in a statement {WHAT}.", "statement"),
        (f"[who The board] in a brief written statement [cue said] {WHAT}.", "statement"),
        (f"[who A statement from the board] [cue said] {WHAT}.", "statement"),
        (f"[who Mara Lind] [cue tweeted] {WHAT}.", "Twitter"),
        (f"[who Mara Lind] [cue wrote] on Facebook {WHAT}.", "Facebook"),
        (f"In a post on X, [who Mara Lind] [cue said] {WHAT}.", "post"),
        (f"[who Mara Lind] [cue wrote] on X {WHAT}.", "X"),
        (f"[who Mara Lind] [cue said] in an interview with Radio Harbour {WHAT}.", "interview"),
        (f"At a press conference, [who Mara Lind] [cue said] {WHAT}.", "press conference"),
        (f"At a memorial ceremony, [who Mara Lind] [cue said] {WHAT}.", "memorial ceremony"),
        (f"In a letter to the mayor, [who Mara Lind] [cue said] {WHAT}.", "letter"),
        (f"[who Mara Lind] [cue said] by email {WHAT}.", "email"),
        (f"In a video message, [who Mara Lind] [cue said] {WHAT}.", "video message"),
        (f"In his Friday sermon, [who Imam Tamim] [cue said] {WHAT}.", "Friday sermon"),
        (f"In an Instagram post, [who Mara Lind] [cue said] {WHAT}.", "Instagram"),
        (f"[who Mara Lind] [cue said] by phone {WHAT}.", "phone call"),
        ("[who We] [cue call on] [what the board to act].", None),
        (f"[who Mara Lind] [cue told] a news conference {WHAT}.", "news conference"),
        (f"[who Mara Lind] [cue told] Al-Mina TV {WHAT}.", "Al-Mina TV"),
        (f"[who Mara Lind] [cue told] Radio Sava {WHAT}.", "Radio Sava"),
        (f"On television, [who Mara Lind] [cue told] Canal Sur {WHAT}.", "Canal Sur"),
        (f"[who Mara Lind] has written to all the crews, [cue promising] {WHAT}.", "letter"),
        (f"Speaking to the TV, [who Mara Lind] [cue said] {WHAT}.", "television"),
        ("[who Mara Lind] [cue wrote] on her account: [what “Shut.”]", "post"),
        ("Writing for the majority, [who Judge Lind] [cue said] [what it was void].", "ruling"),
        ("In a dissent, [who Judge Brandt] [cue said] [what it was not].", "dissent"),
        (f"[who Mara Lind] [cue said] in order to calm them {WHAT}.", None),
        (f"On a lighter note, [who Mara Lind] [cue said] {WHAT}.", None),
        (f"[who Mara Lind] [cue said] {WHAT}.", None),
        (f"In response to a statement by the board, [who Mara Lind] [cue said] {WHAT}.", None),
        ("[who Mara Lind] [cue said] [what the board had made it in a statement].", None),
        (f"[who The Post] [cue said] {WHAT}.", None),
    ],
)
def test_medium(marked: str, expected: str | None) -> None:
    assert value(first(marked).medium) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue told] reporters {WHAT}.", "reporters"),
        (f"[who Mara Lind] [cue told] reporters in Riga on Friday {WHAT}.", "reporters"),
        (f"[who Mara Lind] [cue told] Al-Mina TV {WHAT}.", "Al-Mina TV"),
        (f"[who Mara Lind] [cue told] Sen. Ada Gray {WHAT}.", "Sen. Ada Gray"),
        ("[who Mara Lind] [cue urged] [what the mayor to resign].", "the mayor"),
        ("[who Mara Lind] [cue called on] [what his forces to join them].", "his forces"),
        (f"Speaking to reporters, [who Mara Lind] [cue said] {WHAT}.", "reporters"),
        (f"Addressing supporters, [who Mara Lind] [cue said] {WHAT}.", "supporters"),
        (f"[who Mara Lind] [cue said] to loud applause {WHAT}.", None),
        ("[who Mara Lind] [cue urged] [what restraint].", None),
        (f"[who Mara Lind] [cue said] {WHAT}.", None),
    ],
)
def test_addressee(marked: str, expected: str | None) -> None:
    found = value(first(marked).addressee)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A spokesman for the harbour board", "the harbour board"),
        ("Ivo Brandt, a spokesman for Mr. Gray,", "Mr. Gray"),
        ("Harbour Front spokeswoman Ada Lind", "Harbour Front"),
        ("the mayor’s spokesman", "mayor"),
        ("Ivo Brandt, a campaign spokesman,", None),
        ("the mayor", None),
    ],
)
def test_on_behalf_of(source: str, expected: str | None) -> None:
    found = value(first(f"[who {source}] [cue said] {WHAT}.").on_behalf_of)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue told] Al-Mina TV {WHAT}.", ["Al-Mina TV"]),
        (f"[who Mara Lind] [cue said] {WHAT}, quoted by the Harbour Times.", ["the Harbour Times"]),
        (f"[who Mara Lind] [cue told] Al-Mina TV {WHAT}, cited by Harbour News.", ["Al-Mina TV", "Harbour News"]),
        (f"[who Mara Lind] [cue told] the mayor {WHAT}.", []),
        (
            "[who:2 State television] [cue:2 reported] [what:2 [who:1 Mara Lind] [cue:1 said] [what:1 it was shut]].",
            ["State television"],
        ),
    ],
)
def test_relay_nearest_to_the_speaker_first(marked: str, expected: list[str]) -> None:
    lind = next(s for s in coded(marked).statements if value(s.speaker).name == "Mara Lind")
    assert [found.value for found in lind.relay] == expected
