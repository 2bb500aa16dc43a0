"""A number that the WhatsApp Business app on a phone uses too: what is said there, and what was said before. Pure."""

from collections.abc import Iterator
from typing import Any

from chaffer.channels.whatsapp.contacts import Contacts, digits, shop_number
from chaffer.channels.whatsapp.identities import identity_of, words
from chaffer.channels.whatsapp.slicing import body_of, hashed, id_or_hash, moment, notice, odd
from chaffer.kernel.message import Slice
from chaffer.kernel.untrusted import Untrusted

TOGETHER_AT_MOST = 50
"""Old messages of one conversation in one event: each is handled in one short transaction."""


def echo(account: str, _contacts: Contacts, element: dict[str, Any]) -> Slice:
    """Something the merchant said on the phone."""
    message = Untrusted(element)
    body = body_of({"as": "echo", "message": element})
    return Slice(
        id_or_hash(words(message["id"]), element), account, "notice", body, said_at=moment(message["timestamp"])
    )


def app_contact(account: str, _contacts: Contacts, element: dict[str, Any]) -> Slice:
    """An entry of the phone's address book."""
    told = {"as": "app_contact", "entry": element}
    return Slice(
        f"x:{hashed(told)}",
        account,
        "notice",
        body_of(told),
        said_at=moment(Untrusted(element)["metadata"]["timestamp"]),
    )


def history(account: str, value: Untrusted) -> Iterator[Slice]:
    """Conversations from before, each in pieces; a refusal to share them is a notice."""
    shop = shop_number(value)
    chunks = value["history"].raw()
    for chunk in chunks if isinstance(chunks, list) else ():
        told = Untrusted(chunk)
        if told["errors"].here:
            yield notice(account, "field:history", chunk)
        threads = told["threads"].raw()
        for thread in threads if isinstance(threads, list) else ():
            yield from _thread(account, shop, Untrusted(thread))


def told_again(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    """One old message by itself: the file of one that was told without it."""
    message = Untrusted(element)
    who = next((each for key in ("from", "to") if (each := words(message[key])) and digits(each) != contacts.shop), "")
    return _piece(account, contacts.shop, who, [element]) if who else odd(account, "history", element)


def _thread(account: str, shop: str, thread: Untrusted) -> Iterator[Slice]:
    who, messages = words(thread["id"]), thread["messages"].raw()
    if not isinstance(messages, list) or identity_of(who) is None:
        yield odd(account, "history", thread.raw())
        return
    told = [each for each in messages if isinstance(each, dict)]
    for first in range(0, len(told), TOGETHER_AT_MOST):
        yield _piece(account, shop, who, told[first : first + TOGETHER_AT_MOST])


def _piece(account: str, shop: str, who: str, messages: list[dict[str, Any]]) -> Slice:
    told = {"as": "history", "who": who, "shop": shop, "messages": messages}
    return Slice(
        f"x:{hashed(told)}", account, "notice", body_of(told), said_at=moment(Untrusted(messages[-1])["timestamp"])
    )
