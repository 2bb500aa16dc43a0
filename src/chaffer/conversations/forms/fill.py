"""Which message of ours a form belongs to, and what stands on its next screen."""

from collections.abc import Callable, Mapping

import msgspec
from sqlalchemy import and_, select

from chaffer.accounts.shops import Shop
from chaffer.conversations.forms.address import address_form
from chaffer.conversations.forms.screens import Filling, Screen
from chaffer.conversations.shops import Shops
from chaffer.kernel.errors import NotFound
from chaffer.kernel.locale import DEFAULT_LANGUAGE
from chaffer.kernel.message import Form, Part
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_MESSAGE = Statement(
    "forms.message",
    select(
        messages.c.part, messages.c.language, conversations.c.contact_id, conversations.c.account_id,
        conversations.c.language.label("thread_language"), contacts.c.country,
    )
    .join(conversations, and_(conversations.c.shop_id == messages.c.shop_id,
                              conversations.c.id == messages.c.conversation_id))
    .join(contacts, and_(contacts.c.shop_id == conversations.c.shop_id, contacts.c.id == conversations.c.contact_id))
    .where(mine(messages), messages.c.id == given("id"), messages.c.direction == "out"),
)  # fmt: skip
FORMS: Mapping[str, Callable[[Transaction, Shop, Filling], Screen]] = {"address": address_form}


def fill(
    tx: Transaction, shops: Shops, account_id: str, message_id: str, action: str, screen: str, values: dict[str, str]
) -> Screen:
    """Reads only. Raises NotFound if this account sent no such form."""
    row = tx.row(_MESSAGE, id=message_id)
    part = msgspec.convert(row.part, Part) if row is not None and row.account_id == account_id else None
    if row is None or not isinstance(part, Form) or part.name not in FORMS:
        raise NotFound("this account sent no such form")
    shop = shops.of(tx)
    filling = Filling(
        action, screen, values, part.values, row.contact_id,
        row.language or row.thread_language or shop.language or DEFAULT_LANGUAGE,
        part.country or row.country or shop.country, shops.voice(tx),
    )  # fmt: skip
    return FORMS[part.name](tx, shop, filling)
