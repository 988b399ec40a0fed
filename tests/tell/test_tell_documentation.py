"""docs/roundup.md names every renderer, filter and label."""

from pathlib import Path

import msgspec
import pytest

from onrecord.tell.evidence import ATTITUDE_LABELS, AUTHORITY_LABELS, COMMITMENT_LABELS
from onrecord.tell.filters import Filters
from onrecord.tell.renderers import RENDERERS
from onrecord.tell.reported import REMARK_LABELS
from onrecord.tell.wording import LIMIT

PAGE = (Path(__file__).parents[2] / "docs" / "roundup.md").read_text("utf-8")
LABELS = (ATTITUDE_LABELS, AUTHORITY_LABELS, COMMITMENT_LABELS, REMARK_LABELS)
NAMES = [
    *(f"`{name}`" for name in RENDERERS),
    *(f"`{each.name}`" for each in msgspec.structs.fields(Filters)),
    *(label for table in LABELS for label in table.values()),
    f"{LIMIT:,}",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_names_it(name):
    assert name in " ".join(PAGE.split())
