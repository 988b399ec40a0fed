"""The desk: who is listed, how an actor is named, what each correction does, and what is refused with which reason."""

from pathlib import Path

import pytest
from msgspec import structs

from onrecord.actors import Desk
from onrecord.errors import CorrectionRefused
from onrecord.pipeline import record_of
from onrecord.registry import Registry
from onrecord.schema import Entity, Finding, Notes, Span
from onrecord.store import RecordFile, check
from reports import report, said

KNOWN = Registry.parse("id,name,role,role_of,from,to\nQ1,Ada Lorne,mayor,Fjordby,2020,2024\nQ2,Brun Moss,,,,\n")


def article(outlet: str, *names: str, roles: dict[str, str] | None = None) -> Notes:
    """An article in which each of `names` says something; roles by name."""
    lines = [f"“Word {at} {name[::-1]}.” {name}, said." for at, name in enumerate(names)]
    statements = [said(f"Word {at} {name[::-1]}.", name) for at, name in enumerate(names)]
    notes = report(" ".join(lines), *statements, outlet=outlet, published="2026-03-04", title=f"News of {outlet}")
    entities = tuple(
        structs.replace(
            each, roles=tuple(Finding(role, (), "test") for who, role in (roles or {}).items() if who == each.name)
        )
        for each in notes.entities
    )
    return structs.replace(notes, entities=entities)


PILE = [
    article("Fjord Post", "Ada Lorne", "Brun Moss", roles={"Ada Lorne": "mayor"}),
    article("Dale Times", "Ada Lorne", "Yusuf Khoury"),
    article("Coast Radio", "Youssef Q. Haddad", "Ada Lorne"),
]


@pytest.fixture
def file(tmp_path: Path) -> RecordFile:
    with RecordFile.open(tmp_path / "event.db", create=True) as file:
        for notes in PILE:
            file.add(notes)
        yield file


@pytest.fixture
def desk(file: RecordFile) -> Desk:
    return Desk(file, by="AB", now=lambda: "2026-03-05T10:00:00+00:00")


def names(desk: Desk) -> list[tuple[str, int]]:
    return sorted((row.name, row.articles) for row in desk.actors())


BEFORE = [("Ada Lorne", 3), ("Brun Moss", 1), ("Youssef Q. Haddad", 1), ("Yusuf Khoury", 1)]


def test_the_list_says_who_how_much_and_how_sure(desk: Desk) -> None:
    row = desk.actors()[0]
    assert (row.name, row.type, row.statements, row.articles) == ("Ada Lorne", "person", 3, 3)
    assert (row.roles, sorted(row.outlets)) == (("mayor",), ["Coast Radio", "Dale Times", "Fjord Post"])
    assert row.sure is not None
    assert row.because


def test_who_speaks_most_stands_first(desk: Desk) -> None:
    assert [row.statements for row in desk.actors()] == [3, 1, 1, 1]


@pytest.mark.parametrize(
    ("like", "found"), [("", 4), ("LORNE", 1), ("khoury", 1), ("o", 4), ("zzz", 0), ("brun moss", 1)]
)
def test_the_list_is_filtered(desk: Desk, like: str, found: int) -> None:
    assert len(desk.actors(like)) == found


@pytest.mark.parametrize("words", ["Brun Moss", "brun moss", "moss", "BRUN"])
def test_an_actor_is_found_by_name(desk: Desk, words: str) -> None:
    assert desk.roster.find(words).name == "Brun Moss"


