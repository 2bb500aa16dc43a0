"""Cut one webhook call into events: entry x changes x messages, statuses and errors. Pure."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from chaffer.channels.whatsapp.contacts import Contacts
from chaffer.channels.whatsapp.decode import clean, decode
from chaffer.channels.whatsapp.identities import addresses, identity_of, in_order, senders, words
from chaffer.kernel.message import Slice
from chaffer.kernel.untrusted import Untrusted

_EARLIEST, _LATEST = 1_230_768_000, 4_102_444_800  # 2009, when WhatsApp began, and 2100
_LONGEST_ID = 240
_SILENT = ("reaction", "edit", "revoke", "system")
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


def split(body: bytes) -> list[Slice]:
    """One slice for each update. What cannot be read becomes a notice slice, so that it is kept and shown.

    Raises Malformed if the body as a whole is not a webhook of a WhatsApp business account.
    """
    return [piece for waba, at, change in _changes(decode(body)) for piece in _split_change(waba, at, change)]


def accounts_in(body: bytes) -> set[str]:
    """The phone number ids this call speaks of; for events of a whole business account, that account's id."""
    return {_account(waba, Untrusted(change)["value"]) for waba, _, change in _changes(decode(body))} - {""}


def moment(value: Untrusted) -> datetime | None:
    """Seconds since 1970 as text or number; milliseconds and microseconds are recognised. None if it is neither."""
    text = words(value)
    if not text.isascii() or not text.isdigit() or len(text) > 16:
        return None
    seconds = float(text)
    while seconds > 100_000_000_000:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, UTC) if _EARLIEST <= seconds <= _LATEST else None


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
        for kind, cut in (("messages", _message), ("statuses", _status), ("user_preferences", _preference)):
            elements = inner.get(kind)
            if isinstance(elements, list):
                found = True
                for element in elements:
                    yield cut(account, contacts, element) if isinstance(element, dict) else _odd(account, kind, element)
        errors = inner.get("errors")
        if isinstance(errors, list) and field == "messages":
            found = True
            for element in errors:
                yield _notice(account, "error", element)
    if not found:
        yield _notice(account, f"field:{field}", inner if isinstance(inner, dict) else change, at)


def _message(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    message = Untrusted(element)
    given = senders(message)
    contact, known = contacts.of(message, given)
    identities = in_order(given, known)
    is_system = words(message["type"]) == "system"
    told = {"as": "message", "message": element, "contact": contact.raw()}
    body = _body(told)
    return Slice(
        external_id=_id_or_hash(words(message["id"]), element),
        account=account,
        kind="notice" if is_system or not identities else "message",
        body=body,
        identities=() if is_system else identities,
        said_at=moment(message["timestamp"]),
        silent=words(message["type"]) in _SILENT,
    )


def _status(account: str, _contacts: Contacts, element: dict[str, Any]) -> Slice:
    status = Untrusted(element)
    wamid, state = words(status["id"]), words(status["status"])
    if words(status["type"]) == "payment":
        who = tuple(filter(None, (identity_of(words(status[key])) for key in ("recipient_id", "recipient_user_id"))))
        return Slice(
            external_id=_shortened(f"{wamid}:{state}:{_hash(element)[:12]}"),
            account=account,
            kind="message" if who else "notice",
            body=_body({"as": "payment", "status": element}),
            identities=who,
            said_at=moment(status["timestamp"]),
            silent=True,
        )
    known = bool(wamid and state)
    return Slice(
        external_id=_shortened(f"{wamid}:{state}") if known else f"x:{_hash(element)}",
        account=account,
        kind="report" if known else "notice",
        body=_body({"as": "status", "status": element}),
        said_at=moment(status["timestamp"]),
    )


def _preference(account: str, contacts: Contacts, element: dict[str, Any]) -> Slice:
    wish = Untrusted(element)
    contact, _ = contacts.of(wish, addresses(wish))
    told = {"as": "preference", "preference": element, "contact": contact.raw()}
    return Slice(f"x:{_hash(element)}", account, "notice", _body(told), said_at=moment(wish["timestamp"]))


def _notice(account: str, what: str, element: Any, at: str = "") -> Slice:
    told = {"as": what, "value": element, "time": at}
    return Slice(f"x:{_hash(told)}", account, "notice", _body(told), said_at=moment(Untrusted(at)))


def _odd(account: str, kind: str, element: Any) -> Slice:
    return _notice(account, f"odd:{kind}", element)


def _id_or_hash(given: str, element: dict[str, Any]) -> str:
    return _shortened(given) if given else f"x:{_hash(element)}"


def _shortened(external_id: str) -> str:
    """Ids are kept in an indexed column; one that is absurdly long is replaced by its hash."""
    if len(external_id) <= _LONGEST_ID:
        return external_id
    return "x:" + hashlib.sha256(external_id.encode()).hexdigest()


def _hash(element: Any) -> str:
    try:
        raw = _encode_sorted(element)
    except (ValueError, TypeError, OverflowError, RecursionError):
        raw = _encode_sorted(clean(element))
    return hashlib.sha256(raw).hexdigest()


def _body(told: dict[str, Any]) -> bytes:
    try:
        return _encode(told)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return _encode(clean(told))
