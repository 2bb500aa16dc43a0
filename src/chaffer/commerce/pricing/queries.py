"""Reading what the merchant set: taxes, zones, shipping, rounding."""

from typing import Any

from sqlalchemy import and_, func, literal, null, or_, select, union_all

from chaffer.commerce.catalog.tables import price_lists
from chaffer.commerce.pricing.tables import rounding, shipping_rates, shipping_zones, tax_rates
from chaffer.commerce.pricing.terms import TaxRate
from chaffer.commerce.pricing.views import DeliveryChoice
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

EVERYWHERE = "*"

# Taxes of the place, whether the price list holds them, and the rounding step: three small tables in one question.
_taxes = select(
    literal("tax").label("what"), tax_rates.c.name, tax_rates.c.rate_ppm.label("number"),
    tax_rates.c.included.label("included"), tax_rates.c.on_shipping.label("on_shipping"), tax_rates.c.category,
).where(
    mine(tax_rates), tax_rates.c.country == given("country"),
    or_(tax_rates.c.region == "", func.lower(tax_rates.c.region) == given("region")),
)  # fmt: skip
_list = select(
    literal("list").label("what"), price_lists.c.name, literal(0).label("number"),
    price_lists.c.tax_included.label("included"), price_lists.c.tax_included.label("on_shipping"),
    literal("").label("category"),
).where(
    mine(price_lists), price_lists.c.currency == given("currency"),
    or_(
        price_lists.c.id == given("price_list_id"),
        and_(given("price_list_id") == "", price_lists.c.kind == "standard"),
    ),
)  # fmt: skip
_step = select(
    literal("step").label("what"), literal("").label("name"), rounding.c.step_minor.label("number"),
    null().label("included"), null().label("on_shipping"), literal("").label("category"),
).where(mine(rounding), rounding.c.currency == given("currency"))  # fmt: skip
_PLACE = Statement("pricing.place", union_all(_taxes, _list, _step))
_RATES = Statement(
    "pricing.shipping_rates",
    select(
        shipping_zones.c.countries, shipping_zones.c.regions, shipping_rates.c.id, shipping_rates.c.code,
        shipping_rates.c.name, shipping_rates.c.names, shipping_rates.c.minor, shipping_rates.c.free_over_minor,
        shipping_rates.c.min_days, shipping_rates.c.max_days, shipping_rates.c.carrier,
    )
    .where(
        mine(shipping_rates), shipping_rates.c.currency == given("currency"),
        shipping_rates.c.min_grams <= given("grams"),
        or_(shipping_rates.c.max_grams.is_(None), shipping_rates.c.max_grams >= given("grams")),
        shipping_zones.c.shop_id == shipping_rates.c.shop_id, shipping_zones.c.id == shipping_rates.c.zone_id,
    )
    .order_by(shipping_rates.c.position, shipping_rates.c.minor, shipping_rates.c.id),
)  # fmt: skip


def place_terms(
    tx: Transaction, currency: str, price_list_id: str, country: str, region: str
) -> tuple[tuple[TaxRate, ...], bool, int]:
    """The taxes of a place, whether prices include them, and what totals are rounded to in minor units."""
    rates: list[TaxRate] = []
    included, step = False, 1
    for row in tx.rows(
        _PLACE, currency=currency, price_list_id=price_list_id, country=country.upper(), region=region.strip().lower()
    ):
        if row.what == "tax":
            rates.append(TaxRate(row.name, row.number, bool(row.on_shipping), row.category))
        if row.what == "step":
            step = row.number
        included = included or bool(row.included)
    return tuple(rates), included, step


def delivery_rates(
    tx: Transaction, currency: str, country: str, region: str, grams: int, goods_minor: int, language: str = ""
) -> list[DeliveryChoice]:
    """Ways to send so many grams there, in the merchant's order; empty if nothing serves the place.

    The nearest zone that names the place counts: by region, else by country, else everywhere.
    goods_minor: what the goods cost after discounts, for "free over".
    """
    rows = tx.rows(_RATES, currency=currency, grams=grams)
    near = {row.id: _nearness(row, country.upper(), region.strip().lower()) for row in rows}
    nearest = max(near.values(), default=0)
    return [
        DeliveryChoice(
            row.id, row.code, row.names.get(language) or row.name,
            Money(0 if row.free_over_minor is not None and goods_minor >= row.free_over_minor else row.minor, currency),
            row.min_days, row.max_days, row.carrier,
        )
        for row in rows
        if nearest and near[row.id] == nearest
    ]  # fmt: skip


def _nearness(zone: Any, country: str, region: str) -> int:
    """3: the zone names the region; 2: the country; 1: everywhere; 0: not this place."""
    if country in zone.countries:
        if not zone.regions:
            return 2
        return 3 if region in {each.lower() for each in zone.regions} else 0
    return 1 if EVERYWHERE in zone.countries else 0
