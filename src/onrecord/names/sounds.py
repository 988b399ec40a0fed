"""What a written name part sounds like, in any script, and how far two of them are apart.

Knows letters, not names: `spellings.tsv` says which sounds a spelling stands for, `sounds.tsv` how near two sounds are.
Arabic and Hebrew leave short vowels out, so against them a vowel costs almost nothing.
"""

import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from onrecord.lang import Entry
from onrecord.names.tables import table

VOWELS = frozenset("aeiouäöüёAWYHÁ")
SHORT = frozenset("aeiouäöüё")
LONG = frozenset("AWYHÁ")
FRONT = frozenset("aei")
STRESSED = 5.0  # the one vowel of a part tells it apart: Peng, Ping
FINAL = {"e": 0.3, "i": 0.6, "u": 0.6}  # a last "a" or "o" tells a woman's name, or another name
FAR = 1.0  # two consonants that nobody confuses
UNVOWELLED = (("\u0590", "\u05ff"), ("\u0600", "\u06ff"), ("\u0750", "\u077f"))  # Hebrew, Arabic


class Sounds(Struct, frozen=True):
    """The sounds of one name part. `left_out[i]` is what it costs that the other lacks sound i, `unwritten[i]` where
    the other is in a script that leaves vowels out; `unvowelled` says that this one is."""

    sounds: tuple[str, ...]
    left_out: tuple[float, ...]
    unwritten: tuple[float, ...]
    unvowelled: bool


@lru_cache(1 << 16)
def sounds_of(part: str) -> Sounds:
    """The sounds of a lower-case name part: `sounds_of("khoury").sounds == ("x", "o", "u", "r", "i")`."""
    spelled = unicodedata.normalize("NFC", part)
    unvowelled = any(first <= letter <= last for letter in spelled for first, last in UNVOWELLED)
    found: list[str] = []  # a letter written twice is one sound, but where a vowel between the two is left out
    at = 0
    while at < len(spelled):
        size, sounds = _read(spelled, at)
        at += size
        found.extend(sound for sound in sounds if unvowelled or not found or found[-1] != sound)
    every = tuple(found) or (spelled,)
    return Sounds(every, _costs(every, unvowelled, False), _costs(every, unvowelled, True), unvowelled)


@lru_cache(1 << 16)
def distance(one: str, other: str) -> float:
    """How far two lower-case name parts sound apart: 0 is alike, from about 0.5 on another name.

    Short parts have little to tell them apart, so in them each difference counts more.
    """
    if one == other:
        return 0.0
    left, right = sounds_of(one), sounds_of(other)
    if left.sounds == right.sounds:
        return 0.0
    shorter, longer = sorted((len(left.sounds), len(right.sounds)))
    if shorter * 3 < longer:
        return FAR * (longer - shorter)
    return _edits(left, right) * max(1.0, 4 / shorter)


def _edits(left: Sounds, right: Sounds) -> float:
    """The cheapest way from one to the other: a row for each sound of the left, as in Wagner and Fischer (1974)."""
    near = _near()
    stressed = STRESSED if _vowels(left) == 1 == _vowels(right) else 1.0
    drop = left.unwritten if right.unvowelled and not left.unvowelled else left.left_out
    add = right.unwritten if left.unvowelled and not right.unvowelled else right.left_out
    row = [0.0]
    for cost in add:
        row.append(row[-1] + cost)
    for at, sound in enumerate(left.sounds):
        if min(row) > FAR:
            return FAR + min(row)  # another name already: how far does not matter
        last, row = row, [row[0] + drop[at]]
        for where, other in enumerate(right.sounds):
            change = 0.0 if sound == other else near.get((sound, other), FAR)
            if sound in FRONT and other in FRONT:
                change *= stressed
            row.append(min(last[where] + change, last[where + 1] + drop[at], row[where] + add[where]))
    return row[-1]


def _vowels(of: Sounds) -> int:
    return sum(sound in VOWELS for sound in of.sounds)


