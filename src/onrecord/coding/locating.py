"""Which place a name means: features of each candidate are weighed, and the weighing explains itself.

After the literature on toponym resolution (Leidner 2007): the larger place, unless the text says otherwise; the one
that lies in what contains it ("Paris, Texas"); the one near what else is named (spatial minimality); one sense of a
name in one article. Weights are in powers of ten of inhabitants: a weight of 1 is worth ten times the inhabitants.
"""

from collections import Counter
from collections.abc import Iterable
from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.place_names import inside
from onrecord.coding.toponyms import Named, named_places, names_at
from onrecord.coding.unlisted import Holders, seated, sights, unlisted
from onrecord.gazetteer import (
    Locality,
    alpha3_of,
    candidates,
    capital_of,
    country_name,
    fold,
    is_capital,
    unit_abbreviated,
)
from onrecord.schema import Place, Span, Toponym

CONTAINED = 6.0  # the text puts it there: "Paris, Texas"
SECTION, DATELINE = 1.5, 1.0  # the country of the place heading, or of the dateline
COUNTRY = 1.5  # at most: the share that the candidate's country has of the countries and places named
UNIT = 1.5  # its first-level unit is named
NEAR, NEAR_KM = 1.5, 150.0  # beside another place that is named, falling off with the distance
OUTLET = 0.7  # the country of the outlet's address
KINDS = {"country": 10.0, "region": 8.0, "landmark": 6.5, "unit": -0.6, "district": -1.0, "city": 0.0}
CAPITAL = 0.7
ABBREVIATED = 0.7  # of a US state and the like, against a town called so
LARGE = 500_000  # inhabitants of a town that is meant before its state: New York
RENOWN = 0.5  # for ten times as many names in other languages
MOST = 24  # candidates of a name, and other places that they are compared with
EARTH = 6371.0  # km
SHOWN = 3  # reasons
ALONE = 4.0  # the lead of a place that has no other of its name beside it
SIGHTS = 100_000  # inhabitants under which a town called "Washington Square" is rather a square elsewhere
CERTAIN = 2.0  # the lead from which a place is used to place others


SHARES = {"country": 0.97, "region": 0.89}  # of such toponyms that were right; docs/places.md
WIDE = ("country", "region", "unit")
ONLY, LED = 0.87, 0.95  # the same, of a place that has no other of its name; of one that leads by far


class Meant(NamedTuple):
    """The place that a name means in an article, why, and by how much it leads."""

    place: Locality
    why: str
    lead: float


class _Weighed(NamedTuple):
    score: float
    place: Locality
    reasons: tuple[tuple[float, str], ...]


def located(context: Context) -> tuple[Toponym, ...]:
    """The places that the article names, in order."""
    found = places_of(context)
    placed = [(named, found.meant[fold(named.name)]) for named in found.named]
    sights = unlisted(context, [named.span for named, meant in placed if _is_known(meant.place)])
    inside = {named.span: sight for named, _ in placed for sight in sights if _within(named.span, sight)}
    holders = Holders(context, [(named, meant.place) for named, meant in placed if named.span not in inside])
    held = {sight: holders.of(sight) for sight in sights}
    for named, meant in placed:  # "Riga Airport" is in Riga; "Riga Street" in Oslo is not
        sight = inside.get(named.span)
        if sight is not None and ((holder := held.get(sight)) is None or _apart(meant.place, holder.place) <= NEAR_KM):
            held.pop(sight, None)
    listed = [
        Toponym(named.span, named.use, as_place(meant.place, meant.place.name), meant.why, _score(meant))
        for named, meant in placed
        if inside.get(named.span) not in held
    ]
    for sight, holder in held.items():
        if holder is not None:
            name = context.article.read(sight)
            place = as_place(holder.place, name, exactly=False)
            listed.append(Toponym(sight, "location", place, f"{name}: no list has it; {holder.why}", holder.score))
    return tuple(sorted(listed, key=lambda each: each.span))


def _is_known(place: Locality) -> bool:
    """Whether a place is known enough for what is called after it to be there: "London Bridge"."""
    return place.kind in (*WIDE, "landmark") or (place.inhabitants or 0) >= SIGHTS


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _score(meant: Meant) -> float:
    """How surely a toponym is found and placed right."""
    if meant.lead == ALONE:
        return SHARES.get(meant.place.kind, ONLY)
    return round(LED * (1 - 0.5 * exp(-meant.lead)), 4)


