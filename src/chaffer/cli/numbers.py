"""A shop's WhatsApp numbers, and asking Meta about them, for commands."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from chaffer.accounts.channels import accounts_of_shop, open_account
from chaffer.channels.account_of import account_of
from chaffer.channels.contract import Account
from chaffer.cli.ground import Ground, standing
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.http import Client

T = TypeVar("T")


def ask(ground: Ground, question: Callable[[Client], Awaitable[T]]) -> T:
    """Raises a SendFault with the platform's own words."""

    async def asking() -> T:
        http = Client(ground.settings.send_timeout_seconds)
        try:
            return await question(http)
        finally:
            await http.close()

    return asyncio.run(asking())


@contextmanager
def numbers(slug: str, only: str) -> Iterator[tuple[Ground, list[Account]]]:
    """only: our id of one; all of them, if empty. Raises NotFound."""
    with standing() as ground:
        rows = ground.db.read_now(ground.shop(slug).id, accounts_of_shop)
        found = [row for row in rows if row.kind == "whatsapp" and only in ("", row.id)]
        if not found:
            raise NotFound(f"the shop has no WhatsApp number {only}".strip())
        yield ground, [account_of(open_account(ground.secrets, row)) for row in found]


def the_one(accounts: list[Account]) -> Account:
    """Raises Invalid if there are several."""
    if len(accounts) > 1:
        told = ", ".join(account.id for account in accounts)
        raise Invalid(f"the shop has several numbers: name one with --account ({told})", field="account")
    return accounts[0]
