import pytest
from msgspec import structs

from onrecord.errors import RecordError
from onrecord.link import join
from onrecord.schema import Mark, Notes, Paragraph, Reference, Span
from reports import finding, report, said

LONG = "The bridge will stay closed until every cable has been replaced, and nobody will cross before that"
SHORT = "until every cable has been replaced"


def carried(outlet: str, words: str, speaker: str | None = "Ada Lorne", form: str = "direct", **more: object) -> Notes:
    """One outlet's report of one statement."""
    text = f"{outlet} heard this: “{words}” It came from {speaker or 'somebody'}, says {outlet}."
    content = words if form != "mixed" else f"heard this: “{words}”"
    return report(text, said(content, speaker, form, **more), outlet=outlet)


FIRST = carried("Fjord Post", LONG)


def sizes(*pile: Notes) -> list[int]:
    return sorted(len(saying.statements) for saying in join(pile).sayings)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("the same", carried("Dale Times", LONG), True),
        ("shortened", carried("Dale Times", SHORT), True),
        ("other case and marks", carried("Dale Times", "THE BRIDGE WILL STAY CLOSED: until every cable"), True),
        ("elided", carried("Dale Times", "The bridge will stay closed … and nobody will cross"), True),
        ("elided with points", carried("Dale Times", "The bridge will stay closed ... nobody will cross"), True),
        (
            "editor’s insertion",
            carried("Dale Times", "[It] will stay closed until every cable has been replaced"),
            True,
        ),
        ("inside a reporter’s clause", carried("Dale Times", SHORT, form="mixed"), True),
        ("by surname", carried("Dale Times", SHORT, "Lorne"), True),
        ("by nobody named", carried("Dale Times", SHORT, None), True),
        ("by a description", carried("Dale Times", SHORT, "the minister"), True),
        ("by a description with a name in it", carried("Dale Times", SHORT, "the Unity candidate"), True),
        ("by another body", carried("Dale Times", SHORT, "the Port Council"), False),
        ("by an unnamed aide", carried("Dale Times", SHORT, "An aide", authority="unnamed"), True),
        ("in another order", carried("Dale Times", "nobody will cross … The bridge will stay closed until"), True),
        ("one word changed", carried("Dale Times", LONG.replace("cable", "bolt")), True),
        (
            "a negation",
            carried("Dale Times", "The bridge will not stay closed until every cable has been replaced"),
            True,
        ),
        ("five words", carried("Dale Times", "The bridge will stay closed"), True),
        ("a few words here and there", carried("Dale Times", "The bridge … every cable … will cross"), True),
        ("indirect", carried("Dale Times", SHORT, form="indirect"), True),
        ("by another", carried("Dale Times", SHORT, "Brun Moss"), False),
        ("something else", carried("Dale Times", "We have asked the ministry for a loan of forty million"), False),
        ("on another day", carried("Dale Times", SHORT, said_on="2024-03-09"), True),
    ],
)
def test_one_utterance(name: str, other: Notes, same: bool) -> None:
    assert sizes(FIRST, other) == ([2] if same else [1, 1])


@pytest.mark.parametrize(("day", "same"), [("2024-03-01", True), ("2024-03-02", True), ("2024-03-05", False)])
def test_the_same_words_on_other_days_are_other_utterances(day: str, same: bool) -> None:
    left, right = carried("Fjord Post", LONG, said_on="2024-03-01"), carried("Dale Times", LONG, said_on=day)
    assert sizes(left, right) == ([2] if same else [1, 1])


def test_the_same_words_of_two_speakers_are_an_unsure_edge() -> None:
    other = carried("Dale Times", SHORT, "Brun Moss")
    (link,) = join([FIRST, other]).links
    reason = "6 quoted words in common, but given to Ada Lorne and to Brun Moss"
    assert (link.verdict, link.by, link.reason) == ("unsure", "same words", reason)


def test_the_longest_wording_comes_first() -> None:
    short, middle = carried("Dale Times", SHORT), carried("Coast Radio", f"The bridge will stay closed {SHORT}")
    (saying,) = join([short, FIRST, middle]).sayings
    assert saying.statements == tuple(each.statements[0].id for each in (FIRST, middle, short))


def test_an_unnamed_report_does_not_make_two_speakers_one() -> None:
    lorne, moss = carried("Fjord Post", LONG, "Ada Lorne"), carried("Dale Times", LONG, "Brun Moss")
    nobody = carried("Coast Radio", LONG, None)
    assert sizes(lorne, moss, nobody) == [1, 2]


