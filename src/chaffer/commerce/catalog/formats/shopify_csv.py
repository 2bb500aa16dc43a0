"""Shopify's product CSV: several rows a product, its texts on the first, a variant or a picture (or both) on each.

Facts: https://help.shopify.com/en/manual/products/import-export/using-csv. Nothing here raises for what a file says.
"""

import csv
from collections.abc import Callable, Iterator
from typing import NamedTuple

from chaffer.commerce.catalog.draft import Defaults, Parsed, Problem, slug
from chaffer.commerce.catalog.formats.fed_lines import FedLines
from chaffer.commerce.catalog.formats.lines import text_lines
from chaffer.commerce.catalog.formats.record import shown
from chaffer.commerce.catalog.formats.shopify_columns import attribute_columns, columns
from chaffer.commerce.catalog.formats.shopify_product import Row, product_of
from chaffer.commerce.catalog.formats.source import Source

FIELD_CHARS = 2_000_000
"""A longer field is a quote that was never closed."""
ROWS_AT_MOST = 4_000
"""Shopify allows 2,048 variants and 250 pictures a product; rows beyond are told and left out."""


def read_shopify_csv(source: Source, defaults: Defaults) -> Iterator[Parsed]:
    """Every product of the file, a group of rows with the same handle each. Rows of one product stand together."""
    lines = text_lines(source)
    above, header_line = next(((at, line) for at, line in enumerate(lines, 1) if line.strip()), (1, ""))
    delimiter = max(",;\t", key=header_line.count)
    header = next(iter(csv.reader([header_line], delimiter=delimiter)), [])
    known = columns(header)
    attributes = attribute_columns(header)
    if "title" not in known or not ("handle" in known or "price" in known or "sku" in known):
        told = (
            "this is not Shopify's product CSV: its first line must name the columns Handle and Title (or URL handle)"
        )
        yield Parsed(1, None, (Problem(1, told, shown(header_line.strip())),))
        return
    rows = _rows(lines, delimiter, above, lambda line, cells: Row(line, cells, known, attributes))
    for group, problems in _groups(rows):
        yield product_of(group, problems, defaults) if group else Parsed(problems[0].line, None, tuple(problems))


class _Broken(NamedTuple):
    """A row that cannot be read. handle: of its product, as far as the row got; "" if it did not."""

    problem: Problem
    handle: str


def _rows(
    lines: Iterator[str], delimiter: str, above: int, row: Callable[[int, list[str]], Row]
) -> Iterator[Row | _Broken]:
    """The rows with the line each starts in. A row that cannot be read is a problem, and its next line is tried.

    Strict about cells of several lines, for there a quotation mark left open swallows the products below; forgiving
    about marks inside a single line. above: how many lines were read already.
    """
    csv.field_size_limit(FIELD_CHARS)
    fed = FedLines(lines, above)
    reader = csv.reader(fed, delimiter=delimiter, strict=True)
    while True:
        line = fed.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = fed.keep_first()
            forgiven = _forgiven(first, delimiter, str(error))
            if forgiven is None:
                told = f"this row cannot be read ({error}): look for a quotation mark that is never closed"
                yield _Broken(Problem(line, told, shown(first.strip())), _handle(row, line, first, delimiter))
                continue
            cells = forgiven
        if any(cell.strip() for cell in cells):
            yield row(line, cells)


def _forgiven(line: str, delimiter: str, error: str) -> list[str] | None:
    """The cells of a line whose quotation marks stand oddly, such as `"6" ruler"`; None if one stays open."""
    if "end of data" in error or _stays_open(line, delimiter):
        return None
    try:
        return next(csv.reader([line], delimiter=delimiter), None)
    except csv.Error:
        return None


def _stays_open(line: str, delimiter: str) -> bool:
    """Whether the row would go on below this line."""
    try:
        return len(list(csv.reader([line, "end\n"], delimiter=delimiter))) < 2
    except csv.Error:
        return True


def _handle(row: Callable[[int, list[str]], Row], line: int, first: str, delimiter: str) -> str:
    """What stands before the quotation mark can be read."""
    readable = first.partition('"')[0] if not first.startswith('"') else ""
    cells = readable.split(delimiter)[:-1]
    return row(line, cells).text("handle") if cells else ""


class _Group:
    """The rows of one product, as they come. broken: one of them could not be read, so none is taken."""

    def __init__(self, handle: str) -> None:
        self.handle = handle
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.broken = False

    def add(self, row: Row) -> None:
        if len(self.rows) < ROWS_AT_MOST:
            self.rows.append(row)
        elif len(self.rows) == ROWS_AT_MOST and not self.broken:
            self.break_off(Problem(row.line, f"more than {ROWS_AT_MOST:,} rows for one product", self.handle))

    def break_off(self, problem: Problem) -> None:
        self.broken = True
        self.problems.append(problem)

    def told(self) -> tuple[list[Row], list[Problem]]:
        return ([] if self.broken else self.rows), self.problems


def _groups(rows: Iterator[Row | _Broken]) -> Iterator[tuple[list[Row], list[Problem]]]:
    """The rows of each product; no rows but a problem, where a product cannot be taken.

    A row without a handle belongs to the product above it, unless it has a title.
    """
    group = _Group("")
    for row in rows:
        if isinstance(row, _Broken):
            if row.handle and row.handle != group.handle:
                if group.rows or group.problems:
                    yield group.told()
                group = _Group(row.handle)
            group.break_off(row.problem)
            continue
        own = row.text("handle") or slug(row.text("title"))
        if own and own != group.handle:
            if group.rows or group.problems:
                yield group.told()
            group = _Group(own)
        if group.handle:
            group.add(row)
        else:
            told = "this row belongs to no product: it has neither a handle nor a title"
            yield [], [Problem(row.line, told, row.shown)]
    if group.rows or group.problems:
        yield group.told()
