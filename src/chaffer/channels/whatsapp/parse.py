"""Translate one slice into our words. Pure; what we do not know becomes an Unsupported part or a Notice."""

from collections.abc import Callable, Mapping

from chaffer.channels.whatsapp.identities import words
from chaffer.channels.whatsapp.parse_app import app_contact, echo, history
from chaffer.channels.whatsapp.parse_message import called, inbound, is_about_the_number
from chaffer.channels.whatsapp.parse_notice import error, field, group_news, number_changed, preference, unreadable
from chaffer.channels.whatsapp.parse_report import payment, report
from chaffer.kernel.message import Inbound, Notice, Report, Slice
from chaffer.kernel.untrusted import Untrusted, untrusted


def parse(piece: Slice) -> list[Inbound | Report | Notice]:
    """Raises Malformed only if the slice's own body is not JSON."""
    told = untrusted(piece.body)
    kind = words(told["as"])
    if kind == "message":
        message = told["message"]
        if is_about_the_number(message):
            return [number_changed(message)]
        if not piece.identities:
            return [unreadable("message", message)]
        return [inbound(piece, message, told["contact"])]
    if kind == "call":
        return [called(piece, told["call"], told["contact"])]
    if kind == "status":
        return [report(piece, told["status"])]
    if kind == "payment":
        return [payment(piece, told["status"])]
    if kind == "preference":
        return [preference(told["preference"], told["contact"])]
    if kind == "error":
        return [error(told["value"])]
    if kind in _NOTICES:
        return [_NOTICES[kind](told)]
    if kind.startswith("odd:"):
        return [unreadable(kind.removeprefix("odd:"), told["value"])]
    return [field(kind.removeprefix("field:"), told["value"])]


_NOTICES: Mapping[str, Callable[[Untrusted], Notice]] = {
    "echo": echo, "history": history, "app_contact": app_contact, "group": group_news,
}  # fmt: skip
