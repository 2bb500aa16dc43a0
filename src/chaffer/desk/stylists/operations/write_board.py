"""Make, change and take away look boards: a name, a note, 1 to 10 products."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.accounts.actor import Actor
from chaffer.commerce.catalog.queries import products as products_of
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.desk.stylists.boards import board_of
from chaffer.desk.stylists.tables import look_boards
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

BOARDS_AT_MOST = 2000
PRODUCTS_AT_MOST = 10
_COUNT = Statement("look_boards.count", select(func.count()).select_from(look_boards).where(mine(look_boards)))
_ADD = Statement("look_boards.add", insert_all(look_boards))
_CHANGE = guarded(
    "look_boards.change", look_boards, look_boards.c.id == given("id_"), name=given("new_name"), note=given("new_note"),
    products=given("new_products"), updated_at=given("at"),
)  # fmt: skip
_REMOVE = Statement("look_boards.remove", delete(look_boards).where(mine(look_boards), look_boards.c.id == given("id")))


class WriteBoard(msgspec.Struct, frozen=True):
    """What is None stays as it is. products: ids or SKUs, in order."""

    name: str | None = None
    note: str | None = None
    products: tuple[str, ...] | None = None


def add_board(tx: Transaction, command: WriteBoard, actor: Actor) -> Any:
    """Its row. Raises Invalid, NotFound for a product there is none of."""
    if int(tx.value(_COUNT)) >= BOARDS_AT_MOST:
        raise Invalid(f"a shop has at most {BOARDS_AT_MOST} look boards")
    board_id = tx.new_id("board")
    tx.run(
        _ADD, id=board_id, staff_id=actor.id if actor.kind == "staff" else "", name=_name(command.name or ""),
        note=(command.note or "").strip(), products=product_ids(tx, command.products or ()), created_at=tx.now,
        updated_at=tx.now,
    )  # fmt: skip
    tx.changed("board", board_id)
    return board_of(tx, board_id)


def change_board(tx: Transaction, board_id: str, command: WriteBoard) -> Any:
    """Its row. What was sent stays as it was sent. Raises NotFound, Invalid."""
    before = board_of(tx, board_id)
    tx.run(
        _CHANGE, id_=board_id, new_name=before.name if command.name is None else _name(command.name),
        new_note=before.note if command.note is None else command.note.strip(),
        new_products=before.products if command.products is None else product_ids(tx, command.products), at=tx.now,
    )  # fmt: skip
    tx.changed("board", board_id)
    return board_of(tx, board_id)


def remove_board(tx: Transaction, board_id: str) -> None:
    """Raises NotFound."""
    board_of(tx, board_id)
    tx.run(_REMOVE, id=board_id)
    tx.changed("board", board_id)


def product_ids(tx: Transaction, named: tuple[str, ...]) -> list[str]:
    """In their order, each once. Raises Invalid, NotFound."""
    ids = list(dict.fromkeys(_product_id(tx, each) for each in named))
    if not 1 <= len(ids) <= PRODUCTS_AT_MOST:
        raise Invalid(f"1 to {PRODUCTS_AT_MOST} products", field="products")
    found = {view.id for view in products_of(tx, ids)}
    if missing := [each for each in named if _product_id(tx, each) not in found]:
        raise NotFound(f"no such product: {', '.join(missing)}")
    return ids


def _product_id(tx: Transaction, named: str) -> str:
    if named.startswith("prd_"):
        return named
    variant = variant_by_sku(tx, named)
    return variant.product_id if variant else ""


def _name(told: str) -> str:
    name = " ".join(told.split())
    if not name:
        raise Invalid("a look board needs a name", field="name")
    return name
