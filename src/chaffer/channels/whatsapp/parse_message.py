"""A shopper's message: what it says, what it quotes, and where the shopper came from."""

from chaffer.channels.whatsapp.identities import words
from chaffer.channels.whatsapp.parse_content import READERS
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Inbound, Part, Slice, Unsupported
from chaffer.kernel.untrusted import Untrusted

_REFERRAL = (
    "source_url", "source_id", "source_type", "headline", "body", "media_type", "image_url", "video_url",
    "thumbnail_url", "ctwa_clid",
)  # fmt: skip


def is_about_the_number(message: Untrusted) -> bool:
    return words(message["type"]) == "system"


def inbound(piece: Slice, message: Untrusted, contact: Untrusted) -> Inbound:
    context = message["context"]
    return Inbound(
        external_id=piece.external_id,
        parts=parts_of(message),
        said_at=piece.said_at,
        profile_name=words(contact["profile"]["name"]),
        locale=words(contact["profile"]["locale"]) or words(contact["locale"]),
        reply_to=words(context["id"]),
        about_sku=words(context["referred_product"]["product_retailer_id"]),
        referral=_referral(message["referral"]),
        group=words(message["group_id"]),
        forwarded=context["forwarded"].raw() is True or context["frequently_forwarded"].raw() is True,
    )


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
