"""Other names that the text itself gives a body: "the Upper Basin Commission (UBC)", "the UBC, or Upper Basin ...".

Also a name's initials, and what else a body is called.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.lang.naming import naming
from onrecord.schema import Mention

INTRODUCES = re.compile(
    r"""\s?\((?:the\s|or\s|aka\s|also\sknown\sas\s|known\sas\s|formerly\s)?["“‘']?
    |,?\s(?:or|also\sknown\sas|(?:better\s)?known\s(?:simply\s)?(?:as|by\sits\s\w{1,10}\sacronym))\s(?:the\s)?["“‘']?""",
    re.VERBOSE,
)
CLOSES = frozenset(")],.;\"”’'")
SHORTEST, LONGEST = 2, 8  # letters of an acronym
OPEN_CLASS = frozenset("of and for on the de del la le du des al el y e et".split())


def introduced_aliases(text: str, names: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of names, the second of which the text gives as another of the first; `names` in text order."""
    for before, after in pairwise(names):
        gap = text[before.head.end : after.head.start]
        if len(gap) > 1 and INTRODUCES.fullmatch(gap.replace("\u00a0", " ")):
            long, short = (text[one.head.start : one.head.end] for one in (before, after))
            if before.type == "person" and initials_of(tuple(long.lower().split())) != short.lower():
                continue
            ends = text[after.head.end : after.head.end + 1]
            if ends in CLOSES and (is_short_for(short, long) or is_short_for(long, short)):
                yield before, after


def is_short_for(short: str, long: str) -> bool:
    """Whether a name in capitals can be the short form of a longer one: "FUTC", "UniFed", "the League".

    In brackets behind a name any acronym is its own, in whatever language: "Copper Workers' Federation (FTC)".
    """
    letters = [sign for sign in short if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    if " " not in short and SHORTEST <= len(letters) <= LONGEST and capitals >= max(2, len(letters) / 2):
        return len(long.split()) > 1
    words = long.lower().split()
    return len(short) < len(long) and all(word in words for word in short.lower().split())


def initials_of(tokens: tuple[str, ...]) -> str:
    """`initials_of(("aurelia", "montcalm")) == "am"`."""
    return "".join(token[0] for token in tokens if token not in OPEN_CLASS)


def body_kinds(tokens: tuple[str, ...]) -> set[str]:
    """What a body may be called by its name's nouns: a "Federation of Copper Workers" is also a union."""
    nouns = naming().nouns
    ends = [at for at, token in enumerate(tokens) if token in ("of", "for", "against", "to", "de")]
    places = {0, len(tokens) - 1, *(at - 1 for at in ends[:1] if at)}
    kinds = {nouns[tokens[at]].lemma for at in places if tokens[at] in nouns}
    if kinds & LABOUR and any(token in WORKING or _is_people(token) for token in tokens):
        kinds.add("union")
    if tokens[-1] == "workers":
        kinds.add("union")
    if tokens[-1] in naming().classes["corporate"]:
        kinds.add("company")
    if tokens[-1] in naming().classes["sporting"]:
        kinds |= {"club", "team"}
    return kinds


def called_too(kinds: Iterable[str]) -> set[str]:
    """What else bodies of these kinds are called: an airline is a carrier."""
    return {other for kind in kinds for other in naming().synonyms.get(kind, ())}


def _is_people(token: str) -> bool:
    noun = naming().nouns.get(token)
    return token.endswith(("ers", "men")) or (noun is not None and noun.type == "person" and noun.number == "plural")


LABOUR = frozenset("federation confederation association guild syndicate brotherhood congress alliance union".split())
WORKING = frozenset("workers labour labor trade employees staff".split())
