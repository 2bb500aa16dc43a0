"""A person has a new number."""

from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice
from chaffer.people.find_or_add import addresses_of
from chaffer.people.operations.change_address import ChangeAddress, change_address
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import reach_all


def number_changed(tx: Transaction, told: Told, notice: Notice) -> None:
    """The contact keeps conversation and history and is reached at the new number from now on.

    Whoever is given the old number later is another person. Someone we never met stays unknown.
    """
    everyone = notice.identities
    first_new = next((n for n, each in enumerate(everyone) if each.value == notice.values.get("to")), 0)
    if not first_new:
        return
    contact_id = change_address(
        tx,
        ChangeAddress(
            told.channel, told.account_id, everyone[:first_new], everyone[first_new:], {"event_id": told.event_id}
        ),
    )
    if contact_id:
        reach_all(
            tx, contact_id, told.account_id, addresses_of(tx, contact_id, told.channel, told.account_id)
        )  # fmt: skip
