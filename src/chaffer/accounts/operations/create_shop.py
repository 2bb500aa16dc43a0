"""Open a shop. What it needs to sell (price list, delivery, …) is set up by whoever calls this."""

import re

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.errors import SlugTaken
from chaffer.accounts.events import ShopCreated
from chaffer.accounts.shop_name import check_name
from chaffer.accounts.tables import shops
from chaffer.accounts.time_zone import check_time_zone
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_ADD = Statement(
    "shops.add",
    insert_all(shops, "slug", "name", "currency", "language", "languages", "country", "time_zone", "created_at")
    .on_conflict_do_nothing(),
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}")


class CreateShop(msgspec.Struct, frozen=True):
    """slug: short name for addresses and commands. language: what it answers in when the shopper's is unknown."""

    slug: str
    name: str
    currency: str
    language: str = "en"
    country: str = "US"
    time_zone: str = "UTC"


def create_shop(tx: Transaction, command: CreateShop, actor: Actor = SYSTEM) -> str:
    """Open the shop whose fresh id the transaction belongs to; gives that id.

    Raises Invalid, SlugTaken.
    """
    _check(command)
    added = tx.run(
        _ADD, slug=command.slug, name=command.name.strip(), currency=command.currency, language=command.language,
        languages=[command.language], country=command.country, time_zone=command.time_zone, created_at=tx.now,
    )  # fmt: skip
    if not added:
        raise SlugTaken(f"there is a shop {command.slug!r} already", slug=command.slug)
    tx.happened(ShopCreated(tx.shop_id, command.slug, command.currency, command.language))
    audit.record(tx, actor, "shop.create", target_kind="shop", target_id=tx.shop_id, after=command)
    return tx.shop_id


def _check(command: CreateShop) -> None:
    for name, pattern, wanted in (
        ("slug", _SLUG, "lower-case letters, digits and dashes, at most 63"),
        ("currency", _CURRENCY, "an ISO 4217 code such as USD"),
        ("language", _LANGUAGE, "a code such as en or fr-CA"),
        ("country", _COUNTRY, "an ISO 3166 code such as US"),
    ):
        if not pattern.fullmatch(getattr(command, name)):
            raise Invalid(f"{name} must be {wanted}", field=name)
    check_time_zone(command.time_zone)
    check_name(command.name)
