"""Desk rules on evidence: unnamed sources, doubts, crowds, ambiguous speakers, who else carries it, how independent."""

import pytest
from msgspec import structs

from onrecord.schema import Count, Event, Link, Place, Reference, Remark, Span, When
from onrecord.tell.pieces import Roundup
from onrecord.tell.roundup import compose
from tell_cases import Case, found, record, tell, told

HOLT = "speaker=Mina Holt|role=mayor of Tavra|"


def test_an_unnamed_source_keeps_the_outlets_description_and_stays_one():
    sentence = tell(
        "[who:1|speaker=a port official|authority=unnamed|form=indirect| a port official] [cue:1 said] "
        "[what:1 the gates were open]."
    )
    assert sentence == (
        "[Unnamed source] A port official (not named by The Tavra Star) said that the gates were open, "
        "The Tavra Star reported. [1a]"
    )


def test_an_unnamed_source_is_labelled():
    case = Case("[who:1|speaker=a port official|authority=unnamed| a port official] [cue:1 said]: [what:1 “No.”]")
    assert labels(case) == ["Unnamed source"]


@pytest.mark.parametrize(
    ("commitment", "label"),
    [
        ("hedged", "Hedged"),
        ("distanced", "At a distance"),
        ("unconfirmed", "Unconfirmed"),
        ("denied", "Denied"),
        ("conditional", "Conditional"),
    ],
)
def test_what_is_not_plainly_asserted_says_so(commitment, label):
    assert labels(Case(f"[who:1|{HOLT}commitment={commitment}| Mina Holt] [cue:1 said]: [what:1 “No.”]")) == [label]


def test_a_named_and_asserted_statement_has_no_label():
    assert (
        labels(Case(f"[who:1|{HOLT}authority=named|commitment=asserted| Mina Holt] [cue:1 said]: [what:1 “No.”]")) == []
    )


@pytest.mark.parametrize(
    ("form", "content", "ending"),
    [
        (
            "indirect",
            "that the gates were open",
            "that the gates were open, The Tavra Star reported without confirmation.",
        ),
        ("direct", "“Open.”", "“Open.” — reported without confirmation by The Tavra Star."),
        ("indirect", "to leave", "vowed to leave, in The Tavra Star’s words, without confirmation."),
    ],
)
def test_what_is_unconfirmed_names_who_reported_it(form, content, ending):
    cue = "vowed" if content == "to leave" else "said"
    sentence = tell(f"[who:1|form={form}|{HOLT}commitment=unconfirmed| Mina Holt] [cue:1 {cue}] [what:1 {content}]")
    assert sentence.removesuffix(" [1a]").endswith(ending)


def test_the_words_that_show_a_doubt_are_told_as_the_outlets():
    text = f"[who:1|form=indirect|{HOLT} Mina Holt] [cue:1 claimed] [what:1 that the gates were open]."
    cue = Span(10, 17)
    assert told(Case(text, more={0: {"commitment": found("distanced", evidence=(cue,))}})) == [
        "[At a distance] Mina Holt, mayor of Tavra, said that the gates were open, The Tavra Star reported "
        "(The Tavra Star’s words: claimed). [1a]"
    ]


def test_a_crowd_is_told_in_the_outlets_description():
    marked = (
        "[who:1|speaker=thousands of dockers|authority=crowd| Thousands of dockers] [cue:1 chanted] [what:1 “Open it!”]"
    )
    assert tell(marked, types={"thousands of dockers": "group"}) == (
        "Thousands of dockers (The Tavra Star’s description) chanted: “Open it!” [1a]"
    )


def test_tradition_says_nothing():
    marked = (
        "[cue:1 According to] [who:1|form=indirect|speaker=harbour custom|authority=tradition| harbour custom], "
        "[what:1 a red lamp means grief]."
    )
    assert tell(marked, types={"harbour custom": "unknown"}) == (
        "According to harbour custom, The Tavra Star reported, a red lamp means grief. [1a]"
    )


def test_an_ambiguous_speaker_is_said_to_be_ambiguous():
    case = Case(
        "[who:1|speaker=Mina Holt| Mina Holt] [cue:1 said]: [what:1 “No.”] [who:2|speaker=Ada Holt| Ada Holt] "
        "[cue:2 said]: [what:2 “Yes.”] [who:3 Holt] [cue:3 said]: [what:3 “Perhaps.”]",
        more={2: {"speaker": found(Reference("Holt", None, (0, 1)))}},
    )
    assert told(case)[2] == (
        "Either Mina Holt or Ada Holt (The Tavra Star does not make clear which) said: “Perhaps.” [1c]"
    )


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("[who:1 He] [cue:1 said]: [what:1 “No.”]", "Somebody whom The Tavra Star calls He said: “No.”"),
        ("[who:1 the harbour master] [cue:1 said]: [what:1 “No.”]", "The harbour master said: “No.”"),
        ("[what:1 “No.”]", "Somebody whom The Tavra Star does not identify said: “No.”"),
    ],
)
def test_a_speaker_who_is_not_identified_is_said_to_be_that(marked, sentence):
    assert tell(marked) == f"{sentence} [1a]"


def test_a_statement_inside_another_is_told_by_the_others_account():
    case = Case(
        f"[who:1|form=indirect|{HOLT} Mina Holt] [cue:1 said] [what:1 that "
        "[who:2|form=indirect|speaker=Ada Renn|role=pilot| Ada Renn] [cue:2 had said] [what:2 that the fog was thick]]."
    )
    notes = case.notes()
    child = structs.replace(notes.statements[1], parent=notes.statements[0].id)
    case.more = {1: {"parent": child.parent}}
    assert told(case)[1] == (
        "Ada Renn, pilot, said that the fog was thick, The Tavra Star reported, by the account of Mina Holt. [1b]"
    )


