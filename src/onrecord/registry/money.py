"""A registry as FollowTheMoney entities, one JSON object a line (https://followthemoney.tech, schema names as of 3.x).

Read are people, organizations, public bodies and companies with their names, and the positions, occupancies and
memberships that tie them together, in any order. Every other schema and property is passed over.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import TextIO

import msgspec

from onrecord.gazetteer import alpha2_of
from onrecord.registry.gathering import Gathering
from onrecord.registry.known import KnownActor, KnownRole
from onrecord.schema import EntityType

TYPES: dict[str, EntityType] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "government",
    "Company": "organization",
    "LegalEntity": "unknown",
}
SCHEMATA: dict[EntityType, str] = {"person": "Person", "government": "PublicBody", "unknown": "LegalEntity"}
TIES = {"Occupancy": ("holder", "post"), "Membership": ("member", "organization")}
MERELY_A_BODY = (
    "body:"  # begins the id of a body that we wrote because a role is tied to it, and that is no known actor
)
ABROAD = frozenset(("zz", "eu", "un", "suhh", "yucs", "csxx"))  # FollowTheMoney's codes for what is no country now


class _Entity(msgspec.Struct):
    """A line; what properties hold is looked at where it is used."""

    id: str
    schema: str
    properties: dict[str, list[object]] = {}
    line: int = 0


def read_money(text: str, path: str | None = None) -> tuple[KnownActor, ...]:
    """The actors of FollowTheMoney lines. InputError (path, line) where one cannot be used; nothing by halves."""
    return _Entities(text, path).actors()


def write_money(actors: Iterable[KnownActor], stream: TextIO) -> None:
    """Write the actors, with a line for each position, occupancy and membership."""
    everybody = tuple(actors)
    bodies = {actor.name: actor.id for actor in everybody if actor.type != "person"}
    posts: set[str] = set()
    for actor in everybody:
        _write(stream, actor.id, SCHEMATA.get(actor.type, "Organization"), _properties(actor))
        for number, role in enumerate(actor.roles):
            if role.body and role.body not in bodies:
                bodies[role.body] = f"{MERELY_A_BODY}{_digest(role.body)}"
                _write(stream, bodies[role.body], "Organization", {"name": [role.body]})
            body = [bodies[role.body]] if role.body else []
            tie, dates = f"{actor.id}:{number}", {"startDate": [role.since], "endDate": [role.until]}
            if role.body and not role.title and not role.country:
                _write(stream, tie, "Membership", {"member": [actor.id], "organization": body} | dates)
                continue
            post = f"post:{_digest(role.title, role.body, role.country)}"
            if post not in posts:
                posts.add(post)
                country = _codes([role.country]) if role.country else []
                _write(stream, post, "Position", {"name": [role.title], "country": country, "organization": body})
            _write(stream, tie, "Occupancy", {"holder": [actor.id], "post": [post]} | dates)


def _codes(countries: Iterable[str]) -> list[str]:
    return [(alpha2_of(code) or code).lower() for code in countries]


def _properties(actor: KnownActor) -> dict[str, list[str]]:
    wikidata, other = [], []
    for each in actor.identifiers:
        scheme, _, value = each.partition(":")
        if scheme == "wikidata" and value:
            wikidata.append(value)
        else:
            other.append(each)
    return {
        "name": [actor.name],
        "alias": list(actor.aliases),
        "weakAlias": list(actor.weak_aliases),
        "gender": [] if actor.gender == "unknown" else [actor.gender],
        "nationality" if actor.type == "person" else "country": _codes(actor.countries),
        "wikidataId": wikidata,
        "idNumber": other,
        "keywords": [actor.type] if actor.type in ("outlet", "group") else [],
    }


def _write(stream: TextIO, id: str, schema: str, properties: dict[str, list[str]]) -> None:
    held = {name: kept for name, values in properties.items() if (kept := [each for each in values if each])}
    stream.write(msgspec.json.encode({"id": id, "schema": schema, "properties": held}).decode() + "\n")


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


class _Entities:
    """All entities of a file by id; what ties two of them may come before either."""

    def __init__(self, text: str, path: str | None) -> None:
        self.gathering = Gathering(path)
        self.by_id: dict[str, _Entity] = {}
        decoder = msgspec.json.Decoder(_Entity)
        for number, line in enumerate(text.split("\n"), 1):
            self.gathering.line = number
            if not line.strip():
                continue
            try:
                entity = decoder.decode(line)
            except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
                raise self.gathering.error(f"is no FollowTheMoney entity: {error}") from None
            if not entity.id or entity.id in self.by_id:
                raise self.gathering.error(f"the id {entity.id!r} is there twice" if entity.id else "has an empty id")
            entity.line = number
            self.by_id[entity.id] = entity

    def actors(self) -> tuple[KnownActor, ...]:
        for entity in self.by_id.values():
            self.gathering.line = entity.line
            if entity.schema in TYPES and not entity.id.startswith(MERELY_A_BODY):
                self.gathering.add(self._actor(entity))
        for entity in self.by_id.values():
            self.gathering.line = entity.line
            if entity.schema in TIES:
                self._tie(entity)
        return self.gathering.actors()

    def _actor(self, entity: _Entity) -> KnownActor:
        names = self.texts(entity, "name")
        if not names:
            raise self.gathering.error("has no name")
        wider = {"outlet", "group"} & set(self.texts(entity, "keywords"))
        kind = self.gathering.kind(wider.pop()) if wider else TYPES[entity.schema]
        countries = [*self.texts(entity, "nationality"), *self.texts(entity, "country")]
        wikidata = [f"wikidata:{each}" for each in self.texts(entity, "wikidataId")]
        return KnownActor(
            id=self.gathering.text(entity.id, "the id"),
            name=names[0],
            type=kind,
            gender=self.gathering.gender(next(iter(self.texts(entity, "gender")), "")),
            aliases=tuple(
                dict.fromkeys((*names[1:], *self.texts(entity, "alias"), *self.texts(entity, "previousName")))
            ),
            weak_aliases=self.texts(entity, "weakAlias"),
            countries=tuple(dict.fromkeys(self.gathering.country(each) for each in countries if each not in ABROAD)),
            identifiers=(*wikidata, *self.texts(entity, "idNumber")),
        )

    def _tie(self, entity: _Entity) -> None:
        who, what = TIES[entity.schema]
        holders, posts = self.referred(entity, who), self.referred(entity, what)
        since, until = (next(iter(self.texts(entity, name)), "") for name in ("startDate", "endDate"))
        for holder in holders:
            for post in posts:
                role = self.gathering.role(*self._role(entity, post), since, until)
                self._give(holder, role)

    def _role(self, tie: _Entity, post: _Entity) -> tuple[str, str, str]:
        """The title, body and country of what somebody holds or is a member of."""
        name = next(iter(self.texts(post, "name")), "")
        if tie.schema == "Membership":
            return next(iter(self.texts(tie, "role")), ""), name, ""
        bodies = [next(iter(self.texts(body, "name")), "") for body in self.referred(post, "organization")]
        countries = [each for each in self.texts(post, "country") if each not in ABROAD]
        return name, next(iter(bodies), ""), next(iter(countries), "")

    def _give(self, holder: _Entity, role: KnownRole) -> None:
        if holder.schema not in TYPES:
            raise self.gathering.error(f"its holder {holder.id!r} is a {holder.schema}")
        name = self.texts(holder, "name")[0]
        self.gathering.add(KnownActor(self.gathering.text(holder.id, "the id"), name, roles=(role,)))

    def referred(self, entity: _Entity, name: str) -> list[_Entity]:
        """The entities that a property names, each by its id."""
        ids = entity.properties.get(name, [])
        missing = [each for each in ids if not isinstance(each, str) or each not in self.by_id]
        if missing:
            raise self.gathering.error(f"its {name} {missing[0]!r} is not in the file")
        return [self.by_id[str(each)] for each in ids]

    def texts(self, entity: _Entity, name: str) -> tuple[str, ...]:
        values = entity.properties.get(name, [])
        wrong = [each for each in values if not isinstance(each, str)]
        if wrong:
            raise self.gathering.error(f"its {name} holds {wrong[0]!r}, which is no text")
        return tuple(dict.fromkeys(text for each in values if (text := self.gathering.text(str(each), name))))
