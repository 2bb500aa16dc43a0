"""People who have just written to a shop, and what it says to them, without a turn."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.kernel.message import Identity, Part, Purpose, Text
from chaffer.people.find_or_add import addresses_of, find_or_add
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of, reach
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise
from chaffer.threads.tables import conversations
from tests.inbox.street import NUMBER, WABA, Street

_OPEN = Statement(
    "test.open",
    update(conversations)
    .where(mine(conversations), conversations.c.id == given("id"))
    .values(window_until=given("until")),
)


def thread(tx: Transaction, account: str, number: str, channel: str = "whatsapp", hours: float = 23) -> str:
    """A conversation with this number, whose window is open for so long; negative: closed since."""
    contact = find_or_add(tx, channel, account, (Identity("phone", number),))
    conversation = conversation_of(tx, contact, channel, account)
    reach(tx, conversation, addresses_of(tx, contact, channel, account))
    tx.run(_OPEN, id=conversation, until=tx.now + timedelta(hours=hours))
    return conversation


def say(tx: Transaction, conversation: str, *parts: Part | str, purpose: Purpose = "reply") -> list[str]:
    bubbles = [Text(part) if isinstance(part, str) else part for part in parts]
    return promise(tx, conversation, take_seq(tx, conversation, len(bubbles)), bubbles, purpose=purpose)


def connect(street: Street, **settings: str) -> None:
    """The street's number again, with these settings beside those it needs."""
    command = AddChannelAccount(
        "whatsapp", NUMBER, {"api_base_url": street.town.graph_app.url, "business_account_id": WABA, **settings},
        {"app_secret": "secret", "verify_token": "verify", "access_token": "token"},
    )  # fmt: skip
    street.db.write_now(street.shop_id, lambda tx: add_channel_account(tx, command, street.server.secrets))


def calls(street: Street) -> list[dict[str, Any]]:
    """What Meta was asked to send, and how it answered."""
    found = street.meta(lambda graph: list(graph.calls))
    return [each for each in found if "status" not in each["payload"]]
