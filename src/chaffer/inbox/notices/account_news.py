"""News about our own end of a channel: good, bad, or the end of it."""

import logging

from chaffer.accounts.operations.note_trouble import clear_trouble, note_trouble
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice
from chaffer.runtime.metrics import ACCOUNT_NEWS
from chaffer.runtime.transaction import Transaction

_log = logging.getLogger(__name__)

# What each word means: "good" ends a trouble, "bad" is one, "broken" is one that stops all sending.
_WORDS = {
    ("account_update", "ACCOUNT_VIOLATION"): "bad",
    ("account_update", "ACCOUNT_RESTRICTION"): "bad",
    ("account_update", "ACCOUNT_DELETED"): "broken",
    ("account_update", "DISABLE"): "broken",
    ("account_update", "SCHEDULE_FOR_DISABLE"): "bad",
    ("account_update", "REINSTATE"): "good",
    ("number_quality", "FLAGGED"): "bad",
    ("number_quality", "DOWNGRADE"): "bad",
    ("number_quality", "UNFLAGGED"): "good",
    ("number_quality", "UPGRADE"): "good",
    ("account_review", "REJECTED"): "bad",
    ("account_review", "APPROVED"): "good",
    ("account_alert", "CRITICAL"): "bad",
    ("account_alert", "WARNING"): "bad",
}
_WORD_AT = {
    "account_update": ("ban_info.waba_ban_state", "event"),
    "number_quality": ("event",),
    "account_review": ("decision",),
    "account_alert": ("alert_severity", "alert_info.alert_severity"),
}
_SHOWN = (
    "event", "ban_info.waba_ban_state", "violation_info.violation_type", "decision", "alert_type",
    "alert_info.alert_type", "current_limit",
)  # fmt: skip
_LONGEST = 300


def account_news(tx: Transaction, told: Told, notice: Notice) -> None:
    """Note trouble with the account, or its end; count and log either. Anything else is only counted."""
    word = next((found for key in _WORD_AT.get(notice.kind, ()) if (found := notice.values.get(key, ""))), "")
    verdict = _WORDS.get((notice.kind, word.upper()), "")
    said = ", ".join(each for key in _SHOWN if (each := notice.values.get(key, "")))
    trouble = f"{notice.kind}: {said}"[:_LONGEST]
    if verdict == "good":
        clear_trouble(tx, told.account_id)
    elif verdict:
        note_trouble(tx, told.account_id, trouble, broken=verdict == "broken")
    tx.after_commit(lambda: _tell(told, notice.kind, verdict or "other"))


def _tell(told: Told, kind: str, verdict: str) -> None:
    ACCOUNT_NEWS.labels(told.channel, kind, verdict).inc()
    level = logging.WARNING if verdict in ("bad", "broken") else logging.INFO
    _log.log(level, "news about an account", extra={"account": told.account_id, "news": kind, "verdict": verdict})
