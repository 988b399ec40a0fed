"""Which names are one person's or one body's within an article: full names, surnames, first names, short forms.

Full names first, over the whole article (a headline has the surname before the text has the name), then the shorter
ones. A surname that several people bear is nobody's unless a title, an office or the nearest bearer decides; `Guess`
then holds them all.
"""

from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from onrecord.gazetteer import country_of, fold, lookup
from onrecord.lang.naming import naming
from onrecord.resolve.drafts import Draft
from onrecord.schema import Mention

K = TypeVar("K")
CROWD = 12  # bearers of one name that are looked at; beyond that a short form says nothing
ARTICLES = frozenset(("al", "el", "ul", "the"))
JOINING = frozenset(
    "bin ibn bint ben van von der den de da do dos das del della di du ter ten zu zur abu abd abdul la le".split()
)
SERVANT = frozenset("abd abdul abdel abdal abdol abdu".split())
SERVANT_OF = ("abdul", "abdel", "abdal", "abdol")
LONGEST_SERVANT = 6  # letters of "Abdul" alone, and one
SHORTEST_FIRST = 2  # letters of a first part that says nothing
BODIES = ("organization", "government", "outlet", "group")
CORPORATE = frozenset("inc ltd corp plc llc gmbh company group news airlines airways bank holdings industries".split())
UNSAID = str.maketrans("", "", '"“”‘,()&/`')


class Guess(Struct, frozen=True):
    """Whom a short name can stand for and by which rule: one is an answer, several are not, none is a new name."""

    drafts: tuple[Draft, ...]
    rule: str


@lru_cache(maxsize=8192)
def name_tokens(name: str) -> tuple[str, ...]:
    """The parts of a name that are compared: `name_tokens("Adel al-Din, Jr.") == ("adel", "din", "jr")`.

    What is one name in Arabic is one part: "Abd al-Rahim", "Abdel Rahim" and "Abdulrahim" are "abdrahim".
    """
    folded = fold(name.translate(UNSAID)).split()
    tokens: list[str] = []
    for token in folded:
        if token in ARTICLES:
            continue
        if tokens and tokens[-1] in SERVANT:
            tokens[-1] = f"abd{token}"
        elif len(token) > LONGEST_SERVANT and token.startswith(SERVANT_OF):
            tokens.append(f"abd{token[5:]}")
        else:
            tokens.append(token)
    return tuple(tokens) or tuple(folded)


class NameIndex:
    """The names of one article, by their parts."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, ...], Draft] = {}
        self.ends: dict[tuple[str, str], list[Draft]] = {}  # by first letter and last part
        self.surnames: dict[str, list[Draft]] = {}
        self.middles: dict[str, list[Draft]] = {}
        self.firsts: dict[str, list[Draft]] = {}
        self.unknowns: dict[str, list[Draft]] = {}
        self.bodies: dict[str, list[Draft]] = {}  # by acronym and by first part
        self.aliases: dict[tuple[str, ...], Draft] = {}  # by another name that the text gives

    def find_full(self, tokens: tuple[str, ...]) -> Draft | None:
        """Whom a name of several parts names: the same parts, or with a middle name or an initial less or more."""
        known = self.full.get(tokens)
        if known is not None:
            return known
        core = without_suffix(tokens)
        if len(core) < 2:
            return None
        alike: list[Draft] = []
        for letter in _letters(core[0]):
            for draft in self.ends.get((letter, core[-1]), ())[-CROWD:]:
                if draft not in alike and _compatible(tokens, draft.tokens):
                    alike.append(draft)
        return alike[0] if len(alike) == 1 else None

    def add(self, draft: Draft, tokens: tuple[str, ...]) -> None:
        """Enter a draft under one of its full names."""
        self.full.setdefault(tokens, draft)
        core = without_suffix(tokens)
        if len(core) > 1:
            for letter in _letters(core[0]):
                _enter(self.ends, (letter, core[-1]), draft)

    def add_short_forms(self, draft: Draft) -> None:
        """Enter a draft under what else it may be called, once its kind is known from all its full mentions."""
        core = without_suffix(draft.tokens)
        if draft.type in BODIES:
            _enter(
                self.bodies,
                "".join(token[0] for token in draft.tokens if token not in ("of", "and", "for", "on")),
                draft,
            )
            if len(core) == 2 and (core[1] in CORPORATE or core[1] in naming().classes["corporate"]):
                _enter(self.bodies, core[0], draft)
        if len(core) < 2 or draft.type in BODIES or draft.type in ("place", "document"):
            return
        if (
            draft.type == "unknown"
        ):  # the text has nothing to say that it is a person: only its last part can stand for it
            _enter(self.unknowns, core[-1], draft)
            compound = name_tokens(draft.name.rpartition(" ")[2])
            if 1 < len(compound) < len(core):
                _enter(self.unknowns, " ".join(compound), draft)
            if core[0] in naming().classes["family"] or stands_alone(core[0]):
                _enter(self.unknowns, core[0], draft)
            return
        _enter(self.surnames, core[-1], draft)
        if core[-1].startswith("abd") and len(core[-1]) > LONGEST_SERVANT:
            _enter(self.surnames, core[-1][3:], draft)
        for start in range(1, len(core) - 1):
            joined = " ".join(core[start:])
            _enter(self.surnames if core[start] in JOINING else self.middles, joined, draft)
        if len(core) > 2 and len(core[-2]) > 1 and core[-2] not in JOINING:
            _enter(self.middles, core[-2], draft)
        if core[0] in naming().classes["family"] and core[0] not in naming().nicknames:
            _enter(self.surnames, core[0], draft)
        _enter(self.firsts, core[0], draft)
        if len(core) > 2 and core[1] not in JOINING:
            _enter(self.firsts, " ".join(core[:2]), draft)

    def add_family_first(self, draft: Draft) -> None:
        """Enter a draft by its first part where that is a relative's surname: "Doe Jan", beside Anna Doe."""
        core = without_suffix(draft.tokens)
        if len(core) < 2 or draft.type not in ("person", "unknown") or core[0] in naming().given:
            return
        if any(other is not draft and other.type == "person" for other in self.surnames.get(core[0], ())[:CROWD]):
            _enter(self.surnames, core[0], draft)

    def find_short(self, tokens: tuple[str, ...]) -> Guess:
        """Whom a surname, a first name or a short form can stand for; the strongest way of calling somebody wins."""
        alias = self.aliases.get(tokens)
        if alias is not None:
            return Guess((alias.now,), "alias")
        key = " ".join(without_suffix(tokens))
        known = self.full.get(tokens)
        for index, rule in (
            (self.surnames, "surname"),
            (self.middles, "surname"),
            (self.firsts, "first name"),
            (self.unknowns, "surname"),
            (self.bodies, "short form"),
        ):
            found = index.get(key)
            if found:
                if index is self.surnames:  # a bearer of whom nothing tells that he is a person is one all the same
                    others = self.unknowns.get(key, [])[:CROWD]
                    found = [*found[:CROWD], *(draft for draft in others if draft.tokens[-1:] == (key,))]
                    if key not in naming().given:  # "Doe" can be Jane Doe Roe, whose father's name it is
                        found = list(dict.fromkeys((*found, *self.middles.get(key, ())[:CROWD])))
                if known is not None and known not in found[:CROWD] and known.type not in ("unknown", "person"):
                    break
                return Guess(tuple(found[:CROWD]), rule)
        return Guess((known,) if known is not None else (), "name")


