"""Imports as rows: what arrives, what waits to be read, what became of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import and_, func, or_, select, update

from chaffer.commerce.catalog.tables import import_changes, imports
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

BYTES_AT_MOST = 100_000_000
PIECE_AT_MOST = 4_000_000
ARRIVING_AT_MOST = 5
LEASE = timedelta(seconds=90)
WAKE = "imports"

_GET = Statement("imports.get", select(imports).where(mine(imports), imports.c.id == given("id")))
_PAGE = Statement(
    "imports.page",
    select(imports)
    .where(mine(imports), imports.c.id < given("before"))
    .order_by(imports.c.id.desc())
    .limit(given("limit")),
)
_ARRIVING = Statement(
    "imports.arriving",
    select(func.count())
    .select_from(imports)
    .where(mine(imports), imports.c.state == "arriving", imports.c.began_at > given("since")),
)
_ADD = Statement("imports.add", insert_all(imports, "id", "format", "source", "state", "currency", "bytes", "began_at"))
_RECEIVED = Statement(
    "imports.received",
    update(imports)
    .where(
        mine(imports), imports.c.id == given("id_"), imports.c.state == "arriving", imports.c.received == given("at")
    )
    .values(received=given("received_")),
)
_START = Statement(
    "imports.start",
    update(imports)
    .where(
        mine(imports),
        imports.c.id == given("id_"),
        imports.c.received == imports.c.bytes,
        imports.c.state.in_(["arriving", "done", "failed", "stopped"]),
    )
    .values(
        state="waiting", dry=given("dry_"), stop_asked=False, holder="", ended_at=None, lines=0, products=0, added=0,
        unchanged=0, failed=0, problems=0, bytes_read=0,
    ),
)  # fmt: skip
_ASK_TO_STOP = Statement(
    "imports.ask_to_stop",
    update(imports)
    .where(mine(imports), imports.c.id == given("id_"), imports.c.state == "running", imports.c.holder != "")
    .values(stop_asked=True),
)
_STOP_WAITING = Statement(
    "imports.stop_waiting",
    update(imports)
    .where(mine(imports), imports.c.id == given("id_"), imports.c.state.in_(["arriving", "waiting"]))
    .values(state="stopped", ended_at=given("at")),
)
_FAIL = Statement(
    "imports.fail",
    update(imports).where(mine(imports), imports.c.id == given("id_")).values(state="failed", ended_at=given("at")),
)
_due = (
    select(imports.c.id)
    .where(
        or_(
            imports.c.state == "waiting",
            and_(imports.c.state == "running", imports.c.holder != "", imports.c.seen_at < given("stale")),
        )
    )
    .order_by(imports.c.began_at)
    .limit(1)
)
_SOME_DUE = Statement("imports.some_due", _due)
_CLAIM = Statement(
    "imports.claim",
    update(imports)
    .where(imports.c.id.in_(_due.with_for_update(skip_locked=True)))
    .values(state="running", holder=given("holder_"), seen_at=given("at"))
    .returning(imports.c.shop_id, imports.c.id, imports.c.format, imports.c.source, imports.c.currency, imports.c.dry),
)
_CHANGES = Statement(
    "imports.changes",
    select(import_changes)
    .where(mine(import_changes), import_changes.c.import_id == given("import_id"))
    .order_by(import_changes.c.number)
    .limit(given("limit")),
)


class AddImport(msgspec.Struct, frozen=True):
    """bytes: how long the file is. currency: where it names none, "" for the shop's own."""

    format: str
    source: str
    bytes: int
    currency: str = ""


class ClaimedImport(msgspec.Struct, frozen=True):
    shop_id: str
    id: str
    format: str
    source: str
    currency: str
    dry: bool


def import_of(tx: Transaction, import_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=import_id)


def imports_page(tx: Transaction, before: str, limit: int) -> list[Any]:
    """Newest first."""
    return tx.rows(_PAGE, before=before, limit=limit)


def changes_of(tx: Transaction, import_id: str, limit: int) -> Sequence[Any]:
    """What a dry run found, in the order of the file."""
    return tx.rows(_CHANGES, import_id=import_id, limit=limit)


def add_import(tx: Transaction, command: AddImport) -> str:
    """Its id; its bytes are to come. Raises Invalid, Conflict while too many arrive at once."""
    if not 0 < command.bytes <= BYTES_AT_MOST:
        raise Invalid(f"a file has 1 to {BYTES_AT_MOST:,} bytes", field="bytes")
    if int(tx.value(_ARRIVING, since=tx.now - timedelta(hours=1))) >= ARRIVING_AT_MOST:
        raise Conflict("too many files are on their way", at_most=ARRIVING_AT_MOST)
    made = tx.new_id("import")
    tx.run(
        _ADD, id=made, format=command.format, source=command.source, state="arriving", currency=command.currency,
        bytes=command.bytes, began_at=tx.now,
    )  # fmt: skip
    return made


def check_piece(row: Any, at: int, length: int) -> None:
    """Raises Conflict with how many bytes are there, Invalid for more than were told of."""
    if row.state != "arriving" or row.received != at:
        raise Conflict("the file does not go on here", received=row.received, state=row.state)
    if not 0 < length <= PIECE_AT_MOST or at + length > row.bytes:
        raise Invalid("this piece is longer than what is missing", missing=row.bytes - row.received)


def received(tx: Transaction, import_id: str, at: int, length: int) -> None:
    """Raises Conflict if another piece came meanwhile."""
    if not tx.run(_RECEIVED, id_=import_id, at=at, received_=at + length):
        raise Conflict("the file does not go on here", received=import_of(tx, import_id).received)


def start_import(tx: Transaction, import_id: str, *, dry: bool) -> None:
    """Have it read. Raises NotFound; Conflict while bytes are missing, or it is being read already."""
    row = import_of(tx, import_id)
    if not tx.run(_START, id_=import_id, dry_=dry):
        raise Conflict("it cannot be read now", state=row.state, received=row.received, bytes=row.bytes)
    tx.wake(WAKE)


def stop_import(tx: Transaction, import_id: str) -> None:
    """It stops after the piece in hand; what was taken stays. Raises NotFound; Conflict if there is nothing to stop."""
    row = import_of(tx, import_id)
    if not tx.run(_STOP_WAITING, id_=import_id, at=tx.now) and not tx.run(_ASK_TO_STOP, id_=import_id):
        raise Conflict("it is not being read", state=row.state)


def some_due(tx: Transaction) -> bool:
    """Whether one waits, in any shop."""
    return tx.value(_SOME_DUE, stale=tx.now - LEASE) is not None


def claim_import(tx: Transaction, holder: str) -> ClaimedImport | None:
    """One that waits, or whose reader died, of any shop."""
    row = tx.row(_CLAIM, holder_=holder, at=tx.now, stale=tx.now - LEASE)
    return None if row is None else ClaimedImport(*row)


def fail_import(tx: Transaction, import_id: str) -> None:
    tx.run(_FAIL, id_=import_id, at=tx.now)
