"""From a cart to an order, step by step, as the bot does it."""

from datetime import timedelta
from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.operations.choose_delivery import ChooseDelivery, choose_delivery
from chaffer.commerce.checkout.operations.choose_delivery_day import ChooseDeliveryDay, choose_delivery_day
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.set_email import SetEmail, set_email
from chaffer.commerce.checkout.operations.set_gift_note import SetGiftNote, set_gift_note
from chaffer.commerce.checkout.operations.set_recipient import SetRecipient, set_recipient
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.checkout.operations.use_credit import ALL_OF_IT, UseCredit, use_credit
from chaffer.commerce.checkout.queries import checkout, delivery_choices, delivery_days, payment_choices
from chaffer.commerce.checkout.views import CheckoutView, PayResult
from chaffer.commerce.orders.queries import order
from chaffer.commerce.pricing.views import DeliveryChoice
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.apply_voucher import (
    ApplyVoucher,
    RemoveVoucher,
    remove_voucher,
)
from chaffer.commerce.vouchers.operations.try_voucher import Tried, try_voucher
from chaffer.runtime.links import make_link
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.carts import CartOut, cart_out
from chaffer.web.api.people import AddressIn
from chaffer.web.call import Call
from chaffer.web.route import Nothing

ORDER_PAGE_LASTS = timedelta(days=90)


class NewCheckout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language: of names on the bill."""

    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")] = "en"


class EmailIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["ana@shop.example"])]


class DeliveryIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """rate_id: of one of the delivery choices."""

    rate_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class DayIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """day: one of the delivery days, "" for none in particular. slot: one the delivery has, or `any`."""

    day: Annotated[
        str, msgspec.Meta(max_length=10, pattern="^($|[0-9]{4}-[0-9]{2}-[0-9]{2}$)", examples=["2026-05-08"])
    ]
    slot: Annotated[str, msgspec.Meta(max_length=20)] = ""


class RecipientIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who it is for, if not the buyer; all empty takes it back. label: as the buyer calls them ("mum")."""

    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    label: Annotated[str, msgspec.Meta(max_length=60)] = ""


class NoteIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the card in the parcel says; "" for none."""

    note: Annotated[str, msgspec.Meta(max_length=300, examples=["Happy birthday, Mum!"])]


class DeliveryDays(msgspec.Struct, frozen=True):
    """Of the delivery that was chosen; empty if it promises no day. slots: times of day to choose from."""

    items: tuple[str, ...]
    slots: tuple[str, ...] = ()


class PaymentIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """method: one of the payment choices."""

    method: Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["cash_on_delivery"])]


class VoucherIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class DeliveryChoices(msgspec.Struct, frozen=True):
    """Empty before the address is known."""

    items: tuple[DeliveryChoice, ...]


class PaymentChoices(msgspec.Struct, frozen=True):
    items: tuple[str, ...]


class LinkOut(msgspec.Struct, frozen=True):
    """url: of a page nobody can guess; shown this once."""

    url: str


async def start(call: Call, asked: NewCheckout) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        view = cart(tx, call.path["id"])
        made = start_checkout(tx, StartCheckout(view.id, view.contact_id, view.conversation_id, asked.language))
        audit.record(tx, call.actor, "checkout.start", target_kind="checkout", target_id=made)
        return checkout(tx, made)

    return await call.write(work)


async def get(call: Call, _: Nothing) -> CheckoutView:
    return await call.read(lambda tx: checkout(tx, call.path["id"]))


async def address(call: Call, asked: AddressIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        set_address(tx, SetAddress(call.path["id"], msgspec.to_builtins(asked)))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def email(call: Call, asked: EmailIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        set_email(tx, SetEmail(checkout(tx, call.path["id"]).id, asked.email))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def deliveries(call: Call, _: Nothing) -> DeliveryChoices:
    return await call.read(lambda tx: DeliveryChoices(tuple(delivery_choices(tx, call.path["id"]))))


async def delivery(call: Call, asked: DeliveryIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        choose_delivery(tx, ChooseDelivery(call.path["id"], asked.rate_id))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def days(call: Call, _: Nothing) -> DeliveryDays:
    def work(tx: Transaction) -> DeliveryDays:
        terms = checkout(tx, call.path["id"]).bill.days
        return DeliveryDays(tuple(delivery_days(tx, call.path["id"])), terms.plan.slots if terms else ())

    return await call.read(work)


async def day(call: Call, asked: DayIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        choose_delivery_day(tx, ChooseDeliveryDay(call.path["id"], asked.day, asked.slot))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def recipient(call: Call, asked: RecipientIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        set_recipient(tx, SetRecipient(call.path["id"], asked.name, asked.phone, asked.label))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def gift_note(call: Call, asked: NoteIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        set_gift_note(tx, SetGiftNote(call.path["id"], asked.note))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def payments(call: Call, _: Nothing) -> PaymentChoices:
    return await call.read(
        lambda tx: PaymentChoices(tuple(payment_choices(tx, checkout(tx, call.path["id"]).id)))
    )  # fmt: skip


async def begin_payment(call: Call, asked: PaymentIn) -> PayResult:
    def work(tx: Transaction) -> PayResult:
        result = pay(tx, Pay(call.path["id"], asked.method, call.backstage.settings.address))
        audit.record(tx, call.actor, "checkout.pay", target_kind="checkout", target_id=call.path["id"], after=asked)
        return result

    return await call.write(work)


async def cancel(call: Call, _: Nothing) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        cancel_checkout(tx, CancelCheckout(call.path["id"]))
        audit.record(tx, call.actor, "checkout.cancel", target_kind="checkout", target_id=call.path["id"])
        return checkout(tx, call.path["id"])

    return await call.write(work)


class CreditIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """at_most_minor: minor units of the checkout's currency; 0 for none, absent for as much as there is."""

    at_most_minor: Annotated[int, msgspec.Meta(ge=0, le=ALL_OF_IT)] = ALL_OF_IT


async def credit(call: Call, asked: CreditIn) -> CheckoutView:
    def work(tx: Transaction) -> CheckoutView:
        use_credit(tx, UseCredit(call.path["id"], asked.at_most_minor))
        return checkout(tx, call.path["id"])

    return await call.write(work)


async def put_voucher(call: Call, asked: VoucherIn) -> CartOut:
    """A wrong code is counted before it is refused, so trying is a transaction of its own; tried again it is the same."""

    def work(tx: Transaction) -> Tried:
        whose = cart(tx, call.path["id"]).contact_id
        return try_voucher(tx, ApplyVoucher(call.path["id"], asked.code), whose)

    tried = await call.backstage.db.write(call.shop_id, work)
    if tried.reason:
        raise VoucherRefused("this code cannot be used", **({"reason": tried.reason} | tried.details))
    return await call.write(lambda tx: cart_out(tx, cart(tx, call.path["id"])))


async def take_voucher(call: Call, _: Nothing) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        remove_voucher(tx, RemoveVoucher(call.path["id"]))
        return cart_out(tx, cart(tx, call.path["id"]))

    return await call.write(work)


async def order_link(call: Call, _: Nothing) -> LinkOut:
    def work(tx: Transaction) -> LinkOut:
        view = order(tx, call.path["id"])
        token = make_link(tx, "order", view.id, tx.now + ORDER_PAGE_LASTS)
        audit.record(tx, call.actor, "order.link", target_kind="order", target_id=view.id)
        return LinkOut(f"{call.backstage.settings.address}/order/{token}")

    return await call.write(work)
