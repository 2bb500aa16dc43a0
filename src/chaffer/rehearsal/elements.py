"""What a phone sends, as WhatsApp tells it in a webhook."""

from typing import Any

Json = dict[str, Any]


def text(body: str, about: str = "") -> Json:
    """about: the article of the catalogue under which it was written."""
    said: Json = {"type": "text", "text": {"body": body}}
    if about:
        said["context"] = {"referred_product": {"catalog_id": "1", "product_retailer_id": about}}
    return said


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
    "reaction": {"type": "reaction", "reaction": {"message_id": "wamid.SGVsbG8=", "emoji": "👍"}},
    "unsupported": {
        "type": "unsupported",
        "errors": [{"code": 131051, "title": "Message type unknown", "message": "Message type unknown"}],
    },
}
