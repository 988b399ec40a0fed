import pytest

from onrecord.link import join
from onrecord.schema import Notes
from reports import report, said

SPEECH = (
    "We will not sign this treaty until every prisoner is home, and nobody on this island can force us to do it now"
)
WIRE = [
    "The old harbour was full of fishing boats on Friday as the council met behind closed doors for the third time.",
    "Police closed both roads to the bridge before noon, and the ferry was sent back to the mainland with its cars.",
    "A spokeswoman for the port declined to say when the terminal would open, or who had ordered it to be closed.",
    "Some of the fishermen had waited since Tuesday, sleeping in their cabs with the engines running for the heat.",
    "The treaty was drawn up two years ago after a collision between a trawler and a patrol boat near the cape.",
    "Its opponents on the island say that it would hand half of the herring quota to companies from the mainland.",
]
OTHER = [
    "Boats filled the harbour at the end of a tense week, while councillors argued in private late into the night.",
    "Nobody could drive to the bridge after the police had put up barriers, and ferry passengers were turned away.",
    "It was not known on Friday evening who had given the order to shut the terminal or when it would be lifted.",
    "Drivers told of cold nights in their lorries, with little news and less food, since the start of the blockade.",
]
FOOTER = "Sign up to our morning letter for the best of our reporting, sent to your inbox every day of the week free."


def article(outlet: str, paragraphs: list[str], speech: str = "") -> Notes:
    quoted = [f"“{speech},” said Ada Lorne."] if speech else []
    statements = [said(speech, "Ada Lorne")] if speech else []
    return report("\n".join([*paragraphs, *quoted]), *statements, outlet=outlet)


FULL = article("Fjord Post", WIRE, SPEECH)


@pytest.mark.parametrize(
    ("name", "left", "right", "copies"),
    [
        ("whole", FULL, article("Dale Times", WIRE, SPEECH), True),
        ("shortened", FULL, article("Dale Times", WIRE[:3]), True),
        ("from the middle", FULL, article("Dale Times", WIRE[2:5]), True),
        ("with a new lead", FULL, article("Dale Times", [OTHER[0], *WIRE[1:]]), True),
        ("with a long addition", article("Dale Times", WIRE[:4]), article("Fjord Post", [*OTHER, *WIRE[:4]]), True),
        (
            "in other case and marks",
            FULL,
            article("Dale Times", [each.lower().replace(",", ";") for each in WIRE]),
            True,
        ),
        ("own words, same speech", FULL, article("Dale Times", OTHER, SPEECH), False),
        ("one sentence of six", FULL, article("Dale Times", [WIRE[0], *OTHER]), False),
        ("same footer", article("Fjord Post", [*WIRE, FOOTER]), article("Dale Times", [*OTHER, FOOTER]), False),
        ("one speech and little else", article("A", ["It rained."], SPEECH), article("B", ["It blew."], SPEECH), False),
        ("equal and short", article("A", ["It rained."], SPEECH), article("B", ["It rained."], SPEECH), True),
        ("nothing to say", report(""), report(" ", outlet="Dale Times"), False),
    ],
)
def test_near_copies(name: str, left: Notes, right: Notes, copies: bool) -> None:
    links = [link for link in join([left, right]).links if link.by == "near-copy"]
    assert [{link.left, link.right} for link in links] == ([{left.article.id, right.article.id}] if copies else [])


def test_the_reason_gives_the_share() -> None:
    words = [f"word{at}" for at in range(100)]
    other = [*words[:64], *(f"other{at}" for at in range(36))]  # 96 runs of five words, 60 of them in common
    (link,) = join([article("Fjord Post", [" ".join(words)]), article("Dale Times", [" ".join(other)])]).links
    assert link.reason == "62% of the shorter one’s runs of 5 words stand in the other"
    assert link.score == 0.625


def test_many_copies_of_one_report_are_one_source() -> None:
    pile = [article(f"Outlet {at}", WIRE[: 3 + at % 4], SPEECH) for at in range(40)]
    record = join(pile)
    assert [(len(saying.statements), saying.independent) for saying in record.sayings] == [(40, 1)]
