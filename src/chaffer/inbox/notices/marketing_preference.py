"""A person chose in the messenger's own menu whether shops may advertise to them."""

from sqlalchemy import select

from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.people.tables import consents
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

METHOD = "channel_menu"
_LAST = Statement(
    "consents.last_by_menu",
    select(consents.c.proof)
    .where(mine(consents), consents.c.contact_id == given("contact_id"), consents.c.method == METHOD)
    .order_by(consents.c.at.desc(), consents.c.id.desc())
    .limit(1),
)


def marketing_preference(tx: Transaction, told: Told, notice: Notice) -> None:
    """Record the wish with its proof, also of a person we never met: a stop is never forgotten.

    It is about advertising alone: parcels and refunds are still told. An older choice that arrives late changes nothing.
    """
    value, chosen_at = notice.values.get("value", ""), notice.values.get("timestamp", "")
    if not notice.identities or value not in ("stop", "resume", "signup"):
        return
    contact_id = find_or_add(tx, told.channel, told.account_id, notice.identities)
    last = tx.row(_LAST, contact_id=contact_id)
    if last is not None and _seconds(last.proof.get("chosen_at", "")) > _seconds(chosen_at):
        return
    proof = {
        "event_id": told.event_id, "value": value, "chosen_at": chosen_at,
        "signup_id": notice.values.get("signup_id", ""),
    }  # fmt: skip
    proof = {name: each for name, each in proof.items() if each}
    wording = notice.values.get("detail", "")
    if value == "stop":
        opt_out(
            tx, OptOut(contact_id, told.channel, METHOD, wording, proof=proof, scope="marketing")
        )  # fmt: skip
    else:
        opt_in(tx, OptIn(contact_id, told.channel, METHOD, wording, proof=proof))


def _seconds(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 20 else 0
