"""Where it was said: venues, headings, datelines, and how far each reaches."""

import pytest
from coded import coded, first, value
from msgspec import structs

from onrecord.coding.sections import place_sections
from onrecord.intake import article_from_text
from onrecord.text import read_text

WHAT = "[what that the port would stay shut]"


def place(marked: str, **layout: object) -> tuple[str, str | None] | None:
    found = value(first(marked, **layout).place)
    return (found.name, found.country) if found else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue told] reporters in Geneva {WHAT}.", ("Geneva", "CHE")),
        (f"Speaking at a rally in Gdynia, [who Mara Lind] [cue said] {WHAT}.", ("Gdynia", "POL")),
        (f"[who Mara Lind], speaking in Riga, [cue said] {WHAT}.", ("Riga", "LVA")),
        (
            f"At a ceremony held in Lebanon’s southern town of Ain Sarda, [who Lind] [cue said] {WHAT}.",
            ("Ain Sarda", "LBN"),
        ),
        (f"At a vigil in the Lebanese village of Ain Sarda, [who Lind] [cue said] {WHAT}.", ("Ain Sarda", "LBN")),
        (f"At a vigil in the West Bank city of Ramallah, [who Lind] [cue said] {WHAT}.", ("Ramallah", "PSE")),
        (f"At a vigil in the southern city of Lurwick, [who Lind] [cue said] {WHAT}.", ("Lurwick", None)),
        (f"At a rally in Springfield, Ill., [who Lind] [cue said] {WHAT}.", ("Springfield", "USA")),
        (f"At a rally in Tripoli, Lebanon, [who Lind] [cue said] {WHAT}.", ("Tripoli", "LBN")),
        (f"At the United Nations in New York, [who Lind] [cue said] {WHAT}.", ("New York", "USA")),
        ("[what “It stays shut,”] [who Mara Lind] [cue said] in the Iranian capital Tehran.", ("Tehran", "IRN")),
        (f"[who Mara Lind] [cue told] a crowd in Beirut’s southern suburbs {WHAT}.", ("Beirut", "LBN")),
        (f"[who Mara Lind] [cue told] reporters outside Kastell Palace in Oslo {WHAT}.", ("Oslo", "NOR")),
        (f"[who In Riga, Mara Lind, the minister for trade], [cue said] {WHAT}.", ("Riga", "LVA")),
        (f"Speaking from Nairobi, [who Mara Lind] [cue said] {WHAT}.", ("Nairobi", "KEN")),
        # named, but two countries have one of the name
        (f"At a rally in Birmingham, [who Lind] [cue said] {WHAT}.", ("Birmingham", None)),
        # not where it was said
        ("[who Mara Lind] [cue said] [what they would meet in Geneva].", None),
        (f"[who The mayor of Riga] [cue said] {WHAT}.", None),
        (f"[who The ambassador in Riga] [cue said] {WHAT}.", None),
        (f"[who Mara Lind], who was born in Riga, [cue said] {WHAT}.", None),
        (f"[who Mara Lind] [cue said] in March {WHAT}.", None),
        (f"[who Mara Lind] [cue told] the court in the Federal case {WHAT}.", None),
        (f"[who Mara Lind] [cue said] in the previous Washington Courier poll {WHAT}.", None),
        (f"[who Mara Lind] [cue said] in Parliament {WHAT}.", None),
        (f"Anger spread from Paris to Prague as [who Mara Lind] [cue said] {WHAT}.", None),
    ],
)
def test_venue(marked: str, expected: object) -> None:
    assert place(marked) == expected


SECTIONS = (
    "[who:1 Mara Lind] [cue:1 spoke] [what:1 of peace].\n\nLebanon: [who:2 Rim Saab] [cue:2 condemned] "
    "[what:2 the raid].\n\n"
    "[what:3|speaker=Rim Saab| “No more,”] [who:3 she] [cue:3 added].\n\nGaza: [who:4 Adel Hani] [cue:4 said] "
    "[what:4 it was late].\n\nElsewhere, [who:5 Ivo Brandt] [cue:5 welcomed] [what:5 the news]."
)


@pytest.mark.parametrize("style", ["{}:", "{}\n\n"])
def test_a_place_heading_governs_until_the_next(style: str) -> None:
    text = SECTIONS.replace("Lebanon: ", style.format("Lebanon") + " ").replace("Gaza: ", style.format("Gaza") + " ")
    notes = coded(text, headings=("Lebanon", "Gaza"))
    assert [(s.place.value.name, s.place.value.country) if s.place else None for s in notes.statements] == [
        None,
        ("Lebanon", "LBN"),
        ("Lebanon", "LBN"),
        ("Gaza", "PSE"),
        None,
    ]


def test_a_venue_beats_the_heading_and_takes_its_country() -> None:
    text = f"Lebanon: At a vigil in the southern town of Ain Sarda, [who Rim Saab] [cue said] {WHAT}."
    assert place(text, headings=("Lebanon",)) == ("Ain Sarda", "LBN")


def test_a_venue_in_another_country_is_not_the_headings() -> None:
    text = f"Lebanon: At a meeting in Paris, [who Rim Saab] [cue said] {WHAT}."
    assert place(text, headings=("Lebanon",)) == ("Paris", "FRA")


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("RIGA —", ("Riga", "LVA")),
        ("FLINT, Mich. —", ("Flint", "USA")),
        ("TRIPOLI, Lebanon —", ("Tripoli", "LBN")),
        ("UK —", ("UK", "GBR")),
    ],
)
def test_dateline(dateline: str, expected: object) -> None:
    assert place(f"{dateline} [who Mara Lind] [cue said] {WHAT}.", dateline=dateline) == expected


