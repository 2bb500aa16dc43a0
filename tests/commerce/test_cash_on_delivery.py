from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.queries import checkout, delivery_choices, payment_choices, totals
from chaffer.commerce.ledger.audit import audit_balances
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.kernel.money import Money
from tests.commerce.shop import Shop


def test_a_cart_becomes_an_order_paid_at_the_door(shop: Shop) -> None:
    shop.product("MUG", 1250, on_hand=5)
    cart_id = shop.cart(MUG=2)
    assert shop.read(cart, cart_id).subtotal == Money(2500, "USD")
    checkout_id = shop.checkout(MUG=0 + 1)
    assert shop.read(checkout, checkout_id).missing == ("payment",)
    assert [each.name for each in shop.read(delivery_choices, checkout_id)] == ["Standard delivery"]
    assert shop.read(payment_choices, checkout_id) == ["trial", "cash_on_delivery"]
    assert shop.read(totals, checkout_id).total == Money(3750, "USD")

    result = shop.do(pay, Pay(checkout_id, "cash_on_delivery"))

    assert shop.rows(orders, "id", "number", "payment_state", "total_minor") == [(result.order_id, "1001", "due", 3750)]
    assert shop.rows(order_lines, "sku", "quantity", "total_minor") == [("MUG", 3, 3750)]
    assert shop.rows(carts, "state") == [("ordered",)]
    assert shop.stock("MUG") == (2, 0)
    assert shop.rows(ledger_accounts, "account", "balance_minor") == [
        ("cash:due", 3750), (f"order:{result.order_id}", -3750)
    ]  # fmt: skip
    assert shop.read(audit_balances) == []
    assert shop.read(open_cart_of, "per_ada") is None


def test_paying_twice_places_one_order(shop: Shop) -> None:
    shop.product("MUG")
    checkout_id = shop.checkout(MUG=1)

    first = shop.do(pay, Pay(checkout_id, "cash_on_delivery"))
    again = shop.do(pay, Pay(checkout_id, "cash_on_delivery"))

    assert again.order_id == first.order_id
    assert len(shop.rows(orders, "id")) == 1
