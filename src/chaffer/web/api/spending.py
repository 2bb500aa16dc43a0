"""What shoppers allow to be bought for them without being asked: seen, recorded with its proof, taken back."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.payments.periods import Period
from chaffer.commerce.payments.permissions_listed import (
    PermissionView,
    one_permission,
    permissions_of,
    take_back_permission,
)
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.threads.newest import newest_thread
from chaffer.web.api.cards import Proof, Wording
from chaffer.web.call import Call
from chaffer.web.route import Nothing, Waiting


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


async def give(call: Call, asked: NewPermission) -> PermissionView | Waiting:
    """The shopper is told of it in their newest thread, with the words that end it.

    Raises NotOffered where nothing is charged by a word, MethodGone, MandateTooSmall, Invalid.
    """
    contact_id = call.path["id"]
    limit = msgspec.to_builtins(asked.limit)
    proof = {
        "said": asked.wording, "proof": dict(asked.proof), "read_back": {"limit": limit, "period": asked.period},
    }  # fmt: skip
    command = {
        "contact_id": contact_id, "method_id": asked.payment_method_id, "limit": limit, "period": asked.period,
        "proof": proof,
    }  # fmt: skip

    def work(tx: Transaction) -> PermissionView | Waiting:
        answer = ask_money(tx, Ask("permission", command, call.actor))
        if answer.approval:
            return Waiting(answer.approval)
        return one_permission(tx, contact_id, answer.result["mandate_id"])

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
