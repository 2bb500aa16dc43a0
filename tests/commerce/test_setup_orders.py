"""Every order in which things can happen to a card on its way to being kept at Stripe, against a small oracle.

What happens, happens in the stand-in; its webhooks are read by the provider's own reading, and each makes us look.
CHAFFER_SETUP_STEPS says how long the sequences are.
"""

import copy
import os
import random
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest

from chaffer.commerce.payments.jobs import look_at_setup
from chaffer.commerce.payments.jobs.open_setup import finish as opened
from chaffer.commerce.payments.methods import forget_methods
from chaffer.commerce.payments.operations.begin_setup import BeginSetup, begin_setup
from chaffer.commerce.payments.port import OpenedSetup, SetupTruth
from chaffer.commerce.payments.setups import setup_named
from chaffer.commerce.payments.tables import card_setups, payment_methods
from chaffer.integrations.payments.stripe.notices import read_notice
from chaffer.integrations.payments.stripe.provider import UNFOLDED_SETUP
from chaffer.integrations.payments.stripe.reading import truth_of_setup
from chaffer.kernel.untrusted import Untrusted
from chaffer.runtime.database import Database
from chaffer.runtime.tables import events, jobs
from chaffer.runtime.transaction import EVERY_FACT, Transaction
from chaffer.sandbox.notify import sign
from chaffer.sandbox.stripe import saving
from chaffer.sandbox.stripe.unfolding import unfolded
from chaffer.sandbox.stripe.world import World
from chaffer.testing import ManualClock
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import Shop, open_shop

STEPS = int(os.environ.get("CHAFFER_SETUP_STEPS", "4"))
EVENTS = ("saves", "declined", "expires", "session told", "intent told", "looked at late", "forgets")
SECRET = "whsec_orders"


@dataclass(frozen=True)
class Oracle:
    """there: what Stripe would say now; before: what it would have said before the last thing that happened there.

    state: ours. kept: cards. news: how often the shopper was told of a card kept, refused, forgotten.
    """

    there: str = "open"
    before: str = "open"
    state: str = "open"
    kept: int = 0
    news: tuple[int, int, int] = (0, 0, 0)

    def after(self, event: str) -> "Oracle":
        match event:
            case "saves" | "declined" | "expires" if self.there in {"open", "failed"}:
                there = {"saves": "kept", "declined": "failed", "expires": "expired"}[event]
                return replace(self, there=there, before=self.there)
            case "session told" | "intent told":
                return self._told(self.there)
            case "looked at late":
                return self._told(self.before)
            case "forgets" if self.kept:
                return replace(self, kept=0, news=(*self.news[:2], self.news[2] + 1))
            case _:
                return self

    def _told(self, truth: str) -> "Oracle":
        kept, refused, forgotten = self.news
        match truth:
            case "kept" if self.state != "kept":
                return replace(self, state="kept", kept=1, news=(kept + 1, refused, forgotten))
            case "failed" if self.state == "open":
                return replace(self, state="failed", news=(kept, refused + 1, forgotten))
            case "expired" if self.state in {"open", "failed"}:
                return replace(self, state="expired")
            case _:
                return self


