import pytest
from hypothesis import given

from onrecord.schema import Notes
from onrecord.store import RecordFile, check
from strategies import any_notes


@given(any_notes())
def test_notes_come_out_as_they_went_in(tmp_path_factory: pytest.TempPathFactory, notes: Notes) -> None:
    path = tmp_path_factory.mktemp("record") / "event.db"
    with RecordFile.open(path, create=True) as record:
        assert record.add(notes) is True
        assert record.add(notes) is False
        assert list(record.notes()) == [notes]
    assert list(check(path)) == []
