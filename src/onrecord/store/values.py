"""How the value of a Finding stands in the columns of `findings`, by its type.

`FIELDS` is read off the spine, so a new field of a Statement, Entity or Event that holds Findings is stored without a
change here. A new *type* of value needs a row in `VALUES`, and a column where it says more than a text can.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from onrecord.schema import Entity, Event, Finding, Place, Reference, Statement, When

# value, refers_to (an entity's id in its article), country, first_day, last_day, candidates (entity ids)
Columns = tuple[str, int | None, str | None, str | None, str | None, tuple[int, ...]]


class Value(NamedTuple):
    """A type of value: to its columns and back."""

    store: Callable[[Any], Columns]
    rebuild: Callable[[Columns], Any]


VALUES: dict[type, Value] = {
    str: Value(
        lambda text: (text, None, None, None, None, ()),
        lambda columns: columns[0],
    ),
    Reference: Value(
        lambda who: (who.name, who.entity, None, None, None, who.candidates),
        lambda columns: Reference(columns[0], columns[1], columns[5]),
    ),
    Place: Value(
        lambda place: (place.name, None, place.country, None, None, ()),
        lambda columns: Place(columns[0], columns[2]),
    ),
    When: Value(
        lambda when: (when.expression, None, None, when.first, when.last, ()),
        lambda columns: When(columns[0], columns[3], columns[4]),
    ),
}


class Field(NamedTuple):
    """A field of the spine that holds Findings: its name, whether it holds several, and the type of their value."""

    name: str
    many: bool
    value: Value


def _fields(struct: type) -> tuple[Field, ...]:
    fields = []
    for name, hint in get_type_hints(struct).items():
        many = get_origin(hint) is tuple
        for part in get_args(hint):
            if get_origin(part) is Finding:
                fields.append(Field(name, many, VALUES[get_args(part)[0]]))
    return tuple(fields)


FIELDS: dict[str, tuple[Field, ...]] = {
    "statement": _fields(Statement),
    "entity": _fields(Entity),
    "event": _fields(Event),
}
