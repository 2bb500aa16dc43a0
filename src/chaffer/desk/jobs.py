"""The jobs of the desk by name; wiring takes them over as they are."""

from typing import Any

from chaffer.desk.approvals.operations.due import approval_due
from chaffer.desk.approvals.rows import TIMER as APPROVAL_DUE
from chaffer.desk.operations.lay_out import Hall
from chaffer.desk.operations.lay_out_later import LAY_OUT, leave_laid_out
from chaffer.desk.operations.release import release_silent
from chaffer.desk.operations.route import route_waiting
from chaffer.desk.operations.send_later import LEAVE, leave
from chaffer.desk.operations.set_conversation import SNOOZED, wake_up
from chaffer.desk.operations.write_label import RENAME, rename_step
from chaffer.desk.rows.consequences import ROUTE, SILENCE
from chaffer.desk.rules.follow import follow
from chaffer.desk.rules.promising import FOLLOW
from chaffer.desk.rules.rows import CLOCK, DUE
from chaffer.desk.rules.waiting import SWEEP, overdue, strike, sweep
from chaffer.desk.satisfaction.ask import ASK, asking_time
from chaffer.runtime.jobs import Job, Work
from chaffer.runtime.transaction import Transaction


def _wake_up(tx: Transaction, arguments: dict[str, Any]) -> None:
    wake_up(tx, arguments["thing_id"])


def _route(tx: Transaction, _arguments: dict[str, Any]) -> None:
    route_waiting(tx)


def _release(tx: Transaction, arguments: dict[str, Any]) -> None:
    here = arguments["thing_id"]
    if silent := release_silent(tx, here):
        route_waiting(tx, {here: silent})


def _approval_due(tx: Transaction, arguments: dict[str, Any]) -> None:
    approval_due(tx, arguments["thing_id"])


def leaving(hall: Hall) -> dict[str, Job]:
    """What waited for its hour: words as they are, what is laid out as things are then."""

    def do(tx: Transaction, arguments: dict[str, Any]) -> None:
        if LAY_OUT in arguments:
            leave_laid_out(tx, arguments, hall)
        else:
            leave(tx, arguments)

    return {f"timer.{LEAVE}": Work(do)}


DESK_JOBS: dict[str, Job] = {
    f"timer.{SNOOZED}": Work(_wake_up),
    ROUTE: Work(_route),
    f"timer.{ROUTE}": Work(_route),
    f"timer.{SILENCE}": Work(_release),
    RENAME: Work(rename_step),
    FOLLOW: Work(follow),
    f"timer.{CLOCK}": Work(strike),
    f"timer.{DUE}": Work(overdue),
    SWEEP: Work(sweep),
    f"timer.{ASK}": Work(asking_time),
    f"timer.{APPROVAL_DUE}": Work(_approval_due),
}
