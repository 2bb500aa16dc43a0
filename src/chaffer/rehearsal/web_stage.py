"""A conversation played through the web chat: a session, a real WebSocket, what the page was sent."""

from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.rehearsal.opening import change, connect_stripe
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.settle import settle
from chaffer.rehearsal.shop_stage import ShopStage
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.web_page import WebPage
from chaffer.rehearsal.web_seen import shown

ORIGIN = "https://shop.example"


class WebStage(ShopStage):
    """One visitor of the shop's site."""

    channel = "web"

    def __init__(self, town: Town, pages: Pages, shop_id: str, script: Script) -> None:
        super().__init__(town, pages, shop_id)
        server = town.assembled.server
        made = self.db.write_now(shop_id, lambda tx: add_web_chat(tx, AddWebChat((ORIGIN,)), server.secrets))
        self.db.write_now(shop_id, lambda tx: change(tx, script.shop))
        connect_stripe(town, pages, shop_id, script.shop)
        self.page = WebPage(town.app.url, made.site_key, ORIGIN)
        self.page.begin(language=script.language)
        self.page.open()

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

    def send_order(self, items: dict[str, int]) -> None:
        raise Differs(f"a page has no catalogue of its own to order {items} from")

    def send(self, what: str) -> None:
        raise Differs(f"a page cannot send a {what}")

    # What is seen

    def read_bot(self) -> Seen:
        """All that reached the page since the last look, once nothing more is on its way."""
        settle(self.town, self.shop_id)
        newest = self.db.read_now(self.shop_id, lambda tx: int(self._thread(tx).next_seq)) - 1
        while len(self.page.messages) < newest:
            self.page.until("message")
        theirs = [m for seq, m in sorted(self.page.messages.items()) if m["author"]["kind"] != "shopper"]
        fresh, self.read = theirs[self.read :], len(theirs)
        return self._look_at([shown(each) for each in fresh])
