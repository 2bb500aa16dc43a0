import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from tests.commerce.catalog.test_import_jsonl import SHOP, product

from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.runtime.database import Database

MEGABYTE = 1_000_000


class Made:
    """A file that is made while it is read, so that only the importer can hold it in memory."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines

    def readline(self, limit: int = -1) -> bytes:
        return next(self._lines, b"")

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("lines are enough")


def csv_lines(megabytes: int) -> Iterator[bytes]:
    yield b"Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\n"
    body, sent, number = "<p>" + "woven soft and warm " * 400 + "</p>", 0, 0
    while sent < megabytes * MEGABYTE:
        for size in "SML":
            line = f"p{number},{f'Product {number}' if size == 'S' else ''},{body},Size,{size},P{number}{size},3,9.50\n".encode()
            sent += len(line)
            yield line
        number += 1


def json_lines(megabytes: int) -> Iterator[bytes]:
    sent, number = 0, 0
    while sent < megabytes * MEGABYTE:
        told: dict[str, Any] = {
            "id": f"p{number}",
            "title": f"Product {number}",
            "price": 5,
            "description": "warm " * 5_000,
        }
        line = json.dumps(told).encode() + b"\n"
        sent += len(line)
        number += 1
        yield line


@pytest.mark.parametrize(("name", "lines"), [("shopify-csv", csv_lines), ("jsonl", json_lines)])
def test_twenty_megabytes_are_read_in_little_memory(db: Database, name: str, lines: Any) -> None:
    if db.dialect != "sqlite":
        pytest.skip("the reader is the same on every database")
    tracemalloc.start()
    *steps, progress = import_products(db, SHOP, ImportFile(name), Made(lines(20)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert progress.bytes_read > 20 * MEGABYTE
    assert progress.products > 500
    assert progress.failed == 0
    assert len(steps) > 3
    assert peak < 15 * MEGABYTE


class Cut(Exception):
    pass


def test_an_import_that_was_cut_is_finished_by_the_next(db: Database) -> None:
    def cut() -> Iterator[bytes]:
        for at, line in enumerate(json_lines(4)):
            if at == 100:
                raise Cut
            yield line

    with pytest.raises(Cut):
        list(import_products(db, SHOP, ImportFile("jsonl"), Made(cut())))
    *_, progress = import_products(db, SHOP, ImportFile("jsonl"), Made(json_lines(4)))

    assert progress.state == "done"
    assert progress.unchanged > 0
    assert product(db, "p0").title == "Product 0"
    assert product(db, f"p{progress.lines - 1}").title == f"Product {progress.lines - 1}"
