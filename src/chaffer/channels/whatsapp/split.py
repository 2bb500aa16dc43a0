"""Cut one webhook call into events: entry x changes x messages, statuses and errors. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from chaffer.channels.whatsapp.contacts import Contacts
from chaffer.channels.whatsapp.decode import decode
from chaffer.channels.whatsapp.identities import addresses, group, identity_of, in_order, senders, words
from chaffer.channels.whatsapp.slicing import body_of, hashed, id_or_hash, moment, notice, odd, shortened
from chaffer.channels.whatsapp.split_app import app_contact, echo, history, told_again
from chaffer.channels.whatsapp.split_rooms import call, room
from chaffer.kernel.message import Slice
from chaffer.kernel.untrusted import Untrusted

_SILENT = ("reaction", "edit", "revoke", "system")
Cut = Callable[[str, Contacts, dict[str, Any]], Slice]


def split(body: bytes) -> list[Slice]:
    """One slice for each update. What cannot be read becomes a notice slice, so that it is kept and shown.

    Raises Malformed if the body as a whole is not a webhook of a WhatsApp business account.
    """
    return [piece for waba, at, change in _changes(decode(body)) for piece in _split_change(waba, at, change)]


def accounts_in(body: bytes) -> set[str]:
    """The phone number ids this call speaks of; for events of a whole business account, that account's id."""
    return {_account(waba, Untrusted(change)["value"]) for waba, _, change in _changes(decode(body))} - {""}


def _changes(told: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Each change with the business account it belongs to and the entry's time, which tells two equal events apart."""
    for entry in told["entry"]:
        about = Untrusted(entry)
        waba, at, changes = words(about["id"]), words(about["time"]), about["changes"].raw()
        if isinstance(changes, list):
            for change in changes:
                yield waba, at, change
        else:
            yield waba, at, entry


def _account(waba: str, value: Untrusted) -> str:
    return words(value["metadata"]["phone_number_id"]) or waba


def _split_change(waba: str, at: str, change: Any) -> Iterator[Slice]:
    value = Untrusted(change)["value"]
    account, field = _account(waba, value), words(Untrusted(change)["field"])
    inner = value.raw()
    found = False
    if isinstance(inner, dict):
        contacts = Contacts(value)
        if field == "history":
            pieces = list(history(account, value))
            found = bool(pieces)
            yield from pieces
        for kind, cut in _CUTTERS.get(field, _USUAL).items():
            elements = inner.get(kind)
            if isinstance(elements, list):
                found = True
                for element in elements:
                    yield cut(account, contacts, element) if isinstance(element, dict) else odd(account, kind, element)
        errors = inner.get("errors")
        if isinstance(errors, list) and field == "messages":
            found = True
            for element in errors:
                yield notice(account, "error", element)
    if not found:
        yield notice(account, f"field:{field}", inner if isinstance(inner, dict) else change, at)


def _message(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    message = Untrusted(element)
    given = senders(message)
    contact, known = contacts.of(message, given)
    shared = group(message)
    identities = (shared,) if shared else in_order(given, known)
    is_system = words(message["type"]) == "system"
    told = {"as": "message", "message": element, "contact": contact.raw()}
    body = body_of(told)
    return Slice(
        external_id=id_or_hash(words(message["id"]), element),
        account=account,
        kind="notice" if is_system or not identities else "message",
        body=body,
        identities=() if is_system else identities,
        said_at=moment(message["timestamp"]),
        silent=words(message["type"]) in _SILENT or shared is not None,
    )


def _status(account: str, _contacts: Contacts, element: dict[str, Any]) -> Slice:
    status = Untrusted(element)
    wamid, state = words(status["id"]), words(status["status"])
    if words(status["type"]) == "payment":
        who = tuple(filter(None, (identity_of(words(status[key])) for key in ("recipient_id", "recipient_user_id"))))
        return Slice(
            external_id=shortened(f"{wamid}:{state}:{hashed(element)[:12]}"),
            account=account,
            kind="message" if who else "notice",
            body=body_of({"as": "payment", "status": element}),
            identities=who,
            said_at=moment(status["timestamp"]),
            silent=True,
        )
    known = bool(wamid and state)
    return Slice(
        external_id=shortened(f"{wamid}:{state}") if known else f"x:{hashed(element)}",
        account=account,
        kind="report" if known else "notice",
        body=body_of({"as": "status", "status": element}),
        said_at=moment(status["timestamp"]),
    )


def _preference(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    wish = Untrusted(element)
    contact, _ = contacts.of(wish, addresses(wish))
    told = {"as": "preference", "preference": element, "contact": contact.raw()}
    return Slice(f"x:{hashed(element)}", account, "notice", body_of(told), said_at=moment(wish["timestamp"]))


_USUAL: Mapping[str, Cut] = {
    "messages": _message, "statuses": _status, "user_preferences": _preference, "groups": room,
}  # fmt: skip
_CUTTERS: Mapping[str, Mapping[str, Cut]] = {
    "calls": {"calls": call, "statuses": _status},
    "smb_message_echoes": {"message_echoes": echo},
    "smb_app_state_sync": {"state_sync": app_contact},
    "history": {"messages": told_again},
}
"""Which lists of a change hold events, by its field; those of any other field under the usual names."""
