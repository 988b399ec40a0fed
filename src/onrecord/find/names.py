"""Runs of capitalised words: where a name begins and ends, what of it is title, what kind of thing it names.

Knows particles ("bin Salman", "van der Berg"), initials, "St.", "Jr.", nicknames in quotation marks, titles and ranks
before a name, and names of bodies that go on over "of" ("Ministry of Water"). Does not decide who is who.
"""

from functools import cache

from msgspec import Struct

from onrecord.find.body_names import INSTITUTIONAL, goes_on_over_and, is_members, is_members_name
from onrecord.find.name_kinds import JOINERS, LONGEST_PERSON, name_type
from onrecord.find.noun_phrases import is_demonym, is_possessive, words_of
from onrecord.gazetteer import country_of
from onrecord.lang.naming import naming
from onrecord.schema import EntityType, Gender, Number
from onrecord.text import Reading

SHORT_PARTICLES = frozenset(("i", "e", "y", "la", "le", "las", "los", "ur"))
MONTHS_TOO = frozenset(("jan", "jun", "mar", "sep"))  # abbreviated months that names begin with
FAMILY_TOO = frozenset(("he", "oh"))  # family names that are other words without a given name behind them
GIVEN_TOO = frozenset(("per", "june", "april"))  # given names also at a sentence's start, before another capital
COMPOUND = ("-run", "-backed", "-led", "-based", "-owned", "-controlled", "-linked", "-aligned", "-funded", "-born")
OPENING_MARKS = frozenset(('"', "“", "‘", "'"))
HOUSES = frozenset("hospital college university church school academy cathedral".split())
ABSTRACT = ("tion", "sion", "ment", "ship", "ness", "ity")  # what a role is for, not whose it is
SLOGANS = frozenset("now first together forward ahead".split())  # what a campaign's name may end with
LONGEST = 24  # words of one name; beyond that it is a list or a headline


class Run(Struct, frozen=True):
    """A name in words [first, last): `core` is where the name proper starts, after titles and roles.

    `kind` is "role" where nothing but a role is there ("Foreign Minister"; `core` is then its head), "people" for
    "Iraqis", else "name".
    """

    first: int
    core: int
    last: int
    kind: str
    type: EntityType
    gender: Gender
    number: Number = "singular"
    initial: bool = False


@cache
def closed_words() -> frozenset[str]:
    """Words that never begin a name."""
    return words_of(naming())


def is_capitalised(word: str) -> bool:
    """Whether a word is written as names are: "Raad", "al-Sudani", "d'Estaing", "eBay"."""
    if word[0].isupper():
        return True
    if not word[0].isalpha() or word.islower():
        return False
    before, mark, after = word.partition("-")
    if mark and after[:1].isupper():
        return before in naming().classes["particle"]
    return len(word) > 2 and (word[1] in "'’" or word[1].isupper()) and word[2:3].isalpha()


def name_run(reading: Reading, first: int, last: int) -> Run | None:
    """The name that starts at word `first`, before word `last`; None where the capital is only a sentence's start."""
    words, lower = reading.words, reading.lower
    initial = _starts_sentence(reading, first)
    goes_on = first + 1 < last and words[first + 1][0].isupper()
    asks = words[first + 2 : first + 3] != [","]
    worded = goes_on and not asks and lower[first] in naming().classes["wordlike"]  # "Will Estrel, a teacher,"
    month = goes_on and lower[first] in MONTHS_TOO and not words[first].isupper()  # "Jan Kranti Dal"
    family = goes_on and lower[first] in FAMILY_TOO and words[first + 1][1:].islower()  # "He Yaping"
    family = family and not _is_common(words[first + 1], lower[first + 1], False)
    loud = initial and len(words[first]) > 1 and words[first].isupper() and lower[first] in closed_words()
    if loud and first + 1 < last and words[first + 1].islower():
        return None  # "MORE than 200 people", in a newspaper's capitals
    if (
        not month
        and not family
        and not worded
        and _is_common(words[first], lower[first], initial and not (goes_on and lower[first] in GIVEN_TOO))
    ):
        return None
    kin = lower[first - 1] in naming().kin if first else False  # "her brother Jun"
    if lower[first] in naming().classes["calendar"] and not goes_on and not kin and not words[first].isupper():
        return None  # "in June"
    if lower[first].endswith(COMPOUND) or (initial and lower[first] in naming().classes["ranking"]):
        return None
    end = _run_end(reading, first, last)
    core = _core_start(reading, first, end)
    return _classified(reading, first, core, end, initial)


