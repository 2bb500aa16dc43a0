"""Which engine should hold the search index: FTS5 in a file, or the impact index in numpy arrays?

    PYTHONPATH=src:. python bench/search_engines.py [products]

Prints, for each: seconds to build, memory, CPU a query. CPU times, not wall times: the machine may be busy.
"""

import gc
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from bench.search_catalogue import catalogue, queries

from chaffer.commerce.search.documents import Document
from chaffer.commerce.search.lexical import built
from chaffer.commerce.search.query import read_query
from chaffer.commerce.search.scoring import scores
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import text_terms, words_of


def memory() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def document(product: dict) -> Document:
    looks = [(value, "en") for variant in product["variants"] for value in variant["options"].values()]
    looks += [(each, "en") for each in product["attributes"]["material"]]
    kind = [(product["brand"], "en"), (product["category"], "en")]
    title, body = [(product["title"], "en")], [(product["description"], "en")]
    fields = (title, kind, list(dict.fromkeys(looks)), body)
    return Document(product["id"], fields, product["brand"], ("S", "M", "L"), low=100, high=900)


def report(name: str, build: float, mb: float, ask: Callable[[str], object], asked: list[str]) -> None:
    ask(asked[0])
    times = []
    for query in asked:
        before = time.process_time()
        ask(query)
        times.append((time.process_time() - before) * 1000)
    times.sort()
    p99 = times[int(len(times) * 0.99) - 1]
    p50 = statistics.median(times)
    print(f"{name:28} build {build:6.1f} s  memory {mb:6.1f} MB  CPU ms p50 {p50:6.2f}  p99 {p99:6.2f}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    asked = queries(300)
    print(f"{count:,} products, {len(asked)} queries, process {memory():.0f} MB before")
    before, begun = memory(), time.process_time()
    index = built(document(product) for product in catalogue(count))
    took = time.process_time() - begun

    def best(query: str) -> object:
        return scores(index, read_query(Wanted(words=query, language="en"), index)).argmax()

    report("numpy impact index, BM25F", took, memory() - before, best, asked)
    print(f"  whole process {memory():.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        before, begun = memory(), time.process_time()
        connection = sqlite3.connect(Path(folder) / "fts.db")
        connection.execute(
            "CREATE VIRTUAL TABLE docs USING fts5(title, kind, looks, body, tokenize='porter unicode61')"
        )
        for product in catalogue(count):
            own = document(product)
            connection.execute(
                "INSERT INTO docs VALUES (?, ?, ?, ?)", [" ".join(text for text, _ in field) for field in own.fields]
            )
        connection.commit()
        took = time.process_time() - begun
        select = "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY bm25(docs, 8, 4, 2, 1) LIMIT 200"

        def ask(query: str) -> object:
            words = " OR ".join(f'"{word}"' for word in text_terms(words_of(query), "en"))
            return connection.execute(select, [words]).fetchall()

        report("FTS5 file, OR, top 200", took, memory() - before, ask, asked)
        print("  (a rerank in Python adds 1 to 2 ms)")


if __name__ == "__main__":
    main()
