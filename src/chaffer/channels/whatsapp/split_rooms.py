"""Calls, and what becomes of groups, cut into events. Pure."""

from typing import Any

from chaffer.channels.whatsapp.contacts import Contacts, digits
from chaffer.channels.whatsapp.identities import group, in_order, senders, words
from chaffer.channels.whatsapp.slicing import body_of, hashed, moment, notice, shortened
from chaffer.kernel.message import Slice
from chaffer.kernel.untrusted import Untrusted

_EVENTS = ("connect", "terminate")


def call(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    """One that a shopper makes belongs to their conversation; any other is only noted. Its media offer is dropped."""
    told = Untrusted(element)
    wacid, event = words(told["id"]), words(told["event"])
    given = senders(told)
    contact, known = contacts.of(told, given)
    identities = in_order(given, known)
    kept = {key: value for key, value in element.items() if key not in ("session", "connection")}
    by_us = bool(contacts.shop) and digits(words(told["from"])) == contacts.shop
    is_ours = by_us or words(told["direction"]).upper() == "BUSINESS_INITIATED"
    if is_ours or not wacid or event not in _EVENTS or not identities:
        return notice(account, "field:calls", kept)
    return Slice(
        external_id=shortened(f"{wacid}:{event}"),
        account=account,
        kind="message",
        body=body_of({"as": "call", "call": kept, "contact": contact.raw()}),
        identities=identities,
        said_at=moment(told["timestamp"]),
        silent=True,
    )


def room(account: str, _contacts: Contacts, element: dict[str, Any]) -> Slice:
    """Somebody joined or left a group, or it has another name."""
    told = {"as": "group", "group": element}
    about = Untrusted(element)
    at = moment(about["timestamp"])
    if group(about) is None:
        return notice(account, "odd:groups", element)
    return Slice(f"x:{hashed(told)}", account, "notice", body_of(told), said_at=at)
