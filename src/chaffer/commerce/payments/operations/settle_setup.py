"""What a provider's truth about a setup means. The one place where a card becomes kept without a payment.

Called for every webhook, return and poll, any number of times, in any order, at once: it does its work once.
"""

from typing import Any

from chaffer.commerce.payments.events import CardNotKept
from chaffer.commerce.payments.methods import keep_method
from chaffer.commerce.payments.port import SavedMethod, SetupTruth
from chaffer.commerce.payments.setups import LIVING, move_setup, take_setup
from chaffer.runtime.transaction import Transaction

MAY_MOVE = (*LIVING, "expired")
ELSEWHERE = "kept_elsewhere"
"""The provider names a card that somebody else has."""


def settle_setup(tx: Transaction, setup_id: str, truth: SetupTruth) -> str:
    """Bring it to the provider's truth; the state it is in now, "" if its person was forgotten. Safe to repeat."""
    row = take_setup(tx, setup_id)
    if row is None:
        return ""
    if row.state not in MAY_MOVE or truth.reference != row.id:
        return str(row.state)
    match truth.state:
        case "kept" if truth.saved is not None:
            return _kept(tx, row, truth.saved)
        case "failed" if row.state in {"asked", "open"}:
            return not_kept(tx, row, "failed", truth.error or "declined")
        case "expired" if row.state != "expired":
            move_setup(tx, row, "expired")
            return "expired"
        case _:
            return str(row.state)


def not_kept(tx: Transaction, row: Any, state: str, reason: str) -> str:
    """Told once: a second card that is declined is seen on the page."""
    move_setup(tx, row, state, error=reason)
    tx.happened(CardNotKept(row.id, row.contact_id, row.conversation_id, reason))
    return state


def _kept(tx: Transaction, row: Any, saved: SavedMethod) -> str:
    method_id = keep_method(tx, row.contact_id, row.conversation_id, row.provider, saved)
    if not method_id:
        return not_kept(tx, row, "refused", ELSEWHERE)
    move_setup(tx, row, "kept", method_id=method_id)
    return "kept"
