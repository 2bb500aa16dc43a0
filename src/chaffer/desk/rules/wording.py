"""Which of the saved replies under one shortcut is said to a shopper."""

from chaffer.accounts.shops import own_shop
from chaffer.desk.operations.write_saved_reply import saved_replies_of
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction


def spoken_reply(tx: Transaction, shortcut: str, language: str) -> str:
    """In the shopper's language, else the one for any, else in the shop's, else whichever there is. Raises NotFound."""
    found = {row.language: row.text for row in saved_replies_of(tx) if row.shortcut == shortcut}
    if not found:
        raise NotFound("no such saved reply")
    for spoken in (language.partition("-")[0], "", own_shop(tx).language):
        if spoken in found:
            return str(found[spoken])
    return str(next(iter(found.values())))
