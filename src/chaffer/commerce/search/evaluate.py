"""How good the search is, beside plain FTS5 on the same files: nDCG@10 and CPU for each query.

nDCG@10 is the standard one: the gain is the grade itself, the discount log2(rank + 1), the ideal the best ten judged of
each query; a query without any relevant product is left out.
"""

import sqlite3
import statistics
from collections.abc import Callable, Iterable, Sequence
from math import log2
from pathlib import Path

import msgspec
import numpy as np

from chaffer.commerce.search.documents import WEIGHTS, Document
from chaffer.commerce.search.evaluation_files import Judgments, read_documents, read_judgments, read_queries
from chaffer.commerce.search.lexical import Lexical, built
from chaffer.commerce.search.query import read_query
from chaffer.commerce.search.scoring import scores
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import small_words, words_of
from chaffer.kernel.errors import Invalid

AT = 10

Search = Callable[[str], list[str]]
"""Gives the ids of the best AT products for a query, best first."""


class Line(msgspec.Struct, frozen=True):
    """One engine's figures. cpu_ms_p50, cpu_ms_p99: CPU milliseconds for a query. build_seconds: CPU."""

    engine: str
    ndcg: float
    build_seconds: float
    cpu_ms_p50: float
    cpu_ms_p99: float


class Evaluation(msgspec.Struct, frozen=True):
    """queries: how many were judged and counted."""

    products: int
    queries: int
    lines: tuple[Line, ...]


def evaluate(
    products: Path, queries: Path, judgments: Path, cpu_seconds: Callable[[], float], language: str = "en"
) -> Evaluation:
    """Run both engines over the files. Raises Invalid if a file is not what it should be.

    cpu_seconds: tells how much CPU this process has used, as time.process_time does.
    """
    documents = list(read_documents(products, language))
    asked = read_queries(queries)
    judged = {query_id: grades for query_id, grades in read_judgments(judgments).items() if any(grades.values())}
    counted = {query_id: text for query_id, text in asked.items() if query_id in judged}
    if not counted:
        raise Invalid("no query of the queries file has a relevant product in the judgments file")
    engines = (("chaffer", lambda: our_search(documents, language)), ("fts5 porter", lambda: fts5_search(documents)))
    lines = tuple(_measured(name, prepare, (counted, judged), cpu_seconds) for name, prepare in engines)
    return Evaluation(len(documents), len(counted), lines)


def table(evaluation: Evaluation) -> str:
    """The figures as a table for the terminal."""
    head = f"{evaluation.products:,} products, {evaluation.queries:,} judged queries"
    rows = [f"{'engine':<14}{'nDCG@10':>9}{'build CPU s':>13}{'CPU ms p50':>12}{'p99':>8}"]
    rows += [
        f"{line.engine:<14}{line.ndcg:>9.4f}{line.build_seconds:>13.2f}{line.cpu_ms_p50:>12.2f}{line.cpu_ms_p99:>8.2f}"
        for line in evaluation.lines
    ]
    return "\n".join([head, *rows])


def ndcg(ranked: Sequence[str], grades: dict[str, float]) -> float:
    """NDCG at AT of one ranking, 0 to 1."""
    gained = sum(grades.get(each, 0.0) / log2(rank + 1) for rank, each in enumerate(ranked[:AT], 1))
    best = sorted(grades.values(), reverse=True)[:AT]
    ideal = sum(grade / log2(rank + 1) for rank, grade in enumerate(best, 1))
    return gained / ideal if ideal else 0.0


def _measured(
    name: str,
    prepare: Callable[[], Search],
    told: tuple[dict[str, str], Judgments],
    cpu_seconds: Callable[[], float],
) -> Line:
    queries, judged = told
    begun = cpu_seconds()
    search = prepare()
    build = cpu_seconds() - begun
    times, gains = [], []
    for query_id, text in queries.items():
        begun = cpu_seconds()
        ranked = search(text)
        times.append((cpu_seconds() - begun) * 1000)
        gains.append(ndcg(ranked, judged[query_id]))
    times.sort()
    p99 = times[max(0, int(len(times) * 0.99) - 1)]
    return Line(name, statistics.fmean(gains), build, statistics.median(times), p99)


def our_search(documents: Iterable[Document], language: str = "en") -> Search:
    """The index and scoring that shops use, without prices and stock."""
    index = built(documents)
    return lambda text: _best(index, text, language)


def _best(index: Lexical, text: str, language: str) -> list[str]:
    found = scores(index, read_query(Wanted(words=text, language=language), index))
    top = np.argsort(-found, kind="stable")[:AT]
    return [index.id_of(number) for number in top.tolist() if found[number] > 0]


def fts5_search(documents: Iterable[Document]) -> Search:
    """SQLite's full-text search as it comes: porter stemming, any word may match, bm25 with all columns alike."""
    connection = sqlite3.connect(":memory:")
    columns = ", ".join(f"field{number}" for number in range(len(WEIGHTS)))
    connection.execute(f"CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, {columns}, tokenize='porter unicode61')")
    rows = (
        [document.id, *(" ".join(text for text, _ in field) for field in document.fields)] for document in documents
    )
    connection.executemany("INSERT INTO docs VALUES (?, ?, ?, ?, ?)", rows)
    select = f"SELECT id FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT {AT}"  # noqa: S608 — a number of ours

    def search(text: str) -> list[str]:
        words = [word.text for word in words_of(text) if word.text not in small_words()]
        if not words:
            return []
        return [row[0] for row in connection.execute(select, [" OR ".join(f'"{word}"' for word in words)])]

    return search