def test_a_statement_inside_another_is_not_a_repetition_of_it() -> None:
    text = f"“I heard Moss say: ‘{LONG}’,” said Ada Lorne."
    outer = said(f"I heard Moss say: ‘{LONG}’", "Ada Lorne")
    record = join([report(text, outer, said(LONG, "Moss"))])
    assert (len(record.sayings), record.links) == (2, ())


def test_indirect_words_are_the_same_only_in_near_copies() -> None:
    story = (
        "The council met on Friday behind closed doors while the boats waited in the old harbour for the tide to turn. "
        "Lorne said that the ferries would sail again before the end of the month. The police had closed both roads to "
        "the bridge by noon, and the terminal stayed dark until the evening, when the first lorries were let through."
    )
    statement = said("that the ferries would sail again before the end of the month", "Lorne", "indirect")
    copies = [report(story, statement, outlet=outlet) for outlet in ("Fjord Post", "Dale Times")]
    own = report("Hail fell. Lorne said that the ferries would sail again before the end of the month.", statement)
    assert sizes(*copies, own) == [1, 2]


def independent(*pile: Notes) -> int:
    (saying,) = join(pile).sayings
    return saying.independent


def with_agency(notes: Notes, agency: str) -> Notes:
    mark = Mark("agency", Span(0, 5), agency)
    article = structs.replace(notes.article, paragraphs=(Paragraph(Span(0, len(notes.article.text)), marks=(mark,)),))
    return structs.replace(notes, article=article)


def by_outlet(notes: Notes, name: str) -> Notes:
    statement = structs.replace(notes.statements[0], speaker=finding(Reference(name)), authority=finding("outlet"))
    return structs.replace(notes, statements=(statement,))


def without_outlet(notes: Notes) -> Notes:
    return structs.replace(notes, article=structs.replace(notes.article, outlet=None))


DALE, COAST = carried("Dale Times", LONG), carried("Coast Radio", LONG)


def citing(outlet: str, *relay: str) -> Notes:
    return carried(outlet, LONG, relay=relay)


INDEPENDENT = {
    "alone": ([FIRST], 1),
    "three of their own": ([FIRST, DALE, COAST], 3),
    "one outlet twice": ([FIRST, carried("Fjord Post", SHORT)], 1),
    "the outlet with its article": ([FIRST, carried("The Fjord Post", SHORT)], 1),
    "one cites the other": ([FIRST, citing("Dale Times", "Fjord Post")], 1),
    "with a description": ([FIRST, citing("Dale Times", "the island’s Fjord Post daily")], 1),
    "one cites the other, a third does not": ([FIRST, citing("Dale Times", "Fjord Post"), COAST], 2),
    "both cite a third outside": ([citing("Dale Times", "AFP"), citing("Coast Radio", "AFP")], 1),
    "each cites another": ([citing("Dale Times", "AFP"), citing("Coast Radio", "dpa")], 2),
    "a chain": ([FIRST, citing("Dale Times", "AFP", "Fjord Post"), citing("Coast Radio", "AFP")], 1),
    "both print an agency": ([with_agency(FIRST, "AFP"), with_agency(DALE, "AFP")], 1),
    "two agencies": ([with_agency(FIRST, "AFP"), with_agency(DALE, "dpa")], 2),
    "both on an outlet’s word": ([by_outlet(FIRST, "state television"), by_outlet(DALE, "state television")], 1),
    "an outlet that is not known": ([FIRST, without_outlet(DALE), without_outlet(COAST)], 3),
}


@pytest.mark.parametrize("case", INDEPENDENT)
def test_independent_reports(case: str) -> None:
    pile, count = INDEPENDENT[case]
    assert independent(*pile) == count


def test_citing_is_an_edge_with_its_reason() -> None:
    cites = carried("Dale Times", SHORT, relay=("Fjord Post",))
    edges = [link for link in join([FIRST, cites]).links if link.by == "same source"]
    expected = [(FIRST.statements[0].id, cites.statements[0].id, "both rest on fjord post")]
    assert [(link.left, link.right, link.reason) for link in edges] == expected


def test_two_articles_with_a_statement_of_one_id_are_refused() -> None:
    other = structs.replace(DALE, statements=(structs.replace(DALE.statements[0], id=FIRST.statements[0].id),))
    with pytest.raises(RecordError, match="both have a statement"):
        join([FIRST, other])


def test_a_phrase_that_everybody_uses_costs_no_pairs() -> None:
    speeches = [f"{LONG} on day {at} of the month and on day {at + 1} as well" for at in range(300)]
    found = join([carried(f"Outlet {at}", words) for at, words in enumerate(speeches)])
    assert (sum(len(each.statements) for each in found.sayings), len(found.links) < 3 * 300) == (300, True)
