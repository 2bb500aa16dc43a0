"""The rows of returns: loading, taking, moving."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.returns.tables import return_lines, returns
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction, guarded


class ReturnLineView(msgspec.Struct, frozen=True):
    """quantity: units that were to come back; received, resellable: of these, once they are here."""

    order_line_id: str
    quantity: int
    received: int
    resellable: int
    wanted_variant_id: str
    wanted_total_minor: int


class ReturnView(msgspec.Struct, frozen=True):
    """state: open, labelled (a label is there), done (received and settled), cancelled. given: what went back.

    worth: of the goods as they were paid; fee, postage: what is taken off. extra: paid beforehand for something dearer.
    """

    id: str
    order_id: str
    action_id: str
    contact_id: str
    conversation_id: str
    kind: str
    state: str
    reason: str
    note: str
    method: str
    worth: Money
    fee: Money
    postage: Money
    extra: Money
    given: Money
    bonus_percent: int
    refund_id: str
    carrier: str
    tracking_number: str
    label_url: str
    trouble: str
    created_at: datetime
    received_at: datetime | None
    ended_at: datetime | None
    lines: tuple[ReturnLineView, ...] = ()


_columns = [column for column in returns.c if column.key != "shop_id"]
_LOAD = Statement("returns.load", select(*_columns).where(mine(returns), returns.c.id == given("return_id")))
_TAKE = Statement(
    "returns.take", select(*_columns).where(mine(returns), returns.c.id == given("return_id")).with_for_update()
)
_LINES = Statement(
    "returns.lines",
    select(
        return_lines.c.return_id, return_lines.c.order_line_id, return_lines.c.quantity, return_lines.c.received,
        return_lines.c.resellable, return_lines.c.wanted_variant_id, return_lines.c.wanted_total_minor,
    )
    .where(mine(return_lines), in_list(return_lines.c.return_id, "return_ids"))
    .order_by(return_lines.c.return_id, return_lines.c.order_line_id),
)  # fmt: skip
_OF_ORDER = Statement(
    "returns.of_order",
    select(*_columns).where(mine(returns), returns.c.order_id == given("order_id")).order_by(returns.c.id),
)
_LABEL = Statement(
    "returns.label",
    update(returns)
    .where(mine(returns), returns.c.id == given("return_id"), returns.c.state.in_(("open", "labelled")))
    .values(
        state="labelled", carrier=given("new_carrier"), tracking_number=given("new_number"), label_url=given("new_url"),
        trouble="",
    ),
)  # fmt: skip
_TROUBLE = guarded("returns.trouble", returns, returns.c.id == given("return_id"), trouble=given("new_trouble"))


def load_return(tx: Transaction, return_id: str) -> Any:
    """Its row. Raises NotFound."""
    row = tx.row(_LOAD, return_id=return_id)
    if row is None:
        raise NotFound(f"no return {return_id}")
    return row


def take_return(tx: Transaction, return_id: str) -> Any:
    """Its row, ours until the end. Take its order first (`take_order`): always in that order."""
    return tx.one(_TAKE, return_id=return_id)


def lines_of_return(tx: Transaction, return_id: str) -> list[ReturnLineView]:
    return [_line(row) for row in tx.rows(_LINES, return_ids=[return_id])]


def return_view(tx: Transaction, return_id: str) -> ReturnView:
    """Two statements. Raises NotFound."""
    return _views(tx, [load_return(tx, return_id)])[0]


def returns_of(tx: Transaction, order_id: str) -> list[ReturnView]:
    """Of an order, oldest first. Two statements; one if there are none."""
    return _views(tx, tx.rows(_OF_ORDER, order_id=order_id))


def list_returns(tx: Transaction, before: str, limit: int, state: str = "", order_id: str = "") -> list[ReturnView]:
    """The newest first, from the one before this id; empty filters are none."""
    asked = {"state": state, "order_id": order_id}
    wanted = [returns.c[name] == value for name, value in asked.items() if value]
    clause = select(*_columns).where(returns.c.shop_id == tx.shop_id, returns.c.id < before, *wanted)
    return _views(tx, tx.query("returns.list", clause.order_by(returns.c.id.desc()).limit(limit)))


def keep_label(tx: Transaction, return_id: str, carrier: str, number: str, url: str) -> bool:
    """False if nobody waits for it any more."""
    return bool(tx.run(_LABEL, return_id=return_id, new_carrier=carrier, new_number=number, new_url=url))


def keep_trouble(tx: Transaction, return_id: str, trouble: str) -> None:
    tx.run(_TROUBLE, return_id=return_id, new_trouble=trouble[:500])


def _views(tx: Transaction, rows: list[Any]) -> list[ReturnView]:
    lines: dict[str, list[ReturnLineView]] = {row.id: [] for row in rows}
    if rows:
        for line in tx.rows(_LINES, return_ids=list(lines)):
            lines[line.return_id].append(_line(line))
    return [_view(row, tuple(lines[row.id])) for row in rows]


def _line(row: Any) -> ReturnLineView:
    return ReturnLineView(
        row.order_line_id, row.quantity, row.received, row.resellable, row.wanted_variant_id, row.wanted_total_minor
    )


_MONEY = ("worth", "fee", "postage", "extra", "given")


def _view(row: Any, lines: tuple[ReturnLineView, ...]) -> ReturnView:
    fields: dict[str, Any] = {name: Money(getattr(row, f"{name}_minor"), row.currency) for name in _MONEY}
    for name in ReturnView.__struct_fields__:
        if name not in fields and name != "lines":
            fields[name] = getattr(row, name)
    return ReturnView(**fields, lines=lines)