class Play:
    """The shop, and Stripe beside it, with one page on which a card may be kept. news: facts, where no table holds them."""

    def __init__(self, shop: Shop, clock: ManualClock, news: list[str] | None = None) -> None:
        self.news = news
        self.shop, self.stripe, self.clock = shop, World(clock), clock
        command = BeginSetup("per_ada", "stripe", "en", {"said": "save my card"}, "cnv_1")
        self.setup: str = shop.do(begin_setup, command)
        wish = {"mode": "setup", "success_url": "https://shop.example", "allowed_payment_method_types": ["card"],
                "customer_creation": "always", "client_reference_id": self.setup}  # fmt: skip
        session = saving.open_session(self.stripe, wish, "https://pay.example/")
        self.session_id, self.intent_id = session["id"], session["setup_intent"]
        answer = OpenedSetup(session["id"], session["setup_intent"], session["url"])
        shop.do(opened, {"setup_id": self.setup}, answer)
        self.before = self.truth()

    @property
    def session(self) -> dict[str, Any]:
        return self.stripe.kept[self.session_id]

    def truth(self) -> SetupTruth:
        told = msgspec.json.decode(msgspec.json.encode(unfolded(self.stripe, self.session, UNFOLDED_SETUP)))
        return truth_of_setup(Untrusted(told))

    def do(self, event: str) -> None:
        now = self.truth()
        match event:
            case "saves":
                moved = saving.save(self.stripe, self.session, "pays") == "saved"
            case "declined":
                moved = saving.save(self.stripe, self.session, "declined") == "declined"
            case "expires":
                moved = self.session["status"] == "open"
                self.stripe.expire(self.session)
            case _:
                moved = False
                self._here(event)
        self.before = now if moved else self.before

    def _here(self, event: str) -> None:
        match event:
            case "session told":
                self._notice("checkout.session.completed", self.session)
            case "intent told":
                self._notice("setup_intent.succeeded", self.stripe.kept[self.intent_id])
            case "looked at late":
                self.shop.do(look_at_setup.finish, {"setup_id": self.setup}, self.before)
            case "forgets":
                self.shop.do(forget_methods, "per_ada")

    def _notice(self, kind: str, told: dict[str, Any]) -> None:
        """Signed, read, found among the shop's own, looked at: all but the wire."""
        event = {"object": "event", "id": f"evt_{kind}", "type": kind, "data": {"object": told}}
        body = msgspec.json.encode(event)
        headers = {"stripe-signature": sign(SECRET, self.clock.now(), body)}
        notice = read_notice(headers, body, [SECRET], self.clock.now())
        assert notice.about == "setup"
        setup_id = self.shop.read(setup_named, "stripe", notice.provider_id)
        assert setup_id == self.setup
        request = self.shop.do(look_at_setup.prepare, {"setup_id": setup_id})
        if request is not None:
            assert request.provider_id == self.session_id
            self.shop.do(look_at_setup.finish, {"setup_id": setup_id}, self.truth())

    def seen(self) -> Oracle:
        ((state,),) = self.shop.rows(card_setups, "state")
        happened = [row.kind for row in self.shop.rows(events, "kind", "id")] if self.news is None else self.news
        told = Counter(happened)
        kept = [row for row in self.shop.rows(payment_methods, "id", "state") if row.state == "active"]
        news = (told["card_kept"], told["card_not_kept"], told["card_forgotten"])
        detached = [row for row in self.shop.rows(jobs, "kind", "key") if row.kind == "payments.detach"]
        assert len(detached) == told["card_forgotten"]
        return Oracle(self.truth().state, self.before.state, state, len(kept), news)

    def check(self, oracle: Oracle, path: tuple[str, ...]) -> None:
        assert self.seen() == oracle, path


def in_memory() -> Play:
    clock, news = ManualClock(), list[str]()

    def note(_tx: Transaction, fact: Any) -> None:
        news.append(type(fact).__struct_config__.tag)

    db = MemoryDatabase(clock, {EVERY_FACT: [note]})
    return Play(open_shop(db), clock, news)  # type: ignore[arg-type]


def walk(play: Play, oracle: Oracle, path: tuple[str, ...], counted: list[int]) -> None:
    for event in EVENTS:
        here = (*path, event)
        world, before, news = play.stripe, play.before, len(play.news or ())
        play.stripe = copy.copy(world)
        play.stripe.kept = copy.deepcopy(world.kept)
        with play.shop.db.undone():  # type: ignore[attr-defined]
            play.do(event)
            expected = oracle.after(event)
            play.check(expected, here)
            counted[0] += 1
            if len(here) < STEPS:
                walk(play, expected, here, counted)
        play.stripe, play.before = world, before
        del (play.news or [])[news:]


def test_every_order_of_events_on_the_way_to_a_kept_card_ends_as_the_oracle_says() -> None:
    counted = [0]
    walk(in_memory(), Oracle(), (), counted)
    assert counted[0] == sum(len(EVENTS) ** length for length in range(1, STEPS + 1))


@pytest.mark.parametrize("seed", range(4))
def test_longer_orders_by_chance_end_so_on_both_databases(seed: int, db: Database) -> None:
    chance = random.Random(seed)
    play, oracle, path = Play(open_shop(db), db.clock), Oracle(), ()  # type: ignore[arg-type]
    for _ in range(12):
        event = chance.choice(EVENTS)
        path = (*path, event)
        play.do(event)
        oracle = oracle.after(event)
        play.check(oracle, path)


def test_an_oracle_that_errs_would_be_seen() -> None:
    play = in_memory()
    play.do("saves")
    play.do("session told")
    with pytest.raises(AssertionError):
        play.check(Oracle().after("saves").after("declined"), ())
