"""What a phone sends, as WhatsApp tells it in a webhook."""

from typing import Any

Json = dict[str, Any]


def text(body: str, about: str = "") -> Json:
    """about: the article of the catalogue under which it was written."""
    said: Json = {"type": "text", "text": {"body": body}}
    if about:
        said["context"] = {"referred_product": {"catalog_id": "1", "product_retailer_id": about}}
    return said


def quoting(element: Json, message_id: str) -> Json:
    return {**element, "context": {**element.get("context", {}), "id": message_id}}


def from_ad(element: Json, headline: str) -> Json:
    """The first message below an ad that opens a chat."""
    referral = {
        "source_url": "https://fb.me/3cr4Wqqkv", "source_id": "120226305854810726", "source_type": "ad",
        "headline": headline, "body": "Come and see.", "media_type": "image",
        "image_url": "https://scontent.example/ad.jpg", "ctwa_clid": "Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80",
    }  # fmt: skip
    return {**element, "referral": referral}


def reaction(message_id: str, emoji: str) -> Json:
    """An empty emoji takes it back."""
    return {"type": "reaction", "reaction": {"message_id": message_id, **({"emoji": emoji} if emoji else {})}}


def correction(message_id: str, body: str) -> Json:
    said = {"type": "text", "text": {"body": body}}
    return {"type": "edit", "edit": {"original_message_id": message_id, "message": said}}


def deletion(message_id: str) -> Json:
    return {"type": "revoke", "revoke": {"original_message_id": message_id}}


def order(catalog_id: str, items: dict[str, int]) -> Json:
    """A cart put together in the catalogue. The price is the platform's word; the shop does not trust it."""
    lines = [
        {"product_retailer_id": sku, "quantity": count, "item_price": 0.01, "currency": "USD"}
        for sku, count in items.items()
    ]
    return {"type": "order", "order": {"catalog_id": catalog_id, "product_items": lines}}


def media(kind: str, mime: str, **more: Any) -> Json:
    return {"type": kind, kind: {"id": "4490709327384033", "mime_type": mime, "sha256": "c2hhMjU2", **more}}


SENT: dict[str, Json] = {
    "picture": media("image", "image/jpeg"),
    "voice": media("audio", "audio/ogg; codecs=opus", voice=True),
    "video": media("video", "video/mp4"),
    "sticker": media("sticker", "image/webp", animated=False),
    "document": media("document", "application/pdf", filename="list.pdf"),
    "location": {"type": "location", "location": {"latitude": 45.5, "longitude": -122.6}},
    "contact": {
        "type": "contacts",
        "contacts": [
            {"name": {"formatted_name": "Ann", "first_name": "Ann"}, "phones": [{"phone": "+1 503 555 0100"}]}
        ],
    },
    "unsupported": {
        "type": "unsupported",
        "errors": [{"code": 131051, "title": "Message type unknown", "message": "Message type unknown"}],
    },
}
