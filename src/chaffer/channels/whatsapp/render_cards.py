"""Product cards: a carousel of pictures, or Meta's catalogue messages where the merchant keeps a catalogue there."""

from collections.abc import Mapping
from typing import Any

from chaffer.channels.shorten import blank, card_text, cut, host_of, one_line, unique
from chaffer.channels.whatsapp.limits import HEADER_TEXT, LIMITS, MOST_PRODUCTS, SECTION_TITLE
from chaffer.kernel.message import ProductCard, ProductCards

Json = dict[str, Any]
LONGEST_SKU = 256


def wants_native(part: ProductCards, settings: Mapping[str, str]) -> bool:
    """Whether the account shows products from its Meta catalogue, and knows all of these there by their sku."""
    return (
        settings.get("native_catalog") == "true"
        and bool(settings.get("catalog_id"))
        and 0 < len(part.cards) <= MOST_PRODUCTS
        and all(not blank(card.sku) and len(card.sku) <= LONGEST_SKU for card in part.cards)
    )


def native(part: ProductCards, catalog_id: str) -> Json:
    if len(part.cards) == 1:
        told: Json = {"type": "product"}
        if not blank(part.body):
            told["body"] = {"text": part.body}
        return told | {"action": {"catalog_id": catalog_id, "product_retailer_id": part.cards[0].sku}}
    title = one_line(part.body.strip().split("\n", 1)[0])
    items = [{"product_retailer_id": card.sku} for card in part.cards]
    section = {"title": cut(title, SECTION_TITLE), "product_items": items}
    return {
        "type": "product_list",
        "header": {"type": "text", "text": cut(title, HEADER_TEXT)},
        "body": {"text": part.body},
        "action": {"catalog_id": catalog_id, "sections": [section]},
    }


def carousel(part: ProductCards) -> Json:
    cards = [_card(number, card, part.open_label) for number, card in enumerate(part.cards)]
    return {"type": "carousel", "body": {"text": part.body}, "action": {"cards": cards}}


def _card(number: int, card: ProductCard, open_label: str) -> Json:
    """Graph calls every card of pictures "cta_url", also one with buttons."""
    told: Json = {
        "card_index": number,
        "type": "cta_url",
        "header": {"type": "image", "image": {"link": card.image_url}},
    }
    text = card_text(card, LIMITS)
    if not blank(text):
        told["body"] = {"text": text}
    told["action"] = _taps(card) if card.choices else _opens(card, open_label)
    return told


def _taps(card: ProductCard) -> Json:
    titles = unique([choice.label for choice in card.choices], LIMITS.button_label)
    replies = zip(card.choices, titles, strict=True)
    return {
        "buttons": [
            {"type": "quick_reply", "quick_reply": {"id": choice.id, "title": title}} for choice, title in replies
        ]
    }


def _opens(card: ProductCard, open_label: str) -> Json:
    label = host_of(card.url) if blank(open_label) else one_line(open_label)
    parameters = {"display_text": cut(label, LIMITS.link_label), "url": card.url}
    return {"name": "cta_url", "parameters": parameters}
