"""Which place a place phrase means, by the article's own words: "San Lucas in Peru", or the one it can be here.

What the article says of a name comes before what the gazetteer holds likeliest; where the gazetteer leaves the country
open, it is that of its places of this name in the countries that the article speaks of, if they are one.
"""

from msgspec import structs

from onrecord.coding.context import Context
from onrecord.coding.locating import as_place, one_place, places_of
from onrecord.gazetteer import country_of, demonym_of, fold, localities, lookup
from onrecord.schema import Place

LONGEST_COUNTRY = 3  # words
MENTIONS = 50  # of one name that are looked at
LEAST = 1.0  # the lead over the next place of a name from which the name is taken for it where no country is known


def in_article(context: Context, place: Place) -> Place:
    """The place with its country, unit and coordinates, as far as the article decides which it is."""
    return in_article_because(context, place)[0]


def in_article_because(context: Context, place: Place) -> tuple[Place, str]:
    """The same, and in a line why this place and no other of the name; no reason where it is not known which it is."""
    here = places_of(context).meant.get(fold(place.name))
    likeliest = lookup(place.name)
    if likeliest is not None and place.country == likeliest.country and here is not None and here.lead >= LEAST:
        return as_place(here.place, place.name), here.why  # one sense of a name in one article
    place = _with_country(context, place)
    meant = one_place(context, place.name, place.country)
    if meant is None or (place.country is None and meant.lead < LEAST):
        return place, ""
    country = place.country or meant.place.country
    return structs.replace(as_place(meant.place, place.name), country=country), meant.why


def _with_country(context: Context, place: Place) -> Place:
    if country_of(place.name):
        return place
    said = _said(context, place.name)
    if said is not None:
        return Place(place.name, said)
    if place.country is not None:
        return place
    able = {found.country for found in localities(place.name)} & _countries(context)
    return Place(place.name, able.pop()) if len(able) == 1 else place


def _said(context: Context, name: str) -> str | None:
    """The country that the article puts behind a name: "San Lucas in Peru", "San Lucas, Peru"."""
    reading = context.reading
    words = name.lower().split()
    for at in context.positions(words[0])[:MENTIONS]:
        end = at + len(words)
        if reading.lower[at:end] != words or end + 1 >= len(reading.words) or reading.lower[end] not in ("in", ","):
            continue
        for last in range(min(end + 1 + LONGEST_COUNTRY, len(reading.words)), end + 1, -1):
            code = country_of(reading.text[reading.starts[end + 1] : reading.ends[last - 1]])
            # "Paris, Germany and Italy" is a list: behind a comma the country must have such a place
            if code and (reading.lower[end] == "in" or lookup(name, code)):
                return code
    return None


def _countries(context: Context) -> set[str | None]:
    """The countries that the article names, or whose people it names."""
    if context.countries is None:
        capitals = {word for word in context.reading.words if word[0].isupper() and len(word) > 2}
        bare = {word[:-2] if word.endswith(("’s", "'s")) else word for word in capitals}
        context.countries = {country_of(word) or demonym_of(word) for word in bare} - {None}
    return context.countries
