"""How the value of a Finding stands in the columns of `findings`, by its type.

`FIELDS` is read off the spine, so a new field of a Statement, Entity or Event that holds Findings is stored without a
change here. A new *type* of value needs a row in `VALUES`, and a column where it says more than a text can.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from onrecord.schema import Entity, Event, Finding, Place, Reference, Stance, Statement, When


class Columns(NamedTuple):
    """The columns of a value, in the order of the table; `candidates` (entity ids) stand in a table of their own."""

    value: str
    refers_to: int | None = None  # an entity's id in its article
    country: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    unit: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    holder: str | None = None
    stance: str | None = None
    candidates: tuple[int, ...] = ()


class Value(NamedTuple):
    """A type of value: to its columns and back."""

    store: Callable[[Any], Columns]
    rebuild: Callable[[Columns], Any]


VALUES: dict[type, Value] = {
    str: Value(
        lambda text: Columns(text),
        lambda columns: columns.value,
    ),
    Reference: Value(
        lambda who: Columns(who.name, who.entity, candidates=who.candidates),
        lambda columns: Reference(columns.value, columns.refers_to, columns.candidates),
    ),
    Place: Value(
        lambda at: Columns(at.name, None, at.country, None, None, at.unit, at.latitude, at.longitude, at.geonames),
        lambda of: Place(of.value, of.country, of.unit, of.latitude, of.longitude, of.geonames),
    ),
    Stance: Value(
        lambda held: Columns(
            held.toward.name,
            held.toward.entity,
            holder=held.holder,
            stance=held.value,
            candidates=held.toward.candidates,
        ),
        lambda of: Stance(of.stance, Reference(of.value, of.refers_to, of.candidates), of.holder),  # type: ignore[arg-type]
    ),
    When: Value(
        lambda when: Columns(when.expression, first_day=when.first, last_day=when.last),
        lambda columns: When(columns.value, columns.first_day, columns.last_day),
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
