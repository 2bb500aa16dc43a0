"""From the page to WhatsApp: a code, and the address that sends it."""

from typing import Any
from urllib.parse import quote

from chaffer.accounts.channels import accounts_of_shop
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.linking import give_code
from chaffer.conversations.shops import Shops
from chaffer.conversations.voices.phrase import phrase
from chaffer.kernel.locale import spoken
from chaffer.runtime.transaction import Transaction
from chaffer.web.chat.guest import Guest

Json = dict[str, Any]
_CHANNEL = "whatsapp"


def whatsapp_number(tx: Transaction) -> str:
    """The digits of the shop's number, "" if it has none we know."""
    for row in accounts_of_shop(tx):
        digits = "".join(filter(str.isdigit, row.settings.get("phone_number", "")))
        if row.kind == _CHANNEL and row.state == "active" and digits:
            return digits
    return ""


def make_link(tx: Transaction, shops: Shops, guest: Guest) -> Json | None:
    """What a page shows as a link and a QR code; None if there is no number to go to."""
    number = whatsapp_number(tx)
    if not number:
        return None
    given = give_code(tx, guest.account.id, guest.visitor)
    language = spoken(guest.token.language, shops.of(tx).language)
    text = phrase(words("link-text", code=given.code), language, shops.voice(tx))
    return {
        "type": "link", "url": f"https://wa.me/{number}?text={quote(text, safe='')}", "code": given.code,
        "expires_at": given.expires_at.isoformat().replace("+00:00", "Z"),
    }  # fmt: skip
