"""A shopper's message: what it says, what it quotes, and where the shopper came from."""

from chaffer.channels.whatsapp.identities import addresses, group, in_order, senders, words
from chaffer.channels.whatsapp.parse_content import READERS
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Call, Inbound, Part, Slice, Unsupported
from chaffer.kernel.untrusted import Untrusted

_LONGEST_SECONDS = 8  # digits
_REFERRAL = (
    "source_url", "source_id", "source_type", "headline", "body", "media_type", "image_url", "video_url",
    "thumbnail_url", "ctwa_clid",
)  # fmt: skip


def is_about_the_number(message: Untrusted) -> bool:
    return words(message["type"]) == "system"


def inbound(piece: Slice, message: Untrusted, contact: Untrusted) -> Inbound:
    context, shared = message["context"], group(message)
    return Inbound(
        external_id=piece.external_id,
        parts=parts_of(message),
        said_at=piece.said_at,
        profile_name=words(contact["profile"]["name"]),
        locale=words(contact["profile"]["locale"]) or words(contact["locale"]),
        reply_to=words(context["id"]),
        about_sku=words(context["referred_product"]["product_retailer_id"]),
        referral=_referral(message["referral"]),
        group=shared.value if shared else "",
        forwarded=context["forwarded"].raw() is True or context["frequently_forwarded"].raw() is True,
        sender=in_order(senders(message), addresses(contact)) if shared else (),
    )


def called(piece: Slice, call: Untrusted, contact: Untrusted) -> Inbound:
    """A call rings, or is over. How long it was is told only of one that was taken."""
    part = Call("ringing")
    if words(call["event"]) == "terminate":
        seconds = words(call["duration"])
        lasted = int(seconds) if seconds.isascii() and seconds.isdigit() and len(seconds) < _LONGEST_SECONDS else 0
        part = Call("ended", lasted) if lasted else Call("missed")
    return Inbound(piece.external_id, (part,), piece.said_at, words(contact["profile"]["name"]))


def parts_of(message: Untrusted) -> tuple[Part, ...]:
    """The content by its type; by the field that is there, if the type is missing. Never empty."""
    kind = words(message["type"]) or next((each for each in READERS if message[each].here), "")
    reader = READERS.get(kind)
    if reader is None:
        return (Unsupported(kind or "unknown", _first_error(message)),)
    try:
        return reader(message)
    except Malformed as wrong:
        return (Unsupported(kind, str(wrong)),)


def _first_error(message: Untrusted) -> str:
    errors = message["errors"].raw()
    if not isinstance(errors, list) or not errors:
        return ""
    told = Untrusted(errors[0])
    return words(told["error_data"]["details"]) or words(told["message"]) or words(told["title"])


def _referral(referral: Untrusted) -> dict[str, str]:
    if not referral.here:
        return {}
    told = {key: words(referral[key]) for key in _REFERRAL}
    told["welcome_message"] = words(referral["welcome_message"]["text"])
    return {key: value for key, value in told.items() if value}
