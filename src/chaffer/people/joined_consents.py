"""What a person agreed to: two records stay two, each whole; the joined one is told the other's latest word.

Where the two differ on a channel, "no" counts.
"""

from typing import Any

from sqlalchemy import select

from chaffer.people.consent import Consent, keep
from chaffer.people.merges import moved, note_moved
from chaffer.people.tables import consents
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF = Statement(
    "consents.of",
    select(
        consents.c.channel, consents.c.purpose, consents.c.state, consents.c.wording, consents.c.locale,
        consents.c.endpoint_hash, consents.c.method,
    )
    .where(mine(consents), consents.c.contact_id == given("contact_id"))
    .order_by(consents.c.at, consents.c.id),
)  # fmt: skip
WITHDRAWN = "withdrawn"


def tell_consents(tx: Transaction, merge_id: str, from_id: str, into_id: str) -> None:
    """Append to the second record what the first says last, where it adds to it."""
    theirs, own = _latest(tx, from_id), _latest(tx, into_id)
    told = []
    for (channel, purpose), row in theirs.items():
        before = own.get((channel, purpose))
        if before is None or (row.state == WITHDRAWN and before.state != WITHDRAWN):
            _append(tx, into_id, row, row.state, "merge", merge_id)
            told.append([channel, purpose, before.state if before else WITHDRAWN])
    if told:
        note_moved(tx, merge_id, "consents", told)


def untell_consents(tx: Transaction, merge_id: str, into_id: str) -> None:
    """Append what was true before, unless the person has said something else since."""
    own = _latest(tx, into_id)
    for channel, purpose, state in moved(tx, merge_id, "consents", []):
        row = own.get((channel, purpose))
        if row is not None and row.state != state and row.method == "merge":
            _append(tx, into_id, row, state, "split", merge_id)


def _latest(tx: Transaction, contact_id: str) -> dict[tuple[str, str], Any]:
    return {(row.channel, row.purpose): row for row in tx.rows(_OF, contact_id=contact_id)}


def _append(tx: Transaction, contact_id: str, row: Any, state: str, method: str, merge_id: str) -> None:
    consent = Consent(
        contact_id, row.channel, row.purpose, state, method, row.wording, row.locale, {"merge_id": merge_id}, "system"
    )
    keep(tx, consent, row.endpoint_hash)
