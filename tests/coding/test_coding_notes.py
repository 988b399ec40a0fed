"""The notes as a whole: order, parents, evidence, coders that fail, and what must hold for any text."""

import pytest
from coded import coded
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import onrecord.coding as coding
from onrecord.coding.context import Context
from onrecord.errors import LexiconError
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.lang import parse_lexicon
from onrecord.schema import Attribution, Cast, Entity, Finding, Notes, Reference, Span
from onrecord.text import read_text

TEXT = (
    "[who:1 Mara Lind] [cue:1 told] reporters in Riga on Friday [what:1 that [who:2 Ivo Brandt] [cue:2 claimed] "
    "[what:2 it might be over]].\n\nThousands of people marched in Oslo. Perhaps they knew. "
    "[what:3|speaker=Mara Lind| “We demand an inquiry,”] [who:3 she] [cue:3 added]."
)


def test_statements_are_numbered_in_text_order_and_know_their_parent() -> None:
    notes = coded(TEXT)
    key = notes.article.id
    assert [(s.id, s.parent) for s in notes.statements] == [
        (f"{key}.1", None),
        (f"{key}.2", f"{key}.1"),
        (f"{key}.3", None),
    ]


def test_the_makers_version_is_kept() -> None:
    assert coded(TEXT).maker == coding.MAKER


def test_a_coder_that_raises_costs_its_own_finding_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(context: Context, index: int) -> None:
        raise ZeroDivisionError("nothing to divide")

    rows = tuple((field, broken if field == "medium" else coder) for field, coder in coding.CODERS)
    monkeypatch.setattr(coding, "CODERS", rows)
    notes = coded(TEXT)
    assert [s.place.value.name if s.place else None for s in notes.statements] == ["Riga", None, "Riga"]
    assert [p.message for p in notes.problems] == ["no medium: ZeroDivisionError: nothing to divide"] * 3


