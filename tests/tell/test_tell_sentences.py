"""How one utterance is put: attribution, neutral verbs, quotations untouched, outlets' wording shown as theirs."""

from importlib.resources import files

import pytest

from onrecord.errors import LexiconError
from onrecord.schema import Place, Reference
from onrecord.tell import circumstances, wording
from tell_cases import Case, found, tell, told

HOLT = "speaker=Mina Holt|role=mayor of Tavra|"


def test_name_and_position_stand_at_first_mention_and_the_articles_own_short_name_after_it():
    case = Case(
        f"[who:1|{HOLT} Mina Holt], mayor of Tavra, [cue:1 said]: [what:1 “The bridge is closed.”]\n\n"
        f"[what:2|{HOLT} “Nobody is hurt,”] [who:2 Holt] [cue:2 added]."
    )
    assert told(case) == [
        "Mina Holt, mayor of Tavra, said: “The bridge is closed.” [1a]",
        "Holt said: “Nobody is hurt”. [1b]",
    ]


def test_a_short_name_that_two_people_share_is_not_used():
    case = Case(
        f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “Closed.”] [who:2|speaker=Ada Holt| Ada Holt] [cue:2 said]: "
        f"[what:2 “Open.”] [what:3|{HOLT} “No,”] [who:3 Mina Holt] [cue:3 said]."
    )
    assert told(case)[1] == "Mina Holt said: “No”. [1c]"


def test_a_position_that_no_source_gives_is_said_to_be_missing():
    assert tell("[who:1|speaker=Ada Renn| Ada Renn] [cue:1 said]: [what:1 “No.”]") == (
        "Ada Renn (position not given) said: “No.” [1a]"
    )


@pytest.mark.parametrize(
    ("role", "affiliation", "position"),
    [
        ("spokesman", "Dockers’ Union", "Dockers’ Union spokesman"),
        ("head of the harbour board", "Dawn Party", "head of the harbour board (Dawn Party)"),
        ("leader of the Dawn Party", "the Dawn Party", "leader of the Dawn Party"),
    ],
)
def test_role_and_affiliation_are_one_position(role, affiliation, position):
    marks = f"speaker=Ada Renn|role={role}|affiliation={affiliation}|"
    assert tell(f"[who:1|{marks} Ada Renn] [cue:1 said]: [what:1 “No.”]") == (f"Ada Renn, {position}, said: “No.” [1a]")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('"We will go,"', "“We will go”."),
        ("‘It isn’t over.’", "“It isn’t over.”"),
        ("« Jamais. »", "“Jamais.”"),
        ("„Nie wieder!“", "“Nie wieder!”"),
        ("“She told me ‘run’ and I ran.”", "“She told me ‘run’ and I ran.”"),
        ("“The  law... is, um, the law?”", "“The law... is, um, the law?”"),
    ],
)
def test_words_between_quotation_marks_are_untouched(source, shown):
    assert tell(f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 {source}]") == (
        f"Mina Holt, mayor of Tavra, said: {shown} [1a]"
    )


def test_a_broken_quotation_shows_its_gap():
    marked = f"[what:1|{HOLT} “We will go,”] [cue:1 said] [who:1 Mina Holt], [what:1 “and we will stay.”]"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said: “We will go” … “and we will stay.” [1a]"


def test_paragraphs_that_follow_each_other_have_no_gap():
    marked = f"[who:1|{HOLT}form=indirect| Mina Holt] [cue:1 said]\n\n[what:1 First.]\n\n[what:1 Second.]"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said, as The Tavra Star reported it: First. Second. [1a]"
    marked = f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “First.”]\n\n[what:1 “Second.”]"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said: “First.” “Second.” [1a]"


def test_a_quotation_over_two_paragraphs_closes_and_opens_again():
    marked = f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “We will go.\n\n“We will stay.”]"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said: “We will go.” “We will stay.” [1a]"


def test_content_whose_marks_lie_outside_its_span_is_a_quotation_all_the_same():
    marked = f"[who:1|{HOLT} Mina Holt] [cue:1 said]: “[what:1 The bridge is closed.]”"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said: “The bridge is closed.” [1a]"


def test_direct_words_without_marks_are_not_given_any():
    marked = f"[who:1|{HOLT} Mina Holt]: [what:1 The bridge is closed.]"
    assert tell(marked) == (
        "Mina Holt, mayor of Tavra, said, as The Tavra Star reported it: The bridge is closed. [1a]"
    )


