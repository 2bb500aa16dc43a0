"""A shop made ready to be played in: its number connected to the stand-in, and what a file wants otherwise."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.change_channel_account import ChangeChannelAccount, change_channel_account
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import own_shop
from chaffer.channels.whatsapp.flows.crypt import new_key_pair
from chaffer.channels.whatsapp.flows.manage import flow_to_add
from chaffer.commerce.bundles.operations.put_bundle import PutBundle, put_bundle
from chaffer.commerce.catalog.places import change_location, list_locations
from chaffer.commerce.catalog.tables import variants
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.pricing.reach import Reach
from chaffer.commerce.pricing.tables import shipping_rates, shipping_zones, tax_rates
from chaffer.commerce.returns.operations.set_policy import set_policy
from chaffer.kernel.money import Money
from chaffer.rehearsal.knowing import guides, knows
from chaffer.rehearsal.outside import price, relate, stock
from chaffer.rehearsal.pages import STRIPE, Pages
from chaffer.rehearsal.script import ShopChanges
from chaffer.rehearsal.selling import open_stalls
from chaffer.rehearsal.town import Town
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_ZONES = Statement(
    "rehearsal.zones", select(shipping_zones.c.id).where(mine(shipping_zones)).order_by(shipping_zones.c.id)
)
_RATE = Statement(
    "rehearsal.rate",
    insert_all(
        shipping_rates, "id", "zone_id", "code", "name", "names", "currency", "minor", "position", "min_days",
        "max_days", "plan",
    ),
)  # fmt: skip


_TAX = Statement("rehearsal.tax", insert_all(tax_rates, "id", "country", "name", "rate_ppm", "included", "on_shipping"))
_LEAD = guarded("rehearsal.lead_days", variants, variants.c.sku == given("of_sku"), lead_days=given("days"))


def connect(town: Town, shop_id: str, account: str, settings: Mapping[str, str], *, forms: bool = False) -> None:
    """Give the shop a number of the stand-in for WhatsApp; with forms it has those that come along."""
    server = town.assembled.server
    secret, token = f"secret-{account}", f"token-{account}"
    command = AddChannelAccount(
        "whatsapp", account, {"api_base_url": town.graph_app.url, **settings},
        {"app_secret": secret, "verify_token": "v", "access_token": token},
    )  # fmt: skip
    account_id = server.db.write_now(shop_id, lambda tx: add_channel_account(tx, command, server.secrets))
    town.add_number(account, secret, token)
    if forms:
        change = _with_forms(town, account_id, account)
        server.db.write_now(shop_id, lambda tx: change_channel_account(tx, change, server.secrets))


def _with_forms(town: Town, account_id: str, account: str) -> ChangeChannelAccount:
    private, public = new_key_pair()
    asked = flow_to_add("address", f"{town.app.url}/in/whatsapp/flows/{account}")
    town.graph.numbers[account].waba_id = f"waba-{account}"

    def publish() -> Any:
        town.graph.flows.set_key(account, public)
        return town.graph.flows.create(f"waba-{account}", asked)

    made = town.graph_app.do(publish)
    assert made["success"], made
    return ChangeChannelAccount(account_id, {"flow_address": made["id"]}, {"flows_private_key": private})


def connect_stripe(town: Town, pages: Pages, shop_id: str, changes: ShopChanges) -> None:
    """Give the shop an account at the stand-in for Stripe, if its file pays there."""
    if "stripe" not in (changes.payment or ()):
        return
    server, base_url = town.assembled.server, town.app.url + STRIPE
    keys = {"secret_key": "sk_test_sandbox", "webhook_secret": "whsec_sandbox"}
    command = AddPaymentAccount("stripe", {"api_base_url": base_url}, keys)
    account_id = server.db.write_now(shop_id, lambda tx: add_payment_account(tx, command, server.secrets))
    pages.stripe_tells(base_url, f"{town.app.url}/in/pay/stripe/{account_id}")


def change(tx: Transaction, changes: ShopChanges) -> None:
    """What stands under `shop` in a file. Deliveries are added to those there are. Raises Differs."""
    if changes.payment is not None:
        change_shop(tx, ChangeShop(settings={"payment_methods": changes.payment}))
    if changes.policy is not None:
        set_policy(tx, changes.policy)
    if changes.settings:
        change_shop(tx, ChangeShop(settings=changes.settings))
    if changes.time_zone:
        change_shop(tx, ChangeShop(time_zone=changes.time_zone))
    if changes.reach != Reach():
        place = list_locations(tx)[0]
        change_location(tx, msgspec.structs.replace(place, reach=changes.reach))
    for sku, days in changes.lead_days.items():
        tx.run(_LEAD, of_sku=sku, days=days)
    currency = own_shop(tx).currency
    for zone in tx.rows(_ZONES) if changes.delivery else ():
        for number, rate in enumerate(changes.delivery, 1):
            tx.run(
                _RATE, id=f"rat_{zone.id}_{rate.code}", zone_id=zone.id, code=rate.code, name=rate.name,
                names=rate.names, currency=currency, minor=rate.minor, position=number, min_days=rate.days[0],
                max_days=rate.days[1], plan=rate.plan,
            )  # fmt: skip
    for tax in changes.taxes:
        tx.run(
            _TAX, id=f"tax_{tax.country}", country=tax.country, name=tax.name, rate_ppm=tax.percent * 10_000,
            included=tax.included, on_shipping=True,
        )  # fmt: skip
    if changes.faq:
        knows(tx, changes.faq)
    for sku, guide in changes.guides.items():
        guides(tx, sku, guide)
    for sku, minor in changes.prices.items():
        price(tx, sku, Money(minor, currency))
    for handle, told in changes.relations.items():
        relate(tx, handle, told)
    for each in changes.bundles:
        parts = tuple(each.parts.items())
        put_bundle(tx, PutBundle(each.title, parts, currency, each.minor, each.percent * 10_000, titles=each.titles))
    open_stalls(tx, changes.sellers)
    for sku, count in changes.stock.items():
        stock(tx, sku, count)