def _starts_sentence(reading: Reading, at: int) -> bool:
    if reading.sentences[reading.sentence_of[at]][0] == at:
        return True
    before = reading.words[at - 1]
    return before in "\"“„«‘'`:•*–—-…" or before == "``"


def _is_common(word: str, low: str, initial: bool) -> bool:
    """A capitalised word that names nothing: "The", "Tuesday", "Mr" alone is for the run to see."""
    if word.isupper() and len(word) > 1:
        return low in naming().classes["calendar"] and len(low) > 3
    if low in closed_words():
        return not (low in naming().given and not initial)
    return low in naming().classes["calendar"] and not (low in naming().given and not initial)


def _run_end(reading: Reading, first: int, last: int) -> int:
    words, lower, starts, ends = reading.words, reading.lower, reading.starts, reading.ends
    nouns, given, conviction = naming().nouns, naming().given, naming().classes["conviction"]
    opening = nouns.get(lower[first])
    is_office = opening is not None and opening.type == "person"  # "Secretary of State Jane Doe"
    body = first > 0 and lower[first - 1] == "the"  # it names a body or an office, so that "of" may go on
    at, limit = first, min(last, first + LONGEST)
    while at < limit:
        word = words[at]
        if at > first and word[0].isupper() and _is_posted_to(reading, first, at):
            break
        is_initial = (
            len(word) == 1 and word.isupper() and at + 1 < limit and words[at + 1] == "." and ends[at] == starts[at + 1]
        )
        common = at > first and _is_common(word, lower[at], False) and not is_initial and lower[at] not in FAMILY_TOO
        slogan = common and lower[at] in SLOGANS and word[1:].islower()
        if not is_capitalised(word) or (common and not slogan):
            following = _link_end(reading, first, at, limit, body) if at > first else at
            if following == at:
                break
            at = following
            continue
        noun = nouns.get(lower[at])
        body = body or (noun is not None and noun.number == "singular" and lower[at] not in conviction)
        at += 1
        if is_possessive(word):
            if not _is_members(word, words, at, limit):
                break
            continue
        if at + 1 < limit and words[at] == "." and starts[at] == ends[at - 1] and _dot_goes_on(words, lower, at):
            at += 1
        is_body = noun is not None and noun.type in INSTITUTIONAL and at - first > 1 and not is_office
        if is_body and at + 1 < limit and lower[at] in given and words[at][0].isupper() and words[at + 1][0].isupper():
            break  # "spokesman for the Water Ministry | Jane Doe"
    return at


def _is_posted_to(reading: Reading, first: int, at: int) -> bool:
    """Whether the words [first, at) are the country of an office before a name: "envoy to Norway | Jane Doe"."""
    lower = reading.lower
    link = first - 2 if first > 1 and lower[first - 1] == "the" else first - 1
    if link < 1 or lower[link] not in ("to", "of", "in"):
        return False
    noun = naming().nouns.get(lower[link - 1])
    office = noun is not None and noun.type == "person" and noun.number == "singular"
    return office and country_of(reading.text[reading.starts[first] : reading.ends[at - 1]]) is not None


def _is_members(word: str, words: list[str], at: int, limit: int) -> bool:
    """Whether a genitive names a body's members, so that its name goes on: "Dockers’ Union", "People's Party"."""
    if at < limit and words[at].lower() in HOUSES and words[at][0].isupper():
        return country_of(words[at - 1][:-2]) is None  # "King's College", "St. Olaf's Hospital"
    if at < limit and word.lower().endswith(("s", "s’", "s'")) and is_capitalised(words[at]):
        body = naming().nouns.get(words[at].lower())
        if body is not None and body.type in INSTITUTIONAL and words[at - 1][-1] in "’'":
            return True  # "Mountain Peoples’ Congress"
    noun = naming().nouns.get(word.lower().removesuffix("’s").removesuffix("'s"))
    return noun is not None and noun.number == "plural" and at < limit and is_capitalised(words[at])


