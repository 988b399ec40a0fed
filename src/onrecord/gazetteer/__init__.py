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
from onrecord.gazetteer.government import Organisation, Seat, heads_called, organisation_of, seat_of
from onrecord.gazetteer.names import fold
from onrecord.gazetteer.places import Locality, country_after_comma, is_ambiguous, localities, lookup

__all__ = [
    "Locality",
    "Organisation",
    "Seat",
    "alpha2_of",
    "alpha3_of",
    "capital_of",
    "countries_in",
    "country_after_comma",
    "country_name",
    "country_of",
    "country_of_capital",
    "demonym_of",
    "fold",
    "heads_called",
    "is_ambiguous",
    "localities",
    "lookup",
    "organisation_of",
    "seat_of",
]
