"""What a failed send tells beyond itself: about the person, or about the whole account."""

import logging

from sqlalchemy import select

from chaffer.accounts.operations.note_trouble import note_trouble
from chaffer.kernel.errors import AccountBroken, RecipientOptedOut
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.runtime.metrics import ACCOUNT_NEWS
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_log = logging.getLogger(__name__)
_LONGEST = 300
_WHOSE = Statement(
    "outbox.whose",
    select(conversations.c.contact_id, conversations.c.channel, conversations.c.account_id)
    .join(
        messages, (messages.c.shop_id == conversations.c.shop_id) & (messages.c.conversation_id == conversations.c.id)
    )
    .where(mine(messages), messages.c.id == given("message_id")),
)


def draw_from(tx: Transaction, message_id: str, fault: str, text: str, sealed: bytes = b"") -> None:
    """Record an opt-out that the platform knows of, or that the account is broken; anything else concerns nobody else.

    fault: the code of a SendFault; text: what the platform said. sealed: the secrets it was said of, if they are known:
    of an account that has others by now it says nothing.
    """
    if fault not in (RecipientOptedOut.code, AccountBroken.code):
        return
    whose = tx.one(_WHOSE, message_id=message_id)
    if fault == RecipientOptedOut.code:
        proof = {"message_id": message_id, "told": text[:_LONGEST]}
        opt_out(
            tx,
            OptOut(
                whose.contact_id, whose.channel, "channel_refusal", proof=proof, actor_kind="system", scope="marketing"
            ),
        )
    elif note_trouble(tx, whose.account_id, text[:_LONGEST], broken=True, sealed=sealed):
        account_id, channel = whose.account_id, whose.channel
        tx.after_commit(lambda: _tell(account_id, channel))


def _tell(account_id: str, channel: str) -> None:
    ACCOUNT_NEWS.labels(channel, "send", "broken").inc()
    _log.error("an account cannot send any more until it is connected anew", extra={"account": account_id})
