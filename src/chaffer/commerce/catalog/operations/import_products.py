"""Read a catalogue file of any size into a shop, a few products a transaction.

Run again after a crash, or with the next day's file, it writes only what differs. No product is ever half written.
"""

from collections.abc import Callable, Generator, Iterator

import msgspec
from sqlalchemy import delete, select, update

from chaffer.accounts.tables import shops
from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Defaults, Draft, Parsed, Problem
from chaffer.commerce.catalog.formats import FORMATS
from chaffer.commerce.catalog.formats.source import Source
from chaffer.commerce.catalog.operations.open_for_sale import open_for_sale
from chaffer.commerce.catalog.operations.put_products import Written, put_products
from chaffer.commerce.catalog.what_differs import what_differs
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
_COUNTS = (
    "lines",
    "products",
    "added",
    "unchanged",
    "failed",
    "problems",
    "bytes_read",
    "state",
    "ended_at",
    "seen_at",
)
_COUNT = Statement(
    "catalog.count_import",
    update(t.imports)
    .where(mine(t.imports), t.imports.c.id == given("id_"))
    .values({name: given(name) for name in _COUNTS})
    .returning(t.imports.c.stop_asked),
)
_FORGET_PROBLEMS = Statement(
    "catalog.forget_problems",
    delete(t.import_problems).where(mine(t.import_problems), t.import_problems.c.import_id == given("id")),
)
_FORGET_CHANGES = Statement(
    "catalog.forget_changes",
    delete(t.import_changes).where(mine(t.import_changes), t.import_changes.c.import_id == given("id")),
)
_CHANGE = Statement("catalog.import_change", insert_all(t.import_changes))
CHANGES_KEPT = 1_000
"""Of a dry run, as for problems."""


Reader = Callable[[Source, Defaults], Iterator[Parsed]]


class ImportFile(msgspec.Struct, frozen=True):
    """format: a name in FORMATS. source: what the report calls the file. currency: where the file names none, if not
    the shop's own. dry: nothing is written, only noted what would be.
    """

    format: str
    source: str = ""
    currency: str = ""
    dry: bool = False


class Progress(msgspec.Struct):
    """Where an import stands; told after every chunk.

    bytes_read: of the file. products: written, new or changed; added: the new ones. failed: products that could not be
    taken. changes: noted by a dry run.
    problems: noted so far, whether the product could be taken or not.
    """

    import_id: str
    bytes_read: int = 0
    lines: int = 0
    products: int = 0
    added: int = 0
    unchanged: int = 0
    failed: int = 0
    problems: int = 0
    changes: int = 0
    state: str = "running"
    stop_asked: bool = False


def import_products(db: Database, shop_id: str, command: ImportFile, source: Source) -> Iterator[Progress]:
    """Take the file's products chunk by chunk; each is a short transaction of its own. Blocks: not in an event loop.

    Raises Invalid for an unknown format. A file that breaks off leaves the import "failed" with the chunks before it.
    """
    reader_of(command.format)
    progress = Progress("")
    defaults = db.write_now(shop_id, lambda tx: _begin(tx, command, progress))
    yield from _read(db, shop_id, command, source, progress, defaults)


def read_again(
    db: Database, shop_id: str, import_id: str, command: ImportFile, source: Source
) -> Generator[Progress, None, None]:
    """The same for an import that has a row already: from the beginning, counting anew. Closed early, it waits again."""
    progress = Progress(import_id)
    defaults = db.write_now(shop_id, lambda tx: _begin_anew(tx, command, progress))
    yield from _read(db, shop_id, command, source, progress, defaults)


def reader_of(form: str) -> Reader:
    """Raises Invalid for an unknown format."""
    read = FORMATS.get(form)
    if read is None:
        raise Invalid(f"no such format: {form}; there are {', '.join(FORMATS)}", format=form)
    return read


