import re
import sqlite3
from pathlib import Path

import pytest
from test_store_check import everything

from onrecord.store import RecordFile

PAGE = (Path(__file__).parents[2] / "docs/record.md").read_text("utf-8")


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        record.add(everything())
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", PAGE, re.S))
def test_every_query_on_the_page_runs(connection: sqlite3.Connection, query: str) -> None:
    connection.execute(query).fetchall()


def test_every_table_and_view_is_on_the_page(connection: sqlite3.Connection) -> None:
    shadow = re.compile(r"_search_(?:data|idx|content|docsize|config)$|^sqlite_")
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
    assert [name for name in names if not shadow.search(name) and f"`{name}`" not in PAGE] == []


def test_every_field_of_a_finding_is_on_the_page() -> None:
    from onrecord.store.values import FIELDS

    assert [field.name for fields in FIELDS.values() for field in fields if f"`{field.name}`" not in PAGE] == []