def _link_end(reading: Reading, first: int, at: int, limit: int, body: bool) -> int:
    """Behind the word at `at` that is no capital but joins two parts of a name; `at` itself where it joins nothing."""
    words, lower = reading.words, reading.lower
    word, low = words[at], lower[at]
    particles = naming().classes["particle"]
    following = words[at + 1] if at + 1 < limit else "."
    if low in particles and (is_capitalised(following) or following in particles):
        return at if low in SHORT_PARTICLES and is_possessive(words[at - 1]) else at + 1
    if word == "," and following[0].isupper() and following.lower() in naming().classes["suffix"]:
        return at + 2
    campaign = low == "the" and at == first + 1 and lower[first] in naming().classes["campaigning"]  # "Save the Lido"
    campaign = campaign and following[0].isupper() and following.lower() not in closed_words()
    members = word in ("’", "'") and reading.starts[at] == reading.ends[at - 1]
    if word in OPENING_MARKS and _is_nickname(words, at, limit):
        return at + 3
    members = members and _is_members(words[at - 1], words, at + 1, limit)
    people = low in JOINERS and at == first + 1 and _is_plural(lower[first])
    if low == "of" and at == first + 1 and is_members_name(reading, first):
        body = True
    if is_capitalised(following) and (word in ("&", "/") or members or people or campaign):
        return at + 1
    if body and low in ("of", "for", "to") and not is_possessive(words[at - 1]):
        tail = at + 2 if following == "the" else at + 1
        if tail < limit and is_capitalised(words[tail]) and not _is_common(words[tail], lower[tail], False):
            purpose = "for" in lower[first:at] or is_members_name(reading, first)  # "Council for the Welfare of Dogs"
            if low == "of" and (naming().nouns.get(lower[at - 1]) is not None or purpose):
                return tail
            return tail if _body_ahead(reading, first, at, tail, limit) else at
    if low == "and" and is_capitalised(following):
        portfolio = body and "of" in lower[first:at] and _is_portfolio(lower[at + 1])
        return at + 1 if portfolio or goes_on_over_and(reading, first, at, limit) else at
    return at


def _is_plural(low: str) -> bool:
    """Whether a word says what several people are: "Parents" in "Parents for Clean Air"."""
    noun = naming().nouns.get(low)
    return noun is not None and noun.number == "plural" and noun.type in ("person", "group")


def _body_ahead(reading: Reading, first: int, link: int, at: int, limit: int) -> bool:
    """Whether what a link joins is one body's name: "Centre for Fair Trade", "the Loyalty to the Land Bloc"."""
    nouns = naming().nouns
    head = nouns.get(reading.lower[link - 1])
    if head is not None:
        return head.type in INSTITUTIONAL
    while at < limit and is_capitalised(reading.words[at]) and not is_possessive(reading.words[at]):
        at += 1
    noun = nouns.get(reading.lower[at - 1])
    return noun is not None and noun.type in INSTITUTIONAL and reading.lower[first - 1 : first] == ["the"]


def _dot_goes_on(words: list[str], lower: list[str], dot: int) -> bool:
    """A full stop inside a name: "J. Doe", "Gen. Doe", "St. John", "U.S. Steel"; also the one that ends "Jr."."""
    before = words[dot - 1]
    if lower[dot - 1] in naming().classes["suffix"]:
        return True
    short = len(before) == 1 or "." in before or lower[dot - 1] in naming().titles or lower[dot - 1] == "st"
    return short and is_capitalised(words[dot + 1]) and lower[dot + 1] not in closed_words()


def _is_nickname(words: list[str], at: int, limit: int) -> bool:
    return at + 3 < limit and words[at + 1][0].isupper() and words[at + 2] in "\"”’'" and words[at + 3][0].isupper()


