import pytest

from onrecord.link import join
from onrecord.link.bearers import bearers_of
from onrecord.schema import Entity, Finding, Notes
from reports import report, said


def naming(outlet: str, *entities: Entity) -> Notes:
    return report(f"{outlet} names {', '.join(each.name for each in entities)}.", entities=entities, outlet=outlet)


def person(name: str, id: int = 1, **more: str) -> Entity:
    return Entity(id, name, "person", (), **more)


def body(name: str, type: str = "organization", id: int = 1) -> Entity:
    return Entity(id, name, type, ())


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (person("Ada Lorne"), person("Ada Lorne"), True),
        (person("Ádá Lórne"), person("Ada LORNE"), True),
        (person("Yusuf al-Hadi"), person("Yusuf Al Hadi"), True),
        (person("Ada Lorne"), person("Eva Lorne"), False),
        (person("Lorne"), person("Lorne"), False),
        (person("A. Lorne"), person("A. Lorne"), False),
        (person("Ada Lorne"), person("Ada K. Lorne"), True),
        (person("Ada M. Lorne"), person("Ada K. Lorne"), False),
        (person("Lorne"), person("Ada Lorne"), False),
        (person("Ada Lorne", gender="female"), person("Ada Lorne"), True),
        (person("Ada Lorne", gender="female"), person("Ada Lorne", gender="male"), False),
        (person("Ada Lorne"), body("Ada Lorne"), False),
        (person("Ada Lorne"), body("Ada Lorne", "unknown"), True),
        (body("Port Council"), body("Port Council"), True),
        (body("Port Council"), body("Port Council", "government"), True),
        (body("Unity"), body("Unity"), True),
        (body("protesters", "group"), body("protesters", "group"), False),
        (body("the minister", "person"), body("the minister", "person"), False),
        (body("Hezbollah"), body("Kataib Hezbollah"), False),
        (body("مجلس الميناء"), body("مجلس الميناء"), True),
    ],
)
def test_the_same_full_name_is_the_same_actor(left: Entity, right: Entity, same: bool) -> None:
    record = join([naming("Fjord Post", left), naming("Dale Times", right)])
    assert sorted(len(actor.entities) for actor in record.actors) == ([2] if same else [1, 1])


def test_places_are_no_actors() -> None:
    assert join([naming("Fjord Post", body("Oslo", "place"))]).actors == ()


def test_two_of_one_name_in_one_article_are_kept_apart_everywhere() -> None:
    two = naming("Fjord Post", person("Ada Lorne", 1), person("Ada Lorne", 2))
    record = join([two, naming("Dale Times", person("Ada Lorne"))])
    assert len(record.actors) == 3
    assert {link.verdict for link in record.links} <= {"different", "unsure"}
    assert all("one article keeps the two apart" in link.reason for link in record.links)


def test_a_bare_name_between_two_initials_is_an_unsure_edge() -> None:
    names = ["Ada Lorne", "Ada K. Lorne", "Ada M. Lorne", "Ada K. Lorne"]
    record = join([naming(f"Outlet {at}", person(name)) for at, name in enumerate(names)])
    assert sorted((actor.name, len(actor.entities)) for actor in record.actors) == [
        ("Ada K. Lorne", 2),
        ("Ada Lorne", 1),
        ("Ada M. Lorne", 1),
    ]
    assert sorted(link.verdict for link in record.links) == ["same", "unsure", "unsure"]


def test_a_woman_and_a_man_of_one_name_are_an_unsure_edge() -> None:
    pile = [naming("A", person("Kim Lorne", gender="female")), naming("B", person("Kim Lorne", gender="male"))]
    (link,) = join(pile).links
    assert link.verdict == "unsure"
    assert link.reason.startswith("a woman here and a man there, ")


def test_the_spelling_that_most_articles_use_is_printed() -> None:
    pile = [
        naming(outlet, person(name)) for outlet, name in [("A", "Ada Lörne"), ("B", "Ada Lorne"), ("C", "Ada Lörne")]
    ]
    (actor,) = join(pile).actors
    assert actor.name == "Ada Lörne"


def test_the_same_words_of_two_spellings_are_one_actors_and_one_utterance() -> None:
    words = "We will open the harbour again before the winter"
    pile = [
        report(f"“{words},” {name} said.", said(words, name), outlet=outlet)
        for outlet, name in (("Fjord Post", "Khoury"), ("Dale Times", "Youssef Khouri"))
    ]
    record = join(pile)
    assert [len(actor.entities) for actor in record.actors] == [2]
    assert [len(saying.statements) for saying in record.sayings] == [2]
    (link,) = [link for link in record.links if link.by == "names compared"]
    assert "the same words are theirs in two articles" in link.reason


@pytest.mark.parametrize(
    ("role", "countries"),
    [
        ("Norwegian special envoy to Denmark", {"NOR"}),
        ("envoy to Denmark", set()),
        ("foreign minister of Norway", {"NOR"}),
        ("minister", set()),
    ],
)
def test_a_role_tells_the_bearers_own_country(role: str, countries: set[str]) -> None:
    entity = Entity(1, "Ada Lorne", "person", (), roles=(Finding(role, (), "test"),))
    (found,) = bearers_of([naming("Fjord Post", entity)], ())
    assert found.countries == countries
