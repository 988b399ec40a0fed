"""Keys for finding names that may be one bearer's without comparing all pairs: who shares no key is never compared.

A person's keys are the consonant skeletons of each two parts of the name, in no order, so that neither vowels nor order
nor a middle name keep two spellings apart. A body's are the skeletons of its words and its acronym; see `onrecord.link`
for how the rarest is chosen.
"""

from functools import lru_cache
from itertools import combinations, islice, product

from onrecord.lang.naming import naming
from onrecord.names.bodies import acronyms, telling
from onrecord.names.pairing import forms_of
from onrecord.names.parts import Kind, Name, Part, parse
from onrecord.names.sounds import sounds_of

# one letter for all sounds that romanisations confuse; two where a spelling leaves open which
SKELETON = {
    "b": "p", "p": "p", "f": "p", "v": "p", "B": "p", "F": "p", "V": "p", "P": "p", "w": ".p", "W": ".p",
    "k": "k", "q": "k", "g": "k", "G": "k", "x": "k", "ğ": ".k", "Ğ": "k", "Г": "k.", "K": "k", "Ḥ": ".k", "h": ".",
    "c": "ksj", "j": ".", "J": "jk", "Z": "j", "ž": "jz", "Ǧ": "jk",
    "s": "s", "z": "s", "¢": "s", "ß": "sš", "S": "š", "C": "šk", "ç": "šk", "Š": "šs",
    "t": "t", "d": "t", "T": "ts", "D": "ts", "m": "n", "n": "n", "l": "l", "r": "r",
}  # fmt: skip
SILENT = frozenset("aeiouäöüёAYH")
MOST_READINGS = 4
MOST_KEYS = 24


def keys(name: str, kind: Kind = "person") -> tuple[str, ...]:
    """The keys of a name, sorted: names that `compare` may call the same share one, but for slips of the pen.

    A person with one name part has none: nothing is said by a bare surname.

    >>> keys("Yusuf al-Khoury")
    ('kr+sp',)
    >>> keys("خوري يوسف") == keys("Yusuf al-Khoury")
    True
    """
    parsed = parse(name, kind)
    found = _of_person(parsed) if kind == "person" else _of_body(parsed)
    return tuple(sorted(found))[:MOST_KEYS]


def _of_person(name: Name) -> set[str]:
    whole = [part for part in name.parts if not part.is_initial]
    pairs = ((one, other) for one, other in combinations(whole, 2))
    return {"+".join(sorted(each)) for one, other in pairs for each in product(skeletons(one), skeletons(other))}


def _of_body(name: Name) -> set[str]:
    words = {skeleton for part in telling(name) for skeleton in skeletons(part)}
    return words | {f"={letters}" for letters in acronyms(name)}


def skeletons(part: Part) -> tuple[str, ...]:
    """What is left of a part in all its romanisations, for each way to read it."""
    return _skeletons(part.text, part.plain)


@lru_cache(1 << 16)
def _skeletons(text: str, plain: str) -> tuple[str, ...]:
    names = {*forms_of(plain), *naming().nicknames.get(plain, ())}
    names |= {form for name in names for form in forms_of(name)}
    readings = {reading for name in (sorted(names) or [text]) for reading in _readings(name)}
    return tuple(sorted(readings))[:MOST_READINGS]


def _readings(text: str) -> tuple[str, ...]:
    sounds = [sound for sound in sounds_of(text).sounds if sound not in SILENT]
    choices = [SKELETON.get(sound, sound) for sound in sounds]
    read = ("".join(each).replace(".", "") for each in islice(product(*choices), MOST_READINGS))
    return tuple(_undoubled(each) or text[:1] for each in read)


def _undoubled(skeleton: str) -> str:
    return "".join(letter for at, letter in enumerate(skeleton) if not at or skeleton[at - 1] != letter)
