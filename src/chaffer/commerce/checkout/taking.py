"""Taking a checkout against rivals, and writing it back."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.accounts.tables import shops
from chaffer.commerce.cart.queries import cart as load_cart
from chaffer.commerce.cart.queries import cart_columns, cart_in
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.companies.tables import company_members
from chaffer.commerce.ledger.kinds import CREDIT
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.pricing.views import Bill
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_columns = [column for column in checkouts.c if column.key != "shop_id"]
_beside = (carts.c.shop_id == checkouts.c.shop_id) & (carts.c.id == checkouts.c.cart_id)
_settings = select(shops.c.settings).where(shops.c.shop_id == checkouts.c.shop_id).scalar_subquery()
_company = (
    select(company_members.c.company_id)
    .where(company_members.c.shop_id == checkouts.c.shop_id, company_members.c.contact_id == checkouts.c.contact_id)
    .scalar_subquery()
)
_time_zone = select(shops.c.time_zone).where(shops.c.shop_id == checkouts.c.shop_id).scalar_subquery()


def credit_of(owner: Any) -> Any:
    """What a cart's or checkout's shopper may spend of store credit now, as a column; null if there never was any."""
    return (
        select(ledger_accounts.c.balance_minor)
        .where(
            ledger_accounts.c.shop_id == owner.c.shop_id, ledger_accounts.c.account == CREDIT + ":" + owner.c.contact_id,
            ledger_accounts.c.currency == owner.c.currency,
        )
        .correlate(owner)
        .scalar_subquery()
    )  # fmt: skip


SELECT = select(
    *_columns,
    carts.c.version.label("cart_now"),
    carts.c.state.label("cart_state"),
    carts.c.recipient,
    carts.c.gift_note,
    carts.c.delivery_date,
    carts.c.delivery_slot,
    _settings.label("settings"),
    _time_zone.label("time_zone"),
    _company.label("company_id"),
    credit_of(checkouts).label("credit_left"),
).select_from(checkouts.join(carts, _beside))
_TAKE = Statement(
    "checkout.take",
    SELECT.where(mine(checkouts), checkouts.c.id == given("checkout_id")).with_for_update(),
)
_seen = carts.alias("seen")
_TO_BILL = Statement(
    "checkout.take_to_bill",
    SELECT.add_columns(*cart_columns(_seen, whole=True))
    .join(_seen, (_seen.c.shop_id == checkouts.c.shop_id) & (_seen.c.id == checkouts.c.cart_id))
    .where(mine(checkouts), checkouts.c.id == given("checkout_id"))
    .with_for_update(of=(checkouts, carts)),
)
_BILL = Statement(
    "checkout.keep_bill",
    update(checkouts)
    .where(mine(checkouts), checkouts.c.id == given("checkout_id"))
    .values(
        state=given("new_state"), version=checkouts.c.version + 1, cart_version=given("new_cart_version"),
        address=given("new_address"), shipping_rate_id=given("new_rate_id"), language=given("new_language"),
        totals=given("bill"), total_minor=given("new_total_minor"), expires_at=given("until"),
        credit_at_most_minor=given("new_credit_at_most"),
    ),
)  # fmt: skip
_STATE = Statement(
    "checkout.set_state",
    update(checkouts)
    .where(mine(checkouts), checkouts.c.id == given("checkout_id"))
    .values(
        state=given("new_state"), version=checkouts.c.version + 1, order_id=given("new_order_id"),
        payment_method=given("new_method"), expires_at=given("until"),
    ),
)  # fmt: skip


def take_checkout(tx: Transaction, checkout_id: str) -> Any:
    """Its row, and its cart's version and state of this moment; both rows are ours until the end. Raises NotFound."""
    row = tx.row(_TAKE, checkout_id=checkout_id)
    if row is None:
        raise NotFound(f"no checkout {checkout_id}")
    return row


def take_to_bill(tx: Transaction, checkout_id: str) -> tuple[Any, CartView]:
    """As `take_checkout`, and the cart as it is now, whole. One statement, unless a rival just changed the cart."""
    row = tx.row(_TO_BILL, checkout_id=checkout_id, at=tx.now, language="")
    if row is None:
        raise NotFound(f"no checkout {checkout_id}")
    seen = cart_in(row)
    # PostgreSQL reads the lines as of the statement's begin, and only then waits for the rows it takes.
    return row, seen if seen.version == row.cart_now else load_cart(tx, row.cart_id)


def stored_bill(totals: Any) -> Bill:
    """The bill as it was kept with a checkout or a payment."""
    return msgspec.convert(totals, Bill)


def keep_bill(
    tx: Transaction, row: Any, bill: Bill, *, state: str, address: Any, language: str, until: Any,
    credit_at_most: int | None,
) -> None:  # fmt: skip
    """Write what the shopper is told now."""
    tx.run(
        _BILL, checkout_id=row.id, new_state=state, new_cart_version=bill.cart_version, new_address=address,
        new_rate_id=bill.shipping_rate_id, new_language=language, bill=bill, until=until,
        new_total_minor=bill.totals.total.minor, new_credit_at_most=credit_at_most,
    )  # fmt: skip


def set_state(
    tx: Transaction, row: Any, state: str, *, order_id: str = "", method: str = "", until: Any = None
) -> None:
    """Move a checkout that is ours (`take_checkout`)."""
    tx.run(
        _STATE, checkout_id=row.id, new_state=state, new_order_id=order_id or row.order_id,
        new_method=method or row.payment_method, until=until or row.expires_at,
    )  # fmt: skip
