"""Catalogue files: sent in pieces, looked at, read, stopped, and what became of them."""

import asyncio
import csv
import io
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from starlette.responses import Response

from chaffer.accounts import audit
from chaffer.commerce.catalog.import_files import import_files
from chaffer.commerce.catalog.import_rows import (
    BYTES_AT_MOST,
    AddImport,
    add_import,
    changes_of,
    check_piece,
    import_of,
    imports_page,
    received,
    start_import,
    stop_import,
)
from chaffer.commerce.catalog.problems import problems_of
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.csv_cells import harmless
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing

PROBLEMS_AT_MOST = 1_000
CHANGES_AT_MOST = 1_000


class NewImport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bytes: how long the file is. source: its name. currency: where it names none, if not the shop's own."""

    format: Literal["shopify-csv", "jsonl"]
    bytes: Annotated[int, msgspec.Meta(ge=1, le=BYTES_AT_MOST)]
    source: Annotated[str, msgspec.Meta(max_length=255)] = ""
    currency: Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{3}$)")] = ""


class StartOfImport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """dry: write nothing, only say what would be."""

    dry: bool = False


class ImportProblem(msgspec.Struct, frozen=True):
    line: int
    problem: str
    value: str


class ImportChange(msgspec.Struct, frozen=True):
    """product_id: "" for a product that would be new. fields: what would be another. sku, minor_before, minor: the first
    price that would change.
    """

    line: int
    product_id: str
    title: str
    fields: tuple[str, ...]
    sku: str
    minor_before: int | None
    minor: int | None
    currency: str


class ImportRow(msgspec.Struct, frozen=True):
    """state: arriving, waiting, running, done, failed, stopped. dry: it said only what would change.

    bytes, received: of the file; bytes_read: so far. products: new or changed, added: the new ones among them. failed:
    products that could not be taken. noted: problems, whether the product could be taken or not.
    """

    id: str
    format: str
    source: str
    state: str
    dry: bool
    bytes: int
    received: int
    bytes_read: int
    lines: int
    products: int
    added: int
    unchanged: int
    failed: int
    noted: int
    stop_asked: bool
    began_at: datetime
    ended_at: datetime | None


class ImportOut(ImportRow, frozen=True):
    """problems, changes: the first thousand of each; changes of a dry run only."""

    problems: tuple[ImportProblem, ...] = ()
    changes: tuple[ImportChange, ...] = ()


async def list_(call: Call, asked: PageAsked) -> Page[ImportRow]:
    def work(tx: Transaction) -> Page[ImportRow]:
        rows = imports_page(tx, after_of(asked.cursor, LAST), asked.limit + 1)
        return page_of([ImportRow(*_plain(row)) for row in rows], asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> ImportOut:
    return await call.read(lambda tx: _whole(tx, call.path["id"]))


async def create(call: Call, asked: NewImport) -> ImportRow:
    def work(tx: Transaction) -> ImportRow:
        made = add_import(tx, AddImport(asked.format, asked.source, asked.bytes, asked.currency))
        audit.record(tx, call.actor, "import.begin", target_kind="import", target_id=made, after=asked)
        return _row(tx, made)

    return await call.write(work)


async def send(call: Call, content: bytes) -> ImportRow:
    """The bytes from this place on. A piece that is sent again after a lost answer is refused with how many are there."""
    told = call.path["at"]
    if not (told.isascii() and told.isdigit() and len(told) < 12):
        raise Invalid("the place is a number of bytes", field="at")
    at, import_id = int(told), call.path["id"]
    check_piece(await call.read(lambda tx: import_of(tx, import_id)), at, len(content))
    files = import_files(call.backstage.settings)
    await asyncio.to_thread(files.write, call.shop_id, import_id, at, content)

    def work(tx: Transaction) -> ImportRow:
        received(tx, import_id, at, len(content))
        return _row(tx, import_id)

    return await call.write(work)


async def start(call: Call, asked: StartOfImport) -> ImportRow:
    import_id = call.path["id"]
    files = import_files(call.backstage.settings)

    def work(tx: Transaction) -> ImportRow:
        import_of(tx, import_id)
        if not files.is_there(call.shop_id, import_id):
            raise Conflict("the file is not here any more: send it again", id=import_id)
        start_import(tx, import_id, dry=asked.dry)
        audit.record(tx, call.actor, "import.start", target_kind="import", target_id=import_id, after=asked)
        return _row(tx, import_id)

    return await call.write(work)


async def stop(call: Call, _: Nothing) -> ImportRow:
    def work(tx: Transaction) -> ImportRow:
        stop_import(tx, call.path["id"])
        audit.record(tx, call.actor, "import.stop", target_kind="import", target_id=call.path["id"])
        return _row(tx, call.path["id"])

    return await call.write(work)


async def report(call: Call, _: Nothing) -> Response:
    """By line, as a table that spreadsheets open; what they would take for a formula is made harmless."""
    told = await call.read(lambda tx: _whole(tx, call.path["id"]))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["line", "what", "product", "detail"])
    rows: list[tuple[int, str, str, str]] = [(each.line, "problem", each.value, each.problem) for each in told.problems]
    for each in told.changes:
        fields = ", ".join(each.fields)
        rows.append((each.line, "change" if each.product_id else "new", each.title, fields))
    for line, what, product, detail in sorted(rows):
        table.writerow([line, what, harmless(product), harmless(detail)])
    name = f'attachment; filename="{told.id}.csv"'
    return Response("\ufeff" + out.getvalue(), 200, {"content-disposition": name, "cache-control": "no-store"},
                    "text/csv; charset=utf-8")  # fmt: skip


def _row(tx: Transaction, import_id: str) -> ImportRow:
    return ImportRow(*_plain(import_of(tx, import_id)))


def _whole(tx: Transaction, import_id: str) -> ImportOut:
    row = import_of(tx, import_id)
    problems = tuple(ImportProblem(*each) for each in problems_of(tx, row.id, PROBLEMS_AT_MOST))
    changes = tuple(
        ImportChange(each.line, each.product_id, each.title, tuple(each.fields), each.sku, each.minor_before,
                     each.minor, each.currency)
        for each in changes_of(tx, row.id, CHANGES_AT_MOST)
    )  # fmt: skip
    told = dict(zip(ImportRow.__struct_fields__, _plain(row), strict=True))
    return ImportOut(**told, problems=problems, changes=changes)


def _plain(row: Any) -> tuple[Any, ...]:
    named = {"noted": "problems"}
    return tuple(getattr(row, named.get(name, name)) for name in ImportRow.__struct_fields__)
