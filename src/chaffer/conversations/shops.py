"""The facts and the voice of each shop that every turn needs, remembered for a moment."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select

from chaffer.accounts.shops import Shop, own_shop
from chaffer.accounts.tables import texts
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

KEPT = timedelta(seconds=2)

_TEXTS = Statement(
    "texts.of_shop",
    select(texts.c.key, texts.c.language, texts.c.persona, texts.c.text).where(mine(texts)).order_by(texts.c.key),
)
_NEWEST = Statement(
    "texts.newest",
    select(func.count().label("count"), func.max(texts.c.updated_at).label("at")).select_from(texts).where(mine(texts)),
)


class Known(NamedTuple):
    until: datetime
    shop: Shop
    voice: ShopVoice
    version: str


class Shops:
    """One for the process; what a command changes beside the server is seen within two seconds."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def of(self, tx: Transaction) -> Shop:
        """The transaction's shop. Raises NotFound."""
        return self._get(tx).shop

    def voice(self, tx: Transaction) -> ShopVoice:
        """How it speaks: its name, its assistant's, its own texts. Raises NotFound."""
        return self._get(tx).voice

    def _get(self, tx: Transaction) -> Known:
        known = self._known.get(tx.shop_id)
        if known is None or known.until <= tx.now:
            shop = own_shop(tx)
            newest = tx.one(_NEWEST)
            version = f"{newest.count}/{newest.at}"
            own = known.voice.texts if known is not None and known.version == version else _texts(tx)
            known = self._known[tx.shop_id] = Known(tx.now + KEPT, shop, _voice(shop, own), version)
        return known


def _texts(tx: Transaction) -> dict[tuple[str, str, str], str]:
    return {(row.key, row.language, row.persona): row.text for row in tx.rows(_TEXTS)}


def _voice(shop: Shop, own: dict[tuple[str, str, str], str]) -> ShopVoice:
    assistant, persona = shop.settings.get("assistant", ""), shop.settings.get("persona", "")
    return ShopVoice(shop.name, str(assistant), str(persona), own)
