"""What is sealed under the root key, and whether the root key at hand opens it."""

from collections.abc import Sequence

from chaffer.accounts.shops import all_shops
from chaffer.accounts.staff.tables import second_factors, sign_on_providers
from chaffer.accounts.tables import channel_accounts
from chaffer.cli.ground import Ground
from chaffer.commerce.fulfilment.tables import carrier_accounts
from chaffer.commerce.payments.tables import payment_accounts
from chaffer.integrations.webhooks_out.tables import webhook_endpoints
from chaffer.runtime.reseal import Opening, SealedColumn, opening
from chaffer.runtime.tables import day_keys
from chaffer.runtime.transaction import ANY_SHOP

CHANNELS = SealedColumn(channel_accounts, "sealed_secrets", "id")
CARRIERS = SealedColumn(carrier_accounts, "sealed_secrets", "id")
PAYMENTS = SealedColumn(payment_accounts, "sealed_secrets", "id")
SEALED = (
    CHANNELS,
    SealedColumn(day_keys, "sealed_key", "day"),
    PAYMENTS,
    CARRIERS,
    SealedColumn(webhook_endpoints, "sealed_secrets", "id"),
    SealedColumn(second_factors, "sealed_secret", "staff_id"),
    SealedColumn(sign_on_providers, "sealed_secret", "id"),
)
CLOSED = "do not open: the root key that sealed them is not among those given"


def what_opens(ground: Ground, columns: Sequence[SealedColumn] = SEALED) -> Opening:
    """How much of every shop's the root keys open."""
    shops = [shop.id for shop in ground.db.read_now(ANY_SHOP, all_shops)]
    return opening(ground.db, ground.secrets, shops, columns)
