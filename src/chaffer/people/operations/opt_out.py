"""Write no more to this person on this channel, from this moment."""

from typing import Literal

import msgspec

from chaffer.people.consent import Consent, keep
from chaffer.people.endpoints import take_endpoints
from chaffer.people.events import OptedOut
from chaffer.people.tables import suppressions
from chaffer.runtime.many import insert_many
from chaffer.runtime.transaction import Transaction


class OptOut(msgspec.Struct, frozen=True):
    """wording: what was said; proof: the message it stood in.

    scope: "channel" ends everything but answers; "marketing" ends advertising alone.
    """

    contact_id: str
    channel: str
    method: str = "keyword"
    wording: str = ""
    locale: str = ""
    proof: dict[str, str] = {}
    actor_kind: str = "shopper"
    actor_id: str = ""
    scope: Literal["channel", "marketing"] = "channel"


def opt_out(tx: Transaction, command: OptOut) -> bool:
    """Withdraw marketing consent and suppress every address the channel knows; whether one was new to the list.

    Safe to repeat: the wish is recorded each time, the suppression stands once. It survives merges and erasure.
    """
    hashes = take_endpoints(tx, command.contact_id, command.channel)
    new = insert_many(tx, "suppressions.keep", suppressions, [
        {"endpoint_hash": each, "channel": command.channel, "reason": "opted_out", "since": tx.now}
        for each in (hashes if command.scope == "channel" else ())
    ], once=("endpoint_hash", "channel"))  # fmt: skip
    keep(
        tx,
        Consent(
            command.contact_id, command.channel, "marketing", "withdrawn", command.method, command.wording,
            command.locale, command.proof, command.actor_kind, command.actor_id,
        ),
        hashes[0] if hashes else "",
    )  # fmt: skip
    tx.happened(OptedOut(command.contact_id, command.channel))
    tx.changed("contact", command.contact_id)
    return new > 0
