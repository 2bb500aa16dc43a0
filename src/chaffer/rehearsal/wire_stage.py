"""A conversation played through the real wire: signed webhooks in, what the stand-in for WhatsApp was sent out."""

import json
from typing import Any

from chaffer.rehearsal import elements
from chaffer.rehearsal.opening import change, connect, connect_stripe
from chaffer.rehearsal.pages import CARDS, Pages
from chaffer.rehearsal.phone import bubble
from chaffer.rehearsal.script import Manner, Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.settle import settle
from chaffer.rehearsal.shop_stage import ShopStage
from chaffer.rehearsal.town import Town
from chaffer.sandbox.graph.aside import shop_says, shopper_calls
from chaffer.sandbox.graph.flows import EndpointFailed


class WireStage(ShopStage):
    """One shopper with a phone. number: tells the phone and the shop's number from others in the town."""

    channel = "whatsapp"

    def __init__(self, town: Town, pages: Pages, shop_id: str, number: int, script: Script) -> None:
        super().__init__(town, pages, shop_id)
        self.account = str(1_065_000_000 + number)
        self.shopper = f"1503555{number % 10_000:04}"
        self.said = ""
        self.bill = ""
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
            case "call":
                self.town.graph_app.do(lambda: shopper_calls(self.town.graph, self.account, self.shopper))
            case "echo":
                said = elements.text(more)
                self.town.graph_app.do(lambda: shop_says(self.town.graph, self.account, self.shopper, said))
            case _:
                self._post(elements.SENT[kind])

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
        super().event(name, details)

    # What is seen

    def read_bot(self) -> Seen:
        """All that reached the phone since the last look, once nothing more is on its way."""
        settle(self.town, self.shop_id)
        events = [each for each in self.town.graph.thread(self.shopper) if each["kind"] == "message"]
        fresh, self.read = events[self.read :], len(events)
        bubbles = [bubble(each["id"], each["message"]) for each in fresh]
        seen = self._look_at(bubbles)
        for each in bubbles:
            if each.bill:
                self.bill = each.bill
                seen.pays = self._sum_to_pay()
        return seen
