"""Linking mentions of 50,000 generated actors: minutes, peak memory, pairwise precision and recall, growth.

    python bench/linking.py                        # 10k, 100k and 1M mentions
    python bench/linking.py --mentions 10000 --wrong

The names are made up: given names of seven areas from the lexicon, surnames of syllables. Each actor has a country,
mostly an office, and some spellings: other romanisations, Cyrillic, Arabic or Hebrew script, titles, a middle name, an
initial, slips. Traps: siblings, father and son with one more name, namesakes in other countries. One mention in seven
is a bare surname or has only an initial; those can be linked only by office and country. The noise has rules of its
own, not those of `onrecord.names`.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.lang import lexicon
from onrecord.link.actors import link_bearers
from onrecord.link.bearers import Bearer

ACTORS = 50_000
IN_ARTICLE = 5
SIZES = (10_000, 100_000, 1_000_000)
AREAS = {
    "Arabic": ("LBN IRQ SYR EGY JOR YEM".split(), "al-{}i|{}|al-{}|{}awi"),
    "Persian": (["IRN"], "{}i|{}zadeh|{}pour|{}nejad"),
    "Hebrew": (["ISR"], "{}|Ben-{}|{}man|{}i"),
    "Turkish": (["TUR"], "{}oğlu|{}|{}er|{}lı"),
    "Russian, Ukrainian and other Slavic": ("RUS UKR BLR BGR SRB".split(), "{}ov|{}enko|{}sky|{}uk|{}in"),
    "Spanish, Portuguese and Latin American": ("ESP MEX ARG COL BRA".split(), "{}ez|{}era|{}al|{}osa"),
    "English": ("USA GBR CAN AUS IRL".split(), "{}|{}son|{}ton|{}ley"),
}
SYLLABLES = "ba da ga ha ja ka kha la ma na qa ra sa sha ta za fa bu du nu ru su mu hu tu shu ri li mi ni di si".split()
ENDS = "b d k l m n r s t z sh rd nd lt rs".split()
OFFICES = "foreign minister|deputy speaker|party leader|mayor|governor|oil minister|army chief|union leader|prosecutor"
ROMANISATIONS = {
    "Arabic": "kh>kh|q>k|q>g|ou>u|oo>u|u>ou|ee>i|i>ee|aa>a|e>a|a>e|ss>s|mm>m|y>i|j>g|dh>d|th>t|al->el-|al->al |al->",
    "Persian": "gh>q|q>gh|ou>u|oo>u|u>ou|ee>i|i>ee|e>i|o>u|y>i|zadeh>zade|ei>ey|pour>pur|nejad>nezhad",
    "Hebrew": "tz>ts|ch>h|kh>ch|sh>sh|y>i|ei>e|v>b|aa>a|ben->ben |i>y",
    "Turkish": "ğ>g|ı>i|ş>s|ş>sh|ç>c|ö>o|ü>u|İ>I",
    "Russian, Ukrainian and other Slavic": "y>iy|y>yy|ei>ey|ii>iy|sky>skiy|sky>skyi|ks>x|kh>h|ya>ia|yu>iu|e>ye|zh>j",
    "Spanish, Portuguese and Latin American": "á>a|é>e|í>i|ó>o|ú>u|ñ>n",
    "English": "",
}
CYRILLIC = dict(zip(
    "shch zh kh ts ch sh yu ya yo ye a b v g d e z i y k l m n o p r s t u f h j w q c x".split(),
    "щ ж х ц ч ш ю я ё е а б в г д е з и й к л м н о п р с т у ф х дж в к к кс".split(), strict=True))  # fmt: skip
ARABIC = dict(zip(
    "kh gh sh th dh ou oo ee aa ch b t j h d r z s f q k l m n w v y p g zh c x".split(),
    "خ غ ش ث ذ و و ي ا تش ب ت ج ح د ر ز س ف ق ك ل م ن و ف ي ب غ ج ك كس".split(), strict=True))  # fmt: skip
HEBREW = dict(zip(
    "sh ts tz ch kh oo ou b g d h v w z t y k l m n s p f q r j c x".split(),
    "ש צ צ ח ח ו ו ב ג ד ה ו ו ז ט י ק ל מ נ ס פ פ ק ר ג' ק קס".split(), strict=True))  # fmt: skip

VOWELS = (
    {"a": "ا", "e": "", "i": "ي", "o": "و", "u": "و", "end": "ا"},
    {"a": "", "e": "", "i": "י", "o": "ו", "u": "ו", "end": "ה"},
)


class Made(NamedTuple):
    """A made-up actor: given names (the second may be left out), surname, what the articles say, and all spellings."""

    given: str
    middle: str
    surname: str
    country: str
    office: str
    spellings: tuple[str, ...]


def actors(count: int, chance: random.Random) -> list[Made]:
    """So many actors, a third of them traps for another."""
    given = {row["area"]: [*row.words("names")] for row in lexicon("en", "given_names") if row["gender"] == "male"}
    surnames = {area: [_surname(pattern, chance) for _ in range(2500)] for area, (_, pattern) in AREAS.items()}
    found: list[Made] = []
    areas = sorted(AREAS)
    while len(found) < count:
        area = chance.choice(areas)
        countries = AREAS[area][0]
        first, middle, last = chance.choice(given[area]), chance.choice(given[area]), chance.choice(surnames[area])
        country, office = chance.choice(countries), chance.choice(OFFICES.split("|"))
        found.append(_made(area, first, middle, last, country, office, chance))
        trap = chance.random()
        if trap < 0.15:  # a sibling
            found.append(_made(area, chance.choice(given[area]), middle, last, country, "", chance))
        elif trap < 0.22:  # a son
            found.append(_made(area, middle, first, last, country, "", chance))
        elif trap < 0.27:  # a namesake elsewhere
            other = chance.choice([each for area in areas for each in AREAS[area][0] if each != country])
            found.append(
                _made(area, first, chance.choice(given[area]), last, other, chance.choice(OFFICES.split("|")), chance)
            )
    return found[:count]


def _surname(pattern: str, chance: random.Random) -> str:
    root = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((1, 2, 2)))) + chance.choice(ENDS)
    name = chance.choice(pattern.split("|")).format(root)
    head, hyphen, tail = name.rpartition("-")
    return head + hyphen + tail[0].upper() + tail[1:]


def _made(area: str, first: str, middle: str, last: str, country: str, office: str, chance: random.Random) -> Made:
    full = f"{first} {last}"
    spellings = [
        full,
        full,
        full,
        f"{first} {middle} {last}",
        f"{first} {middle[0]}. {last}",
        f"{office.title()} {full}".strip(),
    ]
    for _ in range(4):
        spellings.append(f"{_other(area, first, chance)} {_other(area, last, chance)}")
    if area == "Russian, Ukrainian and other Slavic":
        spellings.append(_written(full, CYRILLIC))
    elif area in ("Arabic", "Persian"):
        spellings.append(_written(full.replace("al-", "ال"), ARABIC))
    elif area == "Hebrew":
        spellings.append(_written(full.replace("Ben-", "בן "), HEBREW))
    slip = chance.randrange(1, len(full) - 1)
    if full[slip].isalpha() and chance.random() < 0.2:
        spellings.append(full[:slip] + full[slip + 1 :])
    return Made(first, middle, last, country, office, tuple(spellings))


def _other(area: str, name: str, chance: random.Random) -> str:
    """The name in another romanisation: one or two replacements of those that the area's have."""
    rules = [rule.split(">") for rule in ROMANISATIONS[area].split("|") if rule and rule.split(">")[0] in name]
    for old, new in chance.sample(rules, min(len(rules), chance.choice((1, 1, 2)))):
        name = name.replace(old, new, 1)
    return name[:1].upper() + name[1:]


