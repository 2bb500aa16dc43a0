"""Whose an order is, what they get for it, and what of it goes back: sums that always add up."""

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.commission.listing import list_entries, months
from chaffer.commerce.commission.operations.note_lead import NoteLead, note_lead
from chaffer.commerce.commission.operations.settle_commission import settle_commission
from chaffer.commerce.commission.rule import Rule, base_of, commission_on, left_of, rule_of
from chaffer.commerce.commission.tables import commissions
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.finish_refund import fail_refund, finish_refund
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments
from chaffer.kernel.errors import Refusal
from chaffer.kernel.message import Text
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.say import Author, promise
from chaffer.wiring import reactions
from tests.commerce.shop import Shop, open_shop

MINA, JUN = "stf_mina", "stf_jun"
PRICE = 1000
SEQ = itertools.count(1)


@pytest.fixture
def shop(db: Database) -> Shop:
    db.reactions = reactions("http://shop.test")
    opened = open_shop(db)
    opened.product("MUG", PRICE, on_hand=100_000)
    rules(opened, basis_points=1000)
    return opened


def rules(shop: Shop, **told: Any) -> None:
    shop.do(change_shop, ChangeShop(settings={"commission": {"days": 14, **told}}))


def lead(shop: Shop, staff_id: str = MINA, kind: str = "board", *, state: str = "", contact: str = "per_ada") -> None:
    def write(tx: Transaction) -> None:
        (message_id,) = promise(tx, "cnv_1", next(SEQ), [Text("Look")], author=Author("staff", staff_id),
                                scheduled=state == "scheduled")  # fmt: skip
        note_lead(tx, NoteLead(contact, "cnv_1", staff_id, kind, message_id))  # type: ignore[arg-type]

    shop.db.write_now("shp_test", write)


def buy(shop: Shop, units: int = 1) -> str:
    """A paid order; its id."""
    checkout_id = shop.checkout(MUG=units)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    total = next(row.minor for row in shop.rows(payments, "id", "minor") if row.id == payment_id)
    follow(shop)
    shop.do(settle, payment_id, Truth("paid", total, "USD"))
    follow(shop)
    return str(next(row.id for row in shop.rows(orders, "id", "checkout_id") if row.checkout_id == checkout_id))


def follow(shop: Shop) -> None:
    """As the process that follows the feed does."""
    for row in shop.rows(orders, "id"):
        shop.do(settle_commission, row.id)


def order(shop: Shop, order_id: str) -> Any:
    columns = ("id", "total_minor", "shipping_minor", "tax_minor", "refunded_minor")
    return next(row for row in shop.rows(orders, *columns) if row.id == order_id)


def entries(shop: Shop) -> list[Any]:
    return list(shop.read(list_entries, "~", 100))


