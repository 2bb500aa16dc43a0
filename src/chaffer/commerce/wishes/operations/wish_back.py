"""Tell me when it is back."""

import msgspec
from sqlalchemy import text as sql

from chaffer.commerce.wishes.tables import wishes
from chaffer.people.consent import Consent, keep
from chaffer.people.endpoints import take_endpoints
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

PURPOSE = "back_in_stock"
_ASK = Statement(
    "wishes.ask",
    insert_all(wishes).on_conflict_do_nothing(
        index_elements=["shop_id", "conversation_id", "variant_id"], index_where=sql("state = 'waiting'")
    ),
)


class WishBack(msgspec.Struct, frozen=True):
    """channel: where it was asked; wording: in what words, or on which button; proof: the message it stood in."""

    contact_id: str
    conversation_id: str
    channel: str
    variant_id: str
    wording: str = ""
    locale: str = ""
    proof: dict[str, str] = {}


def wish_back(tx: Transaction, command: WishBack) -> bool:
    """Keep the wish with the consent that it is, to be told once, in this thread; whether it is new. Safe to repeat."""
    wish_id = tx.new_id("wish")
    if not tx.run(
        _ASK, id=wish_id, contact_id=command.contact_id, conversation_id=command.conversation_id,
        variant_id=command.variant_id, state="waiting", asked_at=tx.now, told_at=None,
    ):  # fmt: skip
        return False
    hashes = take_endpoints(tx, command.contact_id, command.channel)
    proof = {"wish_id": wish_id, "variant_id": command.variant_id, **command.proof}
    consent = Consent(
        command.contact_id, command.channel, PURPOSE, "confirmed", "asked", command.wording, command.locale, proof
    )
    keep(tx, consent, hashes[0] if hashes else "")
    return True
