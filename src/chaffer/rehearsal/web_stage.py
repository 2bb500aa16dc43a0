"""A conversation played through the web chat: a session, a real WebSocket, what the page was sent."""

from typing import Any

from sqlalchemy import select

from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.kernel.errors import Refusal
from chaffer.rehearsal import outside
from chaffer.rehearsal.held import held
from chaffer.rehearsal.opening import change, connect_stripe
from chaffer.rehearsal.pages import CARDS, Pages
from chaffer.rehearsal.phone import Tappable, see
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.settle import settle
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.web_page import WebPage
from chaffer.rehearsal.web_seen import shown
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

ORIGIN = "https://shop.example"
_THREAD = Statement(
    "rehearsal.web_thread",
    select(conversations)
    .where(mine(conversations), conversations.c.channel == "web")
    .order_by(conversations.c.id.desc()),
)


class WebStage:
    """One visitor in a shop of their own."""

    def __init__(self, town: Town, pages: Pages, shop_id: str, script: Script) -> None:
        self.town, self.pages, self.shop_id = town, pages, shop_id
        server = town.assembled.server
        self.db = server.db
        made = self.db.write_now(shop_id, lambda tx: add_web_chat(tx, AddWebChat((ORIGIN,)), server.secrets))
        self.db.write_now(shop_id, lambda tx: change(tx, script.shop))
        connect_stripe(town, pages, shop_id, script.shop)
        self.page = WebPage(town.app.url, made.site_key, ORIGIN)
        self.page.begin(language=script.language)
        self.page.open()
        self.tappable: list[list[Tappable]] = []
        self.pay_url = ""
        self.read = 0

    def close(self) -> None:
        self.page.close()

    # What a visitor does

    def say(self, texts: list[str], about: str = "") -> None:
        for text in texts:
            self.page.say(text, **({"page": {"sku": about}} if about else {}))
        self._acknowledged(len(texts))

    def tap(self, label: str, card: str = "") -> None:
        thing = self._thing(label, card)
        self.page.tap(thing.choice_id, thing.label)
        self._acknowledged(1)

    def _acknowledged(self, count: int) -> None:
        for _ in range(count):
            self.page.until("ack")

    def _thing(self, label: str, card: str) -> Tappable:
        for taps in reversed(self.tappable):
            for thing in sorted(taps, key=lambda each: not card and each.card != ""):
                if thing.label == label and (not card or thing.card == card):
                    return thing
        labels = [thing.label for taps in self.tappable[-2:] for thing in taps]
        raise Differs(f"there is nothing to tap called {label!r}; what was shown last: {labels}")

    def send_order(self, items: dict[str, int]) -> None:
        raise Differs(f"a page has no catalogue of its own to order {items} from")

    def send(self, what: str) -> None:
        raise Differs(f"a page cannot send a {what}")

    def wait(self, amount: int, unit: str) -> None:
        self.town.clock.forward(**{unit: amount})

    # What happens outside

    def event(self, name: str, details: list[str]) -> None:
        if name in CARDS:
            if not self.pay_url:
                raise Differs("there is nothing to pay yet")
            self.pages.pay(self.pay_url, CARDS[name], details)
            return
        try:
            self.db.write_now(self.shop_id, lambda tx: outside.happens(tx, self._thread(tx), name, details))
        except Refusal as refusal:
            raise Differs(f"{name!r} cannot happen: {refusal}") from refusal

    # What is seen

    def read_bot(self) -> Seen:
        """All that reached the page since the last look, once nothing more is on its way."""
        settle(self.town, self.shop_id)
        newest = self.db.read_now(self.shop_id, lambda tx: int(self._thread(tx).next_seq)) - 1
        while len(self.page.messages) < newest:
            self.page.until("message")
        theirs = [m for seq, m in sorted(self.page.messages.items()) if m["author"]["kind"] != "shopper"]
        fresh, self.read = theirs[self.read :], len(theirs)
        bubbles = [shown(each) for each in fresh]
        self.tappable += [each.taps for each in bubbles]
        seen = see(bubbles)
        for url in (each.url for each in bubbles if each.url):
            self.pages.open(url)
            if "/pay/" in url:
                self.pay_url = url
                seen.pays = self.db.read_now(self.shop_id, outside.sum_to_pay)
        return seen

    def holds(self, what: str) -> Any:
        return self.db.read_now(self.shop_id, lambda tx: held(tx, self._thread(tx).contact_id, what))

    @staticmethod
    def _thread(tx: Transaction) -> Any:
        row = tx.row(_THREAD)
        if row is None:
            raise Differs("nobody has written yet")
        return row