def test_the_way_a_statement_came_is_told():
    case = Case(
        f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “No.”]",
        more={0: {"relay": (found("Radio Tavra"), found("the Meridian agency"))}},
    )
    assert told(case) == ["Mina Holt, mayor of Tavra, said: “No.” (via Radio Tavra, then the Meridian agency). [1a]"]


# --- more than one report ---------------------------------------------------------------------------------------------

STAR = Case(f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “The bridge is closed today.”]")
POST = Case(
    f"[what:1|{HOLT} “The bridge is closed today,”] [cue:1 declared] [who:1 Mina Holt].", "The Kell Post", "2031-05-07"
)
ECHO = Case(f"[who:1|{HOLT} Holt] [cue:1 said] [what:1 “the bridge is shut”].", "Echo", "2031-05-08")


def test_who_else_carries_the_same_words_is_said_with_how_many_are_independent():
    assert told(STAR, POST, sayings=(((0, 0), (1, 0)),)) == [
        "Mina Holt, mayor of Tavra, said: “The bridge is closed today.” [1a]",
        "Also carried by The Kell Post [2a]; 2 independent reports.",
    ]


def test_one_source_that_many_repeat_stays_one_source():
    one = record(STAR, POST, sayings=(((0, 0), (1, 0)),))
    one = structs.replace(one, sayings=(structs.replace(one.sayings[0], independent=1),))
    (section,) = compose(one).sections
    assert section.entries[0].sentences[1].text == "Also carried by The Kell Post [2a]; all rest on one report."


def test_a_quotation_that_differs_between_outlets_says_so():
    assert told(STAR, ECHO, sayings=(((0, 0), (1, 0)),))[1] == (
        "Echo words it differently: “the bridge is shut”. 2 independent reports. [2a]"
    )


def test_a_quotation_that_another_outlet_gives_to_somebody_else_says_so():
    other = Case(
        "[who:1|speaker=Ada Renn| Ada Renn] [cue:1 said]: [what:1 “The bridge is shut.”]", "Echo", "2031-05-08"
    )
    assert told(STAR, other, sayings=(((0, 0), (1, 0)),))[1].startswith(
        "Echo words it differently, and gives the words to Ada Renn: “The bridge is shut.”"
    )


def test_near_copies_are_cited_together_and_said_to_count_once():
    plain = record(STAR, POST, sayings=(((0, 0), (1, 0)),))
    left, right = (notes.article.id for notes in plain.notes)
    link = Link(left, right, "same", "near-copy", "90% of the runs")
    roundup = compose(structs.replace(plain, links=(link,)))
    assert [sentence.text for sentence in roundup.sentences] == [
        "Mina Holt, mayor of Tavra, said: “The bridge is closed today.” [1a] [2a]"
    ]
    assert roundup.covers[1] == "Sources 1 and 2 are near-copies of each other and count as one report."
    assert [source.copy_of for source in roundup.sources] == [None, 1]


# --- what outlets report themselves -----------------------------------------------------------------------------------

EVENT_TEXT = "Police counted 4,000 at the gate in Kell; the union, 20,000. Was it enough?"


def test_two_counts_are_both_given_with_who_counted():
    counts = (
        Count("4,000", 4000, 4000, "Police", Span(15, 20)),
        Count("20,000", 20000, 20000, None, Span(53, 59)),
        Count("a few", None, None, None, Span(0, 5)),
    )
    event = Event("e1", "PROTEST", (Span(15, 20),), "test", 1.0, place=found(Place("Kell")), counts=counts)
    (sentence,) = compose(record(Case(EVENT_TEXT, events=(event,)))).reported
    assert sentence.text == (
        "The Tavra Star reported (protest in Kell): Police counted 4,000 at the gate in Kell; the union, 20,000. "
        "Count given: 4,000 (counted by Police); 20,000 (who counted: not identified). [1a]"
    )


@pytest.mark.parametrize(
    ("status", "shown"), [("planned", ", planned"), ("happened", ""), ("reported", ", by a speaker’s account")]
)
def test_an_event_that_did_not_plainly_happen_says_so(status, shown):
    when = found(When("Friday", "2031-05-02", "2031-05-02"))
    event = Event("e1", "CONSULT", (Span(0, 6),), "test", 1.0, date=when, status=found(status))
    (sentence,) = compose(record(Case(EVENT_TEXT, events=(event,)))).reported
    assert sentence.text.startswith(
        f"The Tavra Star reported (meeting or visit on Friday, 2 May 2031{shown}): Police counted"
    )


def test_a_narrators_remark_is_told_whole_as_the_outlets():
    remark = Remark("speculation", Span(61, 64), "test")
    (sentence,) = compose(record(Case(EVENT_TEXT, remarks=(remark,)))).reported
    assert [(piece.kind, piece.text) for piece in sentence.pieces] == [
        ("label", "Open question"),
        ("own", "The Tavra Star wrote: "),
        ("reported", "Was it enough?"),
        ("cite", "1a"),
    ]


def labels(case: Case) -> list[str]:
    """The evidence labels of the first sentence."""
    roundup: Roundup = compose(record(case))
    return [piece.text for piece in roundup.sentences[0].pieces if piece.kind == "label"]