def _written(name: str, letters: dict[str, str]) -> str:
    """The name in another script; Arabic and Hebrew leave out short vowels, which the first of a word is taken for."""
    return " ".join(_word(word, letters) for word in name.lower().split())


def _word(word: str, letters: dict[str, str]) -> str:
    vowels = {} if letters is CYRILLIC else VOWELS[letters is HEBREW]
    out, at, seen = "", 0, 0
    while at < len(word):
        size = next((size for size in (4, 3, 2, 1) if word[at : at + size] in letters), 0)
        if word[at] in "aeiou" and size < 2 and vowels:
            is_last = at == len(word) - 1
            if not at:
                out += "א" if letters is HEBREW else "ا"
            elif seen or is_last or letters is HEBREW:
                out += vowels["end" if is_last and word[at] == "a" else word[at]]
            seen += 1
        elif size:
            out += letters[word[at : at + size]]
        elif not word[at].isascii() or word[at] in " -":
            out += word[at]
        at += max(1, size)
    return out


def mentions(count: int, made: Sequence[Made], chance: random.Random) -> tuple[list[Bearer], list[int], list[bool]]:
    """So many mentions, whose each is, and whether it has a full name. A few actors have most of the mentions."""
    weights = [1 / (rank + 20) for rank in range(len(made))]
    whose = chance.choices(range(len(made)), weights, k=count)
    article, there = 0, set[int]()
    bearers, full = [], []
    for actor in whose:
        who = made[actor]
        form = chance.random()
        name = chance.choice(who.spellings)
        if form < 0.10:
            name = who.surname
        elif form < 0.15:
            name = f"{who.given[0]}. {who.surname}"
        says = chance.random()
        country = frozenset((who.country,)) if says < 0.6 else frozenset()
        office = frozenset((" ".join(sorted(who.office.split())),)) if says < 0.4 and who.office else frozenset()
        if len(there) == IN_ARTICLE or actor in there:
            article, there = article + 1, set()
        there.add(actor)
        bearers.append(Bearer(f"{article:07}#{len(there)}", f"{article:07}", name, countries=country, offices=office))
        full.append(form >= 0.15)
    return bearers, whose, full


