"""Known actors as they are gathered row by row, whatever the format: what its rows say is joined or refused."""

from typing import cast, get_args

from msgspec import structs

from onrecord.errors import InputError
from onrecord.gazetteer import alpha3_of, country_of, demonym_of, fold
from onrecord.registry.known import KnownActor, KnownRole, iso_day
from onrecord.schema import EntityType, Gender

SPELLINGS = {"organisation": "organization", "company": "organization", "people": "group", "": "unknown"}
ACTORS = tuple(kind for kind in get_args(EntityType) if kind not in ("place", "document"))
LISTS = ("aliases", "weak_aliases", "countries", "identifiers", "roles")


class Gathering:
    """The actors gathered so far, in the order of their first rows. Errors are InputErrors with path and line."""

    def __init__(self, path: str | None) -> None:
        self.path, self.line = path, 0
        self._found: dict[str, KnownActor] = {}
        self._lines: dict[str, int] = {}

    def add(self, row: KnownActor) -> None:
        """One more row on an actor, who may be gathered already."""
        there = self._found.get(row.id)
        if there is None:
            self._found[row.id] = row
            self._lines[row.id] = self.line
            return
        for field in ("name", "type", "gender"):
            old, new = getattr(there, field), getattr(row, field)
            if new not in ("unknown", old) and old != "unknown":
                at = self._lines[row.id]
                raise self.error(f"{row.id!r} has the {field} {new!r} here and {old!r} in line {at}")
        joined = {name: tuple(dict.fromkeys((*getattr(there, name), *getattr(row, name)))) for name in LISTS}
        kind = row.type if there.type == "unknown" else there.type
        gender = row.gender if there.gender == "unknown" else there.gender
        self._found[row.id] = structs.replace(there, type=kind, gender=gender, **joined)

    def actors(self) -> tuple[KnownActor, ...]:
        """The actors, the affiliations of each before its offices."""
        return tuple(
            structs.replace(actor, roles=tuple(sorted(actor.roles, key=lambda role: not role.is_affiliation)))
            for actor in self._found.values()
        )

    def error(self, message: str) -> InputError:
        """An error at the row at hand."""
        return InputError(message, path=self.path, line=self.line or None)

    def text(self, value: str, what: str) -> str:
        """A value on one line, which every text of a record can hold."""
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self.error(f"{what} holds half a surrogate pair, which is no text")
        return " ".join(value.replace("\0", " ").split())

    def kind(self, value: str) -> EntityType:
        kind = SPELLINGS.get(value.casefold(), value.casefold())
        if kind not in ACTORS:
            raise self.error(f"{value!r} is no type of actor; types are {', '.join(ACTORS)}")
        return cast(EntityType, kind)

    def gender(self, value: str) -> Gender:
        known = {"": "unknown", "f": "female", "m": "male", "other": "unknown"}
        gender = known.get(value.casefold(), value.casefold())
        if gender not in get_args(Gender):
            raise self.error(f"{value!r} is no gender; leave it empty, or write {', '.join(get_args(Gender))}")
        return cast(Gender, gender)

    def country(self, value: str) -> str:
        """The code of a country by its name, code or demonym."""
        code = alpha3_of(value) or country_of(value) or demonym_of(value)
        if code is None:
            raise self.error(f"{value!r} is no country; write its English name or ISO 3166 code")
        return code

    def day(self, value: str, what: str) -> str:
        day = iso_day(value) if value else ""
        if day is None:
            raise self.error(f"{what} is {value!r}, which is no date; write 2024, 2024-05 or 2024-05-01")
        return day

    def role(self, title: str, body: str, country: str, since: str, until: str) -> KnownRole:
        """A role; a body that is a country's name is the country."""
        code = self.country(country) if country else ""
        if not code and body and (of := country_of(body)):
            code, body = of, ""
        role = KnownRole(title, body, code, self.day(since, "the start"), self.day(until, "the end"))
        if role.since and role.until and role.until < role.since[: len(role.until)]:
            raise self.error(f"the role ends ({role.until}) before it starts ({role.since})")
        return role


def id_from_name(name: str, kind: EntityType) -> str:
    """The id of an actor to whom the registry gives none: by name and type, so that their rows come together."""
    return f"{kind}:{fold(name)}"
