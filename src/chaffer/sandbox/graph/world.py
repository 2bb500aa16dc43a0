"""The stand-in's world: merchants' numbers, shoppers with their phones, and what passed between them."""

import base64
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from zlib import crc32

import msgspec

from chaffer.kernel.clock import Clock
from chaffer.sandbox.graph.bills import Bills
from chaffer.sandbox.graph.deliver import Courier, Update
from chaffer.sandbox.graph.envelope import contact, metadata, said, status
from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.faults import Faults
from chaffer.sandbox.graph.flows import Flows
from chaffer.sandbox.graph.media import Shelf
from chaffer.sandbox.graph.pace import Pace
from chaffer.sandbox.graph.settings import Number, Settings, Shopper
from chaffer.sandbox.graph.statuses import Sent, Statuses, status_of
from chaffer.sandbox.graph.taps import tapped
from chaffer.sandbox.graph.templates import Templates
from chaffer.sandbox.graph.threads import Threads

Json = dict[str, Any]


class Graph:
    """Everything the stand-in knows. It must be used from within one event loop.

    seed: makes ids and misbehaviour repeatable.
    """

    def __init__(self, clock: Clock, *, seed: int = 0, settings: Settings | None = None) -> None:
        self.clock = clock
        self.settings = settings or Settings()
        self.chance = Random(seed)  # noqa: S311 — repeatable on purpose; nothing here is secret
        self.numbers: dict[str, Number] = {}
        self.pace = Pace()
        self.faults = Faults(self.chance)
        self.courier = Courier(self.settings.webhooks, self.chance)
        self.shelf = Shelf(self.settings.media_bytes_kept, self.chance)
        self.templates = Templates(self.chance)
        self.example_handles: dict[str, str] = {}  # what was uploaded as an example: its type
        self.flows = Flows(self.chance)
        self.blocked: set[tuple[str, str]] = set()
        self.bills = Bills(self.chance)
        self.calls: deque[Json] = deque(maxlen=self.settings.calls_kept)
        self.calls_made = 0
        self._threads = Threads(self.settings.events_kept, self.settings.shoppers_kept)
        self._shoppers: OrderedDict[str, Shopper] = OrderedDict()
        self._by_user_id: dict[str, str] = {}
        self._last_said: OrderedDict[tuple[str, str], float] = OrderedDict()
        self.statuses = Statuses(self.settings, self._tell)

    def add_number(self, number: Number) -> Number:
        self.numbers[number.phone_number_id] = number
        return number

    def shopper(self, wa_id: str, **about: str) -> Shopper:
        """The shopper with this number, known from now on. `about`: name, username, user_id, parent_user_id, hides."""
        known = self._shoppers.get(wa_id)
        if known is None:
            user_id = f"US.{crc32(wa_id.encode()):020d}" if self.settings.user_ids else ""
            known = self._shoppers[wa_id] = Shopper(wa_id, user_id=user_id)
            if len(self._shoppers) > self.settings.shoppers_kept:
                _, gone = self._shoppers.popitem(last=False)
                self._by_user_id.pop(gone.user_id, None)
        for key, value in about.items():
            setattr(known, key, value)
        if known.user_id:
            self._by_user_id[known.user_id] = wa_id
        return known

    def shopper_at(self, payload: Json) -> Shopper:
        """Whom a send is addressed to; a group has a phone too. Raises GraphError 131026 for a user id nobody has."""
        if payload.get("recipient_type") == "group":
            return self.shopper(payload["to"])
        if payload.get("to"):
            digits = "".join(mark for mark in payload["to"] if mark.isdigit())
            return self._shoppers.get(digits) or self.shopper(digits)
        wa_id = self._by_user_id.get(payload["recipient"])
        if wa_id is None:
            raise GraphError(131026, "Message undeliverable")
        return self._shoppers[wa_id]

    def shopper_says(self, account: str, shopper: str | Shopper, element: Json) -> str:
        """A shopper writes; returns the message's id.

        account: a phone number id; shopper: a number without +; element: such as {"type": "text", "text": {…}}.
        """
        number, person = self.numbers[account], self._person(shopper)
        now = self.clock.now().timestamp()
        message_id = element.get("id") or self.new_wamid(person.wa_id, inbound=True)
        whole = {"timestamp": str(int(now)), **element, "id": message_id}
        self.turned_to(account, person.wa_id)
        self._happened(person, "said", account, id=message_id, message=whole)
        if (account, person.wa_id) not in self.blocked:
            self.courier.post(Update(number, "messages", said(number, person, whole), person.wa_id))
        return str(message_id)

    def shopper_taps(self, account: str, shopper: str | Shopper, message_id: str, choice_id: str) -> str:
        """A shopper taps a button or a row of one of our messages. Raises KeyError if there is no such thing."""
        person = self._person(shopper)
        event = self._threads.find(person.wa_id, message_id)
        if event is None:
            raise KeyError(message_id)
        element = tapped(event["message"], choice_id)
        element["context"] = {"from": self.numbers[account].display, "id": message_id}
        return self.shopper_says(account, person, element)

    async def shopper_fills(
        self, account: str, shopper: str | Shopper, message_id: str, answers: dict[str, str]
    ) -> str:  # fmt: skip
        """A shopper fills in the form of one of our messages: a Flow, or India's address form; the answer's id.

        Raises KeyError if there is no form in it, EndpointFailed.
        """
        person, number = self._person(shopper), self.numbers[account]
        event = self._threads.find(person.wa_id, message_id)
        asked = event["message"].get("interactive", {}) if event else {}
        if asked.get("type") == "flow":
            told = await self.flows.fill(number, asked["action"]["parameters"], answers)
            reply = {"name": "flow", "body": "Sent"}
        elif asked.get("type") == "address_message":
            told, reply = {"values": answers}, {"name": "address_message", "body": ", ".join(answers.values())}
        else:
            raise KeyError(message_id)
        reply["response_json"] = msgspec.json.encode(told).decode()
        element = {
            "type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": reply},
            "context": {"from": number.display, "id": message_id},
        }  # fmt: skip
        return self.shopper_says(account, person, element)

    def shopper_pays(self, account: str, shopper: str | Shopper, message_id: str, *, succeeds: bool = True) -> None:
        """A shopper pays the bill of one of our messages, or tries to. Raises KeyError if there is no bill in it."""
        person, number = self._person(shopper), self.numbers[account]
        event = self._threads.find(person.wa_id, message_id)
        asked = event["message"].get("interactive", {}) if event else {}
        if asked.get("type") != "order_details":
            raise KeyError(message_id)
        told = self.bills.pay(account, asked["action"]["parameters"]["reference_id"], succeeds=succeeds)
        element = {
            "id": message_id, "type": "payment", "status": "captured" if succeeds else "pending", "payment": told,
            "timestamp": str(int(self.clock.now().timestamp())), "recipient_id": person.wa_id,
        }  # fmt: skip
        self.courier.post(Update(number, "messages", status(number, person, element), person.wa_id))

    def shopper_stops_marketing(self, account: str, shopper: str | Shopper, value: str = "stop") -> None:
        """The choice in WhatsApp's own menu: stop or resume."""
        number, person = self.numbers[account], self._person(shopper)
        wish = {
            "wa_id": person.wa_id,
            "detail": f"User requested to {value} marketing messages",
            "category": "marketing_messages",
            "value": value,
            "timestamp": int(self.clock.now().timestamp()),
        }
        told = {**metadata(number), "contacts": [contact(person)], "user_preferences": [wish]}
        self.courier.post(Update(number, "user_preferences", told, person.wa_id))

    def post_value(self, account: str, field: str, value: Json) -> None:
        """Any other webhook of this number, as given."""
        self.courier.post(Update(self.numbers[account], field, value, ""))

    def set_blocked(self, account: str, user: str, *, blocked: bool) -> None:
        """A merchant does not want to hear of somebody: their messages reach the phone's own thread only."""
        wa_id = self._by_user_id.get(user) or "".join(mark for mark in user if mark.isdigit())
        (self.blocked.add if blocked else self.blocked.discard)((account, wa_id))

    def thread(self, shopper: str) -> list[Json]:
        """What this shopper's phone shows: events of kind said, message, status, read and typing, oldest first."""
        return self._threads.of(shopper)

    def watch(self, shopper: str) -> AsyncIterator[Json]:
        """The same events from now on, as they happen."""
        return self._threads.watch(shopper)

    def turned_to(self, account: str, wa_id: str) -> None:
        """They wrote to the merchant, or called: the window is open from now on."""
        self._last_said[account, wa_id] = self.clock.now().timestamp()
        if len(self._last_said) > self.settings.shoppers_kept * 2:
            self._last_said.popitem(last=False)

    def window_open(self, account: str, wa_id: str) -> bool:
        if not self.settings.window_seconds:
            return True
        last = self._last_said.get((account, wa_id))
        return last is not None and self.clock.now().timestamp() - last < self.settings.window_seconds

    def accept(self, number: Number, person: Shopper, payload: Json, failed: GraphError | None = None) -> str:
        """Take a message for delivery: show it on the phone and tell its statuses later. Returns its wamid."""
        wamid = self.new_wamid(person.wa_id)
        self._happened(person, "message", number.phone_number_id, id=wamid, message=payload)
        self.statuses.expect(Sent(wamid, number, person, payload, failed))
        return wamid

    def attended(self, number: Number, message_id: str, *, typing: bool) -> None:
        """The merchant read a shopper's message, and perhaps shows typing. Raises GraphError 131009 if unknown."""
        wa_id = self._who_said(message_id)
        if wa_id is None:
            if not self.settings.strict_reads:
                return
            raise GraphError(131009, "Parameter 'message_id' is not the id of a message to this number")
        person = self.shopper(wa_id)
        self._happened(person, "read", number.phone_number_id, id=message_id)
        if typing:
            self._happened(person, "typing", number.phone_number_id, id=message_id)

    def record(self, call: Json, arrived: float) -> None:
        """Keep a call for whoever asks later. arrived: seconds since 1970."""
        self.calls_made += 1
        self.calls.append({"number": self.calls_made, "at": arrived, **call})

    def new_wamid(self, wa_id: str, *, inbound: bool = False) -> str:
        head = bytes((0x1C, 0x18, len(wa_id))) + wa_id.encode()
        tail = bytes((0x15, 0x02, 0x00, 0x12 if inbound else 0x11, 0x18, 0x14)) + self.chance.randbytes(10)
        return "wamid." + base64.b64encode(head + tail).decode()

    def new_trace(self) -> str:
        return "A" + self.chance.randbytes(11).hex()

    async def close(self) -> None:
        self.statuses.close()
        await self.courier.close()

    def _person(self, shopper: str | Shopper) -> Shopper:
        if isinstance(shopper, str):
            return self._shoppers.get(shopper) or self.shopper(shopper)
        return self.shopper(shopper.wa_id, **{key: value for key, value in msgspec.structs.asdict(shopper).items()
                                              if key != "wa_id"})  # fmt: skip

    def _who_said(self, message_id: str) -> str | None:
        """A wamid of ours carries the shopper's number."""
        try:
            raw = base64.b64decode(message_id.removeprefix("wamid."), validate=True)
            wa_id = raw[3 : 3 + raw[2]].decode()
        except (ValueError, IndexError):
            return None
        return wa_id if wa_id in self._shoppers else None

    def _happened(self, person: Shopper, kind: str, account: str, **about: Any) -> None:
        event = {"kind": kind, "at": self.clock.now().timestamp(), "account": account, **about}
        self._threads.add(person.wa_id, event)

    def _tell(self, sent: Sent, state: str) -> None:
        is_template = sent.payload.get("type") == "template"
        category = self.templates.category(sent.payload["template"]["name"]) if is_template else "service"
        told = status_of(sent, state, self.clock.now().timestamp(), category)
        self._happened(sent.person, "status", sent.number.phone_number_id, id=sent.wamid, status=state)
        self.courier.post(Update(sent.number, "messages", status(sent.number, sent.person, told), sent.person.wa_id))
