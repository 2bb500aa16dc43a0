"""The gate at the claim: what is let through, withdrawn with words, or postponed; and that it is the gate that does it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.channels.registry import CHANNELS
from chaffer.kernel.message import Purpose, Template
from chaffer.outbox.claim import Departure, claim
from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import rates_of
from chaffer.outbox.receipts import take_back
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.people.tables import attention, consents, contacts
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.tables import conversations, messages
from tests.outbox.crowd import say, thread

LIMITS = {kind: channel.limits for kind, channel in CHANNELS.items()}
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday, where the clock of tests begins
_ZONE = Statement(
    "test.zone", update(contacts).where(mine(contacts)).values(time_zone=given("zone"), country=given("land"))
)
_RENEW = Statement("test.renew", update(consents).where(mine(consents)).values(renew_by=given("at")))
PURPOSES: list[Purpose] = ["reply", "service", "transactional", "marketing", "code"]


class Shop:
    """One shop and one person in Paris, who has just written."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.id = db.clock.new_id("shop")
        self.pace = Pace()
        self.pace.leave("acc", "somebody", rates_of(LIMITS["whatsapp"], {}), 0.0)  # long ago: its burst is there
        self.do(lambda tx: create_shop(tx, CreateShop("gate", "Gate", "EUR", "en", "FR")))
        self.thread = self.do(lambda tx: thread(tx, "acc", "+33612345678"))
        self.contact = self.rows(select(conversations.c.contact_id))[0].contact_id
        self.do(lambda tx: tx.run(_ZONE, zone="Europe/Paris", land="FR"))

    def do(self, work: Callable[[Transaction], Any]) -> Any:
        return self.db.write_now(self.id, work)

    def rows(self, clause: Any) -> list[Any]:
        return self.db.read_now(self.id, lambda tx: tx.query("test.rows", clause))

    def agrees(self) -> None:
        self.do(lambda tx: opt_in(tx, OptIn(self.contact, "whatsapp")))

    def stops(self) -> None:
        self.do(lambda tx: opt_out(tx, OptOut(self.contact, "whatsapp")))

    def say(self, *parts: Any, purpose: Purpose) -> list[str]:
        said: list[str] = self.do(lambda tx: say(tx, self.thread, *parts, purpose=purpose))
        return said

    def claim(self, holder: str = "me") -> list[Departure]:
        seconds = self.db.clock.now().timestamp()
        return self.db.write_now("*", lambda tx: claim(tx, LIMITS, holder, self.pace, seconds)).departures

    def message(self) -> Any:
        return self.rows(select(messages).order_by(messages.c.seq.desc()).limit(1))[0]


@pytest.fixture
def shop(db: Database) -> Shop:
    return Shop(db)


def go_to(clock: ManualClock, moment: datetime) -> None:
    clock.forward(seconds=(moment - clock.now()).total_seconds())


@pytest.mark.parametrize("purpose", PURPOSES)
def test_without_a_reason_against_it_every_message_goes(shop: Shop, purpose: Purpose) -> None:
    """The control of all that follows: the same messages, nothing withheld."""
    shop.agrees()

    (said,) = shop.say("hello", purpose=purpose)

    gone = [each.outbound.id for each in shop.claim()]
    assert gone == [said], shop.message().reason


@pytest.mark.parametrize("purpose", PURPOSES)
def test_after_stop_only_answers_and_news_of_an_order_go(shop: Shop, purpose: Purpose) -> None:
    shop.agrees()
    shop.stops()
    shop.say("hello", purpose=purpose)

    gone = shop.claim()

    assert bool(gone) == (purpose in ("reply", "transactional"))
    if not gone:
        assert shop.message().state == "withdrawn"
        assert shop.message().reason == "opted_out: the person wrote STOP"


def test_an_advert_needs_a_consent(shop: Shop) -> None:
    shop.say("sale", purpose="marketing")

    assert shop.claim() == []
    assert (shop.message().state, shop.message().reason.split(":")[0]) == ("withdrawn", "no_opt_in")
    assert shop.message().permission["rule"] == "no_opt_in"


def test_a_consent_that_must_be_renewed_counts_no_more(shop: Shop, clock: ManualClock) -> None:
    shop.agrees()
    shop.do(lambda tx: tx.run(_RENEW, at=clock.now() - timedelta(days=1)))
    shop.say("sale", purpose="marketing")

    assert shop.claim() == []
    assert shop.message().permission["rule"] == "no_opt_in"


