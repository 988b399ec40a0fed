import pytest

from onrecord.link.drift import Told, changes, drift_of

LONG = "“We will mend the gate if the council pays, and nobody was asked three times,” “The dogs must stay.”"


@pytest.mark.parametrize(
    ("other", "form", "drift", "altered"),
    [
        (LONG.replace("“", "").replace("”", ""), "direct", "exact", ()),
        ("“The dogs must stay.”", "direct", "shortened", ()),
        ("“We will mend the gate if the council pays … The dogs must stay.”", "direct", "elided", ()),
        (
            "“The dogs must stay. Nobody was asked three times, and we will mend the gate if the council pays.”",
            "direct",
            "reordered",
            (),
        ),
        ("“We shall repair the gate if the council pays, and nobody was asked three times.”", "direct", "reworded", ()),
        (
            "that they would mend the gate if the council paid, that nobody had been asked three times",
            "indirect",
            "indirect",
            (),
        ),
        ("“We will mend the gate, and nobody was asked three times”", "direct", "reworded", ("condition",)),
        ("“We will mend the gate”", "direct", "shortened", ("condition",)),
        ("“The dogs may stay.”", "direct", "reworded", ("modal",)),
        ("“The dogs must not stay.”", "direct", "reworded", ("negation",)),
        ("“Nobody was asked four times.”", "direct", "reworded", ("number",)),
    ],
)
def test_how_a_wording_drifts(other: str, form: str, drift: str, altered: tuple[str, ...]) -> None:
    assert drift_of(Told(LONG, "direct"), Told(other, form)) == (drift, altered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He came in March and in May.", "He came in March and in June."),
        ("“It was never in doubt.”", "“It was not in doubt.”"),
        ("“There were 19 of us.”", "“There were nineteen of us.”"),
    ],
)
def test_what_alters_nothing(one: str, other: str) -> None:
    assert drift_of(Told(one, "direct"), Told(other, "direct"))[1] == ()


def test_a_condition_that_is_added_is_an_alteration() -> None:
    found = drift_of(
        Told("“Our ships will sail on Friday.”", "direct"), Told("if paid, their ships will sail", "indirect")
    )
    assert found == ("indirect", ("condition",))


def test_the_words_that_changed() -> None:
    found = list(changes("the dogs must stay".split(), "the dogs may stay here".split()))
    assert [(each.before, each.after) for each in found] == [(("must",), ("may",)), ((), ("here",))]
