"""Whether two names can be one body's: every word that distinguishes must have its answer.

"Kataib Hezbollah" is not Hezbollah, the Bank of England not the Bank of America; but "the Defense Ministry" is the
Ministry of Defence, and "IRGC" the Islamic Revolutionary Guard Corps.
"""

from functools import cache

from onrecord.gazetteer import country_of, demonym_of, fold
from onrecord.lang.naming import naming
from onrecord.names.pairing import WORTH, Pairing, pair
from onrecord.names.parts import Name, Part, parse
from onrecord.names.people import Sides
from onrecord.names.tables import table
from onrecord.names.weighing import Evidence, Feature

BASE = -3.0
MOST_LETTERS = 8  # of an acronym


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("body_words") if row["kind"] == kind for word in row.words("words"))


def telling(name: Name) -> tuple[Part, ...]:
    """The parts without linking words and legal forms; all of them where nothing else is left."""
    dropped = _words("linking") | _words("legal form")
    parts = tuple(_singular(part) for part in name.parts if part.plain not in dropped)
    return parts or name.parts


def _singular(part: Part) -> Part:
    """A part without a plural s: Guard Corps, Guards Corps."""
    if part.plain.endswith("s") and not part.plain.endswith("ss") and len(part.plain) > 4 and part.plain.isascii():
        return Part(part.plain[:-1], part.plain[:-1], part.shown)
    return part


def sides(left: Name, right: Name) -> Sides:
    """The two names with the better of two pairings: as they stand, or "Ministry of X" as "X Ministry"."""
    one, other = telling(left), telling(right)
    best = pair(one, other, True)
    for turned in (pair(one, _turned(other), True), pair(_turned(one), other, True)):
        if turned.worth > best.worth:
            best = Pairing(turned.pairs, turned.gaps, True)
    return Sides(left, right, best)


def _turned(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A government's department with its head word last: "Ministry of Defence" as "Defence Ministry"."""
    for at, part in enumerate(parts[:-1]):
        noun = naming().nouns.get(part.plain)
        if noun is not None and noun.type == "government":
            return (*parts[:at], *parts[at + 1 :], part)
    return parts


def _acronym(each: Sides) -> Evidence | None:
    for short, long in ((each.left, each.right), (each.right, each.left)):
        letters = _letters(short)
        if letters and fold(long.aside) == letters.lower() and long.aside.isupper():
            return Evidence(1.0, f"{long.aside} in brackets")
        if letters and len(long.parts) > 1 and _abbreviates(letters.lower(), long):
            return Evidence(
                1.0 if len(letters) > 2 else 0.9, f"{letters} for {' '.join(part.shown for part in long.parts)}"
            )
    if _may_abbreviate(each) and not each.pairing.pairs:
        return Evidence(0.2, "an acronym, perhaps of the name in another language")
    return None


def _letters(name: Name) -> str:
    """A name that is written as an acronym: "IRGC", "UN"."""
    if len(name.parts) != 1:
        return ""
    shown = name.parts[0].shown
    return shown if 2 <= len(shown) <= MOST_LETTERS and shown.isupper() and shown.isalpha() else ""


def _may_abbreviate(each: Sides) -> bool:
    """Whether one is an acronym and the other more than one word."""
    sides = ((each.left, each.right), (each.right, each.left))
    return any(_letters(short) and len(long.parts) > 1 for short, long in sides)


def _abbreviates(letters: str, name: Name) -> bool:
    """Whether letters are those that the words begin with; linking words may be left out, a word may give two."""
    reached = {0}
    for part in name.parts:
        begun = {at + 1 for at in reached if letters[at : at + 1] == part.plain[:1]}
        begun |= {at + 2 for at in reached if _gives_two(letters[at : at + 2], part.plain)}
        skipped = reached if part.plain in _words("linking") or len(part.plain) < 3 else set()
        reached = begun | skipped
    return len(letters) in reached


def acronyms(name: Name) -> set[str]:
    """The acronyms that a name is or may have, in lower case, with linking words and without."""
    short = _letters(name)
    if short:
        return {short.lower()}
    found = {"".join(part.plain[:1] for part in parts) for parts in (name.parts, telling(name))}
    return {letters for letters in (*found, fold(name.aside)) if 2 <= len(letters) <= MOST_LETTERS}


def _gives_two(letters: str, word: str) -> bool:
    return len(letters) == 2 and len(word) > 6 and word[0] == letters[0] and letters[1] in word[2:6]


def _name(each: Sides) -> Evidence | None:
    pairs = each.pairing.pairs
    if not pairs:
        return None
    worst = min(pairs, key=lambda found: WORTH[found.likeness])
    said = {"same": "same name", "romanisation": "same name in another romanisation"}.get(
        worst.likeness, "nearly the same name"
    )
    shown = " ".join(found.words for found in pairs)
    return Evidence(WORTH[worst.likeness], f"{said} ({shown})")


def _clash(each: Sides) -> Evidence | None:
    if _letters(each.left) and _letters(each.right) and each.left.key != each.right.key:
        return Evidence(
            -1.0, f"two acronyms ({each.left.key}/{each.right.key})".upper().replace("TWO ACRONYMS", "two acronyms")
        )
    left, right = _alone(each)
    if left and right and not _acronym(each):
        return Evidence(-1.0, f"other words ({' '.join(p.shown for p in left)}/{' '.join(p.shown for p in right)})")
    return None


def _extra(each: Sides) -> Evidence | None:
    """A word that only one has: little where it is general ("movement"), a doubt where a country, else decisive."""
    left, right = _alone(each)
    if not each.pairing.pairs or bool(left) == bool(right):
        return None
    extra = left or right
    shown = " ".join(part.shown for part in extra)
    if all(part.plain in _words("general") for part in extra):
        return Evidence(-0.1 * len(extra), f"{shown} only in one")
    if all(_is_of_country(part) or part.plain in _words("general") for part in extra):
        return Evidence(-0.35, f"only one is of {shown}")
    return Evidence(-1.0, f"only one has {shown}")


def _alone(each: Sides) -> tuple[list[Part], list[Part]]:
    """The parts of either side that have no answer."""
    gaps = each.pairing.gaps
    return [part for gap in gaps for part in gap.left], [part for gap in gaps for part in gap.right]


def _is_of_country(part: Part) -> bool:
    return bool(demonym_of(part.plain) or country_of(part.plain))


FEATURES: tuple[Feature[Sides], ...] = (
    Feature("name", 6.3, _name),
    Feature("acronym", 6.3, _acronym),
    Feature("other words", 9.0, _clash),
    Feature("one word more", 7.0, _extra),
)


def split_aside(name: Name) -> tuple[Name, ...]:
    """The names that a name holds: "Islamic Revolutionary Guard Corps (IRGC)" is two."""
    return (name, parse(name.aside, "body")) if name.aside else (name,)