def _is_portfolio(low: str) -> bool:
    return low in naming().classes["portfolio"] or low in naming().classes["modifier"]


def _core_start(reading: Reading, first: int, end: int) -> int:
    """Where the name proper starts: behind the last title or role that something other than a suffix follows."""
    words, lower = reading.words, reading.lower
    lexicons = naming()
    last_word = lower[end - 1].removesuffix("’s").removesuffix("'s")
    noun = lexicons.nouns.get(last_word)
    is_name = noun is not None and (noun.type in INSTITUTIONAL or noun.type == "document")
    if is_name and end - first > 1 and last_word not in lexicons.given:
        return first
    if _is_plural(lower[first]) and lower[first + 1 : first + 2] and lower[first + 1] in JOINERS:
        return first
    if any(lower[at] == "of" and _is_body_noun(lower[at - 1]) for at in range(first + 2, end - 1)):
        return first  # "Marine Institute of the South"
    if lower[first + 1 : first + 2] == ["of"] and is_members_name(reading, first):
        return first
    if "and" in lower[first:end] and is_members(last_word):
        return first  # "Chamber of Architects and Engineers"
    if end - first > 1 and lower[first] in lexicons.classes["trades"] and _starts_sentence(reading, first):
        return first + 1  # "Chipmaker Norvik"
    core = first
    personal = False
    at = first
    while at < end - 1:
        low = lower[at]
        title = lexicons.titles.get(low)
        role = lexicons.nouns.get(low)
        is_role = title is not None or (role is not None and role.type == "person")
        is_role = is_role and low not in lexicons.classes["conviction"] and words[at + 1] not in ("’", "'")
        follows = at + 1 if words[at + 1] != "." else at + 2
        if is_role and follows < end and lower[follows] == "of":
            at = core = _office_end(reading, follows + 1, end)
            continue
        if is_role and follows < end and words[follows] in "/," and follows + 1 < end:
            at = core = follows + 1
            continue
        if is_role and follows < end and lower[follows] not in lexicons.classes["suffix"]:
            if not personal or words[at + 1] == "." or (title and title[0] in ("honorific", "rank")):
                core = follows
            at = follows
            continue
        if (
            core == at
            and (low in lexicons.classes["modifier"] or is_demonym(words[at]))
            and _role_ahead(lower, at, end)
        ):
            at += 1
            core = at
            continue
        if (
            core == at
            and _qualifies(words[at], low)
            and lower[at + 1] in lexicons.given
            and not _has_role(reading, end)
        ):
            at += 1
            core = at
            continue
        personal = personal or (low in lexicons.given and country_of(words[at]) is None)
        at += 1
    return core


def _is_body_noun(low: str) -> bool:
    noun = naming().nouns.get(low)
    return noun is not None and noun.type in INSTITUTIONAL and noun.number == "singular"


def _qualifies(word: str, low: str) -> bool:
    """A party's or country's adjective before a person's name: "Republican Jane Doe"."""
    return low not in naming().given and (low in naming().classes["conviction"] or is_demonym(word))


def _has_role(reading: Reading, end: int) -> bool:
    """Whether a plain role and a name follow a name that ends at `end`, a body's then: "Iron Path leader Jane Doe"."""
    words = reading.words
    if end + 1 >= len(words) or is_possessive(words[end - 1]) or not words[end].islower():
        return False
    noun = naming().nouns.get(words[end])
    return noun is not None and noun.type == "person" and noun.number == "singular" and is_capitalised(words[end + 1])


def _role_ahead(lower: list[str], at: int, end: int) -> bool:
    nouns = naming().nouns
    return any(
        low in naming().titles or (low in nouns and nouns[low].type == "person") for low in lower[at + 1 : end - 1]
    )


def _office_end(reading: Reading, at: int, end: int) -> int:
    """Behind the portfolio of an office: "Secretary of | State | John Doe"."""
    words, lower = reading.words, reading.lower
    start = at
    while at < end and (
        lower[at] in ("the", "and", "of", "for")
        or lower[at] in naming().classes["modifier"]
        or lower[at] in naming().nouns
        or lower[at] in naming().classes["portfolio"]
        or (at == start and country_of(words[at]) is not None)
    ):
        at += 1
    return at


