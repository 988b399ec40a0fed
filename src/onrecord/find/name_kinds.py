"""What kind of thing a name names, by its own words and the ones beside it: a person, a body, a place.

Says "unknown" where nothing tells. Does not look at other mentions of the name; `resolve` does.
"""

from onrecord.find.body_names import INSTITUTIONAL, is_members_name
from onrecord.find.noun_phrases import is_possessive
from onrecord.gazetteer import country_of, lookup
from onrecord.lang import word_list
from onrecord.lang.naming import naming
from onrecord.schema import EntityType, Gender
from onrecord.text import Reading

LOCATIVE = frozenset(("in", "at", "near", "from", "to", "outside", "across", "around", "over", "into", "through"))
JOINERS = frozenset(("for", "against", "without"))  # of what a group of people is for or against
LONGEST_PERSON = 6  # words of a name without particles, full stops of initials among them
LONGEST_ACRONYM = 6  # letters


def name_type(reading: Reading, first: int, end: int) -> tuple[EntityType, Gender]:
    """The kind and gender of the name in words [first, end), which has no title."""
    words, lower = reading.words, reading.lower
    while end - first > 2 and lower[end - 1] in naming().classes["honours"]:
        end -= 1  # "Jane Doe OBE" is no body's abbreviation
    several = end - first > 1
    text = reading.text[reading.starts[first] : reading.ends[end - 1]].removesuffix("’s").removesuffix("'s")
    thing = _thing(reading, first, end, text)
    if thing is not None:
        return thing, "unknown"
    gender = naming().given.get(lower[first])
    if end - first > LONGEST_PERSON and not any(low in naming().classes["particle"] for low in lower[first:end]):
        return "unknown", "unknown"  # a headline
    if gender is not None and several and not _is_of_thing(reading, first, end):
        return "person", gender
    if several and any(_is_personal(words[at], lower[at]) for at in range(first, end)):
        return ("place" if lookup(text) is not None else "person"), "unknown"
    if words[end - 1].isupper():
        shouted = _shouted(words, first, end, text)
        if shouted is not None:
            return shouted, "unknown"
    origin = first > 0 and (lower[first - 1] == "of" or lower[first - 1] in LOCATIVE)
    whose = lower[end : end + 1] in (["who"], ["whose"]) or lower[end : end + 2] == [",", "who"]
    is_given = gender is not None and not several and lookup(text) is None  # "Virginia" alone is the state
    is_given = is_given and not (first and lower[first - 1] == "the" and not is_possessive(words[end - 1]))
    is_person = is_given or (whose and not origin)
    return ("person" if is_person else "unknown"), gender or "unknown"


def _thing(reading: Reading, first: int, end: int, text: str) -> EntityType | None:
    """The kind of a name that is no person's: a body's by its noun, a company's, a place by what stands before it."""
    lower = reading.lower
    body = _body_type(lower, first, end) if end - first > 1 else None
    if body is not None:
        return body
    if country_of(text) is not None:
        return "place"
    opening = naming().nouns.get(lower[first])
    if opening is not None and opening.number == "plural" and JOINERS & set(lower[first:end]):
        return "organization"  # "Parents for Clean Air"
    if _is_corporate(reading, first, end) or "and" in lower[first:end]:
        return "organization"
    second = lower[first + 1 : min(first + 2, end)]
    campaign = second == ["the"] and lower[first] in naming().classes["campaigning"]  # "Save the Lido"
    if campaign or (second == ["of"] and is_members_name(reading, first)):
        return "organization"  # "the Friends of the Estuary"
    if first and lower[first - 1] in LOCATIVE and lookup(text) is not None:
        return "place"
    if first > 1 and lower[first - 1] == "of" and lower[first - 2] in word_list("en", "settlements"):
        return "place"
    return None


def _shouted(words: list[str], first: int, end: int, text: str) -> EntityType | None:
    """The kind of a name in capitals: an abbreviation is a body's, but a person may be shouted in full."""
    last = words[end - 1]
    if len(last) > 4 and lookup(text) is not None:
        return "place"  # "CALAMA"; shorter ones are abbreviations first
    several = end - first > 1
    loud = several and words[first].isupper()
    fits = 2 <= len(last) <= LONGEST_ACRONYM and not loud and (not several or len(last) > 2)
    return "organization" if fits else None


def _is_of_thing(reading: Reading, first: int, end: int) -> bool:
    """Whether an article tells that a name with a given name in it is no person's: "the Jane Doe Morning Show"."""
    words = reading.words
    if not first or reading.lower[first - 1] != "the" or is_possessive(words[end - 1]):
        return False
    return end >= len(words) or not (words[end][0].islower() and reading.lower[end] in naming().nouns)


def _is_corporate(reading: Reading, first: int, end: int) -> bool:
    """Whether a name is a company's, a club's or a members' body's: "Norvik Ferries", "Workers’ Accord"."""
    words, lower = reading.words, reading.lower
    classes = naming().classes
    last_low = lower[end - 1].removesuffix("’s").removesuffix("'s")
    if end - first > 1:
        if last_low in classes["corporate"] or last_low in classes["sporting"]:
            return True
        if any(_is_members_genitive(words, at) for at in range(first, end - 1)):
            return True
    if is_possessive(words[end - 1]) and end < len(words):
        return lower[end] in classes["holdings"] or lower[end : end + 2] == ["chief", "executive"]
    return lower[end : end + 2] == [",", "which"]


def _is_members_genitive(words: list[str], at: int) -> bool:
    word = words[at - 1] if words[at] in ("’", "'") and at else words[at]
    if words[at] not in ("’", "'") and not is_possessive(word):
        return False
    noun = naming().nouns.get(word.lower().removesuffix("’s").removesuffix("'s"))
    return noun is not None and noun.number == "plural"


def _body_type(lower: list[str], first: int, end: int) -> EntityType | None:
    """The kind of body that a noun at a name's end or before "of" makes it: "Water Board", "Ministry of Water"."""
    nouns = naming().nouns
    opening = nouns.get(lower[first])
    link = next((at for at in range(first + 1, end - 1) if lower[at] in ("of", "for")), -1)
    before_link = nouns.get(lower[link - 1]) if link > first + 1 else None  # "the Popular Front of the Coast"
    for noun in (nouns.get(lower[end - 1].removesuffix("’s").removesuffix("'s")), opening, before_link):
        if noun is not None and noun.type in INSTITUTIONAL:
            return noun.type
    if opening is not None and opening.type in ("group", "document") and "of" in lower[first:end]:
        return opening.type
    return None


def _is_personal(word: str, low: str) -> bool:
    """A part that only people's names have: "bin", "al-Sudani", "van", an initial."""
    before, mark, _ = low.partition("-")
    if mark and before in ("al", "el", "ul", "abd", "abdul", "abdel", "ibn", "bin"):
        return True
    return low in ("bin", "ibn", "bint", "van", "von", "der", "abu", "abdul") or (
        len(word) == 1 and word.isupper() and word != "I"
    )
