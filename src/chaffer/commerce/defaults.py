"""What a new shop needs to sell at once."""

from chaffer.commerce.catalog.tables import locations, price_lists
from chaffer.commerce.pricing.queries import EVERYWHERE
from chaffer.commerce.pricing.tables import shipping_rates, shipping_zones
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

PRICE_LIST, LOCATION, ZONE, RATE = "prl_standard", "loc_main", "zon_everywhere", "rat_standard"
"""Fixed ids: within a shop there is one of each, and a repeat changes nothing."""

_KEY = ["shop_id", "id"]
_PRICE_LIST = Statement(
    "defaults.price_list",
    insert_all(price_lists, "id", "name", "currency", "kind").on_conflict_do_nothing(index_elements=_KEY),
)
_LOCATION = Statement(
    "defaults.location", insert_all(locations, "id", "name", "country").on_conflict_do_nothing(index_elements=_KEY)
)
_ZONE = Statement(
    "defaults.zone", insert_all(shipping_zones, "id", "name", "countries").on_conflict_do_nothing(index_elements=_KEY)
)
_RATE = Statement(
    "defaults.rate",
    insert_all(shipping_rates, "id", "zone_id", "code", "name", "names", "currency", "minor").on_conflict_do_nothing(
        index_elements=_KEY
    ),
)
_NAMES = {"fr": "Livraison standard", "ko": "일반 배송", "ru": "Обычная доставка"}


def set_up(tx: Transaction, currency: str, country: str) -> None:
    """A price list, a place, a zone that is everywhere, free standard delivery; no tax. Safe to repeat."""
    tx.run(_PRICE_LIST, id=PRICE_LIST, name="standard", currency=currency, kind="standard")
    tx.run(_LOCATION, id=LOCATION, name="Main", country=country)
    tx.run(_ZONE, id=ZONE, name="Everywhere", countries=[EVERYWHERE])
    tx.run(
        _RATE, id=RATE, zone_id=ZONE, code="standard", name="Standard delivery", names=_NAMES, currency=currency,
        minor=0,
    )  # fmt: skip
