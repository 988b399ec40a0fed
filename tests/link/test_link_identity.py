"""Who is whom beyond one spelling: other spellings, office and country, company, the same words; contradictions."""

import pytest

from onrecord.link.actors import link_bearers
from onrecord.link.bearers import Bearer
from onrecord.link.candidates import CROWD, candidates
from onrecord.link.namesakes import namesakes
from onrecord.schema import Link


def bearer(article: int, name: str, country: str = "", office: str = "", **more: object) -> Bearer:
    given = {"countries": {country} - {""}, "offices": {office} - {""}, **more}
    sets = {key: frozenset(value) if isinstance(value, set) else value for key, value in given.items()}
    return Bearer(f"{article:03}#1", f"{article:03}", name, **sets)


def groups(*bearers: Bearer) -> list[int]:
    """How many bearers each actor has."""
    linked = link_bearers(bearers)
    found = [linked.groups.of(each.key) for each in bearers]
    return sorted(found.count(actor) for actor in set(found))


def edges(*bearers: Bearer) -> list[Link]:
    return link_bearers(bearers).links


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yusuf al-Khoury", "Youssef Khouri"),
        ("Yusuf al-Khoury", "يوسف الخوري"),
        ("Sergei Voronsky", "Сергей Воронский"),
        ("Zhao Mingyu", "Mingyu Zhao"),
        ("Sheikh Karim Darwish", "Kareem Darwish"),
    ],
)
def test_spellings_of_one_name_are_one_actor(left: str, right: str) -> None:
    assert groups(bearer(1, left), bearer(2, right)) == [2]


@pytest.mark.parametrize(
    ("left", "right", "country", "expected"),
    [
        ("Harbour Police Guard Corps", "HPGC", "", [2]),
        ("Harbour Guard Corps", "HGC", "", [1, 1]),
        ("Harbour Guard Corps", "HGC", "NOR", [2]),
        ("Saff al-Bahr", "Kataib Saff al-Bahr", "NOR", [1, 1]),
        ("Vox", "Fox", "NOR", [1, 1]),
    ],
)
def test_bodies_by_their_names_and_acronyms(left: str, right: str, country: str, expected: list[int]) -> None:
    assert (
        groups(*(bearer(at, name, country, type="organization") for at, name in enumerate((left, right)))) == expected
    )


@pytest.mark.parametrize("name", ["the Harbour nominee", "a former Harbour chairman", "the minister"])
def test_a_description_is_nobodys_name(name: str) -> None:
    assert groups(bearer(1, name), bearer(2, name)) == [1, 1]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (bearer(1, "Khoury"), bearer(2, "Khoury"), [1, 1]),
        (bearer(1, "Khoury"), bearer(2, "Yusuf Khoury"), [1, 1]),
        (bearer(1, "Khoury", "LBN"), bearer(2, "Yusuf Khoury", "LBN"), [1, 1]),
        (bearer(1, "Khoury", "LBN", "foreign minister"), bearer(2, "Khoury", "LBN", "foreign minister"), [2]),
        (bearer(1, "Khouri", "LBN", "foreign minister"), bearer(2, "Yusuf Khoury", "LBN", "foreign minister"), [2]),
        (bearer(1, "Khoury", "LBN", "official"), bearer(2, "Yusuf Khoury", "LBN", "official"), [1, 1]),
        (bearer(1, "Khoury", utterances={"a"}), bearer(2, "Yusuf Khouri", utterances={"a"}), [2]),
        (bearer(1, "Hale", utterances={"a"}), bearer(2, "Yusuf Khouri", utterances={"a"}), [1, 1]),
        (bearer(1, "Ada Lorne", "NOR"), bearer(2, "Ada Lorne", "DNK"), [1, 1]),
        (bearer(1, "Ada Lorne", "NOR", utterances={"a"}), bearer(2, "Ada Lorne", "DNK", utterances={"a"}), [2]),
        (bearer(1, "Ada Lorne", "NOR"), bearer(2, "Ada Lorne"), [2]),
        (bearer(1, "Foreign Ministry", type="government"), bearer(2, "Foreign Ministry", type="government"), [1, 1]),
        (
            bearer(1, "Foreign Ministry", "NOR", type="government"),
            bearer(2, "Foreign Ministry", "NOR", type="government"),
            [2],
        ),
        (bearer(1, "Ada Lorne", utterances={"a"}), bearer(2, "Lorne Council", type="group", utterances={"a"}), [1, 1]),
    ],
)
def test_what_articles_say_counts_beside_the_name(left: Bearer, right: Bearer, expected: list[int]) -> None:
    assert groups(left, right) == expected


