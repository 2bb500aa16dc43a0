"""An account as its channel knows it, from the account as it is stored."""

from chaffer.accounts.channels import OpenAccount
from chaffer.channels.contract import Account


def account_of(opened: OpenAccount) -> Account:
    return Account(
        opened.id, opened.shop_id, opened.kind, opened.external_id, opened.settings, opened.secrets, opened.sealed
    )
