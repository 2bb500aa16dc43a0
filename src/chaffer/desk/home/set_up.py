"""What a shop still has to do before it can sell: read from the truth, ticked by nobody."""

from typing import Literal

import msgspec
from sqlalchemy import func, or_, select

from chaffer.accounts.hours import hours_in
from chaffer.accounts.shops import own_shop
from chaffer.accounts.staff.tables import invitations, second_factors
from chaffer.accounts.tables import channel_accounts, staff
from chaffer.commerce.catalog.tables import products
from chaffer.commerce.defaults import RATE
from chaffer.commerce.faq.tables import faq_entries
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.tables import payment_accounts
from chaffer.commerce.pricing.tables import shipping_rates
from chaffer.desk.home.health import Number, numbers
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

StepName = Literal[
    "two_factor", "channel", "heard", "catalogue", "payments", "shipping", "hours", "answers", "colleague", "order"
]


class SetUpStep(msgspec.Struct, frozen=True):
    """two_factor: every owner has a second factor. channel: an account is connected; heard: somebody wrote over it. catalogue:
    there is a product. payments: a provider is connected. shipping: a rate of the shop's own. hours: when people answer.
    answers: the shop's own. colleague: somebody else works here, or is invited. order: one was placed, to try it.
    """

    name: StepName
    done: bool


def _any(name: str, table: object, *conditions: object) -> Statement:
    column = table.c.shop_id  # type: ignore[attr-defined]
    return Statement(name, select(column).where(mine(table), *conditions).limit(1))  # type: ignore[arg-type]


_ANY = {
    "catalogue": _any("set_up.catalogue", products, products.c.state == "active"),
    "payments": _any("set_up.payments", payment_accounts, payment_accounts.c.state == "active"),
    "shipping": _any(
        "set_up.shipping", shipping_rates, or_(shipping_rates.c.id != RATE, shipping_rates.c.minor > 0)
    ),
    "answers": _any("set_up.answers", faq_entries),
    "order": _any("set_up.order", orders),
}  # fmt: skip
_BARE_OWNER = Statement(
    "set_up.bare_owner",
    select(staff.c.id)
    .where(
        mine(staff), staff.c.role == "owner", staff.c.state == "active",
        ~select(second_factors.c.staff_id)
        .where(
            second_factors.c.shop_id == staff.c.shop_id, second_factors.c.staff_id == staff.c.id,
            second_factors.c.confirmed_at.is_not(None),
        )
        .exists(),
    )
    .limit(1),
)  # fmt: skip
_STAFF = Statement(
    "set_up.staff",
    select(func.count().label("number")).select_from(staff).where(mine(staff), staff.c.state == "active"),
)
_INVITED = Statement(
    "set_up.invited",
    select(invitations.c.id).where(
        mine(invitations), invitations.c.kind == "invitation", invitations.c.used_at.is_(None),
        invitations.c.withdrawn_at.is_(None), invitations.c.expires_at > given("now"),
    ).limit(1),
)  # fmt: skip
_ACTIVE = Statement(
    "set_up.channel",
    select(channel_accounts.c.id).where(mine(channel_accounts), channel_accounts.c.state == "active").limit(1),
)


def set_up(tx: Transaction, known: list[Number] | None = None) -> list[SetUpStep]:
    """In the order in which they are best done. known: the accounts, if they were read already."""
    accounts = numbers(tx) if known is None else known
    people = int(tx.value(_STAFF))
    done: dict[StepName, bool] = {
        "two_factor": people > 0 and tx.value(_BARE_OWNER) is None,
        "channel": tx.value(_ACTIVE) is not None,
        "heard": any(each.last_at for each in accounts),
        "catalogue": _is_there(tx, "catalogue"),
        "payments": _is_there(tx, "payments"),
        "shipping": _is_there(tx, "shipping"),
        "hours": hours_in(own_shop(tx).settings.get("hours")) is not None,
        "answers": _is_there(tx, "answers"),
        "colleague": people > 1 or tx.value(_INVITED, now=tx.now) is not None,
        "order": _is_there(tx, "order"),
    }
    return [SetUpStep(name, is_done) for name, is_done in done.items()]


def _is_there(tx: Transaction, what: str) -> bool:
    return tx.value(_ANY[what]) is not None