def test_an_advert_waits_for_the_morning_where_the_person_is(shop: Shop, clock: ManualClock) -> None:
    go_to(clock, NOON.replace(hour=19, minute=30))  # half past eight in the evening in Paris
    shop.agrees()
    shop.say("sale", purpose="marketing")

    assert shop.claim() == []
    waiting = shop.message()
    assert (waiting.state, waiting.reason.split(":")[0]) == ("promised", "quiet_hours")
    assert waiting.send_after == NOON.replace(hour=9) + timedelta(days=1)

    go_to(clock, waiting.send_after)
    assert len(shop.claim()) == 1


def test_no_hour_is_too_late_for_news_of_an_order(shop: Shop, clock: ManualClock) -> None:
    go_to(clock, NOON.replace(hour=23))
    shop.say("it comes", purpose="transactional")

    assert len(shop.claim()) == 1


def test_a_person_gets_one_advert_a_day_and_four_a_month(shop: Shop, clock: ManualClock) -> None:
    shop.agrees()
    gone = []
    for n, day in enumerate((0, 0, 1, 2, 3, 4)):  # Monday twice, and so on
        go_to(clock, NOON + timedelta(days=day, minutes=n))
        shop.do(lambda tx: thread(tx, "acc", "+33612345678"))
        shop.say("sale", purpose="marketing")
        gone.append(len(shop.claim()))

    assert gone == [1, 0, 1, 1, 1, 0]
    assert shop.message().reason.startswith("frequency_cap: ")
    assert sum(row.marketing for row in shop.rows(select(attention))) == 4


def test_a_shop_may_set_its_own_caps(shop: Shop, clock: ManualClock) -> None:
    shop.agrees()
    shop.do(lambda tx: change_shop(tx, ChangeShop(settings={"marketing_per_day": 2})))
    first, second, _ = shop.say("one", "two", "three", purpose="marketing")

    assert [each.outbound.id for each in shop.claim()] == [first]
    clock.forward(seconds=4)
    assert [each.outbound.id for each in shop.claim()] == [second]
    clock.forward(seconds=4)
    assert shop.claim() == []


def test_an_advert_that_is_claimed_again_is_not_counted_against_itself(shop: Shop) -> None:
    shop.agrees()
    shop.say("sale", purpose="marketing")
    assert len(shop.claim("lost")) == 1
    shop.db.write_now("*", lambda tx: take_back(tx, "lost"))

    assert len(shop.claim()) == 1
    assert [row.marketing for row in shop.rows(select(attention))] == [1]


def test_words_outside_the_window_are_withdrawn_with_the_reason(shop: Shop, clock: ManualClock) -> None:
    shop.say("hello again", purpose="service")
    clock.forward(hours=25)

    assert shop.claim() == []
    assert shop.message().reason.startswith("window_closed: the time to answer is over")


@pytest.mark.parametrize(
    ("state", "goes", "rule"),
    [
        ("approved", True, "service_template"), ("paused", False, "template_paused"),
        ("rejected", False, "template_rejected"), ("", False, "template_pending"), (None, False, "template_missing"),
    ],
)  # fmt: skip
def test_a_template_goes_by_its_state(shop: Shop, clock: ManualClock, state: str | None, goes: bool, rule: str) -> None:
    if state is not None:
        note(shop, "hours", "en", state, "UTILITY")
    shop.say(Template("hours", "en", "utility"), purpose="service")
    clock.forward(hours=25)

    assert bool(shop.claim()) == goes
    assert shop.message().permission["rule"] == rule


def test_an_advert_in_the_clothes_of_a_template_for_news_is_refused(shop: Shop) -> None:
    note(shop, "hours", "en", "approved", "marketing")
    shop.say(Template("hours", "en", "utility"), purpose="transactional")

    assert shop.claim() == []
    assert shop.message().permission["rule"] == "template_is_marketing"


def test_refused_messages_do_not_stand_in_the_way_of_what_comes_after(shop: Shop) -> None:
    shop.say(*(["sale"] * 11), purpose="marketing")
    (answer,) = shop.say("hello", purpose="reply")

    gone: list[str] = []
    for _ in range(12):
        gone += [each.outbound.id for each in shop.claim()]

    assert gone == [answer]


def note(shop: Shop, name: str, language: str, state: str, category: str) -> None:
    shop.do(lambda tx: note_template(tx, NoteTemplate("acc", name, language, state, category.lower())))
