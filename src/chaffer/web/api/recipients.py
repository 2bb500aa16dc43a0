"""Whom a shopper buys for, as they told us in the thread."""

import msgspec

from chaffer.accounts import audit
from chaffer.kernel.errors import NotFound
from chaffer.people.listing import get_contact
from chaffer.people.operations.forget_recipient import ForgetRecipient, forget_recipient
from chaffer.people.recipients import RecipientView, recipients_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class Recipients(msgspec.Struct, frozen=True):
    items: tuple[RecipientView, ...]


async def list_(call: Call, _: Nothing) -> Recipients:
    def work(tx: Transaction) -> Recipients:
        get_contact(tx, call.path["id"])
        return Recipients(tuple(recipients_of(tx, call.path["id"])))

    return await call.read(work)


async def forget(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        if not forget_recipient(tx, ForgetRecipient(call.path["id"], call.path["key"])):
            raise NotFound("no such recipient of this person")
        audit.record(tx, call.actor, "recipient.forget", target_kind="contact", target_id=call.path["id"])

    await call.write(work)
