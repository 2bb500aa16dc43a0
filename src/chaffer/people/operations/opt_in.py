"""Take an opt-out back, at the person's own word."""

import msgspec
from sqlalchemy import delete

from chaffer.people.consent import Consent, keep
from chaffer.people.endpoints import take_endpoints
from chaffer.people.events import OptedIn
from chaffer.people.tables import suppressions
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_LIFT = Statement(
    "suppressions.lift",
    delete(suppressions).where(
        mine(suppressions), in_list(suppressions.c.endpoint_hash, "hashes"), suppressions.c.channel == given("channel")
    ),
)


class OptIn(msgspec.Struct, frozen=True):
    contact_id: str
    channel: str
    method: str = "keyword"
    wording: str = ""
    locale: str = ""
    proof: dict[str, str] = {}
    actor_kind: str = "shopper"
    actor_id: str = ""


def opt_in(tx: Transaction, command: OptIn) -> bool:
    """Lift the suppression and record the consent with its proof; whether there was one to lift. Safe to repeat."""
    hashes = take_endpoints(tx, command.contact_id, command.channel)
    lifted = tx.run(_LIFT, hashes=hashes, channel=command.channel)
    keep(
        tx,
        Consent(
            command.contact_id, command.channel, "marketing", "confirmed", command.method, command.wording,
            command.locale, command.proof, command.actor_kind, command.actor_id,
        ),
        hashes[0] if hashes else "",
    )  # fmt: skip
    tx.happened(OptedIn(command.contact_id, command.channel))
    tx.changed("contact", command.contact_id)
    return lifted > 0
