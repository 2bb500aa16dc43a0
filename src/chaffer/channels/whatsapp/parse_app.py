"""What the merchant's own phone tells of a number that it uses beside us."""

from typing import Literal

from chaffer.channels.whatsapp.contacts import digits
from chaffer.channels.whatsapp.identities import group, identity_of, words
from chaffer.channels.whatsapp.parse_message import parts_of
from chaffer.channels.whatsapp.slicing import id_or_hash, moment
from chaffer.kernel.message import Identity, Notice, Said
from chaffer.kernel.untrusted import Untrusted

_STATES: dict[str, Literal["sent", "delivered", "read", "failed"]] = {
    "DELIVERED": "delivered", "READ": "read", "PLAYED": "read", "ERROR": "failed",
}  # fmt: skip


def echo(told: Untrusted) -> Notice:
    """Said to whoever it went to."""
    message = told["message"]
    shared = group(message)
    found = (shared,) if shared else _identities(message["to"], message["to_user_id"])
    return Notice("echo", found, said=(_said(message, by_shop=True),))


def history(told: Untrusted) -> Notice:
    shop = words(told["shop"])
    said = []
    for message in told["messages"]:
        sender = digits(words(message["from"]))
        by_shop = sender == shop if shop else sender != digits(words(told["who"]))
        said.append(_said(message, by_shop=by_shop))
    return Notice("history", _identities(told["who"]), said=tuple(said))


def app_contact(told: Untrusted) -> Notice:
    """A name in the phone's address book: no more than a name."""
    entry = told["entry"]
    contact = entry["contact"]
    values = {"action": words(entry["action"]), "name": words(contact["full_name"]) or words(contact["first_name"])}
    found = _identities(contact["phone_number"], contact["user_id"])
    return Notice("app_contact", found, {key: value for key, value in values.items() if value})


def _said(message: Untrusted, *, by_shop: bool) -> Said:
    raw = message.raw()
    return Said(
        external_id=id_or_hash(words(message["id"]), raw if isinstance(raw, dict) else {}),
        parts=parts_of(message),
        by_shop=by_shop,
        at=moment(message["timestamp"]),
        state=_STATES.get(words(message["history_context"]["status"]).upper(), "sent"),
        reply_to=words(message["context"]["id"]),
    )


def _identities(*values: Untrusted) -> tuple[Identity, ...]:
    return tuple(filter(None, (identity_of(words(value)) for value in values)))
