"""A name in its parts."""

import pytest

from onrecord.names import parse


@pytest.mark.parametrize(
    ("name", "titles", "parts", "suffix"),
    [
        ("Ada Lorne", (), ["ada", "lorne"], ""),
        ("Grand Ayatollah Karim al-Darwish", ("Grand Ayatollah",), ["karim", "darwish"], ""),
        ("Deputy PM Ada Lorne", ("Deputy PM",), ["ada", "lorne"], ""),
        ("former Foreign Minister Gen. Ada Lorne", ("former Foreign Minister", "Gen"), ["ada", "lorne"], ""),
        ("الشيخ يوسف الخوري", ("الشيخ",), ["يوسف", "خوري"], ""),
        ("президент Иван Воронский", ("президент",), ["иван", "воронский"], ""),
        ("Earl Lorne", (), ["earl", "lorne"], ""),
        ("King", (), ["king"], ""),
        ("Ada Lorne, Jr.", (), ["ada", "lorne"], "jr"),
        ("Harald VI", (), ["harald"], "vi"),
        ("Ada Lorne, PhD", (), ["ada", "lorne"], ""),
        ("J.R. Lorne", (), ["j", "r", "lorne"], ""),
        ("Lorne, Ada", (), ["ada", "lorne"], ""),
        ("Abd al-Rahman al-Tamimi", (), ["abdrahman", "tamimi"], ""),
        ("Zia-ul-Haq", (), ["zia", "haq"], ""),
        ("Ben Hale", (), ["hale"], ""),
        ("", (), [], ""),
        ("---", (), [], ""),
    ],
)
def test_a_name_has_titles_parts_and_a_suffix(
    name: str, titles: tuple[str, ...], parts: list[str], suffix: str
) -> None:
    parsed = parse(name)
    assert (parsed.titles, [part.text for part in parsed.parts], parsed.suffix) == (titles, parts, suffix)


@pytest.mark.parametrize("name", ["Rashid bin Nasser", "Ivan Petrovich Voronsky"])
def test_a_fathers_name_is_known_for_one(name: str) -> None:
    assert [part.is_fathers for part in parse(name).parts].count(True) == 1


@pytest.mark.parametrize(("name", "parts"), [("U.N.", ["un"]), ("Front for the Ports (FP)", ["front", "for", "ports"])])
def test_bodies_have_no_titles_and_acronyms_are_one_word(name: str, parts: list[str]) -> None:
    assert [part.text for part in parse(name, "body").parts] == parts