def test_a_venue_is_carried_along_and_ends_with_another_medium() -> None:
    notes = coded(
        "Speaking at a rally in Gdynia, [who:1 Mara Lind] [cue:1 said] [what:1 it was shut].\n\n"
        "[what:2|speaker=Mara Lind| “It stays shut,”] [who:2 she] [cue:2 added].\n\n"
        "[what:3|speaker=Mara Lind| “Shut,”] [who:3 Lind] [cue:3 wrote] on Twitter.\n\n"
        "[who:4 Ivo Brandt] [cue:4 disagreed]: [what:4 “No.”]"
    )
    assert [s.place.value.name if s.place else None for s in notes.statements] == ["Gdynia", "Gdynia", None, None]


def test_a_venue_reaches_back_to_the_same_speaker_in_its_paragraph() -> None:
    notes = coded(
        "[who:1|speaker=Mara Lind| A senior official] [cue:1 condemned] [what:1 the raid]. "
        "Speaking at a rally in Gdynia, [who:2 Mara Lind] [cue:2 said] [what:2 it was shut]."
    )
    assert [s.place.value.name if s.place else None for s in notes.statements] == ["Gdynia", "Gdynia"]
    assert [value(s.medium) for s in notes.statements] == ["rally", "rally"]


def test_a_setting_is_carried_from_inside_what_an_agency_relays() -> None:
    notes = coded(
        "[what:2 [who:1 Mara Lind] [cue:1 told] Harbour TV in Riga [what:1 it was shut]], "
        "[cue:2 according to] [who:2 the Sund agency]. [what:3|speaker=Mara Lind| “Shut,”] [who:3 she] [cue:3 said]."
    )
    spoken = [s for s in notes.statements if value(s.speaker).name == "Mara Lind"]
    assert [(s.place.value.name, value(s.medium)) for s in spoken] == [("Riga", "Harbour TV")] * 2


@pytest.mark.parametrize("opening", ["Elsewhere,", "In other places,", "Online,", "On social media,", "Abroad,"])
def test_words_that_end_a_section(opening: str) -> None:
    text = (
        f"Lebanon: [who:1 Rim Saab] [cue:1 said] [what:1 no].\n\n{opening} [who:2 Bo Lind] [cue:2 said] [what:2 yes]."
    )
    assert [s.place is None for s in coded(text, headings=("Lebanon",)).statements] == [False, True]


@pytest.mark.parametrize(
    ("goes_on", "here"),
    [
        ("The Norwegian trade minister, Bo Lind, was silent.", False),
        ("In Oslo, the trade minister was silent.", False),
        ("Norway’s trade minister was silent.", False),
        ("The Norwegian trade minister, Bo Lind, answered Saab.", True),  # somebody of the section
        ("Lebanese and Norwegian ministers met.", True),
        ("“The Norwegian side was silent,” he said.", True),
        ("He met Norwegian ministers.", True),
        ("A second official was silent.", True),
    ],
)
def test_a_section_ends_where_the_text_goes_elsewhere(goes_on: str, here: bool) -> None:
    article = article_from_text(f"Lebanon\n\nRim Saab, he said, met Saab’s brother.\n\n{goes_on}")
    kinds = ("place", "body", "body")
    layout = tuple(structs.replace(p, kind=kind) for p, kind in zip(article.paragraphs, kinds, strict=True))
    last = place_sections(read_text(structs.replace(article, paragraphs=layout)), "en")[-1]
    assert (last is not None) == here


@pytest.mark.parametrize(
    ("byline", "expected"),
    [("By Ada Lind in Wellington", "Wellington"), ("By Ada Lind in Lurwick", None), ("By Ada Lind", None)],
)
def test_a_byline_may_say_where(byline: str, expected: str | None) -> None:
    article = article_from_text(f"A cut\n\n{byline}\n\nThe bank cut its rate.")
    kinds = ("title", "byline", "body")
    layout = tuple(structs.replace(p, kind=kind) for p, kind in zip(article.paragraphs, kinds, strict=True))
    last = place_sections(read_text(structs.replace(article, paragraphs=layout)), "en")[-1]
    assert (last.value.name if last else None) == expected


def test_a_new_entry_of_a_live_report_ends_a_heading() -> None:
    article = article_from_text("Lebanon\n\nThe port is shut.\n\n14:32\n\nRain fell.")
    kinds = ("place", "body", "time", "body")
    layout = tuple(structs.replace(p, kind=kind) for p, kind in zip(article.paragraphs, kinds, strict=True))
    sections = place_sections(read_text(structs.replace(article, paragraphs=layout)), "en")
    assert [found.value.name if found else None for found in sections] == ["Lebanon", "Lebanon", None, None]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The bridge to San Antonio in Venezuela is open.", "VEN"),
        ("The bridge to San Antonio, Chile, is open.", "CHL"),
        ("The bridge is open.", "USA"),
        ("The bridge joins Lima, Peru and Chile.", "USA"),
    ],
)
def test_the_articles_own_words_say_in_which_country(opening: str, expected: str) -> None:
    assert place(f"{opening} [who Mara Lind] [cue told] reporters in San Antonio {WHAT}.") == ("San Antonio", expected)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("British ministers met.", "GBR"),
        ("The Treasury in Alabama, USA, was shut.", "USA"),
        ("British and U.S. ministers met in the USA.", None),
        ("Ministers met.", None),
    ],
)
def test_a_name_that_two_countries_have_is_in_the_one_spoken_of(opening: str, expected: str | None) -> None:
    assert place(f"{opening} [who Mara Lind] [cue told] reporters in Birmingham {WHAT}.") == ("Birmingham", expected)


def test_a_common_name_is_not_moved_by_a_country_alone() -> None:
    assert place(f"American envoys met. [who Mara Lind] [cue told] reporters in Paris {WHAT}.") == ("Paris", "FRA")