def bearers_of(guess: Guess, name: str, mention: Mention, kinds: frozenset[str]) -> list[Draft]:
    """The drafts that a short name can stand for, after what its title (of `kinds`) and type say."""
    personal = guess.rule in ("surname", "first name")
    bare = mention.span.start == mention.head.start
    is_country = mention.type == "place" and country_of(name) is not None
    bearers = [
        draft
        for draft in guess.drafts
        if not (personal and bare and mention.type == "place" and draft.type == "person" and is_country)
        and not (personal and is_abbreviation(name) and draft.type in ("person", "unknown"))
        and not (is_country and guess.rule == "short form" and draft.name.lower().startswith(name.lower()))
        and not (mention.gender != "unknown" and draft.gender not in ("unknown", mention.gender) and not bare)
    ]
    if len(bearers) > 1 and not bare:
        fitting = [draft for draft in bearers if draft.kinds & kinds]
        exact = [draft for draft in bearers if mention.gender != "unknown" and draft.gender == mention.gender]
        return fitting or exact or bearers
    return bearers


def stands_alone(first: str) -> bool:
    """Whether a name may be called by its first part, which is no word and no place: "Okuda", not "Port" or "U.S"."""
    common = first in naming().classes["wordlike"] or first in naming().nouns or first in naming().classes["modifier"]
    return len(first) > SHORTEST_FIRST and not common and lookup(first) is None and country_of(first) is None


def is_abbreviation(name: str) -> bool:
    """Whether a name is written as no surname is: "U.N." is not Kim Jong Un."""
    return "." in name and name.replace(".", "").isupper()


def without_suffix(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name without "jr" and the like."""
    suffixes = naming().classes["suffix"]
    end = len(tokens)
    while end > 1 and tokens[end - 1] in suffixes:
        end -= 1
    return tokens[:end]


def without_honours(name: str) -> str:
    """A name without the letters behind it that are no part of it: `without_honours("Jane Doe KC") == "Jane Doe"`."""
    words = name.split(" ")
    while len(words) > 2 and words[-1].replace(".", "").lower() in naming().classes["honours"]:
        words.pop()
    return " ".join(words).rstrip(",")


def _enter(index: dict[K, list[Draft]], key: K, draft: Draft) -> None:
    bearers = index.setdefault(key, [])
    if draft not in bearers[-CROWD:]:
        bearers.append(draft)


def _letters(given: str) -> tuple[str, ...]:
    """The first letters of a given name and of what it is short for: `_letters("bill") == ("b", "w")`."""
    long = naming().nicknames.get(given, ())
    return tuple(dict.fromkeys((given[0], *sorted(name[0] for name in long))))


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one last part can be one person's: "Jon F. Doe" and "Jon Doe", "Joe" and "Joseph"."""
    one_core, other_core = without_suffix(one), without_suffix(other)
    suffixes = {one[len(one_core) :], other[len(other_core) :]} - {()}
    if len(suffixes) > 1 or len(other_core) < 2 or one_core[-1] != other_core[-1]:
        return False
    short, long = sorted((one_core[:-1], other_core[:-1]), key=len)
    if not (_same_part(short[0], long[0]) or _is_short_for(short[0], long[0])):
        return False
    rest = iter(long[1:])
    return all(any(_same_part(part, candidate) for candidate in rest) for part in short[1:])


def _same_part(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_short_for(one: str, other: str) -> bool:
    long = naming().nicknames
    return other in long.get(one, ()) or one in long.get(other, ())
