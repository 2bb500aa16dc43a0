"""Understanding a text as a shop's own: its currency, its country, its day, its values."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chaffer.accounts.shops import Shop, own_shop
from chaffer.commerce.catalog.facets import facets
from chaffer.language.facets import Facets
from chaffer.language.understanding import Understanding, understand
from chaffer.runtime.database import Database

FRESH = timedelta(seconds=15)
SHOPS_REMEMBERED = 200


class Understood:
    """Remembers each shop's facts and facets for a moment; compiling facets costs more than understanding a text."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, tuple[datetime, Shop, Facets]] = {}

    async def of(self, shop_id: str, text: str, *, language: str = "", asked: str = "") -> Understanding:
        """Raises NotFound without such a shop."""
        shop, its_facets = await self._facts(shop_id)
        return understand(
            text,
            today=self._db.clock.now().astimezone(ZoneInfo(shop.time_zone)).date(),
            currency=shop.currency,
            country=shop.country,
            language_hint=language,
            asked=asked,
            facets=its_facets,
        )

    async def _facts(self, shop_id: str) -> tuple[Shop, Facets]:
        now = self._db.clock.now()
        known = self._known.get(shop_id)
        if known is None or known[0] <= now:
            shop, its_facets = await self._db.read(shop_id, lambda tx: (own_shop(tx), facets(tx)))
            if len(self._known) >= SHOPS_REMEMBERED:
                self._known.clear()
            known = self._known[shop_id] = (now + FRESH, shop, its_facets)
        return known[1], known[2]
