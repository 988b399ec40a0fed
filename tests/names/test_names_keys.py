"""Names that are compared the same are found by a common key."""

import pytest
from test_names_compare import SAME

from onrecord.names import keys


@pytest.mark.parametrize(("left", "right"), SAME.values(), ids=SAME)
def test_one_persons_names_share_a_key(left: str, right: str) -> None:
    assert set(keys(left)) & set(keys(right))


def test_a_bare_surname_has_no_key() -> None:
    assert keys("Khoury") == ()


@pytest.mark.parametrize("left", ["Ministry of Ferries", "Harbour Guard Corps", "صف البحر"])
def test_a_body_is_found_by_its_words(left: str) -> None:
    assert set(keys(left, "body")) & set(keys(f"{left} movement", "body"))


def test_an_acronym_is_found_by_its_letters() -> None:
    assert set(keys("Harbour Guard Corps", "body")) & set(keys("HGC", "body"))
