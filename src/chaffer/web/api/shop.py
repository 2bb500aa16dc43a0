"""The key's own shop."""

from typing import Any

import msgspec

from chaffer.accounts.shops import Shop, own_shop
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class ShopOut(msgspec.Struct, frozen=True):
    id: str
    slug: str
    name: str
    currency: str
    language: str
    languages: tuple[str, ...]
    country: str
    time_zone: str
    state: str
    settings: dict[str, Any]


def shop_out(shop: Shop) -> ShopOut:
    return ShopOut(
        shop.id, shop.slug, shop.name, shop.currency, shop.language, shop.languages, shop.country, shop.time_zone,
        shop.state, shop.settings,
    )  # fmt: skip


async def get_shop(call: Call, _: Nothing) -> ShopOut:
    return await call.read(lambda tx: shop_out(own_shop(tx)))
