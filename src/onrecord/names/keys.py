"""Keys for finding names that may be one bearer's without comparing all pairs: who shares no key is never compared.

A person's keys are the consonant skeletons of each two parts of the name, in no order, so that neither vowels nor order
nor a middle name keep two spellings apart. A body's are the skeletons of its words and its acronym; see `onrecord.link`
for how the rarest is chosen.
"""

from functools import lru_cache
from itertools import combinations, islice, product

from onrecord.lang.naming import naming
from onrecord.names.bodies import acronyms, telling
from onrecord.names.pairing import GLUED, forms_of
from onrecord.names.parts import Kind, Name, Part, parse
from onrecord.names.sounds import sounds_of

# one letter for all sounds that romanisations confuse; two where a spelling leaves open which
SKELETON = {
    **dict.fromkeys("bpfvBFVP", "p"),
    **dict.fromkeys("kqGĞK", "k"),
    **dict.fromkeys("szZžSßçŠ¢X", "s"),
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("mn", "n"),
    **dict.fromkeys("hj", "."),
    **dict.fromkeys("xgГ", "k."),
    **dict.fromkeys("ğḤ", ".k"),
    **dict.fromkeys("wW", ".p"),
    **{"l": "l", "r": "r", "c": "ks", "C": "sk.", "J": "s.", "Ǧ": "sk", "T": "ts", "D": "ts"},
}
SILENT = frozenset("aeiouäöüёAYHÁ")
MOST_READINGS = 4
MOST_PAIRED = 5
MOST_KEYS = 64


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
    if name.suffix and len(name.parts) == 1:
        return {f"{skeleton}+{name.suffix}" for skeleton in skeletons(name.parts[0])}  # Mohammed VI
    whole = [part for part in name.parts if not part.is_initial][:MOST_PAIRED]
    pairs = list(combinations(whole, 2))
    for at in range(len(whole) - 1):  # "Ahmadi Nejad" as one word
        joint = whole[at].text + whole[at + 1].text
        both = Part(joint, joint, joint)
        pairs += [(both, other) for where, other in enumerate(whole) if where not in (at, at + 1)]
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
    unglued = [text.removeprefix(glued) for glued in GLUED if text.startswith(glued) and len(text) > len(glued) + 3]
    readings = dict.fromkeys(reading for name in (*sorted(names), text, *unglued) for reading in _readings(name))
    return tuple(readings)[:MOST_READINGS]


def _readings(text: str) -> tuple[str, ...]:
    sounds = [sound for sound in sounds_of(text).sounds if sound not in SILENT]
    choices = [SKELETON.get(sound, sound) for sound in sounds]
    read = ("".join(each).replace(".", "") for each in islice(product(*choices), MOST_READINGS))
    return tuple(_undoubled(each) or text[:1] for each in read)


def _undoubled(skeleton: str) -> str:
    return "".join(letter for at, letter in enumerate(skeleton) if not at or skeleton[at - 1] != letter)
