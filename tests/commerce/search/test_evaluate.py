import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commerce.search.shop import SAMPLE

from chaffer.commerce.search.evaluate import evaluate, ndcg, our_search, table
from chaffer.commerce.search.evaluation_files import read_documents, read_judgments, read_queries
from chaffer.kernel.errors import Invalid

FILES = Path(__file__).parent / "evaluation"
QUERIES, LABELS = FILES / "queries.csv", FILES / "labels.csv"


def test_the_ideal_ranking_scores_one_and_a_late_hit_less() -> None:
    grades = {"a": 1.0, "b": 0.5, "c": 0.0}

    assert ndcg(["a", "b", "c"], grades) == 1
    assert ndcg(["b", "a"], grades) == pytest.approx((0.5 + 1 / 1.58496) / (1 + 0.5 / 1.58496), abs=1e-4)
    assert ndcg(["c", "x"], grades) == 0


def test_our_search_stands_beside_fts5_in_one_table() -> None:
    evaluation = evaluate(SAMPLE, QUERIES, LABELS, time.process_time)
    ours, plain = evaluation.lines

    assert (evaluation.products, evaluation.queries) == (62, 10)
    assert ours.ndcg > max(plain.ndcg, 0.85)
    assert "nDCG@10" in table(evaluation)


def test_the_control_a_shuffled_ranking_scores_lower() -> None:
    queries, judged = read_queries(QUERIES), read_judgments(LABELS)
    documents = list(read_documents(SAMPLE))
    search = our_search(documents)
    ids = [document.id for document in documents]
    chance = random.Random(3)

    def shuffled(text: str) -> list[str]:
        return chance.sample(ids, 10)

    def mean(engine: Callable[[str], list[str]]) -> float:
        return statistics.fmean(ndcg(engine(text), judged[query_id]) for query_id, text in queries.items())

    assert mean(shuffled) < 0.3
    assert mean(search) > 0.85


def test_wands_columns_are_read(tmp_path: Path) -> None:
    head = "product_id\tproduct_name\tproduct_class\tcategory hierarchy\tproduct_description\tproduct_features\n"
    products = tmp_path / "product.csv"
    products.write_text(head + "7\tOak bed\tBeds\tFurniture / Beds\t<p>Firm.</p>\tcolour : oak | size : king\n")

    (bed,) = read_documents(products)

    assert bed.id == "7"
    assert [[text for text, _ in field] for field in bed.fields] == [
        ["Oak bed"], ["Beds"], ["colour   oak   size   king"], ["Firm."],
    ]  # fmt: skip


def test_a_label_nobody_knows_is_refused_with_its_line(tmp_path: Path) -> None:
    labels = tmp_path / "labels.tsv"
    labels.write_text("query_id\tproduct_id\tlabel\n1\ta\tsplendid\n")

    with pytest.raises(Invalid, match="line 2"):
        read_judgments(labels)


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    queries = tmp_path / "queries.tsv"
    queries.write_text("a\tb\n1\tshirt\n")

    with pytest.raises(Invalid, match="query_id"):
        read_queries(queries)


def test_other_names_and_json_lines_are_read(tmp_path: Path) -> None:
    products, queries, judgments = (tmp_path / name for name in ("p.csv", "q.jsonl", "j.jsonl"))
    products.write_text(
        "id,title,vendor,category,description\n1,Oak bed,Mill,Beds,Firm\n2,Ash chair,Mill,Chairs,Light\n"
    )
    queries.write_text('{"id": 9, "text": "oak bed"}\n')
    judgments.write_text('{"qid": 9, "pid": "1", "grade": 2}\n{"qid": 9, "pid": 2, "grade": 0}\n')

    evaluation = evaluate(products, queries, judgments, time.process_time)

    assert [line.ndcg for line in evaluation.lines] == [1, 1]