@pytest.mark.parametrize("field", [field for field, _ in coding.FINDERS])
def test_a_broken_finder_costs_what_it_finds_only(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(context: Context) -> tuple:
        raise KeyError("x")

    whole = coded(TEXT)
    rows = tuple((each, broken if each == field else finder) for each, finder in coding.FINDERS)
    monkeypatch.setattr(coding, "FINDERS", rows)
    notes = coded(TEXT)
    assert [p.message for p in notes.problems] == [f"no {field}: KeyError: 'x'"]
    for each in ("statements", "events", "remarks", "toponyms"):
        assert getattr(notes, each) == (() if each == field else getattr(whole, each))


@pytest.mark.parametrize("field", [field for field, _ in coding.CODERS])
def test_a_broken_coder_costs_its_field_and_names_the_place(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(context: Context, index: int) -> None:
        raise RecursionError("too deep")

    whole = coded(TEXT)
    rows = tuple((each, broken if each == field else coder) for each, coder in coding.CODERS)
    monkeypatch.setattr(coding, "CODERS", rows)
    notes = coded(TEXT)
    assert {p.message for p in notes.problems} == {f"no {field}: RecursionError: too deep"}
    assert [notes.article.read(p.span) for p in notes.problems] == ["told", "claimed", "added"]
    for statement, before in zip(notes.statements, whole.statements, strict=True):
        kept = [each for each, _ in coding.CODERS if each != field]
        assert [getattr(statement, each) for each in kept] == [getattr(before, each) for each in kept]


def test_a_broken_lexicon_costs_what_is_read_from_it_and_names_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.coding import evidence

    def broken(language: str) -> None:
        raise LexiconError("not a commitment of a speaker: 'sure'", path="lang/en/hedges.tsv", line=3)

    monkeypatch.setattr(evidence, "_hedges", broken)
    notes = coded(TEXT)
    assert {p.message for p in notes.problems} == {
        "no speaker_commitment: LexiconError: lang/en/hedges.tsv:3: not a commitment of a speaker: 'sure'"
    }
    assert [statement.authority is not None for statement in notes.statements] == [True] * 3


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("acts", "act\twhere\tweight\tphrases\nACCUSE\tcue\tmuch\tcondemn\n"),
        ("media", "phrase\tmedium\tkind\nletter\tletter\tpaper\n"),
        ("times", "phrase\tkind\tvalue\nfriday\tweekday\tfour\n"),
        ("doubt", "phrase\taxis\twhere\nfalsely\tcertain\tannouncing\n"),
        ("hedges", "phrase\taxis\nmaybe\tunsure\n"),
        ("authorities", "word\tauthority\nofficial\tsomebody\n"),
        ("counts", "phrase\tlow\thigh\nthousands\tmany\t-\n"),
        ("gatherings", "kind\tform\tphrases\nPARTY\tnoun\tparty\n"),
        ("targets", "object\tverbs\nthing\tpraise\n"),
        ("speculation", "phrase\textent\nperhaps\tword\n"),
        ("verifying", "word\tform\tuse\nverify\tstem\tcore\n"),
        ("loaded", "words\tplain\ttone\tjudge\tunless\nregime\tgovernment\tblame\tnobody\t-\n"),
    ],
)
def test_a_broken_row_names_file_and_line(name: str, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    places = {
        "acts": ("acts", "_by_cue"),
        "media": ("announced", "media"),
        "times": ("times", "time_table"),
        "doubt": ("evidence", "doubts"),
        "hedges": ("evidence", "_hedges"),
        "authorities": ("authority", "authorities"),
        "counts": ("counts", "_vague"),
        "gatherings": ("triggers", "_gatherings"),
        "targets": ("targets", "_verbs"),
        "speculation": ("remarks", "_speculation"),
        "verifying": ("unverified", "_verifying"),
        "loaded": ("loaded", "loaded_words"),
    }
    more = {"doubt": ("announcing",), "acts": ("cue",)}  # what else the reader is asked for
    module = importlib.import_module(f"onrecord.coding.{places[name][0]}")
    monkeypatch.setattr(module, "lexicon", lambda language, which: parse_lexicon(row, f"{which}.tsv"))
    load = getattr(module, places[name][1]).__wrapped__
    with pytest.raises(LexiconError, match=rf"^{name}.tsv:2: "):
        load("en", *more.get(name, ()))


# --- for any text and any attributions -------------------------------------------------------------------------------

PIECES = [
    "Mara Lind", "said", "told reporters", "in Geneva", "on Friday", "claimed", "perhaps", "thousands of people",
    "protests", "were held", "“We condemn", "it.”", ".", ",", "?", "if", "will", "could not be verified", "3 January",
    "31 February", "Lebanon’s southern town of Ain Sarda", "a spokesman for", "In other places", "\n\n", "Gaza:",
    "4,000", "😀", "May", "’s", "“", "”", "addressing", "on behalf of", "according to police", "'", "town of", "at the",
    "visit of Lind to Riga", "٣", "²", "ß", "2 days ago", "in 2019", "crowd of", "-strong", "neither could be verified",
    "unconfirmed", "report", "should the", "the regime", "martyrs", "there were reports", "it is thought",
    "the paper Lanterna", ", a weekly", "in the crowd", "its chair", "on New Year’s Day", "denied", "rejected", "no",
    "The Norwegian", "“smart”",
]  # fmt: skip


@st.composite
def inputs(draw: st.DrawFn) -> tuple:
    text = " ".join(draw(st.lists(st.sampled_from(PIECES), max_size=40)))
    reading = read_text(article_from_text(text, published=draw(st.sampled_from(["2024-05-15", None, "0001-01-01"]))))
    found = find(reading)
    edges = st.integers(0, len(text))

    def span() -> Span:
        one, other = draw(edges), draw(edges)
        return Span(min(one, other), max(one, other))

    def spans() -> tuple[Span, ...]:
        return tuple(sorted(span() for _ in range(draw(st.integers(0, 2)))))

    lemmas = st.sampled_from(["say", "tell", "claim", "urge", "offer ~ condolences", "", "nonsense"])
    count = draw(st.integers(0, 4))
    attributions = tuple(
        Attribution(
            spans(), spans(), spans(), "indirect", "any", 1.0, draw(lemmas), quotations=(7,),
            parent=draw(st.none() | st.integers(0, index - 1)) if index else None,
        )
        for index in range(count)
    )  # fmt: skip
    entities = (Entity(0, "Mara Lind", "person", spans()), Entity(1, "the front", "unknown", spans()))
    who = st.none() | st.builds(
        Finding, st.builds(Reference, st.just("Mara Lind"), st.none() | st.integers(0, 2)), st.just(()), st.just("any")
    )
    return reading, found, attributions, Cast(entities, tuple(draw(who) for _ in range(count)))


def all_spans(notes: Notes) -> list[Span]:
    def within(thing: object) -> list[Span]:
        if isinstance(thing, Span):
            return [thing]
        if isinstance(thing, tuple):
            return [span for each in thing for span in within(each)]
        if hasattr(thing, "__struct_fields__"):
            return [span for field in thing.__struct_fields__ for span in within(getattr(thing, field))]
        return []

    return within((notes.statements, notes.events, notes.remarks, notes.problems))


@settings(max_examples=300)
@given(inputs())
def test_any_input_is_coded_without_a_failing_coder_and_points_into_the_text(given_: tuple) -> None:
    notes = coding.code(*given_)
    length = len(notes.article.text)
    assert all(0 <= span.start <= span.end <= length for span in all_spans(notes))
    assert [p.message for p in notes.problems if p.message.startswith("no ")] == []
    assert len(notes.statements) == len(given_[2])


@given(inputs())
def test_same_input_same_notes(given_: tuple) -> None:
    assert coding.code(*given_) == coding.code(*given_)


@pytest.mark.parametrize("front", ["Nothing of note happened before.\n\n", "😀🇱🇻 Weather fine.\n\n"])
def test_a_neutral_paragraph_in_front_shifts_every_span(front: str) -> None:
    plain, shifted = coded(TEXT), coded(front + TEXT)
    by = len(front)

    def moved(thing: object) -> object:
        if isinstance(thing, Span):
            return Span(thing.start + by, thing.end + by)
        if isinstance(thing, tuple):
            return tuple(moved(each) for each in thing)
        if hasattr(thing, "__struct_fields__"):
            return structs.replace(thing, **{f: moved(getattr(thing, f)) for f in thing.__struct_fields__})
        return thing.replace(plain.article.id, shifted.article.id) if isinstance(thing, str) else thing

    for field in ("statements", "events", "remarks"):
        assert moved(getattr(plain, field)) == getattr(shifted, field)


def test_an_emoji_before_a_quotation_changes_nothing() -> None:
    marked = "[who Mara Lind] [cue said] in Riga on Friday: {}[what “We demand an inquiry.”]"
    plain, emoji = coded(marked.format("")).statements[0], coded(marked.format("😀 ")).statements[0]
    same = ("place", "said_on", "medium", "authority", "commitment", "addressee")
    assert [getattr(plain, f) for f in same] == [getattr(emoji, f) for f in same]
    assert [act.value for act in plain.acts] == [act.value for act in emoji.acts]
