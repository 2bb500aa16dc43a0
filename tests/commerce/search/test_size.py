import time
import tracemalloc

from bench.search_catalogue import catalogue, queries
from bench.search_engines import document

from chaffer.commerce.search.documents import Document
from chaffer.commerce.search.lexical import built, changed, with_figures
from chaffer.commerce.search.query import read_query
from chaffer.commerce.search.scoring import scores
from chaffer.commerce.search.wanted import Wanted

COUNT = 5_000
BYTES_A_PRODUCT = 1_500


def best(index, query):
    found = scores(index, read_query(Wanted(words=query, language="en"), index))
    return index.id_of(int(found.argmax()))


def test_the_index_is_small_and_quick() -> None:
    documents = [document(product) for product in catalogue(COUNT)]
    built(documents[:500])  # the lexicon and its stems are read once
    tracemalloc.start()
    index = built(documents)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    asked = queries(100)
    begun = time.thread_time()
    for query in asked:
        best(index, query)
    spent_ms = (time.thread_time() - begun) * 1000 / len(asked)

    assert size < COUNT * BYTES_A_PRODUCT
    assert spent_ms < 3


def test_an_index_grown_by_changes_answers_as_one_built_at_once() -> None:
    documents = [document(product) for product in catalogue(900)]
    whole = built(documents)
    grown = built(documents[:300])
    for at in range(300, 900, 40):
        grown = changed(grown, documents[at : at + 40], [])
    grown = changed(grown, documents[:50], [])  # told again: the older ones die

    assert len(grown) == len(whole) == 900
    assert len(grown.segments) < 6
    same = sum(best(whole, query) == best(grown, query) for query in queries(60))
    assert same > 50


def test_figures_move_without_the_words() -> None:
    index = built([document(product) for product in catalogue(10)])

    moved = with_figures(index, {"p3": (100, 200, False), "unknown": (1, 1, True)})

    assert (moved.figures().low[3], moved.figures().stocked[3]) == (100, False)
    assert index.figures().stocked[3]


def test_an_index_of_more_products_than_two_bytes_can_number_knows_the_last() -> None:
    def told(number: int, word: str) -> Document:
        return Document(f"p{number:06}", ([(word, "en")], [], [], []))

    index = built([*(told(number, "mug") for number in range(65_600)), told(70_000, "teapot")])
    grown = changed(index, [told(70_001, "kettle"), told(5, "ladle")], [])

    assert best(index, "teapot") == "p070000"
    assert [best(grown, query) for query in ("teapot", "kettle", "ladle")] == ["p070000", "p070001", "p000005"]
