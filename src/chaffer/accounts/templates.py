"""The message templates of an account, as far as the platform has told of them."""

from typing import Any

from sqlalchemy import select, update

from chaffer.accounts.tables import message_templates
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF_ACCOUNT = Statement(
    "templates.of_account",
    select(message_templates)
    .where(mine(message_templates), message_templates.c.account_id == given("account_id"))
    .order_by(message_templates.c.name, message_templates.c.language),
)
_GONE = Statement(
    "templates.gone",
    update(message_templates)
    .where(mine(message_templates), message_templates.c.id == given("id"))
    .values(state="disabled", reason="the platform does not list it any more", updated_at=given("at")),
)


def templates_of(tx: Transaction, account_id: str) -> list[Any]:
    """By name and language."""
    return tx.rows(_OF_ACCOUNT, account_id=account_id)


def template_gone(tx: Transaction, template_id: str) -> None:
    """It was deleted on the platform's side."""
    tx.run(_GONE, id=template_id, at=tx.now)
