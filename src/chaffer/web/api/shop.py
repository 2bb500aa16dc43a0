"""The key's own shop."""

from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import Shop, own_shop
from chaffer.web.api.shop_settings import check_settings
from chaffer.web.call import Call
from chaffer.web.route import Nothing

LanguageCode = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Z]{2})?$")]


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


class ShopChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. settings: merged into those there are; null takes one away."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    language: LanguageCode | None = None
    languages: Annotated[tuple[LanguageCode, ...], msgspec.Meta(max_length=50)] | None = None
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")] | None = None
    time_zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    state: Literal["open", "paused"] | None = None
    settings: dict[str, Any] | None = None


def shop_out(shop: Shop) -> ShopOut:
    return ShopOut(
        shop.id, shop.slug, shop.name, shop.currency, shop.language, shop.languages, shop.country, shop.time_zone,
        shop.state, shop.settings,
    )  # fmt: skip


async def get(call: Call, _: Nothing) -> ShopOut:
    return await call.read(lambda tx: shop_out(own_shop(tx)))


async def change(call: Call, asked: ShopChange) -> ShopOut:
    """Raises Invalid with the field."""
    check_settings(asked.settings or {})
    command = ChangeShop(**msgspec.structs.asdict(asked))
    return await call.write(lambda tx: shop_out(change_shop(tx, command, call.actor)))