def test_a_long_quotation_ends_at_a_sentence_and_shows_the_cut():
    words = " ".join(f"Sentence number {n} is here." for n in range(100))
    sentence = tell(f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “{words}”]")
    assert sentence.endswith("is here. […]” [1a]")
    assert len(sentence) < 1300


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("thundered", "said"),
        ("claimed", "said"),
        ("asked", "asked"),
        ("was chanting", "said"),
        ("chanted", "chanted"),
        ("wrote", "wrote"),
        ("has also added", "said"),
    ],
)
def test_the_verb_before_a_quotation_is_neutral(cue, verb):
    marked = f"[who:1|{HOLT} Mina Holt] [cue:1 {cue}]: [what:1 “Who is it?”]"
    assert tell(marked) == f"Mina Holt, mayor of Tavra, {verb}: “Who is it?” [1a]"


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        (  # a clause after a plain verb
            "[who:1 Mina Holt] [cue:1 stressed] [what:1 that the bridge was closed]",
            "said that the bridge was closed, The Tavra Star reported.",
        ),
        (
            "[who:1 Mina Holt] [cue:1 said] [what:1 the bridge was closed]",
            "said that the bridge was closed, The Tavra Star reported.",
        ),
        (
            "[cue:1 According to] [who:1 Mina Holt], [what:1 the bridge was closed]",
            "said that the bridge was closed, The Tavra Star reported.",
        ),
        (  # content first: nothing is woven into another sentence
            "[what:1 The bridge was closed], [who:1 Mina Holt] [cue:1 said]",
            "said, as The Tavra Star reported it: The bridge was closed.",
        ),
        (
            "[who:1 Mina Holt] [cue:1 said] [what:1 no to the plan]",
            "said no to the plan, in The Tavra Star’s words.",
        ),
        (  # verbs that mean more than "said" stay, as the outlet's
            "[who:1 Mina Holt] [cue:1 condemned] [what:1 the closure]",
            "condemned the closure, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] [cue:1 offered condolences] [what:1 over the deaths]",
            "offered condolences over the deaths, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] [cue:1 asked] [what:1 whether the bridge was safe]",
            "asked whether the bridge was safe, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] [cue:1 announced] [what:1 a curfew]",
            "announced a curfew, in The Tavra Star’s words.",
        ),
        (  # a verb that turns the words round is never "said"
            "[who:1 Mina Holt] [cue:1 denied] [what:1 that the bridge was closed]",
            "denied that the bridge was closed, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] did not [cue:1 say] [what:1 that the bridge was closed]",
            "did not say that the bridge was closed, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] never [cue:1 said] [what:1 “close the bridge”]",
            "never said “close the bridge”, in The Tavra Star’s words.",
        ),
        (
            "[who:1 Mina Holt] might [cue:1 say] [what:1 that the bridge was closed]",
            "might say that the bridge was closed, in The Tavra Star’s words.",
        ),
        (  # a participle has no sentence of its own
            "[who:1 Mina Holt] spoke for an hour, [cue:1 accusing] [what:1 the company of greed]",
            "is described by The Tavra Star as accusing the company of greed.",
        ),
        (  # the words do not follow the speaker: they stay in their order, behind a colon
            "[what:1 The closure] [cue:1 was condemned by] [who:1 Mina Holt]",
            "as The Tavra Star reported it: The closure was condemned by.",
        ),
        (
            "[who:1 Mina Holt]’s [cue:1 call] [what:1 for calm]",
            "as The Tavra Star reported it: call for calm.",
        ),
        (  # mixed: the quoted part keeps its marks inside the outlet's wording
            "[who:1 Mina Holt] [cue:1 called] [what:1 the plan “a theft”]",
            "called the plan “a theft”, in The Tavra Star’s words.",
        ),
    ],
)
def test_what_is_not_quoted_is_told_in_the_outlets_words(marked, sentence):
    form = "direct" if "never" in marked else "indirect"
    marked = marked.replace("[who:1 ", f"[who:1|form={form}|{HOLT} ")
    assert tell(f"{marked}.") == f"Mina Holt, mayor of Tavra, {sentence} [1a]"


def test_an_outlets_wording_is_never_a_quotation():
    case = Case(f"[who:1|form=indirect|{HOLT} Mina Holt] [cue:1 slammed] [what:1 the regime].")
    (sentence,) = told(case)
    assert "“" not in sentence


def test_place_day_and_medium_are_told_once():
    setting = "place=Gdynia|country=POL|medium=statement|said_on=2031-05-02|"
    case = Case(
        f"[who:1|{HOLT}{setting} Mina Holt] [cue:1 said]: [what:1 “No.”] [who:2|{HOLT}{setting} She] [cue:2 said]: "
        f"[what:2 “Never.”]"
    )
    assert told(case) == [
        "Mina Holt, mayor of Tavra, said in a statement in Gdynia, Poland on Friday, 2 May 2031: “No.” [1a]",
        "Mina Holt said: “Never.” [1b]",
    ]


def test_a_time_that_could_not_be_worked_out_stays_as_it_is():
    marked = f"[who:1|{HOLT}said_on=last week| Mina Holt] [cue:1 said]: [what:1 “No.”]"
    assert tell(marked) == "Mina Holt, mayor of Tavra, said: “No.” (time given: last week). [1a]"


@pytest.mark.parametrize(
    ("by", "aside"), [("dateline", "dateline Gdynia"), ("place heading", "under the heading Gdynia")]
)
def test_a_place_from_the_layout_is_not_claimed_to_be_where_it_was_said(by, aside):
    case = Case(
        f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “No.”]",
        more={0: {"place": found(Place("Gdynia", "POL"), by)}},
    )
    assert told(case) == [f"Mina Holt, mayor of Tavra, said: “No.” ({aside}). [1a]"]


def test_whoever_speaks_for_another_is_said_to():
    case = Case(
        f"[who:1|{HOLT} Mina Holt] [cue:1 said]: [what:1 “No.”]",
        more={0: {"on_behalf_of": found(Reference("the harbour board"))}},
    )
    assert told(case) == ["Mina Holt, mayor of Tavra, speaking for the harbour board, said: “No.” [1a]"]


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("neutral", "say\tsaid\tbare", "given twice"),
        ("neutral", "mumble\tsaid\tsometimes", "none of bare, that, no"),
        ("media", "speech\tin\t-", "given twice"),
        ("media", "loudhailer\t-\t-", "without a phrase"),
    ],
)
def test_a_broken_row_names_its_file_and_line(monkeypatch, tmp_path, table, row, reason):
    module = {"neutral": wording, "media": circumstances}[table]
    own = (files("onrecord") / "tell" / f"{table}.tsv").read_text("utf-8")
    (tmp_path / "tell").mkdir()
    (tmp_path / "tell" / f"{table}.tsv").write_text(f"{own}{row}\n", "utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    read = {"neutral": wording._neutral, "media": circumstances._media}[table].__wrapped__
    with pytest.raises(LexiconError, match=rf"tell/{table}.tsv:\d+: .*{reason}"):
        read()