def test_the_last_to_lay_something_out_before_the_order_gets_it(shop: Shop, clock: ManualClock) -> None:
    lead(shop, JUN)
    clock.forward(hours=1)
    lead(shop, MINA, "cart")
    clock.forward(hours=1)
    lead(shop, JUN, "message")

    buy(shop)

    (told,) = shop.rows(commissions, "staff_id", "lead_kind")
    assert tuple(told) == (MINA, "cart")
    (entry,) = entries(shop)
    assert (entry.kind, entry.minor, entry.base_minor) == ("earned", PRICE // 10, PRICE)


@pytest.mark.parametrize("state", ["", "scheduled"])
def test_what_the_shopper_never_saw_and_what_is_too_long_ago_leads_to_nothing(
    shop: Shop, clock: ManualClock, state: str
) -> None:
    lead(shop, state=state)
    if not state:
        clock.forward(days=14, seconds=1)

    buy(shop)

    assert [row.staff_id for row in shop.rows(commissions, "staff_id")] == [""]
    assert entries(shop) == []


def test_an_answer_in_words_counts_only_where_the_shop_says_so(shop: Shop) -> None:
    lead(shop, kind="message")
    buy(shop)
    assert entries(shop) == []

    rules(shop, basis_points=500, counts="any", people={MINA: 2000})
    buy(shop)

    assert [entry.minor for entry in entries(shop)] == [PRICE // 5]


def test_somebody_elses_lead_to_another_shopper_counts_for_nothing(shop: Shop) -> None:
    lead(shop, contact="per_bo")

    buy(shop)

    assert entries(shop) == []


def test_a_rule_that_changes_leaves_orders_that_are_placed_as_they_were(shop: Shop) -> None:
    lead(shop)
    order_id = buy(shop)
    rules(shop, basis_points=9000)

    refund = shop.do(ask_refund, AskRefund(order_id, "half", minor=order(shop, order_id).total_minor // 2))
    shop.do(finish_refund, refund, "prov_1")
    follow(shop)

    assert sum(entry.minor for entry in entries(shop)) <= PRICE // 20 + 1


def test_a_refund_takes_back_its_share_and_a_failed_one_gives_it_again(shop: Shop) -> None:
    lead(shop)
    order_id = buy(shop, 3)
    total = order(shop, order_id).total_minor

    first = shop.do(ask_refund, AskRefund(order_id, "one", minor=total // 3))
    shop.do(finish_refund, first, "prov_1")
    follow(shop)
    second = shop.do(ask_refund, AskRefund(order_id, "rest", minor=total - total // 3))
    shop.do(fail_refund, second, "expired_card")
    follow(shop)

    kinds = [entry.kind for entry in reversed(entries(shop))]
    assert kinds[:2] == ["earned", "reversed"]
    assert sum(entry.minor for entry in entries(shop)) == left_of(3 * PRICE // 10, total, total // 3)


def test_said_twice_it_is_entered_once(shop: Shop) -> None:
    lead(shop)
    order_id = buy(shop)

    shop.do(settle_commission, order_id)
    shop.do(settle_commission, order_id)

    assert len(entries(shop)) == 1


def test_the_months_are_the_sums_of_their_entries(shop: Shop, clock: ManualClock) -> None:
    lead(shop)
    buy(shop)
    clock.forward(days=40)
    lead(shop, JUN)
    order_id = buy(shop, 2)
    refund = shop.do(ask_refund, AskRefund(order_id, "all", minor=order(shop, order_id).total_minor))
    shop.do(finish_refund, refund, "prov_1")
    follow(shop)

    told = shop.read(months, "")

    assert [(row.staff_id, int(row.minor), row.orders) for row in told] == [(JUN, 0, 1), (MINA, PRICE // 10, 1)]
    assert sum(int(row.minor) for row in told) == sum(entry.minor for entry in entries(shop))


STEPS = st.lists(
    st.tuples(st.sampled_from(["lead", "buy", "refund", "fail"]), st.sampled_from([MINA, JUN]), st.integers(1, 100)),
    min_size=4, max_size=14,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, rate=st.integers(0, 10_000))
def test_commissions_add_up_and_never_exceed_their_share(shop: Shop, steps: list[Any], rate: int) -> None:
    rules(shop, basis_points=rate)
    mine_ = {row.id for row in shop.rows(orders, "id")}
    for what, who, share in steps:
        bought = [row for row in shop.rows(orders, "id") if row.id not in mine_]
        if what == "lead":
            lead(shop, who)
        elif what == "buy":
            buy(shop, 1 + share % 3)
        elif bought:
            _refund(shop, bought[share % len(bought)].id, share, failing=what == "fail")

    told = entries(shop)
    known = {row.order_id: row for row in shop.rows(commissions, "order_id", "basis_points", "staff_id")}
    for order_id, by in known.items():
        if not by.staff_id:
            assert order_id not in {each.order_id for each in told}
            continue
        row, own = order(shop, order_id), [each for each in told if each.order_id == order_id]
        base = base_of(row.total_minor, row.shipping_minor, row.tax_minor)
        got = sum(each.minor for each in own)
        assert {each.staff_id for each in own} <= {by.staff_id}
        assert 0 <= got <= commission_on(base, by.basis_points)
        assert got * row.total_minor <= commission_on(base, by.basis_points) * (row.total_minor - row.refunded_minor)
        if row.refunded_minor == row.total_minor:
            assert got == 0
    assert sum(each.minor for each in told) == sum(int(row.minor) for row in shop.read(months, ""))


def _refund(shop: Shop, order_id: str, share: int, *, failing: bool) -> None:
    minor = max(order(shop, order_id).total_minor * share // 100, 1)
    try:
        refund = shop.do(ask_refund, AskRefund(order_id, shop.db.clock.new_id("request"), minor=minor))
    except Refusal:
        return
    if failing:
        shop.do(fail_refund, refund, "expired_card")
        follow(shop)
    else:
        shop.do(finish_refund, refund, f"prov_{refund}")
        follow(shop)


@given(minor=st.integers(0, 10**9), total=st.integers(0, 10**9), back=st.integers(0, 2 * 10**9))
def test_what_is_left_lies_between_nothing_and_all(minor: int, total: int, back: int) -> None:
    left = left_of(minor, total, back)

    assert 0 <= left <= minor
    assert back < total or left == 0
    assert left_of(minor, total, 0) == (minor if total else 0)


@pytest.mark.parametrize(
    "told", [None, 5, "x", [], {"days": -1}, {"days": "x"}, {"basis_points": 10_001}, {"counts": "all"}, {"people": 3}]
)
def test_a_rule_that_is_no_rule_is_the_plain_one(told: Any) -> None:
    assert rule_of({"commission": told}) == Rule()