def pairwise(found: Sequence[str], whose: Sequence[int]) -> tuple[float, float]:
    """Precision and recall over all pairs of mentions."""

    def pairs(counts: Counter[object]) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    right = pairs(Counter(zip(found, whose, strict=True)))
    called, same = pairs(Counter(found)), pairs(Counter(whose))
    return right / called if called else 1.0, right / same if same else 1.0


def run(count: int, wrong: bool) -> None:
    """One size, in this program: prints a line."""
    chance = random.Random(20261)
    made = actors(ACTORS, chance)
    bearers, whose, full = mentions(count, made, chance)
    names = len({bearer.name for bearer in bearers})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, cpu = time.perf_counter(), time.process_time()
    linked = link_bearers(bearers)
    spent, cpu = time.perf_counter() - started, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = [linked.groups.of(bearer.key) for bearer in bearers]
    precision, recall = pairwise(found, whose)
    named = [at for at, is_full in enumerate(full) if is_full]
    of_named = pairwise([found[at] for at in named], [whose[at] for at in named])
    verdicts = Counter(link.verdict for link in linked.links)
    time_spent = f"{spent / 60:.2f} min ({cpu / 60:.2f} of processor, {1e6 * cpu / count:.0f} µs each)"
    print(f"{count:9,} mentions, {names:,} names: {time_spent}, peak {peak:,.0f} MB (mentions alone {before:,.0f})")
    print(
        f"          precision {precision:.4f}, recall {recall:.4f}; full names {of_named[0]:.4f} and {of_named[1]:.4f}"
    )
    print(f"          edges {dict(sorted(verdicts.items()))}, keys too common {linked.cut:,}", flush=True)
    if wrong:
        _show_wrong(bearers, whose, found)


def _show_wrong(bearers: Sequence[Bearer], whose: Sequence[int], found: Sequence[str]) -> None:
    """Names of two actors in one group, and of one actor in two."""
    groups: dict[str, dict[int, str]] = {}
    actors_of: dict[int, dict[str, str]] = {}
    for bearer, actor, group in zip(bearers, whose, found, strict=True):
        said = f"{bearer.name} {'/'.join(sorted(bearer.countries))}"
        groups.setdefault(group, {}).setdefault(actor, said)
        actors_of.setdefault(actor, {}).setdefault(group, said)
    for kind, every in (("joined", groups.values()), ("parted", actors_of.values())):
        for names in [each for each in every if len(each) > 1][:25]:
            print(kind, " | ".join(list(names.values())[:6]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, help="one size only, in this program")
    parser.add_argument("--wrong", action="store_true", help="show some that are joined or parted wrongly")
    asked = parser.parse_args()
    if asked.mentions:
        run(asked.mentions, asked.wrong)
        return
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--mentions", str(size)], check=True)


if __name__ == "__main__":
    main()