def located_at(context: Context, spans: tuple[Span, ...]) -> list[Place | None]:
    """Where each of some spans lies, taking it that each names a place; None where no list knows it."""
    given = names_at(context, spans)
    found = _Weighing(context, [each for each in given if each is not None]).places()
    meant = [None if each is None else found.meant[fold(each.name)].place for each in given]
    whole = [
        place if each is not None and place is not None and each.span == span else None
        for span, each, place in zip(spans, given, meant, strict=True)
    ]
    surely = [
        (each, place) for each, place in zip(given, whole, strict=True)
        if each is not None and place is not None and not _is_called_like(context, each.span, place)
    ]  # fmt: skip
    holders = Holders(context, surely)
    return [
        _given(context, holders, span, place, place is not None and at is not None)
        for span, place, at in zip(spans, meant, whole, strict=True)
    ]


def _given(context: Context, holders: Holders, span: Span, place: Locality | None, whole: bool) -> Place | None:
    """Where a span lies: the place of its whole name; else where the text puts it, if a part names nothing near."""
    name = context.article.read(span)
    if place is not None and whole and not _is_called_like(context, span, place):
        return as_place(place, name)
    held = holders.of(span)
    if held is None or held.place.latitude is None:
        return None if place is None else as_place(place, name)
    seat = _seat(context, span, place) if place is not None else None
    if seat is not None:
        return as_place(seat, name, exactly=False)
    if place is not None and (place.kind in WIDE or _apart(place, held.place) <= NEAR_KM):
        return as_place(place, name)
    return as_place(held.place, name, exactly=False)


def _seat(context: Context, span: Span, place: Locality) -> Locality | None:
    """The capital in which a body of state sits that is named with its country: "the Norwegian Foreign Ministry"."""
    words = context.reading.words_in(span)
    if (
        place.kind != "country"
        or not len(words)
        or context.reading.lower[words.stop - 1] not in seated(context.language)
    ):
        return None
    capital = capital_of(place.country or "")
    return next((each for each in candidates(capital or "") if each.country == place.country), None)


def _is_called_like(context: Context, span: Span, place: Locality) -> bool:
    """Whether a small town's name is rather that of a sight: "Washington Square"."""
    words = context.reading.words_in(span)
    sight = len(words) > 1 and context.reading.lower[words.stop - 1] in sights(context.language)
    return sight and place.kind == "city" and (place.inhabitants or 0) < SIGHTS


def as_place(found: Locality, name: str, exactly: bool = True) -> Place:
    """A place of the gazetteer under the name that the article gives it; not `exactly`: only what holds the place."""
    unit = found.name if found.kind == "unit" and not exactly else found.unit
    return Place(name, found.country, unit, found.latitude, found.longitude, found.geonames if exactly else None)


class Places(NamedTuple):
    """The names of an article and what each means, by its folded spelling."""

    named: list[Named]
    meant: dict[str, Meant]


def places_of(context: Context) -> Places:
    """All places that an article names; worked out once."""
    if context.places is None:
        context.places = _Weighing(context, named_places(context)).places()
    found: Places = context.places
    return found


def one_place(context: Context, name: str, country: str | None) -> Meant | None:
    """What a name means in an article, though it was not found as one there; only what lies in `country`, if given."""
    known = places_of(context).meant.get(fold(name))
    if known is not None and country in (None, known.place.country):
        return known
    able = tuple(each for each in candidates(name) if country in (None, each.country))
    if not able:
        return None
    weighing = _Weighing(context, places_of(context).named)
    return weighing.decide(name, able, None, list(places_of(context).meant.values()))


