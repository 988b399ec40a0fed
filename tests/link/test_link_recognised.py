"""Known actors recognised in articles: by name, office, country and date; what is open stays open."""

import pytest
from settling import groups, naming, settled

from onrecord.registry import Registry
from onrecord.schema import Link, Notes

KNOWN = Registry.parse(
    """id,name,aliases,weak_aliases,type,gender,country,role,role_of,from,to
Q1,Youssef Khouri,يوسف الخوري | Joe Khouri,the Heron,person,m,Norway,foreign minister,Norway,2024-05-01,
Q2,Ada Lorne,,,person,f,Norway,foreign minister,Norway,2019-01-01,2024-04-30
Q2,Ada Lorne,,,,,,chair,Harbour Board,2024-05-01,
Q3,Kim Berg,,,person,,Norway,mayor,Fjordby,2020-01-01,
Q4,Kim Berg,,,person,,Norway,chair,Dale Council,2020-01-01,
Q5,Harbour Board,HB,,organization,,,,,,
Q6,Nils Dahl,,,person,m,Norway,bishop,Fjordby,,
"""
)


def edges(notes: Notes) -> list[tuple[str, str]]:
    """Verdict and registry id of the edges from the one entity of these notes."""
    return [(link.verdict, link.right) for link in settled([notes], KNOWN).links]


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Youssef Khouri", "foreign minister", [("same", "registry:Q1")]),
        ("Yusuf al-Khoury", "Norwegian foreign minister", [("same", "registry:Q1")]),
        ("يوسف الخوري", "", [("same", "registry:Q1")]),
        ("Youssef Khouri", "", [("same", "registry:Q1")]),
        ("Youssef Khouri", "senior politician", [("same", "registry:Q1")]),
        ("Youssef Khouri", "surgeon", [("unsure", "registry:Q1")]),
        ("Youssef Khouri", "Swedish economist", [("unsure", "registry:Q1")]),
        ("Khouri", "foreign minister of Norway", [("same", "registry:Q1")]),
        ("Khouri", "foreign minister", [("unsure", "registry:Q1")]),
        ("Khouri", "foreign minister of Sweden", []),
        ("Youssef Khouri", "Swedish foreign minister", [("unsure", "registry:Q1")]),
        ("Khouri", "minister", []),
        ("Khouri", "", []),
        ("the Heron", "", []),
        ("Eva Khouri", "foreign minister", []),
        ("Ada Lorne", "former foreign minister", [("same", "registry:Q2")]),
        ("Ada Lorne", "foreign minister", [("unsure", "registry:Q2")]),
        ("Ada Lorne", "chair of the Harbour Board", [("same", "registry:Q2")]),
        ("Kim Berg", "mayor of Fjordby", [("same", "registry:Q3")]),
        ("Kim Berg", "", [("unsure", "registry:Q3"), ("unsure", "registry:Q4")]),
        ("Kim Berg", "baker", [("unsure", "registry:Q3"), ("unsure", "registry:Q4")]),
        ("Nils Dahl", "bishop", [("same", "registry:Q6")]),
    ],
)
def test_a_name_with_its_role(name: str, role: str, expected: list[tuple[str, str]]) -> None:
    assert edges(naming("Fjord Post", (name, role))) == expected


