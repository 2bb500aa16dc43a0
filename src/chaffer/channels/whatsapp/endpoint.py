"""Where an account's Graph API is, and how we show who we are."""

import re
from urllib.parse import quote

from chaffer.channels.contract import Account
from chaffer.kernel.errors import AccountBroken

VERSION = "v25.0"
GRAPH = "https://graph.facebook.com"
_VERSIONED = re.compile(r"/v\d+(\.\d+)?$")


def base_url(account: Account) -> str:
    """The setting "api_base_url" with a version; a bare host gets ours, one that ends in a version keeps it."""
    base = (account.settings.get("api_base_url") or GRAPH).rstrip("/")
    return base if _VERSIONED.search(base) else f"{base}/{VERSION}"


def messages_url(account: Account) -> str:
    return f"{base_url(account)}/{quote(account.external_id, safe='')}/messages"


def authorization(account: Account) -> dict[str, str]:
    """Raises AccountBroken if the account has no access token."""
    token = account.secrets.get("access_token", "")
    if not token:
        raise AccountBroken("the account has no access token")
    return {"authorization": f"Bearer {token}"}
