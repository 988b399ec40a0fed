"""The registry of known actors in the record file, so that it is named once and used by every later command."""

import sqlite3
from collections import defaultdict

from onrecord.registry import KnownActor, KnownRole, Registry

ACTORS = "SELECT id, name, type, gender FROM known_actors ORDER BY position"
VALUES = "SELECT actor, field, value FROM known_values ORDER BY actor, field, position"
ROLES = "SELECT actor, title, body, country, since, until FROM known_roles ORDER BY actor, position"
INSERT_ACTOR = "INSERT INTO known_actors (id, position, name, type, gender) VALUES (?, ?, ?, ?, ?)"
INSERT_VALUE = "INSERT INTO known_values (actor, field, position, value) VALUES (?, ?, ?, ?)"
INSERT_ROLE = (
    "INSERT INTO known_roles (actor, position, title, body, country, since, until) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
FIELDS = ("aliases", "weak_aliases", "countries", "identifiers")


def registry(connection: sqlite3.Connection) -> Registry:
    """The registry that was kept; one without anybody where none was."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor, field, value in connection.execute(VALUES):
        values[actor, field].append(value)
    roles: dict[str, list[KnownRole]] = defaultdict(list)
    for actor, *role in connection.execute(ROLES):
        roles[actor].append(KnownRole(*role))
    return Registry(
        KnownActor(
            id, name, kind, gender, **{field: tuple(values[id, field]) for field in FIELDS}, roles=tuple(roles[id])
        )
        for id, name, kind, gender in connection.execute(ACTORS)
    )


def keep_registry(connection: sqlite3.Connection, kept: Registry) -> None:
    """Keep this registry in the place of what was there, inside the caller's transaction."""
    connection.execute("DELETE FROM known_actors")
    for position, actor in enumerate(kept.actors):
        connection.execute(INSERT_ACTOR, (actor.id, position, actor.name, actor.type, actor.gender))
        for field in FIELDS:
            rows = [(actor.id, field, at, value) for at, value in enumerate(getattr(actor, field))]
            connection.executemany(INSERT_VALUE, rows)
        roles = [(actor.id, at, *_cells(role)) for at, role in enumerate(actor.roles)]
        connection.executemany(INSERT_ROLE, roles)


def _cells(role: KnownRole) -> tuple[str, ...]:
    return role.title, role.body, role.country, role.since, role.until