def _costs(sounds: tuple[str, ...], unvowelled: bool, unwritten: bool) -> tuple[float, ...]:
    return tuple(_left_out(sounds, at, unvowelled, unwritten) for at in range(len(sounds)))


def _left_out(sounds: tuple[str, ...], at: int, unvowelled: bool, unwritten: bool) -> float:
    """What it costs that another spelling has nothing for a sound."""
    sound = sounds[at]
    beside = [sounds[where] for where in (at - 1, at + 1) if 0 <= where < len(sounds)]
    if at and sounds[at - 1] == sound:
        return 0.05  # written twice in a script without vowels
    if sound in LONG:
        return _long(sound, at, sounds, beside)
    if sound in VOWELS:
        return _unwritten(sound, at, sounds) if unwritten else _short(sound, at, sounds, beside)
    if sound == "h" and at == len(sounds) - 1:
        return 0.05
    if sound == "h":
        return 0.15 if unvowelled else 0.4  # the Persian he may be a vowel
    if sound == "ğ" or (sound == "w" and any(each in "uo" for each in beside)):
        return 0.15
    return 0.1 if sound == "j" else FAR


def _long(sound: str, at: int, sounds: tuple[str, ...], beside: list[str]) -> float:
    if (sound == "H" and at == len(sounds) - 1) or (not at and beside in (["W"], ["Y"])):
        return 0.05
    return 0.2 if sound == "A" and "Y" in beside else 0.4


def _short(sound: str, at: int, sounds: tuple[str, ...], beside: list[str]) -> float:
    if at == len(sounds) - 1:
        return FINAL.get(sound, FAR)
    if any(each in VOWELS or each == "j" for each in beside):
        return 0.15
    return 0.35 if at else 0.6


def _unwritten(sound: str, at: int, sounds: tuple[str, ...]) -> float:
    if at == len(sounds) - 1:
        return 0.2 if sound in "ae" else 0.5
    if at and sounds[at - 1] in SHORT:
        return 0.25  # a diphthong is a long vowel, which has a letter
    return 0.03


def _read(spelled: str, at: int) -> tuple[int, tuple[str, ...]]:
    """The longest known spelling at a place: its length and its sounds."""
    known, longest = _spellings()
    for size in range(min(longest, len(spelled) - at), 0, -1):
        sounds = (known.get("^" + spelled[:size]) if not at else None) or known.get(spelled[at : at + size])
        if sounds is not None:
            if sounds == ("i",) and spelled[at] == "y" and spelled[at + 1 : at + 2] in tuple("aeou"):
                return size, ("j",)
            return size, sounds
    plain = [each for each in unicodedata.normalize("NFKD", spelled[at]) if not unicodedata.combining(each)]
    return 1, tuple(sound for each in plain for sound in known.get(each, (each,)))


@cache
def _spellings() -> tuple[dict[str, tuple[str, ...]], int]:
    known = {row["spelling"]: row.words("sounds") for row in table("spellings")}
    return known, max(map(len, known))


@cache
def _near() -> dict[tuple[str, str], float]:
    near: dict[tuple[str, str], float] = {}
    for row in table("sounds"):
        near[row["one"], row["other"]] = near[row["other"], row["one"]] = _cost(row)
    return near


def _cost(row: Entry) -> float:
    try:
        cost = float(row["cost"])
    except ValueError:
        raise row.error(f"{row['cost']!r} is no number") from None
    if not 0 <= cost <= FAR:
        raise row.error(f"a cost is between 0 and {FAR}")
    return cost


def may_be_alike(one: str, other: str) -> bool:
    """Whether two parts begin with sounds that one spelling could have for the other; a cheap look ahead."""
    first, first_other = sounds_of(one).sounds[0], sounds_of(other).sounds[0]
    return first == first_other or (first, first_other) in _near() or first in LONG or first_other in LONG


def is_read(part: str) -> bool:
    """Whether every letter of a part is in a script whose sounds are known."""
    known, _ = _spellings()
    plain = (each for each in unicodedata.normalize("NFKD", part) if each.isalpha())
    return all(each < "\u0250" or each in known for each in plain)
