"""Codes that take something off, what may be spent without asking, and prices that a person makes."""

from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.commerce.cart.operations.put_discount import PutDiscount, put_discount
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.checkout.errors import NotOffered
from chaffer.commerce.payments.mandates import limits_in
from chaffer.commerce.payments.methods import method_of
from chaffer.commerce.payments.permissions import GivePermission, give_permission
from chaffer.commerce.quotes.operations.make_quote import MakeQuote
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, check_voucher, create_voucher
from chaffer.desk.approvals.weighed import Weighed
from chaffer.desk.operations.quote import quote
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.threads.newest import newest_thread

Command = dict[str, Any]
COUNTLESS = 10**15
"""What a code that anybody may use any number of times comes to."""
PERCENT = 10_000  # parts per million


def voucher_wish(tx: Transaction, command: Command, _: Actor) -> Weighed:
    """An amount off counts as often as the code may be used."""
    asked = msgspec.convert(command, CreateVoucher)
    check_voucher(asked)
    minor = 0
    if asked.kind == "amount":
        minor = COUNTLESS if asked.uses_at_most is None else min(asked.value * asked.uses_at_most, COUNTLESS)
    percent = -(-asked.value // PERCENT) if asked.kind == "percent" else 0
    currency = asked.currency or own_shop(tx).currency
    return Weighed(
        ("voucher",), Money(minor, currency), command, contact_id=asked.contact_id, percent=percent, can_wait=False
    )  # fmt: skip


def do_voucher(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    voucher_id, _ = create_voucher(tx, msgspec.convert(command, CreateVoucher))
    audit.record(
        tx, actor, "voucher.create", target_kind="voucher", target_id=voucher_id,
        after={"kind": command["kind"], "value": command["value"]},
    )  # fmt: skip
    return {"voucher_id": voucher_id}


def permission_wish(tx: Transaction, command: Command, _: Actor) -> Weighed:
    contact, shop = get_contact(tx, command["contact_id"]), own_shop(tx)
    if limits_in(shop.settings) is None:
        raise NotOffered("nothing is charged by a word here: see the shop's setting saved_cards")
    limit = msgspec.convert(command["limit"], Money)
    if limit.currency != shop.currency:
        raise Invalid(f"permissions are in {shop.currency} here", field="limit.currency")
    method_of(tx, contact.id, command["method_id"])
    return Weighed(("permission",), limit, command, contact_id=contact.id, can_wait=False)


def do_permission(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    contact_id = command["contact_id"]
    contact, shop = get_contact(tx, contact_id), own_shop(tx)
    limits = limits_in(shop.settings)
    if limits is None:
        raise NotOffered("nothing is charged by a word here: see the shop's setting saved_cards")
    limit = msgspec.convert(command["limit"], Money)
    give = GivePermission(
        contact_id, method_of(tx, contact_id, command["method_id"]).id, limit, command["period"],
        contact.time_zone or shop.time_zone,
        {**command["proof"], "actor_kind": actor.kind, "actor_id": actor.id}, newest_thread(tx, contact_id),
    )  # fmt: skip
    mandate_id = give_permission(tx, give, limits)
    audit.record(
        tx, actor, "permission.give", target_kind="contact", target_id=contact_id,
        after={"mandate_id": mandate_id, "limit_minor": limit.minor, "period": command["period"]},
    )  # fmt: skip
    return {"mandate_id": mandate_id}


def discount_wish(tx: Transaction, command: Command, _: Actor) -> Weighed:
    """What a person takes off a cart by hand. The cart's version is its stamp: two people agree to one cart."""
    view = cart(tx, command["cart_id"], whole=False)
    return Weighed(
        ("price",), Money(command["minor"], view.currency), command, contact_id=view.contact_id,
        conversation_id=view.conversation_id, stamp=f"{view.id}/{view.version}", reason=command["label"],
        can_wait=False,
    )  # fmt: skip


def do_discount(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    put_discount(tx, msgspec.convert(command, PutDiscount))
    audit.record(
        tx, actor, "cart.discount", target_kind="cart", target_id=command["cart_id"], after={"minor": command["minor"]}
    )
    return {"cart_id": command["cart_id"]}


def quote_wish(_tx: Transaction, command: Command, _: Actor) -> Weighed:
    asked = _quote(command)
    amount = Money(asked.price.minor * asked.quantity_limit, asked.price.currency)
    return Weighed(
        ("price",), amount, command, contact_id=asked.contact_id, conversation_id=asked.conversation_id,
        reason=asked.title, can_wait=False,
    )  # fmt: skip


def do_quote(tx: Transaction, command: Command, actor: Actor) -> dict[str, Any]:
    quote_id = quote(tx, _quote(command), actor, keeps=command["keep"])
    audit.record(tx, actor, "quote.add", target_kind="quote", target_id=quote_id)
    return {"quote_id": quote_id}


def _quote(command: Command) -> MakeQuote:
    return msgspec.convert({name: value for name, value in command.items() if name != "keep"}, MakeQuote)
