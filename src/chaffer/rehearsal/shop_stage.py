"""What every stage on a whole server has in common: the shop, its pages, what can be tapped, what happens outside."""

from typing import Any

from sqlalchemy import select

from chaffer.desk.operations.lay_out import Hall
from chaffer.kernel.errors import Refusal
from chaffer.rehearsal import outside
from chaffer.rehearsal.held import held
from chaffer.rehearsal.laying_out import lay
from chaffer.rehearsal.pages import CARDS, Pages
from chaffer.rehearsal.phone import Bubble, Tappable, see
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.town import Town
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_THREAD = Statement(
    "rehearsal.thread",
    select(conversations)
    .where(mine(conversations), conversations.c.channel == given("channel"))
    .order_by(conversations.c.id.desc()),
)


class ShopStage:
    """One shopper in a shop of their own, which nobody else speaks to."""

    channel = ""

    def __init__(self, town: Town, pages: Pages, shop_id: str) -> None:
        self.town, self.pages, self.shop_id = town, pages, shop_id
        self.db = town.assembled.server.db
        self.tappable: list[list[Tappable]] = []
        self.pay_url = ""
        self.card_url = ""
        self.read = 0

    def wait(self, amount: int, unit: str) -> None:
        self.town.clock.forward(**{unit: amount})

    def event(self, name: str, details: list[str]) -> None:
        if name in CARDS:
            if not self.pay_url:
                raise Differs("there is nothing to pay yet")
            self.pages.pay(self.pay_url, CARDS[name], details)
            return
        if name == "saves":
            if not self.card_url:
                raise Differs("there is no page to save a card on yet")
            self.pages.save_card(self.card_url, details[0] if details else "pays")
            return
        try:
            self.db.write_now(self.shop_id, lambda tx: self._happens(tx, name, details))
        except Refusal as refusal:
            raise Differs(f"{name!r} cannot happen: {refusal}") from refusal

    def _happens(self, tx: Transaction, name: str, details: list[str]) -> None:
        if name != "laid":
            outside.happens(tx, self._thread(tx), name, details)
            return
        server = self.town.assembled.server
        hall = Hall(server.indexes, server.house.public_url, server.house.shops)
        lay(tx, self._thread(tx), details, hall)

    def holds(self, what: str) -> Any:
        return self.db.read_now(self.shop_id, lambda tx: held(tx, self._thread(tx).contact_id, what))

    def _thing(self, label: str, card: str) -> Tappable:
        """The newest thing to tap that is called so."""
        for shown in reversed(self.tappable):
            for thing in sorted(shown, key=lambda each: not card and each.card != ""):
                if thing.label == label and (not card or thing.card == card):
                    return thing
        labels = [thing.label for shown in self.tappable[-2:] for thing in shown]
        where = f" on {card!r}" if card else ""
        raise Differs(f"there is nothing to tap called {label!r}{where}; what was shown last: {labels}")

    def _look_at(self, bubbles: list[Bubble]) -> Seen:
        """What these show; every page they lead to is opened."""
        self.tappable += [each.taps for each in bubbles]
        seen = see(bubbles)
        for url in (each.url for each in bubbles if each.url):
            self.pages.open(url)
            if "/card/" in url:
                self.card_url = url
            if "/pay/" in url:
                self.pay_url = url
                seen.pays = self._sum_to_pay()
        return seen

    def _sum_to_pay(self) -> str:
        return self.db.read_now(self.shop_id, outside.sum_to_pay)

    def _thread(self, tx: Transaction) -> Any:
        row = tx.row(_THREAD, channel=self.channel)
        if row is None:
            raise Differs("nobody has written yet")
        return row