def _read(
    db: Database, shop_id: str, command: ImportFile, source: Source, progress: Progress, defaults: Defaults
) -> Iterator[Progress]:
    read = reader_of(command.format)
    counted = Counted(source)
    seen: set[int] = set()
    ends_as = "failed"
    try:
        for number, chunk in enumerate(_chunks(_once(read(counted, defaults), seen)), 1):
            progress.bytes_read = counted.bytes_read
            take = _look if command.dry else _take
            db.write_now(shop_id, lambda tx, chunk=chunk, take=take: take(tx, chunk, progress))  # type: ignore[misc]
            if number % CHECKPOINT_CHUNKS == 0 and isinstance(db, Sqlite):
                db.checkpoint()
            if progress.stop_asked:
                ends_as = "stopped"
                break
            yield msgspec.structs.replace(progress)
        else:
            progress.bytes_read = counted.bytes_read
            ends_as = "done"
    except GeneratorExit:
        ends_as = "waiting"
        raise
    finally:
        progress.state = ends_as
        db.write_now(shop_id, lambda tx: _count(tx, progress))
    yield msgspec.structs.replace(progress)


def _begin(tx: Transaction, command: ImportFile, progress: Progress) -> Defaults:
    open_for_sale(tx)
    progress.import_id = tx.new_id("import")
    tx.run(
        _BEGIN, id=progress.import_id, format=command.format, source=command.source, state="running", began_at=tx.now
    )  # fmt: skip
    return _defaults(tx, command)


def _begin_anew(tx: Transaction, command: ImportFile, progress: Progress) -> Defaults:
    open_for_sale(tx)
    tx.run(_FORGET_PROBLEMS, id=progress.import_id)
    tx.run(_FORGET_CHANGES, id=progress.import_id)
    _count(tx, progress)
    return _defaults(tx, command)


def _defaults(tx: Transaction, command: ImportFile) -> Defaults:
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
    _note_problems(tx, progress, problems)
    now.stop_asked = _count(tx, now)
    if written.changed:
        tx.wake("live")
    # The function may be run twice; the count moves only when it stands.
    tx.after_commit(lambda: _copy(now, progress))


def _look(tx: Transaction, chunk: list[Parsed], progress: Progress) -> None:
    """What `_take` would write, without writing it."""
    found = what_differs(tx, chunk)
    problems = [problem for parsed in chunk for problem in parsed.problems]
    new = sum(not each.product_id for each in found.changes)
    written = Written(changed=len(found.changes), added=new, unchanged=found.unchanged)
    now = _moved(progress, chunk, written, len(problems))
    now.changes = progress.changes + len(found.changes)
    _note_problems(tx, progress, problems)
    kept = found.changes[: max(0, CHANGES_KEPT - progress.changes)]
    tx.run_each(_CHANGE, [
        {"import_id": progress.import_id, "number": progress.changes + number, **msgspec.structs.asdict(each)}
        for number, each in enumerate(kept)
    ])  # fmt: skip
    now.stop_asked = _count(tx, now)
    tx.after_commit(lambda: _copy(now, progress))


def _note_problems(tx: Transaction, progress: Progress, problems: list[Problem]) -> None:
    for number, problem in enumerate(problems[: max(0, PROBLEMS_KEPT - progress.problems)]):
        tx.run(
            _PROBLEM, import_id=progress.import_id, line=problem.line, number=progress.problems + number,
            problem=problem.problem, value=problem.value,
        )  # fmt: skip


def _moved(progress: Progress, chunk: list[Parsed], written: Written, problems: int) -> Progress:
    return msgspec.structs.replace(
        progress,
        lines=max(progress.lines, *(parsed.line for parsed in chunk)),
        products=progress.products + written.changed,
        added=progress.added + written.added,
        unchanged=progress.unchanged + written.unchanged,
        failed=progress.failed + sum(parsed.draft is None and parsed.bundle is None for parsed in chunk),
        problems=progress.problems + problems,
    )


def _copy(now: Progress, progress: Progress) -> None:
    for name in Progress.__struct_fields__:
        setattr(progress, name, getattr(now, name))


def _count(tx: Transaction, progress: Progress) -> bool:
    """Write down where it stands; whether somebody asked it to stop."""
    ended = tx.now if progress.state in ("done", "failed", "stopped") else None
    told = {name: getattr(progress, name) for name in _COUNTS if name not in ("ended_at", "seen_at")}
    return bool(tx.value(_COUNT, id_=progress.import_id, ended_at=ended, seen_at=tx.now, **told))


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
