"""Read a catalogue file of any size into a shop, a few products a transaction.

Run again after a crash, or with the next day's file, it writes only what differs. No product is ever half written.
"""

from collections.abc import Iterator

import msgspec
from sqlalchemy import select, update

from chaffer.accounts.tables import shops
from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Defaults, Draft, Parsed, Problem
from chaffer.commerce.catalog.formats import FORMATS
from chaffer.commerce.catalog.formats.source import Source
from chaffer.commerce.catalog.operations.open_for_sale import open_for_sale
from chaffer.commerce.catalog.operations.put_products import Written, put_products
from chaffer.kernel.errors import Invalid
from chaffer.runtime.database import Database
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

CHUNK_ROWS = 250
CHECKPOINT_CHUNKS = 100
"""A write-ahead log of hundreds of megabytes makes every read slow; a command has no timer that moves it."""
PROBLEMS_KEPT = 1_000
"""Rows of import_problems a file may leave; beyond them problems are only counted."""

_SHOP = Statement("catalog.import_defaults", select(shops.c.currency, shops.c.language).where(mine(shops)))
_BEGIN = Statement("catalog.begin_import", insert_all(t.imports, "id", "format", "source", "state", "began_at"))
_PROBLEM = Statement("catalog.import_problem", insert_all(t.import_problems).on_conflict_do_nothing())
_COUNTS = ("lines", "products", "unchanged", "failed", "state", "ended_at")
_COUNT = Statement(
    "catalog.count_import",
    update(t.imports)
    .where(mine(t.imports), t.imports.c.id == given("id_"))
    .values({name: given(name) for name in _COUNTS}),
)


class ImportFile(msgspec.Struct, frozen=True):
    """format: a name in FORMATS. source: what the report calls the file. currency: where the file names none, if not
    the shop's own.
    """

    format: str
    source: str = ""
    currency: str = ""


class Progress(msgspec.Struct):
    """Where an import stands; told after every chunk.

    bytes_read: of the file. products: written, new or changed. failed: products that could not be taken.
    problems: noted so far, whether the product could be taken or not.
    """

    import_id: str
    bytes_read: int = 0
    lines: int = 0
    products: int = 0
    unchanged: int = 0
    failed: int = 0
    problems: int = 0
    state: str = "running"


def import_products(db: Database, shop_id: str, command: ImportFile, source: Source) -> Iterator[Progress]:
    """Take the file's products chunk by chunk; each is a short transaction of its own. Blocks: not in an event loop.

    Raises Invalid for an unknown format. A file that breaks off leaves the import "failed" with the chunks before it.
    """
    read = FORMATS.get(command.format)
    if read is None:
        raise Invalid(f"no such format: {command.format}; there are {', '.join(FORMATS)}", format=command.format)
    progress = Progress("")
    defaults = db.write_now(shop_id, lambda tx: _begin(tx, command, progress))
    counted = Counted(source)
    seen: set[int] = set()
    finished = False
    try:
        for number, chunk in enumerate(_chunks(_once(read(counted, defaults), seen)), 1):
            progress.bytes_read = counted.bytes_read
            db.write_now(shop_id, lambda tx, chunk=chunk: _take(tx, chunk, progress))  # type: ignore[misc]
            if number % CHECKPOINT_CHUNKS == 0 and isinstance(db, Sqlite):
                db.checkpoint()
            yield msgspec.structs.replace(progress)
        finished = True
    finally:
        progress.state = "done" if finished else "failed"
        db.write_now(shop_id, lambda tx: _count(tx, progress))
    yield msgspec.structs.replace(progress)


def _begin(tx: Transaction, command: ImportFile, progress: Progress) -> Defaults:
    open_for_sale(tx)
    progress.import_id = tx.new_id("import")
    tx.run(
        _BEGIN, id=progress.import_id, format=command.format, source=command.source, state="running", began_at=tx.now
    )  # fmt: skip
    shop = tx.row(_SHOP)
    own, language = (shop.currency, shop.language) if shop is not None else ("USD", "en")
    return Defaults(command.currency or own, language)


def _once(products: Iterator[Parsed], seen: set[int]) -> Iterator[Parsed]:
    """Only the first product of each handle: a later one would overwrite it."""
    for parsed in products:
        if parsed.draft is not None:
            mark = hash(parsed.draft.handle)
            if mark in seen:
                told = "this product stood in the file before; keep its lines together (only the first was taken)"
                yield Parsed(parsed.line, None, (*parsed.problems, Problem(parsed.line, told, parsed.draft.handle)))
                continue
            seen.add(mark)
        yield parsed


def _chunks(products: Iterator[Parsed]) -> Iterator[list[Parsed]]:
    """Groups that write about CHUNK_ROWS rows; a single product may be more."""
    chunk: list[Parsed] = []
    rows = 0
    for parsed in products:
        weight = (_weight(parsed.draft) if parsed.draft else 0) + len(parsed.problems) + 1
        if chunk and rows + weight > CHUNK_ROWS:
            yield chunk
            chunk, rows = [], 0
        chunk.append(parsed)
        rows += weight
    if chunk:
        yield chunk


def _weight(draft: Draft) -> int:
    return 3 * len(draft.variants) + len(draft.images) + len(draft.reviews) + len(draft.texts) + len(draft.collections)


def _take(tx: Transaction, chunk: list[Parsed], progress: Progress) -> None:
    written = put_products(tx, chunk, position=progress.products + progress.unchanged)
    problems = [problem for parsed in chunk for problem in parsed.problems] + written.problems
    now = _moved(progress, chunk, written, len(problems))
    for number, problem in enumerate(problems[: max(0, PROBLEMS_KEPT - progress.problems)]):
        tx.run(
            _PROBLEM, import_id=progress.import_id, line=problem.line, number=progress.problems + number,
            problem=problem.problem, value=problem.value,
        )  # fmt: skip
    _count(tx, now)
    if written.changed:
        tx.wake("live")
    # The function may be run twice; the count moves only when it stands.
    tx.after_commit(lambda: _copy(now, progress))


def _moved(progress: Progress, chunk: list[Parsed], written: Written, problems: int) -> Progress:
    return msgspec.structs.replace(
        progress,
        lines=max(progress.lines, *(parsed.line for parsed in chunk)),
        products=progress.products + written.changed,
        unchanged=progress.unchanged + written.unchanged,
        failed=progress.failed + sum(parsed.draft is None and parsed.bundle is None for parsed in chunk),
        problems=progress.problems + problems,
    )


def _copy(now: Progress, progress: Progress) -> None:
    for name in Progress.__struct_fields__:
        setattr(progress, name, getattr(now, name))


def _count(tx: Transaction, progress: Progress) -> None:
    ended = None if progress.state == "running" else tx.now
    told = {name: getattr(progress, name) for name in _COUNTS if name != "ended_at"}
    tx.run(_COUNT, id_=progress.import_id, ended_at=ended, **told)


class Counted:
    """A file that knows how much of it was read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.bytes_read = 0

    def readline(self, limit: int = -1) -> bytes:
        line = self._source.readline(limit)
        self.bytes_read += len(line)
        return line

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.bytes_read += len(data)
        return data