class _Weighing:
    """The features of one article."""

    def __init__(self, context: Context, named: list[Named]) -> None:
        self.named = named
        self.outer: dict[str, Locality] = {}
        self.able: dict[str, tuple[Locality, ...]] = {}
        self.spelled: dict[str, str] = {}
        countries: Counter[str] = Counter()
        self.units: set[str] = set()
        for each in named:
            key = fold(each.name)
            self.able[key] = tuple(dict.fromkeys((*self.able.get(key, ()), *each.able[:MOST])))
            self.spelled.setdefault(key, each.name)
            if each.outer is not None:
                self.outer.setdefault(key, each.outer)
                self.able[key] = tuple(
                    dict.fromkeys((*self.able[key], *(p for p in each.able if inside(p, each.outer))))
                )
                if each.outer.country:
                    countries[each.outer.country] += 1
                if each.outer.kind == "unit":
                    self.units.add(fold(each.outer.name))
            certain = {place.country for place in each.able}
            if each.able[0].kind in ("country", "region") or len(certain) == 1:
                countries.update(code for code in (each.able[0].country,) if code)
            if each.able[0].kind == "unit":
                self.units.add(fold(each.able[0].name))
        total = sum(countries.values())
        self.shares = {code: count / total for code, count in countries.items()}
        sections = [found for found in context.sections or () if found is not None and found.value.country]
        self.section = {found.value.country: found.by for found in sections}
        self.outlet = _outlet_country(context)

    def places(self) -> Places:
        """What each name means: first by itself, then with the surest of the others beside it."""
        first = {key: self.decide(self.spelled[key], able, self.outer.get(key), ()) for key, able in self.able.items()}
        others = sorted(first.values(), key=lambda meant: -meant.lead)[:MOST]
        meant = {
            key: self.decide(
                self.spelled[key],
                able,
                self.outer.get(key),
                [other for other in others if other.place.name != first[key].place.name],
            )
            if len(able) > 1
            else first[key]
            for key, able in self.able.items()
        }
        return Places(self.named, meant)

    def decide(self, name: str, able: tuple[Locality, ...], outer: Locality | None, others: Iterable[Meant]) -> Meant:
        """The likeliest candidate."""
        anchors = [
            each for each in others if each.place.kind in ("city", "landmark", "district") and each.lead >= CERTAIN
        ]
        weighed = sorted((self._weigh(place, outer, anchors) for place in able), key=lambda each: -each.score)
        best = weighed[0]
        title = titled(best.place)
        if len(weighed) == 1:
            alone = {"country": "a country", "region": "a region"}.get(best.place.kind, "the only place of the name")
            return Meant(best.place, f"{title}: {alone}", ALONE)
        rival = next((each for each in weighed[1:] if _apart(each.place, best.place) > NEAR_KM), None)
        if rival is None:
            return Meant(best.place, f"{title}: all places of the name lie together", ALONE)
        against = {label: weight for weight, label in rival.reasons}
        reasons = sorted(((weight - against.get(label, 0.0), label) for weight, label in best.reasons), reverse=True)
        told = [label for weight, label in reasons if weight > 0.05][:SHOWN]
        return Meant(best.place, f"{title}: {', '.join(told) or 'as likely as any'}", best.score - rival.score)

    def _weigh(self, place: Locality, outer: Locality | None, anchors: list[Meant]) -> _Weighed:
        size = log10((place.inhabitants or 0) + 10) + KINDS[place.kind] + (CAPITAL if is_capital(place) else 0)
        size += RENOWN * log10(1 + (place.renown or 0)) + (ABBREVIATED if _is_abbreviated(place) else 0)
        reasons = [(size, "larger or better known")]
        if outer is not None and inside(place, outer):
            reasons.append((CONTAINED, f"in {outer.name}, as the text says"))
        code = place.country
        if code in self.section and place.kind != "country":
            heading = "heading" in self.section[code]
            reasons.append((SECTION, "country of the section") if heading else (DATELINE, "country of the dateline"))
        if code is not None and code in self.shares and place.kind != "country":
            reasons.append((COUNTRY * self.shares[code], f"{country_name(code)} is spoken of"))
        if place.unit is not None and fold(place.unit) in self.units:
            reasons.append((UNIT, f"{place.unit} is named"))
        if code is not None and code == self.outlet:
            reasons.append((OUTLET, "country of the outlet"))
        if anchors and place.kind not in ("country", "region"):
            distance, nearest = min((_apart(place, each.place), each.place.name) for each in anchors)
            if distance < 5 * NEAR_KM:
                reasons.append((NEAR * exp(-distance / NEAR_KM), f"near {nearest}"))
        return _Weighed(sum(weight for weight, _ in reasons), place, tuple(reasons))


def _is_abbreviated(place: Locality) -> bool:
    """Whether a unit is one of those that news agencies abbreviate, and so take as known: a US state."""
    unit = unit_abbreviated(place.name) if place.kind == "unit" else None
    if unit is None or unit.country != place.country:
        return False
    return not any(each.kind == "city" and (each.inhabitants or 0) >= LARGE for each in candidates(place.name))


def titled(place: Locality) -> str:
    """`Paris, Texas, United States`: a place with what it lies in."""
    parts = (place.name, place.unit, country_name(place.country or ""))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _apart(one: Locality, other: Locality) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return EARTH
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def kilometres(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """The great-circle distance of two points in degrees."""
    a, b, x, y = map(radians, (latitude, longitude, latitude2, longitude2))
    return 2 * EARTH * asin(min(1.0, sqrt(sin((x - a) / 2) ** 2 + cos(a) * cos(x) * sin((y - b) / 2) ** 2)))


def _outlet_country(context: Context) -> str | None:
    """The country of the outlet's address: ".co.uk"; other endings say nothing."""
    host = (context.article.url or "").partition("//")[2].partition("/")[0]
    ending = host.rpartition(".")[2]
    return alpha3_of({"uk": "gb"}.get(ending, ending)) if len(ending) == 2 else None
