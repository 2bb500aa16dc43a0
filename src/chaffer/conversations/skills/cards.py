"""Products as the dialogue knows them."""

from collections.abc import Sequence

from chaffer.commerce.catalog.views import ImageView, ProductView
from chaffer.commerce.faq.guide_tables import split_guide
from chaffer.commerce.search.wanted import Hit
from chaffer.conversations.dialogue.facts import CardFact, ImageFact, MoneyFact, ProductFact, VariantFact
from chaffer.conversations.dialogue.picking import COLOUR_NAMES
from chaffer.kernel.money import Money


def money(amount: Money) -> MoneyFact:
    return {"minor": amount.minor, "currency": amount.currency}


def cards(found: Sequence[ProductView], hits: Sequence[Hit]) -> list[CardFact]:
    """In the order of the products; a hit says which variant of its product is meant."""
    best = {hit.product_id: hit for hit in hits}
    return [card(product, best.get(product.id)) for product in found if product.variants]


def card(product: ProductView, hit: Hit | None) -> CardFact:
    skus = hit.skus if hit else ()
    left = [variant for variant in product.variants if variant.available] or list(product.variants)
    variant = next((one for one in product.variants if skus and one.sku == skus[0]), left[0])
    prices = product.price_range
    assert prices is not None
    image = product.image_for(variant.options)
    return {
        "product_id": product.id,
        "sku": variant.sku,
        "title": product.title,
        "price": money(prices[0]),
        "price_to": money(prices[1]) if prices[0] != prices[1] else None,
        "image_url": image.url if image else "",
        "url": product.url,
        "rating": product.rating_average,
        "rating_count": product.rating_count,
        "colours": _colours(product),
        "in_stock": any(one.available for one in product.variants),
    }


def _colours(product: ProductView) -> list[str]:
    name = next((option for option in product.options if option.casefold() in COLOUR_NAMES), "")
    return list(dict.fromkeys(one.options[name] for one in product.variants if one.available and name in one.options))


def image(view: ImageView, title: str, language: str) -> ImageFact:
    return {"url": view.url, "alt": view.alt.get(language) or view.alt.get("en") or title, "options": view.options}


def product_fact(product: ProductView, language: str) -> ProductFact:
    variants: list[VariantFact] = [
        {
            "variant_id": one.id, "sku": one.sku, "options": one.options, "price": money(one.price),
            "available": one.available,
        }
        for one in product.variants
    ]  # fmt: skip
    return {
        "product_id": product.id,
        "title": product.title,
        "description": product.description,
        "category": product.category,
        "options": list(product.options),
        "variants": variants,
        "images": [image(one, product.title, language) for one in product.images],
        "rating": product.rating_average,
        "rating_count": product.rating_count,
        "size_chart": product.size_chart,
        "guide": split_guide(product.guide)[0],
        "url": product.url,
        "attributes": product.attributes,
    }
