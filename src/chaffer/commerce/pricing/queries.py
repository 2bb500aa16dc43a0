"""Reading what the merchant set: taxes, zones, shipping, rounding."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, func, or_, select

from chaffer.commerce.catalog.tables import locations, price_lists
from chaffer.commerce.pricing.days import DayPlan, DayTerms, window
from chaffer.commerce.pricing.reach import Reach, reaches
from chaffer.commerce.pricing.tables import rounding, shipping_rates, shipping_zones, tax_rates
from chaffer.commerce.pricing.terms import TaxRate
from chaffer.commerce.pricing.views import DeliveryChoice
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

EVERYWHERE = "*"

_taxes = select(
    tax_rates.c.name, tax_rates.c.rate_ppm, tax_rates.c.on_shipping, tax_rates.c.category, tax_rates.c.included
).where(
    mine(tax_rates), tax_rates.c.country == given("country"),
    or_(tax_rates.c.region == "", func.lower(tax_rates.c.region) == given("region")),
)  # fmt: skip
_lists = select(price_lists.c.tax_included).where(
    mine(price_lists), price_lists.c.currency == given("currency"),
    or_(
        price_lists.c.id == given("price_list_id"),
        and_(given("price_list_id") == "", price_lists.c.kind == "standard"),
    ),
)  # fmt: skip
_steps = select(rounding.c.step_minor).where(mine(rounding), rounding.c.currency == given("currency"))
_rates = (
    select(
        shipping_zones.c.countries, shipping_zones.c.regions, shipping_rates.c.id, shipping_rates.c.code,
        shipping_rates.c.name, shipping_rates.c.names, shipping_rates.c.minor, shipping_rates.c.free_over_minor,
        shipping_rates.c.min_grams, shipping_rates.c.max_grams, shipping_rates.c.min_days, shipping_rates.c.max_days,
        shipping_rates.c.carrier, shipping_rates.c.plan,
    )
    .where(
        mine(shipping_rates), shipping_rates.c.currency == given("currency"),
        shipping_zones.c.shop_id == shipping_rates.c.shop_id, shipping_zones.c.id == shipping_rates.c.zone_id,
    )
    .order_by(shipping_rates.c.position, shipping_rates.c.minor, shipping_rates.c.id)
)  # fmt: skip
_near = (
    select(locations.c.id, locations.c.country, locations.c.reach)
    .where(mine(locations), locations.c.state == "active")
    .order_by(locations.c.id)
)
_PLACE = Statement(
    "pricing.place",
    select(
        rows_in(_taxes).label("taxes"), rows_in(_lists).label("lists"), rows_in(_steps).label("steps"),
        rows_in(_rates).label("rates"), rows_in(_near).label("places"),
    ),
)  # fmt: skip


class When(msgspec.Struct, frozen=True):
    """What decides days besides the way of delivery. near: the place that can deliver on the same day."""

    now: datetime
    time_zone: str = "UTC"
    lead_days: int = 0
    near: str = ""

    def terms(self, plan: DayPlan) -> DayTerms:
        return DayTerms(plan, self.time_zone, self.lead_days, self.near if not plan.lead_days else "")


class Place(msgspec.Struct, frozen=True):
    """What selling to a place means. step_minor: what totals are rounded to. rates: ways to send, to any zone.

    places: where our stock lies, and how far each delivers on the same day.
    """

    country: str
    region: str
    currency: str
    tax_rates: tuple[TaxRate, ...]
    tax_included: bool
    step_minor: int
    rates: list[Any]
    places: list[Any] = []

    def near(self, address: Mapping[str, Any]) -> list[str]:
        """The places of ours within reach of the address, if anything is delivered on the same day at all."""
        if not any(rate.plan and rate.plan.get("lead_days", 1) == 0 for rate in self.rates):
            return []
        return [
            each.id
            for each in self.places
            if each.reach and reaches(msgspec.convert(each.reach, Reach), each.country, address)
        ]

    def choices(
        self, grams: int, goods_minor: int, language: str = "", when: When | None = None
    ) -> list[DeliveryChoice]:
        """Ways to send so many grams there, in the merchant's order; empty if nothing serves the place.

        The nearest zone that names the place counts: by region, else by country, else everywhere.
        goods_minor: what the goods cost after discounts, for "free over". when: with the days of each, if given.
        """
        fitting = [
            rate for rate in self.rates
            if rate.min_grams <= grams and (rate.max_grams is None or rate.max_grams >= grams)
        ]  # fmt: skip
        near = {rate.id: _nearness(rate, self.country, self.region) for rate in fitting}
        nearest = max(near.values(), default=0)
        return [
            _choice(rate, goods_minor, self.currency, language, when)
            for rate in fitting
            if nearest and near[rate.id] == nearest
        ]


def place(tx: Transaction, currency: str, country: str, region: str = "", price_list_id: str = "") -> Place:
    """One statement."""
    country, region = country.upper(), region.strip().lower()
    row = tx.one(_PLACE, currency=currency, price_list_id=price_list_id, country=country, region=region)
    return Place(
        country, region, currency,
        tuple(TaxRate(tax.name, tax.rate_ppm, tax.on_shipping, tax.category) for tax in row.taxes),
        any(tax.included for tax in row.taxes) or any(each.tax_included for each in row.lists),
        next((each.step_minor for each in row.steps), 1), row.rates, row.places,
    )  # fmt: skip


def _choice(rate: Any, goods_minor: int, currency: str, language: str, when: When | None) -> DeliveryChoice:
    free = rate.free_over_minor is not None and goods_minor >= rate.free_over_minor
    name = rate.names.get(language) or rate.name
    price = Money(0 if free else rate.minor, currency)
    plan = msgspec.convert(rate.plan, DayPlan) if rate.plan else None
    days = window(when.terms(plan), when.now) if plan and when else None
    return DeliveryChoice(rate.id, rate.code, name, price, rate.min_days, rate.max_days, rate.carrier, days, plan)


def _nearness(zone: Any, country: str, region: str) -> int:
    """3: the zone names the region; 2: the country; 1: everywhere; 0: not this place."""
    if country in zone.countries:
        if not zone.regions:
            return 2
        return 3 if region in {each.lower() for each in zone.regions} else 0
    return 1 if EVERYWHERE in zone.countries else 0
