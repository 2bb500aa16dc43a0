"""Bundles that were asked for in one cart are asked for in the one that takes over its lines."""

from sqlalchemy import select

from chaffer.commerce.cart.queries import BUNDLE
from chaffer.commerce.cart.tables import cart_adjustments
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_WISHES = Statement(
    "cart.bundles_wished",
    select(cart_adjustments.c.code, cart_adjustments.c.label, cart_adjustments.c.source)
    .where(
        mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"), cart_adjustments.c.kind == BUNDLE
    )
    .order_by(cart_adjustments.c.id),
)  # fmt: skip


def take_wishes(tx: Transaction, from_cart_id: str, into_cart_id: str) -> None:
    """Beside those it has; both carts keep them, since one without a whole bundle takes off nothing."""
    wishes = tx.rows(_WISHES, cart_id=from_cart_id)
    insert_many(tx, "cart.take_wishes", cart_adjustments, [
        {
            "id": tx.new_id("adjustment"), "cart_id": into_cart_id, "kind": BUNDLE, "code": each.code,
            "label": each.label, "minor": 0, "source": each.source,
        }
        for each in wishes
    ])  # fmt: skip