@pytest.mark.parametrize(
    ("description", "published", "expected"),
    [
        ("the foreign minister of Norway", "2026-03-04", [("same", "registry:Q1")]),
        ("Norway’s foreign minister", "2020-03-04", [("same", "registry:Q2")]),
        ("Norway’s foreign minister", "2018-03-04", []),
        ("Norway’s foreign minister", None, [("unsure", "registry:Q1"), ("unsure", "registry:Q2")]),
        ("the bishop of Fjordby", "2026-03-04", [("unsure", "registry:Q6")]),
        ("the former foreign minister of Norway", "2026-03-04", []),
        ("the foreign minister", "2026-03-04", []),
        ("a foreign minister of Norway’s neighbour", "2026-03-04", []),
        (
            "nobody knows how it came about that they all wanted to sail with the foreign minister of Norway",
            "2026-03-04",
            [],
        ),
    ],
)
def test_an_office_without_a_name(description: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    assert edges(naming("Fjord Post", description, published=published)) == expected


def test_the_reason_says_what_fits() -> None:
    (link,) = settled([naming("Fjord Post", ("Yusuf al-Khoury", "foreign minister"))], KNOWN).links
    assert link.by == "registry"
    assert link.reason.startswith("registry: Q1; foreign minister of Norway since 2024-05-01 fits “foreign minister”; ")
    assert "name matches name “Youssef Khouri”" in link.reason


def test_the_reason_of_an_unsure_edge_says_what_does_not_fit() -> None:
    (link,) = settled([naming("Fjord Post", ("Ada Lorne", "foreign minister"))], KNOWN).links
    assert link.reason.endswith("but the registry has foreign minister of Norway from 2019-01-01 to 2024-04-30")


def test_spellings_of_one_known_actor_are_one_and_printed_as_known() -> None:
    pile = [naming("A", "Yusuf al-Khoury"), naming("B", "Youssef Khouri"), naming("C", "Joe Khouri")]
    found = settled(pile, KNOWN)
    assert groups(found) == [("Youssef Khouri", 3)]
    assert found.actors[0].known_as == "Q1"


def test_the_holder_of_an_office_is_one_with_who_is_named() -> None:
    found = settled([naming("A", "the foreign minister of Norway"), naming("B", "Youssef Khouri")], KNOWN)
    assert groups(found) == [("Youssef Khouri", 2)]


def test_an_office_alone_is_printed_as_the_article_has_it() -> None:
    (actor,) = settled([naming("A", "the foreign minister of Norway")], KNOWN).actors
    assert (actor.name, actor.known_as) == ("the foreign minister of Norway", "Q1")


def test_two_known_actors_of_one_name_are_told_apart() -> None:
    pile = [naming("A", ("Kim Berg", "mayor of Fjordby")), naming("B", ("Kim Berg", "chair of the Dale Council"))]
    found = settled([*pile, naming("C", "Kim Berg")], KNOWN)
    assert [(actor.name, len(actor.entities)) for actor in found.actors] == [("Kim Berg", 1)] * 3
    assert {actor.known_as for actor in found.actors} == {"Q3", "Q4", None}
    assert any(link.verdict == "different" and "Q3 and Q4" in link.reason for link in found.links) or any(
        link.verdict == "unsure" and link.by == "same name" for link in found.links
    )


@pytest.mark.parametrize(
    ("roles", "known_as"),
    [
        (("surgeon", ""), None),  # a namesake in one article is a namesake in the other
        (("surgeon", "foreign minister"), "Q1"),  # and no namesake where an article gives the office
        (("", ""), "Q1"),
    ],
)
def test_what_articles_say_counts_for_all_whom_linking_takes_for_one(
    roles: tuple[str, ...], known_as: str | None
) -> None:
    pile = [naming(f"Outlet {at}", ("Youssef Khouri", role)) for at, role in enumerate(roles)]
    assert [actor.known_as for actor in settled(pile, KNOWN).actors] == [known_as]


def test_bodies_are_known_too() -> None:
    (actor,) = settled([naming("A", "the Harbour Board", kind="government")], KNOWN).actors
    assert actor.known_as == "Q5"


def test_without_a_registry_nothing_changes() -> None:
    pile = [naming("A", "Ada Lorne")]
    assert settled(pile).links == []
    assert settled(pile).actors[0].known_as is None


def test_every_same_edge_to_a_known_actor_is_its_actors() -> None:
    pile = [naming("A", "Ada Lorne", "Kim Berg"), naming("B", ("Kim Berg", "mayor of Fjordby"), "Youssef Khouri")]
    found = settled(pile, KNOWN)
    known = {key: actor.known_as for actor in found.actors for key in actor.entities}
    same: list[Link] = [link for link in found.links if link.by == "registry" and link.verdict == "same"]
    assert same
    assert all(link.right == f"registry:{known[link.left]}" for link in same)