def test_company_makes_a_doubtful_pair_likelier() -> None:
    apart = edges(bearer(1, "Ada Thornbury"), bearer(2, "Ada Thornburg"))
    company = {"eva hale", "ole moss", "per dahl"}
    together = edges(bearer(1, "Ada Thornbury", beside=company), bearer(2, "Ada Thornburg", beside=company))
    assert together[0].score > apart[0].score
    assert "beside both stands eva hale" in together[0].reason


def test_a_name_of_two_people_links_nobody() -> None:
    pile = [
        bearer(1, "Ada Lorne", "NOR"),
        bearer(2, "Ada Lorne"),
        bearer(3, "Ada Lorne"),
        bearer(4, "Ada Lorne", "DNK"),
    ]
    assert groups(*pile) == [1, 1, 1, 1]
    links = edges(*pile)
    assert {link.verdict for link in links} == {"unsure"}
    assert any("who would be one, are told apart: of DNK here and of NOR there" in link.reason for link in links)


def test_who_is_meant_nearly_always_is_meant_where_nothing_is_said() -> None:
    many = [bearer(at, "Ada Lorne", "NOR") for at in range(20)]
    assert groups(*many, bearer(30, "Ada Lorne"), bearer(31, "Ada Lorne", "DNK")) == [1, 21]


def test_a_contradiction_that_more_than_names_decides_is_decided() -> None:
    pile = [
        bearer(1, "Ada K. Lorne", utterances={"a"}),
        bearer(2, "Ada Lorne", utterances={"a"}),
        bearer(3, "Ada M. Lorne"),
    ]
    assert groups(*pile) == [1, 2]
    (unsure,) = [link for link in edges(*pile) if link.verdict == "unsure"]
    assert unsure.reason.endswith("are told apart: other initials (K/M)")


def test_edges_say_why_and_how_sure() -> None:
    (link,) = edges(bearer(1, "Yusuf al-Khoury", "LBN"), bearer(2, "Youssef Khouri", "LBN"))
    assert (link.left, link.right, link.verdict, link.by) == ("001#1", "002#1", "same", "names compared")
    assert link.reason == (
        "same surname in another romanisation (Khouri/Khoury), same given name in another form (Youssef/Yusuf), "
        "both of LBN"
    )
    assert 0.9 < link.score < 1


def test_the_order_of_the_bearers_changes_nothing() -> None:
    pile = [bearer(at, name, country) for at, (name, country) in enumerate([
        ("Ada Lorne", "NOR"), ("Ada K. Lorne", ""), ("Ada M. Lorne", ""), ("Áda Lorne", ""), ("A. Lorne", "NOR"),
        ("Youssef Khouri", ""), ("Yusuf al-Khoury", "LBN"), ("Khoury", "LBN"), ("يوسف الخوري", ""),
    ])]  # fmt: skip
    assert edges(*pile) == edges(*reversed(pile))


def test_a_key_that_a_crowd_shares_is_cut_down_and_counted() -> None:
    crowd = namesakes(bearer(at, f"Ada {'y' * at}Lorne", "NOR" if at % 2 else "DNK") for at in range(3 * CROWD))
    found = candidates(crowd)
    assert found.cut >= 1
    assert len(list(found)) < len(crowd) * CROWD * 3


def test_a_pair_that_shares_no_key_is_no_candidate() -> None:
    assert not list(candidates(namesakes([bearer(1, "Ada Lorne"), bearer(2, "Per Dahl")])))
