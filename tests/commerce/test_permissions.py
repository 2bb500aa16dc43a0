"""Buying without being asked: never above the limit, by the shopper's own calendar, ended at once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chaffer.commerce.payments.mandates import Limits, MandateTooSmall, Taken, give_back, revoke_mandates
from chaffer.commerce.payments.periods import PERIODS, Period, begins, ends, last_day, zone_of
from chaffer.commerce.payments.permissions import (
    GivePermission,
    Permission,
    end_permission,
    give_permission,
    permission_of,
    use_permission,
)
from chaffer.commerce.payments.tables import mandates, payment_methods
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import SHOP, Shop, open_shop, put
from tests.rivals import at_once, in_the_middle

LIMITS = Limits(order_minor=6000, month_minor=20_000)
ZONES = ("UTC", "Asia/Seoul", "America/Los_Angeles", "Europe/Paris", "America/Sao_Paulo", "Pacific/Apia")


def with_card(shop: Shop) -> Shop:
    def write(tx: Transaction) -> None:
        put(tx, payment_methods, id="pmt_1", contact_id="per_ada", provider="stripe", provider_id="pm_1", label="Visa",
            last4="4242", created_at=tx.now)  # fmt: skip

    shop.do(write)
    return shop


@pytest.fixture
def shop(shop: Shop) -> Shop:
    return with_card(shop)


def allow(shop: Shop, minor: int = 8000, period: Period = "month", zone: str = "UTC", method: str = "pmt_1") -> str:
    command = GivePermission("per_ada", method, Money(minor, "USD"), period, zone, {"said": "you may"}, "cnv_1")
    made: str = shop.do(give_permission, command, LIMITS)
    return made


def using(minor: int, method: str = "pmt_1", currency: str = "USD") -> Any:
    return lambda tx: use_permission(tx, "per_ada", method, Money(minor, currency), LIMITS)


def spend(shop: Shop, minor: int) -> Taken | None:
    try:
        return shop.do(using(minor))  # type: ignore[no-any-return]
    except MandateTooSmall:
        return None


def held(shop: Shop) -> Permission:
    found = shop.read(permission_of, "per_ada")
    assert isinstance(found, Permission)
    return found


def at(shop: Shop, year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> None:
    clock: Any = shop.db.clock
    clock.forward(seconds=(datetime(year, month, day, hour, minute, tzinfo=UTC) - clock.now()).total_seconds())


def test_what_is_spent_and_left_is_known(shop: Shop) -> None:
    allow(shop)
    assert spend(shop, 3000)

    found = held(shop)

    assert (found.limit.minor, found.spent.minor, found.left.minor, found.last4) == (8000, 3000, 5000, "4242")
    assert shop.rows(mandates, "scope", "proof") == [("standing", {"said": "you may"})]


def test_not_a_cent_above_the_limit(shop: Shop) -> None:
    allow(shop)
    assert spend(shop, 5000)
    assert spend(shop, 3001) is None
    assert spend(shop, 3000)
    assert spend(shop, 1) is None
    assert held(shop).left.minor == 0


def test_another_card_another_currency_and_a_dear_order_are_asked_for(shop: Shop) -> None:
    allow(shop)
    for wrong in (using(100, "pmt_2"), using(100, currency="EUR"), using(6001), using(0)):
        with pytest.raises(MandateTooSmall):
            shop.do(wrong)
    assert held(shop).spent.minor == 0


def test_it_begins_anew_at_the_shoppers_midnight(shop: Shop) -> None:
    at(shop, 2026, 3, 31, 14, 0)
    allow(shop, zone="Asia/Seoul")  # where it is 23:00
    assert spend(shop, 6000)
    at(shop, 2026, 3, 31, 14, 59)
    assert spend(shop, 2001) is None
    at(shop, 2026, 3, 31, 15, 0)
    assert held(shop).left.minor == 8000
    assert spend(shop, 6000)


@pytest.mark.parametrize(("period", "days"), [("day", 1), ("week", 7), ("month", 31)])
def test_each_period_has_its_own_sum(shop: Shop, period: Period, days: int) -> None:
    at(shop, 2026, 6, 1, 12)  # a Monday, and a first
    allow(shop, period=period)
    assert spend(shop, 6000)
    assert spend(shop, 6000) is None
    clock: Any = shop.db.clock
    clock.forward(days=days)
    assert spend(shop, 6000)


def test_what_was_not_charged_is_given_back_but_not_to_another_month(shop: Shop) -> None:
    at(shop, 2026, 3, 30, 12)
    allow(shop)
    first = spend(shop, 6000)
    assert first is not None
    shop.do(give_back, first, 6000)
    assert held(shop).spent.minor == 0

    late = spend(shop, 6000)
    assert late is not None
    at(shop, 2026, 4, 2, 12)
    assert spend(shop, 6000)
    shop.do(give_back, late, 6000)  # its March is over
    assert held(shop).spent.minor == 6000


def test_it_ends_at_once_and_by_forgetting_the_card_too(shop: Shop) -> None:
    allow(shop)
    assert shop.do(end_permission, "per_ada")
    assert not shop.do(end_permission, "per_ada")
    assert (spend(shop, 1), shop.read(permission_of, "per_ada")) == (None, None)
    allow(shop)
    shop.do(revoke_mandates, "per_ada")
    assert spend(shop, 1) is None
    told = [row.kind for row in shop.rows(events, "kind") if row.kind.startswith("permission")]
    assert sorted(told) == ["permission_ended", "permission_given", "permission_given"]


def test_it_ends_by_itself(shop: Shop) -> None:
    allow(shop)
    clock: Any = shop.db.clock
    clock.forward(days=LIMITS.days + 1)
    assert spend(shop, 1) is None


def test_a_new_permission_remembers_what_was_spent(shop: Shop) -> None:
    allow(shop, 8000)
    assert spend(shop, 5000)
    allow(shop, 6000)
    assert (held(shop).spent.minor, held(shop).left.minor) == (5000, 1000)
    allow(shop, 3000)
    assert held(shop).left.minor == 0
    allow(shop, 3000, period="week")  # another calendar, another count
    assert held(shop).left.minor == 3000


def test_more_than_the_shop_takes_is_not_taken(shop: Shop) -> None:
    with pytest.raises(MandateTooSmall):
        allow(shop, 20_001)
    with pytest.raises(Invalid):
        allow(shop, 0)


def test_rivals_together_never_spend_more_than_allowed(shop: Shop) -> None:
    allow(shop, 8000)
    results = at_once(shop.db, SHOP, [using(3000)] * 6)
    assert sum(isinstance(each, Taken) for each in results) == 2, results
    assert sum(isinstance(each, MandateTooSmall) for each in results) == 4
    assert held(shop).spent.minor == 6000


def test_a_rival_in_the_middle_sees_what_is_taken(shop: Shop) -> None:
    allow(shop, 8000)
    results = in_the_middle(shop.db, SHOP, using(5000), using(5000))
    assert [type(each) for each in results] == [Taken, MandateTooSmall]


def test_rivals_at_the_turn_of_the_month_share_one_new_month(shop: Shop) -> None:
    at(shop, 2026, 3, 31, 12)
    allow(shop, 8000)
    assert spend(shop, 6000)
    at(shop, 2026, 4, 1, 0, 1)
    results = in_the_middle(shop.db, SHOP, using(5000), using(5000))
    assert [type(each) for each in results] == [Taken, MandateTooSmall]
    assert held(shop).spent.minor == 5000


def test_after_it_was_taken_back_in_the_middle_nothing_is_charged(shop: Shop) -> None:
    allow(shop, 8000)
    ended, charged = in_the_middle(shop.db, SHOP, lambda tx: end_permission(tx, "per_ada"), using(100))
    assert ended is True
    assert isinstance(charged, MandateTooSmall)


@given(st.integers(1_577_836_800, 2_051_222_400), st.sampled_from(PERIODS), st.sampled_from(ZONES))
def test_a_period_holds_its_moment_and_meets_the_next(second: int, period: Period, zone: str) -> None:
    now = datetime.fromtimestamp(second, UTC)
    first, after = begins(now, period, zone), ends(now, period, zone)

    assert first <= now < after
    assert begins(after, period, zone) == after
    assert ends(after - timedelta(seconds=1), period, zone) == after
    assert begins(first, period, zone) == first
    local = first.astimezone(ZoneInfo(zone))
    assert {"day": True, "week": local.weekday() == 0, "month": local.day == 1}[period]
    assert last_day(now, period, zone) < after.astimezone(ZoneInfo(zone)).date()


def test_an_unknown_zone_is_passed_over() -> None:
    assert zone_of("", "Mars/Phobos", "../etc/passwd", "Asia/Seoul") == "Asia/Seoul"
    assert zone_of("", "nonsense") == "UTC"


class Spending(RuleBasedStateMachine):
    """Give, spend, give back, end, let time go by; beside it an oracle that only adds up."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = ManualClock()
        self.db = MemoryDatabase(self.clock)
        self.shop: Any = with_card(open_shop(self.db))  # type: ignore[arg-type]
        self.limit = 0
        self.period: Period = "month"
        self.zone = "UTC"
        self.until = self.clock.now()
        self.spent: dict[datetime, int] = {}
        self.taken: list[tuple[Taken, int]] = []

    @property
    def now_in(self) -> datetime:
        return begins(self.clock.now(), self.period, self.zone)

    @property
    def allows(self) -> int:
        """What may be spent now."""
        over = not self.limit or self.clock.now() >= self.until
        return 0 if over else self.limit - self.spent.get(self.now_in, 0)

    @rule(minor=st.integers(1, 15_000), period=st.sampled_from(PERIODS), zone=st.sampled_from(ZONES))
    def give(self, minor: int, period: Period, zone: str) -> None:
        allow(self.shop, minor, period, zone)
        goes_on = self.limit and self.clock.now() < self.until and self.period == period
        last = self.spent.get(self.now_in, 0) if goes_on else 0
        kept = last if goes_on and self.now_in >= begins(self.clock.now(), period, zone) else 0
        self.limit, self.period, self.zone = minor, period, zone
        self.spent = {self.now_in: min(kept, minor)}
        self.until = self.clock.now() + timedelta(days=LIMITS.days)
        self.taken = []

    @rule(minor=st.integers(1, 7000))
    def spend(self, minor: int) -> None:
        may = minor <= min(self.allows, LIMITS.order_minor)
        taken = spend(self.shop, minor)
        assert (taken is not None) == may
        if taken is not None:
            self.spent[self.now_in] = self.spent.get(self.now_in, 0) + minor
            self.taken.append((taken, minor))

    @rule(which=st.integers(0, 9))
    def not_charged(self, which: int) -> None:
        if not self.taken:
            return
        taken, minor = self.taken.pop(which % len(self.taken))
        self.shop.do(give_back, taken, minor)
        newest = max(self.spent)
        if taken.began_at == newest:
            self.spent[newest] -= minor

    @rule()
    def end(self) -> None:
        self.shop.do(end_permission, "per_ada")
        self.limit = 0

    @rule(hours=st.integers(1, 24 * 40))
    def wait(self, hours: int) -> None:
        self.clock.forward(hours=hours)

    @invariant()
    def adds_up(self) -> None:
        found = self.shop.read(permission_of, "per_ada")
        assert (0 if found is None else found.left.minor) == self.allows
        assert all(row.used_minor <= row.limit_minor for row in self.shop.rows(mandates, "used_minor", "limit_minor"))


Spending.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestSpending = Spending.TestCase
