"""The job "contacts.block": tell each channel that has such a list whom the merchant does not want to hear of."""

from typing import Any, NamedTuple, Protocol

import msgspec
from sqlalchemy import select

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.account_of import account_of
from chaffer.channels.contract import KeepsOut
from chaffer.channels.registry import CHANNELS
from chaffer.kernel.errors import Fault
from chaffer.kernel.http import Http
from chaffer.kernel.message import Identity
from chaffer.runtime.jobs import Arguments, Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_THREADS = Statement(
    "block.threads",
    select(conversations.c.account_id, conversations.c.channel, conversations.c.addresses).where(
        mine(conversations), conversations.c.contact_id == given("contact_id"), conversations.c.room_id == ""
    ),
)


class Told(NamedTuple):
    shop_id: str
    blocked: bool
    threads: list[Any]


class BlockTools(Protocol):
    http: Http
    accounts: OpenAccounts


def prepare(tx: Transaction, arguments: Arguments) -> Told | None:
    rows = [
        row for row in tx.rows(_THREADS, contact_id=arguments["contact_id"])
        if isinstance(CHANNELS.get(row.channel), KeepsOut)
    ]  # fmt: skip
    return Told(tx.shop_id, arguments["blocked"], rows) if rows else None


async def ask(told: Told, tools: BlockTools) -> None:
    for row in told.threads:
        channel = CHANNELS[row.channel]
        assert isinstance(channel, KeepsOut)
        account = account_of(await tools.accounts.get(told.shop_id, row.account_id))
        who = tuple(msgspec.convert(row.addresses, list[Identity]))
        await channel.keep_out(tools.http, account, who, out=told.blocked)


def finish(tx: Transaction, arguments: Arguments, answer: None) -> None:
    """Nothing to write down: our own list is what counts."""


def give_up(tx: Transaction, arguments: Arguments, fault: Fault) -> None:
    """The platform would not (nobody who has not written for a day can be blocked there); ours holds all the same."""


TELL_OF_BLOCK = Asking(prepare, ask, finish, give_up, attempts_at_most=5)