def test_an_actor_is_found_by_handle_id_and_registry_id(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    row = desk.roster.find("moss")
    assert {desk.roster.find(words).id for words in (row.handle, row.id, "Q2", "registry:Q2")} == {row.id}


def test_handles_are_short_and_nobody_elses(desk: Desk) -> None:
    handles = [row.handle for row in desk.actors()]
    assert len(set(handles)) == len(handles)
    assert all(len(handle) >= 4 for handle in handles)


# --- each correction -------------------------------------------------------------------------------------------------


def test_merge(desk: Desk) -> None:
    (made,) = desk.merge("Yusuf Khoury", "Youssef Q. Haddad", reason="the same office")
    assert (made.action, made.by, made.reason) == ("merge", "AB", "the same office")
    assert made.at == "2026-03-05T10:00:00+00:00"
    assert names(desk) == [("Ada Lorne", 3), ("Brun Moss", 1), ("Yusuf Khoury", 2)]


def test_merge_of_several(desk: Desk) -> None:
    assert len(desk.merge("Yusuf Khoury", "Haddad", "Moss")) == 2
    assert [row.articles for row in desk.actors()] == [3, 3]


def test_merge_with_a_known_actor(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    desk.merge("Yusuf Khoury", "registry:Q2")
    assert [row.known_as for row in desk.actors("Brun Moss")] == ["Q2"]


def test_apart_answers_a_question_with_no(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    (question,) = desk.questions()
    assert question.right == "registry:Q1"
    desk.apart(question.left, question.right)
    assert desk.questions() == []


def test_merge_answers_a_question_with_yes(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    (question,) = desk.questions()
    desk.merge(question.left, question.right)
    assert desk.questions() == []
    assert [row.known_as for row in desk.actors("Lorne")] == ["Q1"]


def place(desk: Desk, outlet: str) -> str:
    return next(each.article[:12] for each in desk.namings("Ada Lorne") if desk.roster.outlets[each.article] == outlet)


def test_split_of_an_article(desk: Desk) -> None:
    desk.split("Ada Lorne", place(desk, "Dale Times"))
    assert sorted(row.articles for row in desk.actors("Ada Lorne")) == [1, 2]


def test_split_of_one_naming(desk: Desk) -> None:
    naming = desk.namings("Ada Lorne")[0]
    desk.split("Ada Lorne", f"{naming.article[:12]}:{naming.span.start}")
    assert sorted(row.articles for row in desk.actors("Ada Lorne")) == [1, 2]


def test_rename(desk: Desk) -> None:
    desk.rename("moss", "Brun  Moss-Berg")
    assert ("Brun Moss-Berg", 1) in names(desk)


def test_exclude(desk: Desk) -> None:
    desk.exclude("moss")
    assert [row.name for row in desk.actors() if row.excluded] == ["Brun Moss"]


@pytest.mark.parametrize(
    "correct",
    [
        lambda desk: desk.merge("moss", "haddad", "khoury"),
        lambda desk: desk.split("lorne", place(desk, "Dale Times")),
        lambda desk: desk.rename("moss", "M"),
        lambda desk: desk.exclude("moss"),
        lambda desk: desk.apart("moss", "haddad"),
    ],
)
def test_undo_restores_exactly(desk: Desk, correct) -> None:
    before = structs.replace(record_of(desk.file), corrections=())
    for made in reversed(correct(desk)):
        desk.undo(made.id)
    assert structs.replace(record_of(desk.file), corrections=()) == before
    assert list(check(desk.file.path)) == []


def test_history_keeps_everything(desk: Desk) -> None:
    desk.rename("moss", "M")
    desk.undo(1)
    desk.rename("moss", "N")
    assert [(each.id, each.action, each.undoes) for each in desk.corrections] == [
        (1, "rename", None),
        (2, "undo", 1),
        (3, "rename", None),
    ]


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("correct", "message"),
    [
        (lambda desk: desk.merge("moss"), "needs two actors"),
        (lambda desk: desk.merge("moss", "Brun Moss"), "Brun Moss is one actor already"),
        (lambda desk: desk.merge("moss", "haddad", "moss"), "Brun Moss is one actor already"),
        (lambda desk: desk.merge("moss", "nobody"), "there is no actor 'nobody'"),
        (lambda desk: desk.merge("moss", "o"), r"'o' can be \w+ Ada Lorne \(3 statements\), "),
        (lambda desk: desk.merge("moss", "registry:Q7"), "the registry has no 'Q7'"),
        (lambda desk: desk.merge("moss", ""), "there is no actor ''"),
        (lambda desk: desk.apart("moss", "Brun Moss"), "is one actor here; split off"),
        (lambda desk: desk.split("lorne", "zzz"), "not named at 'zzz'"),
        (lambda desk: desk.split("lorne", ":7"), "not named at ':7'"),
        (lambda desk: desk.split("lorne"), "needs namings"),
        (lambda desk: desk.split("moss", desk.namings("moss")[0].article), "these are all the namings of Brun Moss"),
        (lambda desk: desk.rename("moss", " "), "a name is 1 to 200 characters"),
        (lambda desk: desk.rename("moss", "M\x1b[31m"), "that can be printed"),
        (lambda desk: desk.rename("moss", "M" * 201), "a name is 1 to 200 characters"),
        (lambda desk: desk.rename("moss", "Brun Moss"), "is called so already"),
        (lambda desk: desk.undo(1), "there is no correction 1"),
        (lambda desk: (desk.exclude("moss"), desk.exclude("moss")), "is excluded already"),
        (lambda desk: (desk.exclude("moss"), desk.undo(1), desk.undo(1)), "was taken back already, by correction 2"),
        (lambda desk: (desk.exclude("moss"), desk.undo(1), desk.undo(2)), "takes another back"),
        (
            lambda desk: (desk.apart("moss", "haddad"), desk.merge("moss", "haddad")),
            "correction 1 tells them apart",
        ),
        (
            lambda desk: (desk.merge("moss", "haddad"), desk.split("moss", desk.namings("moss")[0].article)),
            r"correction 1 \(merge\) would not hold any more",
        ),
        (
            lambda desk: (desk.apart("moss", "khoury"), desk.merge("moss", "haddad"), desk.merge("haddad", "khoury")),
            "correction 1 tells them apart",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(desk: Desk, correct, message: str) -> None:
    with pytest.raises(CorrectionRefused, match=message) as caught:
        correct(desk)
    assert "\n" not in str(caught.value)


def test_a_correction_says_who(file: RecordFile) -> None:
    with pytest.raises(CorrectionRefused, match="says who made it"):
        Desk(file).exclude("moss")
    assert file.corrections() == ()


def test_of_several_corrections_all_are_kept_or_none(desk: Desk) -> None:
    desk.apart("moss", "haddad")
    with pytest.raises(CorrectionRefused, match="correction 1 tells them apart"):
        desk.merge("khoury", "moss", "haddad")
    assert len(desk.corrections) == 1


def test_what_the_registry_knows_as_two_is_not_merged(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    desk.merge("khoury", "registry:Q2")
    with pytest.raises(CorrectionRefused, match="knows them as Q1 and Q2"):
        desk.merge("registry:Q1", "Brun Moss")


def two_in_one() -> Notes:
    text = "“One,” said Ida Wilk. “Two,” said Wilk. “Three,” said Wilk."
    notes = report(text, said("One,", "Ida Wilk"), outlet="Wilk Daily")
    (entity,) = notes.entities
    return structs.replace(
        notes, entities=(structs.replace(entity, mentions=(Span(12, 20), Span(34, 38), Span(54, 58))),)
    )


def test_what_rests_on_a_split_is_taken_back_first(desk: Desk) -> None:
    desk.file.add(two_in_one())
    desk = Desk(desk.file, by="AB")
    second = desk.namings("Ida Wilk")[1]
    desk.split("Ida Wilk", f"{second.article}:{second.span.start}")
    wilk = next(row for row in desk.actors() if row.name == "Wilk")
    desk.merge(wilk.handle, "moss")
    with pytest.raises(CorrectionRefused, match="correction 2 rests on correction 1"):
        desk.undo(1)
    desk.undo(2)
    desk.undo(1)
    assert [row.name for row in desk.actors("wilk")] == ["Ida Wilk"]


# --- read again ------------------------------------------------------------------------------------------------------


def renumbered(notes: Notes) -> Notes:
    """The same article by another maker, its entities in another order under other numbers."""
    moved = {each.id: each.id + 50 for each in notes.entities}
    entities = tuple(structs.replace(each, id=moved[each.id]) for each in reversed(notes.entities))
    statements = tuple(
        structs.replace(
            each,
            speaker=structs.replace(
                each.speaker, value=structs.replace(each.speaker.value, entity=moved[each.speaker.value.entity])
            ),
        )
        for each in notes.statements
    )
    return structs.replace(notes, entities=entities, statements=statements, maker="test 2")


@pytest.mark.parametrize("again", [lambda notes: notes, renumbered])
def test_corrections_survive_adding_the_articles_again(desk: Desk, again) -> None:
    desk.merge("moss", "haddad")
    desk.split("lorne", place(desk, "Dale Times"))
    desk.rename("khoury", "Y. Khoury")
    desk.exclude("Y. Khoury")
    before = [(row.name, row.statements, row.articles, row.excluded) for row in desk.actors()]
    for notes in PILE:
        desk.file.add(again(notes))
    now = Desk(desk.file)
    assert sorted((row.name, row.statements, row.articles, row.excluded) for row in now.actors()) == sorted(before)
    assert now.unheld() == []


def test_what_does_not_hold_any_more_is_reported(desk: Desk) -> None:
    desk.merge("moss", "haddad")
    desk.exclude("khoury")
    nobody = structs.replace(PILE[1], entities=(), statements=(), maker="test 2")
    desk.file.add(nobody)
    (broken,) = Desk(desk.file).unheld()
    assert (broken[0].action, broken[1]) == ("exclude", "the articles name nobody any more where it was made")


def test_two_that_were_told_apart_and_are_read_as_one_are_reported(desk: Desk) -> None:
    notes = article("Hill Echo", "Olga Vik", "Vera Vik")
    desk.file.add(notes)
    desk = Desk(desk.file, by="AB")
    desk.apart("Olga Vik", "Vera Vik")
    left, right = notes.entities
    one = Entity(left.id, "Olga Vik", "person", (*left.mentions, *right.mentions))
    desk.file.add(structs.replace(notes, entities=(one,), statements=notes.statements[:1], maker="test 2"))
    assert [reason.split(",")[0] for _, reason in Desk(desk.file).unheld()] == ["the articles take them for one now"]


def test_a_known_actor_who_is_gone_from_the_registry_is_reported(desk: Desk) -> None:
    desk.keep_registry(KNOWN)
    desk.merge("khoury", "registry:Q2")
    desk.keep_registry(Registry())
    assert [reason for _, reason in desk.unheld()] == ["the registry has no 'Q2' any more"]


HOSTILE = ["=1+1", "[link](javascript:1)", "<script>alert(1)</script>", "a" * 400, "نجيب ‮ كوركيس", "%s {0} \\N"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_listed_corrected_and_found(desk: Desk, name: str) -> None:
    desk.file.add(article("Odd Post", name))
    desk = Desk(desk.file, by="AB")
    row = next(row for row in desk.actors() if row.outlets == ("Odd Post",))
    assert "\u202e" not in row.name
    desk.merge(row.handle, "moss")
    assert desk.roster.find("moss").articles == 2
    desk.undo(1)
    assert [row.name for row in Desk(desk.file).actors() if row.outlets == ("Odd Post",)] == [row.name]
