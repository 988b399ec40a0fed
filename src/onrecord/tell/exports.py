"""The formats a record is handed over in. To add one: a function `(Record, TextIO) -> None`, and a row here."""

from collections.abc import Callable
from typing import TextIO

from onrecord.schema import Record
from onrecord.tell.flat import write_csv
from onrecord.tell.jsonl import write_jsonl

Export = Callable[[Record, TextIO], None]

EXPORTS: dict[str, Export] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
}
