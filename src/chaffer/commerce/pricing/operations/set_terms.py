"""Set what a shop asks for tax and delivery, as a whole."""

import msgspec
from sqlalchemy import delete

from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.tables import shipping_rates, shipping_zones, tax_rates
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import Transaction


class Rate(msgspec.Struct, frozen=True):
    """price, free_over: decimal texts in major units. days: least and most, working days. name: by language.

    plan: on which days it drives, if it promises days.
    """

    code: str
    name: dict[str, str]
    price: str
    days: tuple[int, int]
    free_over: str = ""
    max_weight_grams: int | None = None
    carrier: str = ""
    plan: DayPlan | None = None


class Zone(msgspec.Struct, frozen=True):
    """countries: ISO 3166 codes; "*" is everywhere else."""

    code: str
    name: str
    countries: tuple[str, ...]
    rates: tuple[Rate, ...]


class Tax(msgspec.Struct, frozen=True):
    """rate_ppm: parts per million. included: prices already hold it."""

    country: str
    name: str
    rate_ppm: int
    region: str = ""
    included: bool = False
    on_shipping: bool = False


class Terms(msgspec.Struct, frozen=True):
    currency: str
    zones: tuple[Zone, ...]
    taxes: tuple[Tax, ...] = ()


_CLEAR = [
    Statement("terms.clear_rates", delete(shipping_rates).where(mine(shipping_rates))),
    Statement("terms.clear_zones", delete(shipping_zones).where(mine(shipping_zones))),
    Statement("terms.clear_taxes", delete(tax_rates).where(mine(tax_rates))),
]
_ZONE = Statement("terms.zone", insert_all(shipping_zones, "id", "name", "countries"))
_RATE = Statement(
    "terms.rate",
    insert_all(
        shipping_rates, "id", "zone_id", "code", "name", "names", "currency", "minor", "free_over_minor", "max_grams",
        "min_days", "max_days", "carrier", "position", "plan",
    ),
)  # fmt: skip
_TAX = Statement(
    "terms.tax", insert_all(tax_rates, "id", "country", "region", "name", "rate_ppm", "included", "on_shipping")
)


def set_terms(tx: Transaction, terms: Terms) -> None:
    """Replace all zones, rates and taxes of the shop. Open checkouts take them up when they are next looked at.

    Raises decimal.InvalidOperation for a price that is no number.
    """
    for statement in _CLEAR:
        tx.run(statement)
    for zone in terms.zones:
        zone_id = f"zon_{zone.code}"
        tx.run(_ZONE, id=zone_id, name=zone.name, countries=list(zone.countries))
        for position, rate in enumerate(zone.rates):
            tx.run(
                _RATE, id=f"rat_{zone.code}_{rate.code}", zone_id=zone_id, code=rate.code,
                name=rate.name.get("en") or next(iter(rate.name.values())), names=rate.name, currency=terms.currency,
                minor=Money.parse(rate.price, terms.currency).minor,
                free_over_minor=Money.parse(rate.free_over, terms.currency).minor if rate.free_over else None,
                max_grams=rate.max_weight_grams, min_days=rate.days[0], max_days=rate.days[1], carrier=rate.carrier,
                position=position, plan=rate.plan,
            )  # fmt: skip
    for number, tax in enumerate(terms.taxes):
        tx.run(
            _TAX, id=f"tax_{tax.country}_{tax.region}_{number}", country=tax.country, region=tax.region, name=tax.name,
            rate_ppm=tax.rate_ppm, included=tax.included, on_shipping=tax.on_shipping,
        )  # fmt: skip
    tx.changed("terms", tx.shop_id)
