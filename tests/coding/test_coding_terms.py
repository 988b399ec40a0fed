"""When a role was held, where the text dates it."""

import pytest

from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes

TERMS = [
    ("Mara Lind, mayor of Bray from 2019 to 2022,", [("from 2019 to 2022", "2019-01-01", "2022-12-31")]),
    ("Mara Lind, chair of the Harbour Board since May,", [("since May", "2025-05-01", None)]),
    ("Mara Lind, chief risk officer until 2021,", [("until 2021", None, "2021-12-31")]),
    ("Mara Lind, who was mayor between 2003 and 2007,", [("between 2003 and 2007", "2003-01-01", "2007-12-31")]),
    ("Mara Lind, a former mayor of Bray (2019-2022),", [("2019-2022", "2019-01-01", "2022-12-31")]),
    ("Mara Lind, the former mayor,", []),
    ("Mara Lind, the mayor, who had waited since May,", []),
    ("Mara Lind, the mayor,", []),
]


@pytest.mark.parametrize(("who", "expected"), TERMS)
def test_terms_of_roles(who: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    article = article_from_text(f"{who} said that the port would stay shut.", published="2026-03-04")
    notes = take_notes(article, rules_only=True)
    entity = next(entity for entity in notes.entities if entity.name == "Mara Lind")
    assert expected == [(term.value.expression, term.value.first, term.value.last) for term in entity.terms]
    roles = {role.evidence[0] for role in entity.roles}
    assert all(term.evidence[0] in roles for term in entity.terms)
