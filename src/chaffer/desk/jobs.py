"""The jobs of the desk by name; wiring takes them over as they are."""

from typing import Any

from chaffer.desk.operations.set_conversation import SNOOZED, wake_up
from chaffer.runtime.jobs import Job, Work
from chaffer.runtime.transaction import Transaction


def _wake_up(tx: Transaction, arguments: dict[str, Any]) -> None:
    wake_up(tx, arguments["thing_id"])


DESK_JOBS: dict[str, Job] = {
    f"timer.{SNOOZED}": Work(_wake_up),
}
