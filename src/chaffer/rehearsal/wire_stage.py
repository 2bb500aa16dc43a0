"""A conversation played through the real wire: signed webhooks in, what the stand-in for WhatsApp was sent out."""

import json
from typing import Any

from sqlalchemy import select

from chaffer.kernel.errors import Refusal
from chaffer.rehearsal import elements, outside
from chaffer.rehearsal.held import held
from chaffer.rehearsal.opening import change, connect, connect_stripe
from chaffer.rehearsal.pages import CARDS, Pages
from chaffer.rehearsal.phone import Tappable, bubble, see
from chaffer.rehearsal.script import Manner, Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.settle import settle
from chaffer.rehearsal.town import Town
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.graph.flows import EndpointFailed
from chaffer.threads.tables import conversations

_THREAD = Statement(
    "rehearsal.thread", select(conversations).where(mine(conversations)).order_by(conversations.c.id.desc())
)


class WireStage:
    """One shopper in a shop of their own, which nobody else speaks to. number: tells both from others in the town."""

    def __init__(self, town: Town, pages: Pages, shop_id: str, number: int, script: Script) -> None:
        self.town, self.pages, self.shop_id = town, pages, shop_id
        self.db = town.assembled.server.db
        self.account = str(1_065_000_000 + number)
        self.shopper = f"1503555{number % 10_000:04}"
        self.tappable: list[list[Tappable]] = []
        self.pay_url = ""
        self.said = ""
        self.bill = ""
        self.read = 0
        connect(town, shop_id, self.account, script.shop.number, forms=script.shop.forms)
        self.db.write_now(shop_id, lambda tx: change(tx, script.shop))
        connect_stripe(town, pages, shop_id, script.shop)
        if script.name:
            town.graph_app.do(lambda: town.graph.shopper(self.shopper, name=script.name))

    # What a shopper does

    def say(self, texts: list[str], about: str = "") -> None:
        self._post(*(elements.text(text, about) for text in texts))

    def say_so(self, texts: list[str], manner: Manner) -> None:
        """Two elements of one moment: what is written, and what is done to it at once."""
        spoken = [elements.text(text) for text in texts]
        if manner.quotes:
            spoken[-1] = elements.quoting(spoken[-1], self._bubble(manner.quotes))
        if manner.ad:
            spoken[0] = elements.from_ad(spoken[0], manner.ad)
        message_id = self.town.graph.new_wamid(self.shopper, inbound=True)
        spoken[-1]["id"] = message_id
        if manner.corrected:
            spoken.append(elements.correction(message_id, manner.corrected))
        if manner.deleted:
            spoken.append(elements.deletion(message_id))
        self._post(*spoken)

    def _bubble(self, piece: str) -> str:
        """The newest bubble of the bot that holds these words; any, if none are asked for."""
        for event in reversed(self.town.graph.thread(self.shopper)):
            if event["kind"] == "message" and (not piece or piece in json.dumps(event["message"], ensure_ascii=False)):
                return str(event["id"])
        raise Differs(f"the bot has said nothing with {piece!r}")

    def tap(self, label: str, card: str = "") -> None:
        thing = self._thing(label, card)
        if not thing.choice_id:
            self.say([thing.label])
            return
        graph = self.town.graph
        self.town.graph_app.do(
            lambda: graph.shopper_taps(self.account, self.shopper, thing.message_id, thing.choice_id)
        )

    def _thing(self, label: str, card: str) -> Tappable:
        for shown in reversed(self.tappable):
            for thing in sorted(shown, key=lambda each: not card and each.card != ""):
                if thing.label == label and (not card or thing.card == card):
                    return thing
        labels = [thing.label for shown in self.tappable[-2:] for thing in shown]
        where = f" on {card!r}" if card else ""
        raise Differs(f"there is nothing to tap called {label!r}{where}; what was shown last: {labels}")

    def send_order(self, items: dict[str, int]) -> None:
        self._post(elements.order("1", items))

    def fill_in(self, answers: dict[str, str]) -> None:
        graph, message_id = self.town.graph, self._bubble("")
        try:
            self.town.graph_app.call(graph.shopper_fills(self.account, self.shopper, message_id, answers))
        except EndpointFailed as failed:
            raise Differs(f"the form says: {failed}") from failed
        except KeyError as error:
            raise Differs("there is no form to fill in") from error

    def send(self, what: str) -> None:
        kind, _, more = what.partition(" ")
        match kind:
            case "reaction":
                self._post(elements.reaction(self._bubble(""), {"": "👍", "none": ""}.get(more, more)))
            case "correction":
                self._post(elements.correction(self.said, more))
            case "deletion":
                self._post(elements.deletion(self.said))
            case _:
                self._post(elements.SENT[kind])

    def wait(self, amount: int, unit: str) -> None:
        self.town.clock.forward(**{unit: amount})

    def _post(self, *said: dict[str, Any]) -> None:
        def all_at_once() -> None:
            for element in said:
                message_id = self.town.graph.shopper_says(self.account, self.shopper, element)
                if element["type"] not in ("reaction", "edit", "revoke"):
                    self.said = message_id

        self.town.graph_app.do(all_at_once)

    # What happens outside

    def event(self, name: str, details: list[str]) -> None:
        if name in CARDS and self.bill and not self.pay_url:
            graph, succeeds = self.town.graph, name == "paid"
            self.town.graph_app.do(lambda: graph.shopper_pays(self.account, self.shopper, self.bill, succeeds=succeeds))
            return
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
        """All that reached the phone since the last look, once nothing more is on its way."""
        settle(self.town, self.shop_id)
        events = [each for each in self.town.graph.thread(self.shopper) if each["kind"] == "message"]
        fresh, self.read = events[self.read :], len(events)
        bubbles = [bubble(each["id"], each["message"]) for each in fresh]
        self.tappable += [each.taps for each in bubbles]
        seen = see(bubbles)
        for each in bubbles:
            if each.bill:
                self.bill = each.bill
                seen.pays = self.db.read_now(self.shop_id, outside.sum_to_pay)
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
