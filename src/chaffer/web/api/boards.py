"""Look boards: made once, kept, sent again and again."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.queries import products as products_of
from chaffer.commerce.catalog.views import ProductView
from chaffer.desk.stylists.boards import board_of, list_boards
from chaffer.desk.stylists.operations.write_board import WriteBoard, add_board, change_board, remove_board
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Note = Annotated[str, msgspec.Meta(max_length=1000)]
Products = Annotated[
    tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=200)], ...], msgspec.Meta(min_length=1, max_length=10)
]


class BoardProduct(msgspec.Struct, frozen=True):
    """price: of the cheapest variant, in whole minor units; null where nothing of it can be bought."""

    id: str
    title: str
    image_url: str
    minor: int | None
    currency: str
    available: bool


class BoardOut(msgspec.Struct, frozen=True):
    """note: said in front of it. products: in order; what is no longer sold is left out."""

    id: str
    staff_id: str
    name: str
    note: str
    product_ids: tuple[str, ...]
    products: tuple[BoardProduct, ...]
    updated_at: datetime


class BoardsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """mine: only those of whoever asks."""

    limit: Limit = 50
    cursor: CursorText = ""
    mine: bool = False


class NewBoard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """products: ids or SKUs, in order."""

    name: Name
    products: Products
    note: Note = ""


class BoardChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    products: Products | None = None
    note: Note | None = None


async def list_(call: Call, asked: BoardsAsked) -> Page[BoardOut]:
    def work(tx: Transaction) -> Page[BoardOut]:
        whose = call.actor.id if asked.mine else ""
        rows = list_boards(tx, after_of(asked.cursor, LAST), asked.limit + 1, whose)
        return page_of(_out(tx, rows), asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> BoardOut:
    return await call.read(lambda tx: _out(tx, [board_of(tx, call.path["id"])])[0])


async def add(call: Call, asked: NewBoard) -> BoardOut:
    """Raises Invalid, NotFound."""

    def work(tx: Transaction) -> BoardOut:
        row = add_board(tx, WriteBoard(asked.name, asked.note, asked.products), call.actor)
        audit.record(tx, call.actor, "board.add", target_kind="board", target_id=row.id, after={"name": row.name})
        return _out(tx, [row])[0]

    return await call.write(work)


async def change(call: Call, asked: BoardChange) -> BoardOut:
    """Raises Invalid, NotFound."""

    def work(tx: Transaction) -> BoardOut:
        row = change_board(tx, call.path["id"], WriteBoard(asked.name, asked.note, asked.products))
        audit.record(tx, call.actor, "board.change", target_kind="board", target_id=row.id, after={"name": row.name})
        return _out(tx, [row])[0]

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_board(tx, call.path["id"])
        audit.record(tx, call.actor, "board.remove", target_kind="board", target_id=call.path["id"])

    await call.write(work)


def _out(tx: Transaction, rows: list[Any]) -> list[BoardOut]:
    wanted = sorted({each for row in rows for each in row.products})
    known = {view.id: _product(view) for view in products_of(tx, wanted)} if wanted else {}
    return [
        BoardOut(
            row.id, row.staff_id, row.name, row.note, tuple(row.products),
            tuple(known[each] for each in row.products if each in known), row.updated_at,
        )
        for row in rows
    ]  # fmt: skip


def _product(view: ProductView) -> BoardProduct:
    price = view.price_range[0] if view.price_range else None
    image = view.image_for({})
    return BoardProduct(
        view.id, view.title, image.url if image else "", price.minor if price else None, price.currency if price else "",
        any(variant.available > 0 for variant in view.variants),
    )  # fmt: skip
