"""What is in bills and orders, called as the shopper's language calls it.

They keep the title of the moment in the shop's own language; whoever chose "Robe de bal" shall read that again.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from chaffer.accounts.shops import Shop
from chaffer.commerce.catalog.queries import titles_in
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.commerce.pricing.views import Bill, BillLine
from chaffer.runtime.transaction import Transaction

Line = TypeVar("Line", BillLine, OrderLineView)


def bill_called(tx: Transaction, shop: Shop, bill: Bill, language: str) -> Bill:
    return replace(bill, lines=_called(tx, shop, bill.lines, language))


def order_called(tx: Transaction, shop: Shop, order: OrderView, language: str) -> OrderView:
    return replace(order, lines=_called(tx, shop, order.lines, language))


def _called(tx: Transaction, shop: Shop, lines: Sequence[Line], language: str) -> tuple[Line, ...]:
    """One statement, unless the shopper speaks the shop's language."""
    if language in ("", shop.language):
        return tuple(lines)
    titles = titles_in(tx, (line.product_id for line in lines), language)
    return tuple(replace(line, title=titles.get(line.product_id, line.title)) for line in lines)
