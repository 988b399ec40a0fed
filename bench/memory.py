"""Peak memory, speed and joining over many articles: is memory flat in their number?

    python bench/memory.py                 # 10,000 articles: peak memory of the whole `add` at 1k, 2k, 5k, 10k
    python bench/memory.py --join          # and the time and growth of joining the record
    python bench/memory.py --articles 2000 --rules-only

The articles are of our own making: sentences, names and speeches drawn with a fixed seed, some 900 words each, one in
ten a shortened copy of an earlier one. They go through `read_sources`, `take_notes` and the record file in a program of
its own, so that its peak memory is that of the work.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

FIRST = "Ada Brun Cora Dirk Elin Finn Greta Hugo Ines Jonas Kaja Lars Maren Nils Oda Per Runa Sven Tora Ulf".split()
LAST = "Lorne Moss Voss Hale Brandt Fjell Kroon Skarv Dahl Ness Rask Holm Vik Strand Lund Berge Aas Tveit Sund".split()
ROLES = ["Transport Minister", "party leader", "Deputy Mayor", "union spokeswoman", "harbour master", "Senator", ""]
BODIES = ["the Port Council", "the Rail Workers’ Union", "the Ministry of Energy", "the Northern Fishing League"]
PLACES = ["OSLO", "BERGEN", "TROMSO", "STAVANGER", "BODO", "NARVIK"]
WORDS = """
harbour bridge ferry railway council budget winter fishing treaty border school hospital electricity island market
inquiry contract strike vote ballot storm repair timetable quota pipeline shelter road tunnel wage pension subsidy
""".split()
THEN = [
    "before the end of the year",
    "without the consent of the islands",
    "whatever the ministry decides",
    "in our time",
]
SPEECHES = [
    "We will not accept a new {0} that leaves the {1} to others {2}",
    "The {0} was promised to every family on this coast, and the {1} must follow {2}",
    "Nobody asked the people about the {0}, nobody asked them about the {1}, and nobody will pay for it {2}",
    "If the {0} is closed then the {1} will close with it {2}",
]
NARRATION = [
    "The dispute over the {0} began last {3} when an audit of the {1} was leaked to a local paper.",
    "About {4} people had gathered near the old {0} by noon, according to the police.",
    "Work on the {1} stopped on {3}, and traffic was sent past the {0} instead.",
    "A report on the {0} found that the {1} had cost {4} million more than planned.",
    "The {1} has been a matter of argument in the region since the {0} was rebuilt.",
    "It remained unclear on {3} whether the {0} would open again, or whether the {1} would be sold.",
]
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
QUOTING = [
    "“{0},” {1} said on {2}.",
    "{1} told reporters on {2}: “{0}.”",
    "According to {1}, the matter will be settled by {2}. “{0},” the statement said.",
    "{1} said that the decision would be taken by {2}.",
]
MARKS = (1000, 2000, 5000, 10_000, 20_000, 50_000)


def articles(count: int) -> Iterator[dict[str, str]]:
    """So many articles, as JSONL intake takes them; the same ones every time."""
    chance = random.Random(20240)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    whole: list[list[str]] = []
    for at in range(count):
        if at % 10 == 9:
            paragraphs = chance.choice(whole)[: chance.randint(8, 12)]
        else:
            paragraphs = [paragraph(chance, people) for _ in range(16)]
            paragraphs[0] = f"{chance.choice(PLACES)} — {paragraphs[0]}"
            whole = [*whole[-200:], paragraphs]
        yield {
            "title": f"Dispute over the {chance.choice(WORDS)} goes on",
            "text": "\n\n".join(paragraphs),
            "outlet": f"{chance.choice(LAST)} {chance.choice(('Post', 'Times', 'Herald', 'Radio'))}",
            "published": f"2024-{1 + at % 12:02}-{1 + at % 28:02}",
            "url": f"https://example.org/{at}",
        }


def paragraph(chance: random.Random, people: list[str]) -> str:
    """Two sentences of narration and one that quotes."""
    own = [
        chance.choice(NARRATION).format(*chance.sample(WORDS, 2), None, chance.choice(DAYS), chance.randint(2, 900))
        for _ in range(2)
    ]
    speech = chance.choice(SPEECHES).format(*chance.sample(WORDS, 2), chance.choice(THEN))
    who = chance.choice([*BODIES, f"{chance.choice(ROLES)} {chance.choice(people)}".strip()])
    return " ".join([*own, chance.choice(QUOTING).format(speech, who, chance.choice(DAYS))])


def peak() -> float:
    """The most memory that this program has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1024)


def add(source: str, record_path: str, rules_only: bool) -> None:
    """The whole of `onrecord add`, printing its peak memory as it goes on."""
    from onrecord.intake import read_sources
    from onrecord.pipeline import take_notes
    from onrecord.schema import Article
    from onrecord.store import RecordFile

    started, words, taking = time.perf_counter(), 0, 0.0
    with RecordFile.open(record_path, create=True) as record:
        for number, article in enumerate(read_sources([source]), 1):
            assert isinstance(article, Article), article
            words += len(article.text.split())
            before = time.perf_counter()
            notes = take_notes(article, rules_only=rules_only)
            taking += time.perf_counter() - before
            record.add(notes)
            if number in MARKS:
                spent = time.perf_counter() - started
                alone = f"(take_notes alone {words / taking:.0f})"
                rate = f"{number / spent:5.0f} articles/s  {words / spent:7.0f} words/s  {alone}"
                print(f"{number:7} articles  peak {peak():6.1f} MB  {rate}", flush=True)
        counts = record.counts()
    size = Path(record_path).stat().st_size
    print(", ".join(f"{count} {table}" for table, count in counts.items()), f"in {size / 1e6:.0f} MB", flush=True)


def join(record_path: str) -> None:
    """Join growing parts of a record, printing processor time and memory."""
    from itertools import islice

    from onrecord.link import join
    from onrecord.store import RecordFile

    for count in MARKS:
        with RecordFile.open(record_path) as record:
            before = time.process_time()
            notes = list(islice(record.notes(), count))
        if len(notes) < count:
            break
        read, started = time.process_time() - before, time.process_time()
        joined = join(notes)
        spent = time.process_time() - started
        print(
            f"{count:7} articles  read {read:6.2f} s  joined {spent:6.2f} s ({1000 * spent / count:.2f} ms each)  "
            f"{len(joined.sayings)} sayings, {len(joined.actors)} actors, {len(joined.links)} links, "
            f"peak {peak():.0f} MB",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--join", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, record = Path(folder, "articles.jsonl"), Path(folder, "event.db")
        with source.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(asked.articles))
        for step in ["add", "join"] if asked.join else ["add"]:
            program = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import memory; memory."
            adding = f"add({str(source)!r}, {str(record)!r}, {asked.rules_only})"
            call = adding if step == "add" else f"join({str(record)!r})"
            subprocess.run([sys.executable, "-c", program + call], check=True)


if __name__ == "__main__":
    main()
