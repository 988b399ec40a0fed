"""The views of a roundup: sections by place, time and speaker; labels; head and sources; filters."""

from datetime import date

import pytest

from onrecord.schema import Actor, Record
from onrecord.tell.filters import Filters
from onrecord.tell.roundup import compose
from tell_cases import Case, record

STAR = Case(
    "[who:1|speaker=Mina Holt|role=mayor of Tavra|place=Gdynia|country=POL|said_on=2031-05-02|authority=named| "
    "Mina Holt] [cue:1 said]: [what:1 “The bridge is closed.”] "
    "[who:2|speaker=a pilot|authority=unnamed|place=Finland|country=FIN| A pilot] [cue:2 said]: [what:2 “Fog.”] "
    "[who:3|speaker=Ada Renn| Ada Renn] [cue:3 said]: [what:3 “I was there.”] "
    "[who:4|speaker=Mina Holt|place=Gdańsk|country=POL| Holt] [cue:4 said]: [what:4 “And Gdańsk too.”]",
    about={"title": "A closed bridge", "byline": "Jo Kerr", "url": "https://star.example/bridge"},
)
POST = Case(
    "[who:1|speaker=Mina Holt|role=chair of the Dawn Party|place=Kell|commitment=unconfirmed| Mina Holt] "
    "[cue:1 wrote]: [what:1 “We open in June.”]",
    "The Kell Post",
    "2031-05-09",
)


def joined() -> Record:
    """Both articles, with Mina Holt as one actor."""
    plain = record(STAR, POST)
    first, second = (notes.article.id for notes in plain.notes)
    return Record(plain.notes, actors=(Actor("actor:1", "Mina Holt", (f"{first}#0", f"{second}#0")),))


def outline(by: str, filters: Filters | None = None) -> dict[str, list[str]]:
    """Section titles with the citations of their sentences, headings before them."""
    roundup = compose(joined(), by=by, filters=filters)
    return {
        section.title: [
            (f"{entry.heading}: " if entry.heading and not at else "") + ", ".join(sentence.citations)
            for entry in section.entries
            for at, sentence in enumerate(entry.sentences)
        ]
        for section in roundup.sections
    }


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "place",
            {"Finland": ["1b"], "Kell": ["2a"], "Poland": ["Gdańsk: 1d", "Gdynia: 1a"], "Place not known": ["1c"]},
        ),
        (
            "time",
            {
                "Friday, 2 May 2031": ["1a"],
                "Published on Tuesday, 6 May 2031; day of speaking not known": ["1b", "1c", "1d"],
                "Published on Friday, 9 May 2031; day of speaking not known": ["2a"],
            },
        ),
        ("speaker", {"A pilot": ["1b"], "Ada Renn": ["1c"], "Mina Holt": ["1a", "1d", "2a"]}),
    ],
)
def test_sections(by, expected):
    assert outline(by) == expected


@pytest.mark.parametrize("by", ["place", "time", "speaker"])
def test_labels_are_the_same_in_every_view(by):
    cited = {
        sentence.statements: sentence.citations
        for sentence in compose(joined(), by=by).sentences
        if sentence.statements
    }
    plain = {sentence.statements: sentence.citations for sentence in compose(joined(), by="place").sentences}
    assert cited == plain


def test_a_speakers_section_gives_every_position_with_its_source():
    section = compose(joined(), by="speaker").sections[2]
    assert section.note is not None
    assert section.note.text == "Positions given: mayor of Tavra [1]; chair of the Dawn Party [2]"


def test_the_position_is_the_one_that_the_cited_article_gives():
    texts = [sentence.text for sentence in compose(joined(), by="place").sentences]
    assert any(text.startswith("[Unconfirmed] Mina Holt, chair of the Dawn Party, wrote") for text in texts)


def test_the_head_says_what_is_covered():
    assert compose(joined()).covers == ("2 articles from 2 outlets, published 6 to 9 May 2031; 5 statements.",)


def test_sources_are_listed_by_date_whatever_the_order_of_the_record():
    turned = Record(tuple(reversed(joined().notes)), actors=joined().actors)
    sources = [(source.number, source.outlet, source.published) for source in compose(turned).sources]
    assert sources == [(1, "The Tavra Star", "6 May 2031"), (2, "The Kell Post", "9 May 2031")]


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("The Tavra Star", None, "The Tavra Star"),
        (None, "https://www.star.example/1", "star.example"),
        (None, "http://[broken", "source 1"),
        (None, None, "source 1"),
        ("  ", None, "source 1"),
    ],
)
def test_an_outlet_without_a_name_is_called_by_its_host_or_number(outlet, url, name):
    (source,) = compose(record(Case("Nothing was said.", outlet, about={"url": url}))).sources
    assert source.outlet == name


def test_an_empty_record_is_an_empty_roundup():
    roundup = compose(Record(()))
    assert (roundup.sections, roundup.reported, roundup.sources) == ((), (), ())


def test_thoughts_and_intentions_are_left_out_unless_asked_for():
    case = Case(
        "[who:1|speaker=Mina Holt| Mina Holt] [cue:1 hoped] [what:1 “for June”].", more={0: {"attitude": "thought"}}
    )
    assert compose(record(case)).sections == ()
    (sentence,) = compose(record(case), filters=Filters(attitude=())).sentences
    assert sentence.text.startswith("[Thought] ")


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(speaker="holt"), ["1a", "1d", "2a"]),
        (Filters(place="gda"), ["1d"]),
        (Filters(place="poland"), ["1a", "1d"]),
        (Filters(country="Poland"), ["1a", "1d"]),
        (Filters(country="fin"), ["1b"]),
        (Filters(since=date(2031, 5, 3)), ["1b", "1c", "1d", "2a"]),
        (Filters(until=date(2031, 5, 2)), ["1a"]),
        (Filters(since=date(2031, 5, 6), until=date(2031, 5, 6)), ["1b", "1c", "1d"]),
        (Filters(authority=("unnamed",)), ["1b"]),
        (Filters(commitment=("unconfirmed", "denied")), ["2a"]),
        (Filters(text="BRIDGE"), ["1a"]),
        (Filters(text="bridge", speaker="renn"), []),
    ],
)
def test_filters(filters, kept):
    cited = [
        label for sentence in compose(joined(), by="speaker", filters=filters).sentences for label in sentence.citations
    ]
    assert sorted(label for label in cited if not label.isdigit()) == kept


def test_filters_stand_in_the_head():
    filters = Filters(speaker="Holt", since=date(2031, 5, 3), commitment=("unconfirmed",))
    assert compose(joined(), filters=filters).covers[-1] == (
        "Only: speaker “Holt”; since 2031-05-03; commitment unconfirmed."
    )
