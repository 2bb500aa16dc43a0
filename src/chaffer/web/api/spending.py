"""What shoppers allow to be bought for them without being asked: seen, recorded with its proof, taken back."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.shops import own_shop
from chaffer.commerce.checkout.errors import NotOffered
from chaffer.commerce.payments.mandates import limits_in
from chaffer.commerce.payments.methods import method_of
from chaffer.commerce.payments.periods import Period
from chaffer.commerce.payments.permissions import GivePermission, give_permission
from chaffer.commerce.payments.permissions_listed import (
    PermissionView,
    one_permission,
    permissions_of,
    take_back_permission,
)
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.threads.newest import newest_thread
from chaffer.web.api.cards import Proof, Wording
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class Permissions(msgspec.Struct, frozen=True):
    items: tuple[PermissionView, ...]


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minor: whole minor units of the shop's currency."""

    minor: Annotated[int, msgspec.Meta(gt=0, le=10**12)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]


class NewPermission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a shopper allowed a person of the shop. wording: what they said, or were read and agreed to. proof: where
    that can be looked up. payment_method_id: a card they keep. It takes the place of an older permission.
    """

    payment_method_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    limit: Limit
    period: Period
    wording: Annotated[Wording, msgspec.Meta(examples=["You may buy for up to 80 a month without asking me."])]
    proof: Proof


async def list_(call: Call, _: Nothing) -> Permissions:
    def work(tx: Transaction) -> Permissions:
        get_contact(tx, call.path["id"])
        return Permissions(tuple(permissions_of(tx, call.path["id"])))

    return await call.read(work)


async def give(call: Call, asked: NewPermission) -> PermissionView:
    """The shopper is told of it in their newest thread, with the words that end it.

    Raises NotOffered where nothing is charged by a word, MethodGone, MandateTooSmall, Invalid.
    """
    contact_id = call.path["id"]

    def work(tx: Transaction) -> PermissionView:
        contact, shop = get_contact(tx, contact_id), own_shop(tx)
        limits = limits_in(shop.settings)
        if limits is None:
            raise NotOffered("nothing is charged by a word here: see the shop's setting saved_cards")
        if asked.limit.currency != shop.currency:
            raise Invalid(f"permissions are in {shop.currency} here", field="limit.currency")
        proof = {
            "said": asked.wording, "proof": dict(asked.proof), "actor_kind": "key", "actor_id": call.actor.id,
            "read_back": {"limit": msgspec.to_builtins(asked.limit), "period": asked.period},
        }  # fmt: skip
        command = GivePermission(
            contact_id, method_of(tx, contact_id, asked.payment_method_id).id,
            Money(asked.limit.minor, asked.limit.currency), asked.period, contact.time_zone or shop.time_zone, proof,
            newest_thread(tx, contact_id),
        )  # fmt: skip
        mandate_id = give_permission(tx, command, limits)
        audit.record(
            tx, call.actor, "permission.give", target_kind="contact", target_id=contact_id,
            after={"mandate_id": mandate_id, "limit_minor": asked.limit.minor, "period": asked.period},
        )  # fmt: skip
        return one_permission(tx, contact_id, mandate_id)

    return await call.write(work)


async def take_back(call: Call, _: Nothing) -> PermissionView:
    """At once. Safe to repeat."""
    contact_id, mandate_id = call.path["id"], call.path["permission_id"]

    def work(tx: Transaction) -> PermissionView:
        if take_back_permission(tx, contact_id, mandate_id, newest_thread(tx, contact_id)):
            audit.record(
                tx, call.actor, "permission.take_back", target_kind="contact", target_id=contact_id,
                after={"mandate_id": mandate_id},
            )  # fmt: skip
        return one_permission(tx, contact_id, mandate_id)

    return await call.write(work)
