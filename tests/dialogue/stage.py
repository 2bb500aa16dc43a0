"""A conversation played without a channel: the dialogue, the skills and the voices on a real database."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.commerce.catalog.facets import facets
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.fulfilment.events import (
    ParcelDelivered,
    ParcelLate,
    ParcelScanned,
    ShipmentPacked,
    ShipmentShipped,
)
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.operations.watch_parcel import watch_parcel
from chaffer.commerce.invoices.events import InvoiceIssued
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chaffer.commerce.orders.queries import orders_of
from chaffer.commerce.payments.events import (
    CardKept,
    CardNotKept,
    CardRefused,
    PaymentFailed,
    PaymentLateRefunded,
    RefundDone,
    StoreCreditGiven,
)
from chaffer.commerce.payments.jobs import charge_saved
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.operations.settle_setup import settle_setup
from chaffer.commerce.payments.port import SavedMethod, SetupTruth, Truth
from chaffer.commerce.payments.tables import card_setups, payments
from chaffer.commerce.quotes.events import QuoteMade
from chaffer.commerce.quotes.operations.end_quote import expire_quote
from chaffer.commerce.quotes.queries import quote
from chaffer.commerce.returns.events import ChangeDone, ChangeNotDone, ReturnLabelled, ReturnReceived
from chaffer.commerce.returns.operations.action_due import action_due
from chaffer.commerce.search.index import ShopIndex
from chaffer.conversations.dialogue import requests
from chaffer.conversations.dialogue.concierge.reading import gifting_in
from chaffer.conversations.dialogue.effects import Ask, Command, Effect, HandOver, Query, Say
from chaffer.conversations.dialogue.expecting import expecting
from chaffer.conversations.dialogue.fewest import fewest
from chaffer.conversations.dialogue.gather import Gathered, gather
from chaffer.conversations.dialogue.inputs import SILENT, Heard, Input, Refused
from chaffer.conversations.dialogue.offering import offered
from chaffer.conversations.dialogue.state import State, dump, load
from chaffer.conversations.dialogue.stepping import ROUNDS_AT_MOST, step, told_of
from chaffer.conversations.quote_teller import in_place_of
from chaffer.conversations.skills.ctx import Ctx
from chaffer.conversations.skills.quotes import quote_fact
from chaffer.conversations.skills.table import COMMANDS, QUERIES
from chaffer.conversations.tell import Facts, tell
from chaffer.conversations.voices.labels import is_command, typed
from chaffer.conversations.voices.render import render
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.desk.operations.lay_out import keeps, laid_out
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.kernel.errors import Refusal
from chaffer.kernel.message import (
    AskLocation,
    Card,
    CartCard,
    CartLine,
    Choices,
    ContactCard,
    Form,
    Identity,
    Link,
    Location,
    Media,
    OrderCard,
    OrderReceipt,
    Part,
    PaymentRequest,
    ProductCards,
    Reaction,
    Tapped,
    Text,
    Unsupported,
)
from chaffer.language.facets import Facets
from chaffer.language.redact import redact_cards
from chaffer.language.slots import Understanding
from chaffer.language.two_wishes import wishes_apart
from chaffer.language.understanding import understand
from chaffer.people.find_or_add import find_or_add
from chaffer.rehearsal import outside
from chaffer.rehearsal.held import held
from chaffer.rehearsal.laying_out import command_of
from chaffer.rehearsal.opening import change
from chaffer.rehearsal.outside import company
from chaffer.rehearsal.outside import stock as set_stock
from chaffer.rehearsal.script import Manner, Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.runtime.database import Database
from chaffer.runtime.tables import timers
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.stripe.cards import CARDS
from chaffer.testing import ManualClock
from chaffer.threads.conversation_of import conversation_of
from tests.conversations.shelf import open_shop as open_shelf

SHOP_ID = "shp_talk"
VOICE = ShopVoice("Marlow & Fig", "Fig")
TOLD = (
    OrderPlaced, OrderPaid, OrderCancelled, PaymentFailed, PaymentLateRefunded, RefundDone, ShipmentPacked,
    ShipmentShipped, ParcelScanned, ParcelDelivered, ParcelLate, StoreCreditGiven, ChangeDone, ChangeNotDone,
    ReturnLabelled, ReturnReceived,
    CardKept, CardNotKept, CardRefused, InvoiceIssued, QuoteMade,
)  # fmt: skip
SENT: dict[str, Part] = {
    "picture": Media("image", provider_ref="m1"),
    "voice": Media("audio", provider_ref="m2", voice=True),
    "video": Media("video", provider_ref="m3"),
    "sticker": Media("sticker", provider_ref="m4"),
    "document": Media("document", provider_ref="m5", filename="list.pdf"),
    "location": Location(45.5, -122.6),
    "contact": ContactCard("Ann", ("+15035550100",)),
    "reaction": Reaction("wamid.1", "👍"),
    "unsupported": Unsupported("poll"),
}


class OneIndex:
    """The search of the one shop there is."""

    def __init__(self, index: ShopIndex) -> None:
        self.index = index

    def of(self, shop_id: str) -> ShopIndex:
        assert shop_id == SHOP_ID
        return self.index


def open_shop(db: Database) -> tuple[OneIndex, Facets]:
    """The shop of shop.jsonl, with its search ready."""
    open_shelf(db, SHOP_ID, "marlow")
    index = ShopIndex()
    db.read_now(SHOP_ID, index.load)
    return OneIndex(index), db.read_now(SHOP_ID, facets)


class DialogueStage:
    """One shopper in one shop."""

    def __init__(
        self, db: Database, clock: ManualClock, indexes: OneIndex, found: Facets, happened: list[Any], script: Script
    ) -> None:  # fmt: skip
        self.db, self.clock, self.indexes, self.facets, self.happened = db, clock, indexes, found, happened
        self.state: dict[str, Any] = {}
        self.shown: list[Part] = []
        self.unread: list[Part] = []
        self.last_out: Any = None
        self.says: list[Say | Ask] = []
        self.statements = 0
        self.parcel = 0
        self.turns: list[list[Part]] = []
        self.about = ""
        self.recorded: list[tuple[bytes, Input, list[Effect]]] | None = None
        self.language = script.language
        self.name = script.name
        self.country = script.shop.number.get("country", "US")
        self._people()
        self.db.write_now(SHOP_ID, lambda tx: change(tx, script.shop))

    def _people(self) -> None:
        def write(tx: Transaction) -> None:
            known_as = [Identity("phone", f"+1503555{tx.clock.chance(16) % 10000:04}")]
            self.contact_id = find_or_add(tx, "whatsapp", "acc_1", known_as, self.name, "US")
            self.conversation_id = conversation_of(tx, self.contact_id, "whatsapp", "acc_1")

        self.db.write_now(SHOP_ID, write)

    # What a shopper does

    def say(self, texts: list[str], about: str = "") -> None:
        self.about = about
        self._turn([(Text(text),) for text in texts])
        self.about = ""

    def say_so(self, texts: list[str], manner: Manner) -> None:
        raise Differs("there is no phone here")

    def tap(self, label: str, card: str = "") -> None:
        choice = self._choice(label, card)
        self._turn([(Tapped(choice.id, choice.label),)])

    def _choice(self, label: str, card: str) -> Any:
        for part in reversed(self.shown):
            if isinstance(part, ProductCards):
                cards = [one for one in part.cards if not card or one.title == card]
                choices = [choice for one in cards for choice in one.choices] if card or not part.more else []
                choices = [*choices, *part.more] if not card else choices
            else:
                choices = list(getattr(part, "choices", ()))
            for choice in choices:
                if choice.label == label:
                    return choice
        raise Differs(f"there is nothing to tap called {label!r}")

    def send_order(self, items: dict[str, int]) -> None:
        self._turn([(CartCard(tuple(CartLine(sku, count) for sku, count in items.items())),)])

    def fill_in(self, answers: dict[str, str]) -> None:
        raise Differs("there is no phone here")

    def send(self, what: str) -> None:
        self._turn([(SENT[what],)])

    def wait(self, amount: int, unit: str) -> None:
        self.clock.forward(**{unit if unit.endswith("s") else f"{unit}s": amount})
        self.happened.clear()
        self.db.write_now(SHOP_ID, self._time_out)
        self._tell()

    def _time_out(self, tx: Transaction) -> None:
        """Do what the timers would."""
        over = select(timers.c.thing_id).where(
            timers.c.shop_id == SHOP_ID, timers.c.kind == "checkout.expire", timers.c.due_at <= tx.now
        )
        for row in tx.query("test.over", over):
            expire_checkout(tx, ExpireCheckout(row.thing_id))
        for kind, act in (
            ("order.action", action_due),
            ("quote.expire", expire_quote),
            ("shipment.watch", watch_parcel),
        ):
            due = select(timers.c.thing_id).where(
                timers.c.shop_id == SHOP_ID, timers.c.kind == kind, timers.c.due_at <= tx.now
            )
            for row in tx.query("test.due", due):
                act(tx, row.thing_id)

    # What happens outside

    def event(self, name: str, details: list[str]) -> None:
        self.happened.clear()
        act: Callable[..., None] = getattr(self, f"_event_{name}", partial(self._elsewhere, name))
        self.db.write_now(SHOP_ID, lambda tx: act(tx, *details))
        self._tell()

    def _elsewhere(self, name: str, tx: Transaction, *details: str) -> None:
        thread = SimpleNamespace(id=self.conversation_id, contact_id=self.contact_id)
        outside.happens(tx, thread, name, list(details))

    def _tell(self) -> None:
        for happened in list(self.happened):
            if isinstance(happened, QuoteMade):
                self._offer(happened)
                continue
            order_id = getattr(happened, "order_id", "")
            found = [one for one in self._orders() if one.id == order_id]
            number = found[0].number if found else ""
            instead = getattr(happened, "instead_id", "")
            pay_url = f"https://shop.example/pay/{instead}" if instead else ""
            order_url = f"https://shop.example/order/{order_id}" if isinstance(happened, InvoiceIssued) else ""
            day, slot = (found[0].delivery_date, found[0].delivery_slot) if found else ("", "")
            said = tell(happened, Facts(number=number, pay_url=pay_url, order_url=order_url, day=day, slot=slot))
            if said is not None:
                self._show(said)

    def _offer(self, event: QuoteMade) -> None:
        fact = self.db.read_now(SHOP_ID, lambda tx: quote_fact(quote(tx, event.quote_id), "UTC"))
        lead = self.db.read_now(SHOP_ID, lambda tx: in_place_of(tx, event))
        state, effects = offered(load(self.state), fact, *lead)
        self.state = msgspec.json.decode(msgspec.json.encode(dump(state)))
        for effect in effects:
            assert isinstance(effect, Ask)
            self._show(effect)

    def _payment(self, tx: Transaction) -> Any:
        return tx.query(
            "test.payment", select(payments).where(payments.c.shop_id == SHOP_ID).order_by(payments.c.id.desc())
        )[0]

    def _event_paid(self, tx: Transaction, *details: str) -> None:
        payment = self._payment(tx)
        saved = None
        if "keep" in details:
            card = next((each for each in details if each != "keep"), "pays")
            saved = SavedMethod(card, "cus_1", "card", "Visa", CARDS[card].last4, (2034, 12))
        settle(tx, payment.id, Truth("paid", payment.minor, payment.currency, 30, saved=saved))

    def _charges(self, tx: Transaction) -> None:
        """What the bank says to the charges that were promised."""
        for payment in tx.query("test.promised", select(payments).where(payments.c.state == "asked")):
            if "saved" in payment.details:
                no = CARDS[payment.details["saved"]["method_id"].partition(" ")[0]].elsewhere
                paid = Truth("paid", payment.minor, payment.currency, 30, charge_id="pi_1")
                charge_saved.finish(tx, {"payment_id": payment.id}, ("pi_1", Truth("failed", error=no) if no else paid))

    def _event_saves(self, tx: Transaction, card: str = "pays") -> None:
        query = select(card_setups.c.id).where(card_setups.c.shop_id == SHOP_ID).order_by(card_setups.c.id.desc())
        setup_id, no = tx.query("test.setup", query)[0].id, CARDS[card].error
        saved = SavedMethod(
            f"{card} {setup_id}", "cus_1", "card", CARDS[card].brand.title(), CARDS[card].last4, (2034, 12)
        )
        truth = SetupTruth("failed", setup_id, no) if no else SetupTruth("kept", setup_id, saved=saved)
        settle_setup(tx, setup_id, truth)

    def _event_declined(self, tx: Transaction) -> None:
        settle(tx, self._payment(tx).id, Truth("failed", error="card_declined"))

    def _event_packed(self, tx: Transaction) -> None:
        order = orders_of(tx, self.contact_id)[0]
        create_shipment(tx, CreateShipment(order.id, carrier="Trial Post", tracking_number="TP1"))

    def _event_shipped(self, tx: Transaction) -> None:
        order = orders_of(tx, self.contact_id)[0]
        if not order.shipments:
            self._event_packed(tx)
            order = orders_of(tx, self.contact_id)[0]
        ship(tx, Ship(order.shipments[0].id))

    def _event_scan(self, tx: Transaction, code: str, *place: str) -> None:
        self.parcel += 1
        parcel = orders_of(tx, self.contact_id)[0].shipments[0]
        record_scan(tx, RecordScan(f"s{self.parcel}", code, tx.now, parcel.id, place=" ".join(place)))

    def _event_stock(self, tx: Transaction, sku: str, count: str) -> None:
        set_stock(tx, sku, int(count))

    def _event_hand_back(self, tx: Transaction) -> None:
        from chaffer.threads.operations.hand_back import HandBack, hand_back

        hand_back(tx, HandBack(self.conversation_id, self.contact_id))

    def _event_laid(self, tx: Transaction, *details: str) -> None:
        thread = SimpleNamespace(id=self.conversation_id, contact_id=self.contact_id)
        command = command_of(tx, thread, list(details))
        before = load(self.state)
        state, said = laid_out(self._ctx(tx, before), before, command)
        self.state = msgspec.json.decode(msgspec.json.encode(dump(state)))
        for each in said:
            self._show(each)
        if keeps(command):
            take_over(tx, TakeOver(self.conversation_id), Actor("staff", "stf_someone"))
        else:
            self._event_hand_back(tx)

    def _event_company(self, tx: Transaction, *name: str) -> None:
        company(tx, self.contact_id, " ".join(name))

    # What is seen

    def read_bot(self) -> Seen:
        seen = Seen(bubbles=len(self.unread))
        texts: list[str] = []
        for part in self.unread:
            _look(part, seen, texts)
        seen.text = "\n\n".join(text for text in texts if text).replace("\u00a0", " ").replace("\u202f", " ")
        if self.unread:
            self.turns.append(self.unread)
        self.unread = []
        return seen

    def holds(self, what: str) -> Any:
        return self.db.read_now(SHOP_ID, lambda tx: held(tx, self.contact_id, what))

    def _orders(self) -> list[Any]:
        return self.db.read_now(SHOP_ID, lambda tx: orders_of(tx, self.contact_id))

    # A turn, as conversations/turn.py takes one, without a channel around it

    def _turn(self, messages: list[tuple[Part, ...]]) -> None:
        self.happened.clear()
        self.db.write_now(SHOP_ID, lambda tx: self._take(tx, messages))
        self.happened.clear()
        self.db.write_now(SHOP_ID, self._charges)
        self._tell()

    def _take(self, tx: Transaction, messages: list[tuple[Part, ...]]) -> None:
        says: list[Say | Ask] = []
        state = load(self.state)
        first = tx.statements
        for said in gather(messages, partial(self._apart, tx, state)):
            state = self._step_through(tx, state, self._heard(tx, state, said), says)
        self.statements = tx.statements - first
        self.state = msgspec.json.decode(msgspec.json.encode(dump(state)))
        self.language = state.language
        self.says = says
        for each in fewest(says):
            self._show(each)
        if says:
            self.last_out = tx.now

    def _step_through(self, tx: Transaction, state: State, heard: Heard, says: list[Say | Ask]) -> State:
        to_do: deque[Effect] = deque()
        told: Input | None = heard
        rounds = 0
        while True:
            if told is not None:
                rounds += 1
                assert rounds <= ROUNDS_AT_MOST, "a turn took too many rounds"
                before = msgspec.json.encode(dump(state))
                state, effects = step(state, told)
                if self.recorded is not None:
                    self.recorded.append((before, told, effects))
                to_do.extendleft(reversed(effects))
                told = None
            if not to_do:
                return state
            effect = to_do.popleft()
            match effect:
                case Say() | Ask():
                    says.append(effect)
                case Query():
                    told = told_of(effect, plain(QUERIES[effect.name](self._ctx(tx, state), plain(effect.args))))
                case Command():
                    told = self._carry_out(tx, state, effect)
                case HandOver():
                    why = {"reason": effect.reason, "question": effect.question}
                    COMMANDS["hand_over"](self._ctx(tx, state), why)

    def _carry_out(self, tx: Transaction, state: State, effect: Command) -> Input:
        try:
            return told_of(effect, plain(COMMANDS[effect.name](self._ctx(tx, state), plain(effect.args))))
        except Refusal as refusal:
            return Refused(effect.name, refusal.code, plain(refusal.details), effect.args, effect.then)

    def _ctx(self, tx: Transaction, state: State) -> Ctx:
        return Ctx(
            tx, own_shop(tx), self.contact_id, self.conversation_id, "whatsapp", state.language or "en", self.indexes,
            "https://shop.example",
        )  # fmt: skip

    def _heard(self, tx: Transaction, state: State, said: Gathered) -> Heard:
        parts, (text, masked) = said.parts, redact_cards(said.text)
        label = typed(text, state, state.language or "en", VOICE) if text else ""
        if label:
            parts, text = (*parts, Tapped(label, text)), ""
        gifting, left = gifting_in(text, state, state.language or self.language or "en", tx.now.date(), self.country)
        reading = self._read(tx, state, left or text) if text else SILENT
        wishes = wishes_apart(reading, partial(self._read, tx, state), self.facets)
        owner = held(tx, self.contact_id, "owner")
        silent_for = None if self.last_out is None else tx.now - self.last_out
        return Heard(
            text, parts, reading, tx.now.date(), "USD", self.country, profile_name=self.name, hint=self.language or "en", about_sku=self.about, owner=owner,
            disclose=silent_for is None or silent_for > timedelta(hours=24), masked=masked > 0,
            gifting=gifting, only_gifting=gifting is not None and not left, wishes=wishes,
        )  # fmt: skip

    def _read(self, tx: Transaction, state: State, text: str) -> Understanding:
        hint = state.language or self.language or "en"
        return understand(
            text, today=tx.now.date(), currency="USD", country=self.country, language_hint=hint, asked=expecting(state), facets=self.facets,
        )  # fmt: skip

    def _apart(self, tx: Transaction, state: State, before: str, after: str) -> bool:
        if any(is_command(text, state, state.language or "en", VOICE) for text in (before, after)):
            return True
        return requests.apart(state, self._read(tx, state, before), self._read(tx, state, after))

    def _show(self, said: Say | Ask) -> None:
        self.unread.extend(render(said, self.language or "en", VOICE))
        self.shown.extend(self.unread[-3:])


def plain(value: Any) -> Any:
    """As it is stored and read back: a turn can be replayed from its row."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _look(part: Part, seen: Seen, texts: list[str]) -> None:
    match part:
        case Text():
            texts.append(part.text)
        case Choices():
            texts.append(part.body)
            seen.taps += [choice.label for choice in part.choices]
        case Media():
            texts.append(part.caption)
        case ProductCards():
            texts.append(part.body)
            seen.cards += [card.title for card in part.cards]
            seen.taps += [choice.label for choice in part.more]
        case CartCard():
            texts += [part.body, part.total]
            seen.taps += [choice.label for choice in part.choices]
        case PaymentRequest():
            assert part.url.startswith("https://"), part.url
            texts.append(part.body)
            seen.pays = f"${part.amount.major.normalize():f}"
        case Card():
            texts += [part.title, part.price, part.body]
            seen.taps += [choice.label for choice in part.choices]
        case OrderCard():
            texts += [part.body, part.status]
            seen.taps += [choice.label for choice in part.choices]
        case Form():
            texts.append(part.body)
            seen.taps += [choice.label for choice in part.choices]
        case OrderReceipt() | Link() | AskLocation():
            texts.append(part.body)
        case _:
            raise AssertionError(f"the bot said something it should not: {part}")
