"""Names of bodies that go on over "and" or begin with their members: "Transport and Allied Workers", "Sons of the Sea".

Says only whether two runs of capitals are one name. An "and" also joins two names, so each rule asks for a sign that
what it joins is no name of its own: members, a field of work, a body's noun at the end, an acronym behind it.
"""

from onrecord.find.noun_phrases import is_demonym, is_possessive
from onrecord.gazetteer import country_of, lookup
from onrecord.lang.naming import naming
from onrecord.schema import EntityType
from onrecord.text import Reading

INSTITUTIONAL: frozenset[EntityType] = frozenset(("government", "organization", "outlet"))
MEMBERS = ("ers", "ors", "ists", "men", "women", "eers", "trades", "ians", "ants")  # endings of what members are called
SERVICES = frozenset(("service", "services"))  # end a body's name, and are none by themselves
LONGEST_PART = 4  # words of what "and" adds to a name


def is_members(word: str) -> bool:
    """Whether a word in lower case says what several people are: "workers", "hauliers", "parents"."""
    noun = naming().nouns.get(word)
    if noun is not None:
        return noun.number == "plural" and noun.type in ("person", "group")
    return word.endswith(MEMBERS) and len(word) > 4


def is_members_name(reading: Reading, at: int) -> bool:
    """Whether "of" goes on a name that begins with members: "the Friends of the Lake", not "the Ministers of Oslo"."""
    low = reading.lower[at]
    noun = naming().nouns.get(low)
    office = noun is not None and bool({"official", "leader", "member"} & {noun.lemma, *noun.broader})
    called = (at > 0 and reading.lower[at - 1] == "the") or _is_told_to_be_body(reading, at)
    return called and not office and low not in naming().classes["conviction"] and is_members(low)


def _is_told_to_be_body(reading: Reading, at: int) -> bool:
    """Whether what follows a name in "of" says that it is a body: "Friends of the Lake, the group that ..."."""
    lower = reading.lower
    end = at + 2 + (lower[at + 2 : at + 3] == ["the"])
    while end < min(len(reading.words), at + 8) and reading.words[end][0].isupper():
        end += 1
    if lower[end : end + 1] != [","] or lower[end + 1 : end + 2] not in (["the"], ["a"], ["an"]):
        return False
    return any(_is_body(low) for low in lower[end + 2 : end + 5])


def goes_on_over_and(reading: Reading, first: int, at: int, limit: int) -> bool:
    """Whether the "and" at word `at` joins two parts of the body's name that starts at word `first`."""
    lower = reading.lower
    end = _part_end(reading, at + 1, limit)
    if end == at + 1 or _names_another(reading, at + 1, end) or _names_another(reading, first, at):
        return False
    if _is_spelled(reading, first, end):
        return True
    link = next((place for place in range(at - 1, first, -1) if lower[place] in ("of", "for")), -1)
    field = end == at + 2 and lower[at + 1] in naming().classes["portfolio"]
    both = is_members(lower[at - 1]) and is_members(lower[end - 1])
    noun = naming().nouns.get(lower[end - 1])
    body = (noun is not None and noun.type in INSTITUTIONAL) or lower[end - 1] in SERVICES
    if link > 0:
        return (both or field) and not _is_body(lower[at - 1])
    if _is_body(lower[at - 1]) or lower[at - 1] in naming().classes["corporate"]:
        return False
    called = first > 0 and lower[first - 1] == "the"
    return (
        (field and at - first > 1)
        or (body and (called or is_members(lower[at - 1]) or lower[at - 1] in naming().classes["portfolio"]))
        or (both or _allied(reading, first, at, end))
    )


def _allied(reading: Reading, first: int, at: int, end: int) -> bool:
    """A field of work and further members: "Transport and Allied Workers"."""
    lower = reading.lower
    called = first > 0 and lower[first - 1] == "the"
    return at - first == 1 and is_members(lower[end - 1]) and (called or lower[first] in naming().classes["portfolio"])


def _part_end(reading: Reading, at: int, limit: int) -> int:
    """Behind the run of plain capitalised words from word `at` on."""
    end = at
    while end < min(limit, at + LONGEST_PART) and reading.words[end][0].isupper():
        end += 1
        if is_possessive(reading.words[end - 1]):
            break
    return end


def _names_another(reading: Reading, first: int, end: int) -> bool:
    """Whether words are a name of their own: a person's, a country's, a title and a name, an abbreviation."""
    words, lower = reading.words, reading.lower
    text = reading.text[reading.starts[first] : reading.ends[end - 1]].removesuffix("’s").removesuffix("'s")
    if country_of(text) is not None or (lookup(text) is not None and end - first == 1):
        return True
    low = lower[first]
    noun = naming().nouns.get(low)
    personal = low in naming().given or low in naming().titles
    office = noun is not None and noun.type == "person" and noun.number == "singular"
    shouted = words[first].isupper() and len(words[first]) > 1 and not words[end - 1].isupper()
    lone = end - first == 1 and (is_demonym(words[first]) or words[first].isupper())
    return personal or office or shouted or lone


def _is_spelled(reading: Reading, first: int, end: int) -> bool:
    """Whether brackets behind the words [first, end) hold their initials: "Transport and Allied Workers (TAW)"."""
    words = reading.words
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
        return False
    letters = words[end + 1].lower()
    capitals = "".join(words[at][0].lower() for at in range(first, end) if words[at][0].isupper())
    every = "".join(reading.lower[at][0] for at in range(first, end) if words[at][0].isalpha())
    return len(letters) > 1 and letters in (capitals, every)


def _is_body(low: str) -> bool:
    noun = naming().nouns.get(low)
    return noun is not None and noun.type in INSTITUTIONAL
