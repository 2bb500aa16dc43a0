"""The facts of each shop that every turn needs, remembered for a moment."""

from datetime import datetime, timedelta

from chaffer.accounts.shops import Shop, own_shop
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.runtime.transaction import Transaction

KEPT = timedelta(seconds=2)


class Shops:
    """One for the process; what a command changes beside the server is seen within two seconds."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[datetime, Shop]] = {}

    def of(self, tx: Transaction) -> Shop:
        """The transaction's shop. Raises NotFound."""
        known = self._known.get(tx.shop_id)
        if known is not None and known[0] > tx.now:
            return known[1]
        shop = own_shop(tx)
        self._known[tx.shop_id] = (tx.now + KEPT, shop)
        return shop


def voice_of(shop: Shop) -> ShopVoice:
    """How this shop speaks."""
    return ShopVoice(shop.name, str(shop.settings.get("assistant", "")), str(shop.settings.get("persona", "")))
