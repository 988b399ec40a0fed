"""Places: what a name names, in which country, and where. Data: GeoNames (CC BY 4.0); see NOTICE.

Does not read text: callers hand it names. A name that is nobody's is absent (None), never guessed.
"""

from onrecord.gazetteer.countries import (
    alpha2_of,
    alpha3_of,
    capital_of,
    countries_in,
    country_name,
    country_of,
    country_of_capital,
    demonym_of,
)
from onrecord.gazetteer.curated import Locality, region_of_people
from onrecord.gazetteer.curated import country as country_place
from onrecord.gazetteer.government import Organisation, Seat, heads_called, organisation_of, seat_of
from onrecord.gazetteer.names import fold
from onrecord.gazetteer.places import (
    candidates,
    country_after_comma,
    is_ambiguous,
    is_capital,
    localities,
    lookup,
    unit_abbreviated,
)

__all__ = [
    "Locality",
    "Organisation",
    "Seat",
    "alpha2_of",
    "alpha3_of",
    "candidates",
    "capital_of",
    "countries_in",
    "country_after_comma",
    "country_name",
    "country_of",
    "country_of_capital",
    "country_place",
    "demonym_of",
    "fold",
    "heads_called",
    "is_ambiguous",
    "is_capital",
    "localities",
    "lookup",
    "organisation_of",
    "region_of_people",
    "seat_of",
    "unit_abbreviated",
]
