"""An invitation that nobody has followed is good no more."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.invitations import SHOWN_FOR, WITHDRAW
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction


class WithdrawInvitation(msgspec.Struct, frozen=True):
    invitation_id: str


def withdraw_invitation(tx: Transaction, command: WithdrawInvitation, actor: Actor) -> None:
    """One that ran out is no longer shown. Raises NotFound if this shop has no such invitation that nobody followed."""
    if not tx.run(WITHDRAW, id_=command.invitation_id, since=tx.now - SHOWN_FOR, at=tx.now):
        raise NotFound("this shop has no such open invitation", invitation_id=command.invitation_id)
    audit.record(tx, actor, "link.withdraw", target_kind="invitation", target_id=command.invitation_id)