def _classified(reading: Reading, first: int, core: int, end: int, initial: bool) -> Run | None:
    words, lower = reading.words, reading.lower
    lexicons = naming()
    last_low = lower[end - 1].removesuffix("’s").removesuffix("'s")
    noun = lexicons.nouns.get(last_low)
    if core == end:
        office = next((at for at in range(first, end) if lower[at] in lexicons.nouns), first)
        role = lexicons.nouns.get(lower[office])
        return Run(first, office, end, "role", "person", role.gender, role.number, initial) if role else None
    if core > first:
        return _titled(reading, first, core, end, initial)
    single = end - first == 1
    if single and last_low in lexicons.titles and noun is None:
        return None
    if is_demonym(words[end - 1]) or is_demonym(words[end - 1][: len(last_low)]):
        if last_low.endswith("s") and not last_low.endswith("ss"):
            return Run(first, first, end, "people", "group", "unknown", "plural", initial)
        return None if single else Run(first, first, end, "name", "unknown", "unknown", "unknown", initial)
    joint = "and" in lower[first:end] and is_members(last_low)  # "Transport and Allied Workers"
    if joint or (noun is not None and not single and _is_group(lower, first, end)):
        number: Number = "singular" if joint else "plural"
        return Run(first, first, end, "name", "organization", "unknown", number, initial)
    company = not single and last_low in lexicons.classes["corporate"]  # "Norvik Marine"
    is_role = noun is not None and (single or noun.type == "person") and not company
    if is_role and noun is not None and not (end - first == 2 and lower[first] in lexicons.given):
        return Run(first, end - 1, end, "role", noun.type, noun.gender, noun.number, initial)
    return Run(first, first, end, "name", *name_type(reading, first, end), "singular", initial)


def _is_group(lower: list[str], first: int, end: int) -> bool:
    """Whether a plural in capitals is a body's name: "the Free Farmers", "Allied Workers", not "House Democrats"."""
    noun = naming().nouns.get(lower[end - 1])
    plural = noun is not None and noun.number == "plural" and noun.type == "person"
    others = naming().in_class("conviction", "modifier", "regional")
    known = naming().nouns
    called = lower[first - 1 : first] == ["the"] or all(low not in known for low in lower[first : end - 1])
    return plural and called and not others & set(lower[first:end])


def _titled(reading: Reading, first: int, core: int, end: int, initial: bool) -> Run | None:
    """A run that begins with titles or roles: a person's name, or a role alone ("Foreign Minister")."""
    lower = reading.lower
    low = lower[end - 1].removesuffix("’s").removesuffix("'s")
    noun = naming().nouns.get(low)
    if not any(reading.words[at][0].isalpha() for at in range(core, end)):
        return None
    if core == end - 1 and noun is not None and noun.type == "person" and low not in naming().given:
        return Run(first, end - 1, end, "role", "person", noun.gender, noun.number, initial)
    if core == end - 1 and lower[end - 1].endswith(ABSTRACT) and low not in naming().given:
        return Run(first, first, end, "name", "unknown", "unknown", "unknown", initial)  # "Consumer Protection"
    if end - core > LONGEST_PERSON and not any(at in naming().classes["particle"] for at in lower[core:end]):
        return Run(first, core, end, "name", "unknown", "unknown", "unknown", initial)  # a headline
    gender = _title_gender(lower, first, core)
    given = naming().given.get(lower[core], "unknown")
    return Run(first, core, end, "name", "person", given if gender == "unknown" else gender, "singular", initial)


def _title_gender(lower: list[str], first: int, core: int) -> Gender:
    for at in range(first, core):
        title = naming().titles.get(lower[at])
        if title is not None and title[1] != "unknown":
            return title[1]
        noun = naming().nouns.get(lower[at])
        if noun is not None and noun.gender != "unknown":
            return noun.gender
    return "unknown"
