"""Change what a shop is called and how it behaves."""

from typing import Any

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.events import ShopChanged
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.shops import Shop, own_shop
from chaffer.accounts.tables import shops
from chaffer.accounts.time_zone import check_time_zone
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_CHANGED = ("name", "language", "languages", "country", "time_zone", "state", "settings")
_WRITE = Statement("shops.change", update(shops).where(mine(shops)).values({name: given(name) for name in _CHANGED}))
SETTINGS_BYTES = 20_000


class ChangeShop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is None stays as it is. settings: merged into those there are; a value of null takes one away."""

    name: str | None = None
    language: str | None = None
    languages: tuple[str, ...] | None = None
    country: str | None = None
    time_zone: str | None = None
    state: str | None = None
    settings: dict[str, Any] | None = None


def change_shop(tx: Transaction, command: ChangeShop, actor: Actor = SYSTEM) -> Shop:
    """Raises NotFound, Invalid."""
    tx.lock(shops)
    before = own_shop(tx)
    asked = {name: getattr(command, name) for name in _CHANGED if getattr(command, name) is not None}
    if "settings" in asked:
        merged = {**before.settings, **asked["settings"]}
        asked["settings"] = {name: value for name, value in merged.items() if value is not None}
        if len(msgspec.json.encode(asked["settings"])) > SETTINGS_BYTES:
            raise Invalid(f"settings hold at most {SETTINGS_BYTES} bytes", field="settings")
    if "name" in asked:
        check_name(asked["name"])
    if asked.get("state", "open") not in {"open", "paused", "closed"}:
        raise Invalid("state is open, paused or closed", field="state")
    if "time_zone" in asked:
        check_time_zone(asked["time_zone"])
    after = msgspec.structs.replace(before, **asked)
    tx.run(_WRITE, **{name: getattr(after, name) for name in _CHANGED})
    tx.happened(ShopChanged(tx.shop_id, tuple(sorted(asked))))
    tx.changed("shop", tx.shop_id)
    audit.record(
        tx, actor, "shop.change", target_kind="shop", target_id=tx.shop_id,
        before={name: getattr(before, name) for name in asked}, after=asked,
    )  # fmt: skip
    return after
