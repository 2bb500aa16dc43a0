"""chaffer search-eval"""

import time
from pathlib import Path

import click

from chaffer.commerce.search.evaluate import evaluate, table

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="search-eval")
@click.option(
    "--products", required=True, type=_FILE, help="What is searched: our JSON Lines, or a CSV or TSV of products."
)
@click.option("--queries", required=True, type=_FILE, help="What is asked: columns query_id and query.")
@click.option(
    "--judgments", required=True, type=_FILE, help="How well each product answers: query_id, product_id, label."
)
@click.option("--language", default="en", show_default=True, help="Of the products' texts.")
def search_eval(products: Path, queries: Path, judgments: Path, language: str) -> None:
    """Measure the search on files of your own: nDCG@10 and CPU a query, beside plain FTS5 in the same run."""
    click.echo(table(evaluate(products, queries, judgments, time.process_time, language)))
