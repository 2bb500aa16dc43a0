"""The files an evaluation reads.

products   JSON Lines as the importer reads them, or a table (.csv, .tsv) with WANDS's columns: product_id,
           product_name, product_class, category hierarchy, product_description, product_features
queries    a table with query_id and query (WANDS's names); or one query a line, its number is its id; or JSON Lines
judgments  a table with query_id, product_id and label or grade, or JSON Lines of the same. A label is Exact (1),
           Partial (0.5) or Irrelevant (0), a grade any number from 0; what nobody judged counts as 0
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chaffer.commerce.catalog.draft import Defaults, Draft
from chaffer.commerce.catalog.formats.html_text import to_text
from chaffer.commerce.catalog.formats.jsonl import read_jsonl
from chaffer.commerce.catalog.formats.record import clean
from chaffer.commerce.search.documents import Document, distinct, plain_texts
from chaffer.commerce.search.sizes import is_size
from chaffer.kernel.errors import Invalid

GRADES = {"exact": 1.0, "partial": 0.5, "irrelevant": 0.0}
_FIELD_CHARS = 10_000_000

# Our name of a column, and what others call it.
_PRODUCTS = {
    "product_id": ("id", "handle", "sku", "pid", "item_id", "doc_id"),
    "product_name": ("title", "name", "product_title"),
    "product_class": ("category", "product_type", "type"),
    "product_description": ("description", "body", "text"),
    "product_features": ("features", "attributes", "product_bullet_point"),
    "brand": ("vendor", "product_brand"),
}
_QUERIES = {"query_id": ("id", "qid"), "query": ("text", "query_text", "search_term", "q")}
_JUDGMENTS = {
    "query_id": ("qid",),
    "product_id": ("pid", "item_id", "doc_id", "docid"),
    "label": ("grade", "relevance", "rating", "gain", "score", "esci_label"),
}
Columns = dict[str, tuple[str, ...]]
Judgments = dict[str, dict[str, float]]
"""Query id -> product id -> grade."""


def read_documents(path: Path, language: str = "en") -> Iterator[Document]:
    """The products of a file. Their ids are those of the file ("id", "product_id"), else their handles."""
    if path.suffix in (".csv", ".tsv"):
        yield from (_wands_document(row, language) for row in _table(path, _PRODUCTS, "product_id", "product_name"))
        return
    with path.open("rb") as source:
        for parsed in read_jsonl(source, Defaults("USD", language)):
            if parsed.draft is not None:
                yield _document(parsed.draft, language)


def _wands_document(row: dict[str, str], language: str) -> Document:
    kind = (
        row.get("brand", ""),
        row.get("product_class", ""),
        row.get("category hierarchy", "").rsplit("/", 1)[-1].strip(),
    )
    features = row.get("product_features", "").replace("|", " ").replace(":", " ")
    body = to_text(row.get("product_description", ""))
    title = row.get("product_name", "")
    return Document(
        row.get("product_id", ""),
        (distinct([title], language), distinct(kind, language), distinct([features], language),
         distinct([body], language)),
    )  # fmt: skip


def _document(draft: Draft, language: str) -> Document:
    titles = distinct([draft.title], language)
    titles += [(each.title, named) for named, each in draft.texts.items() if each.title]
    bodies = distinct([draft.description], language)
    bodies += [(each.description, named) for named, each in draft.texts.items() if each.description]
    options = [(name, value) for variant in draft.variants for name, value in variant.options.items()]
    looks = distinct((value for _, value in options), language) + distinct(draft.tags, language)
    looks += plain_texts(draft.attributes, language)
    sizes = tuple(dict.fromkeys(value for name, value in options if is_size(name)))
    kind = distinct([draft.brand, draft.category], language)
    return Document(draft.external_id or draft.handle, (titles, kind, looks, bodies), draft.brand, sizes)


def read_queries(path: Path) -> dict[str, str]:
    """Query id -> text."""
    if path.suffix == ".jsonl":
        rows = [_renamed(row, _QUERIES) for row in _json_lines(path)]
        return {row.get("query_id", str(number)): row["query"] for number, row in enumerate(rows, 1) if "query" in row}
    if path.suffix in (".csv", ".tsv"):
        return {row["query_id"]: row["query"] for row in _table(path, _QUERIES, "query_id", "query")}
    return {str(number): line for number, line in enumerate(path.read_text().splitlines(), 1) if line.strip()}


def read_judgments(path: Path) -> Judgments:
    """Query id -> product id -> grade. Raises Invalid for a label nobody knows."""
    found: Judgments = {}
    if path.suffix == ".jsonl":
        rows = [_renamed(row, _JUDGMENTS) for row in _json_lines(path)]
    else:
        rows = list(_table(path, _JUDGMENTS, "query_id", "product_id", "label"))
    for number, row in enumerate(rows, 1 if path.suffix == ".jsonl" else 2):
        label = row.get("label", "").strip()
        try:
            grade = GRADES[label.lower()] if label.lower() in GRADES else float(label)
            found.setdefault(row["query_id"], {})[row["product_id"]] = max(grade, 0.0)
        except (ValueError, KeyError):
            told = f"{path.name} line {number}: {label!r} is neither Exact, Partial, Irrelevant nor a number"
            raise Invalid(told) from None
    return found


def _json_lines(path: Path) -> list[dict[str, str]]:
    """Raises Invalid for a line that is no object."""
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                told = msgspec.json.decode(line, type=dict[str, str | float | None])
            except msgspec.MsgspecError as error:
                raise Invalid(f"{path.name} line {number}: {error}") from None
            rows.append({key: clean(value) for key, value in told.items() if value is not None})
    return rows


def _renamed(row: dict[str, str], columns: Columns) -> dict[str, str]:
    """The row by our names of its columns; its own names stay."""
    also = {
        ours: next((row[other] for other in others if other in row), "")
        for ours, others in columns.items()
        if ours not in row and any(other in row for other in others)
    }
    return {**row, **also}


def _table(path: Path, columns: Columns, *needed: str) -> Iterator[dict[str, str]]:
    """The rows by the names in the first line; apart by commas or tabs (as WANDS is, though it says .csv)."""
    csv.field_size_limit(_FIELD_CHARS)
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
        head = file.readline()
        file.seek(0)
        reader = csv.DictReader(file, delimiter="\t" if head.count("\t") >= max(head.count(","), 1) else ",")
        names = _renamed(dict.fromkeys(reader.fieldnames or (), ""), columns)
        missing = [name for name in needed if name not in names]
        if missing:
            raise Invalid(f"{path.name} must have the columns {', '.join(missing)} in its first line")
        for row in reader:
            told = {key: value or "" for key, value in row.items() if key is not None and not isinstance(value, list)}
            yield _renamed(told, columns)
