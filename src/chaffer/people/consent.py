"""One line of the consent record: append-only, each line sealed with the hash of the one before."""

from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.kernel.clock import to_microseconds
from chaffer.people.tables import consents
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_KEEP = Statement("consents.keep", insert_all(consents))
_LAST = Statement(
    "consents.last",
    select(consents.c.hash, consents.c.state, consents.c.purpose)
    .where(mine(consents), consents.c.contact_id == given("contact_id"))
    .order_by(consents.c.at.desc(), consents.c.id.desc())
    .limit(1),
)
_encode = msgspec.json.Encoder(order="deterministic").encode


class Consent(msgspec.Struct, frozen=True):
    """What a person agreed to or withdrew. The fields are those a regulator asks for.

    wording: what they said or were shown; proof: the message or form it came in. state: confirmed or withdrawn.
    """

    contact_id: str
    channel: str
    purpose: str
    state: str
    method: str
    wording: str = ""
    locale: str = ""
    proof: dict[str, str] = {}
    actor_kind: str = "shopper"
    actor_id: str = ""


def keep(tx: Transaction, consent: Consent, endpoint: str) -> str:
    """Append it; gives its hash. Two statements. The contact is ours (`take_endpoints`): the chain must not fork."""
    last = tx.row(_LAST, contact_id=consent.contact_id)
    row: dict[str, Any] = {
        "id": tx.new_id("consent"), **msgspec.structs.asdict(consent), "endpoint_hash": endpoint, "topic": "",
        "wording_hash": sha256(consent.wording.encode()).hexdigest() if consent.wording else "",
        "at": tx.now, "time_zone_guess": "", "night": False, "renew_by": None,
        "previous_hash": last.hash if last else "",
    }  # fmt: skip
    row["hash"] = sealed(row)
    tx.run(_KEEP, **row)
    return str(row["hash"])


def sealed(row: dict[str, Any]) -> str:
    """The hash of one line, over everything in it but itself."""
    plain = {name: _plain(value) for name, value in row.items() if name not in ("hash", "shop_id")}
    return sha256(_encode(plain)).hexdigest()


def _plain(value: Any) -> Any:
    return to_microseconds(value) if isinstance(value, datetime) else value
