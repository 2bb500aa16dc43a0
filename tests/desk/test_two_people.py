"""However it is asked for, no money above a limit moves without two different people; and nothing moves twice."""

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaffer.accounts.actor import Actor
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.ledger.audit import audit_balances as books
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.views import OrderView
from chaffer.desk.approvals.operations.ask import Answer, Ask, ask
from chaffer.desk.approvals.operations.decide import Decide, decide
from chaffer.desk.approvals.operations.due import approval_due
from chaffer.desk.approvals.operations.set_rules import set_rules
from chaffer.desk.approvals.operations.take_back import take_back
from chaffer.desk.approvals.rows import approval, list_approvals
from chaffer.desk.approvals.rules import MoneyRules
from chaffer.kernel.errors import Refusal
from chaffer.people.listing import LAST
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from tests.rivals import at_once, in_the_middle
from tests.web.conftest import Shop, open_shop, stock
from tests.web.people import hire
from tests.web.test_order_service import paid

LIMIT = 700
RULES = MoneyRules({"refund": {"USD": LIMIT}, "credit": {"USD": LIMIT}, "cancel": {"USD": LIMIT}}, undo_seconds=10)
PEOPLE = ("ana", "bo", "cy")


@pytest.fixture
def shop(db: Database) -> Shop:
    return open_shop(db, "ours")


@pytest.fixture
def people(db: Database, shop: Shop) -> list[Actor]:
    return [Actor("staff", hire(db, shop.id, "supervisor", f"{name}@shop.example")) for name in PEOPLE]


def bought(db: Database, shop: Shop) -> str:
    """Another paid order; the shelf never runs out."""
    stock(db, shop.id, left=9)

    def fill(tx: Transaction) -> None:
        variant = variant_by_sku(tx, "MUG-RED")
        assert variant is not None
        set_stock(tx, SetStock(variant.id, None))

    db.write_now(shop.id, fill)
    return paid(db, shop)


def look(db: Database, shop: Shop, order_id: str) -> OrderView:
    return db.read_now(shop.id, lambda tx: order(tx, order_id))


def refund(order_id: str, minor: int, actor: Actor, key: str, method: str = "original") -> Ask:
    command = {
        "order_id": order_id, "key": key, "lines": None, "minor": minor, "shipping": False, "restock": False,
        "reason": "", "method": method, "bonus_percent": 0,
    }  # fmt: skip
    return Ask("refund", command, actor, key)


def waiting(db: Database, shop: Shop, order_id: str, actor: Actor, minor: int = 900) -> str:
    answer: Answer = db.write_now(shop.id, lambda tx: ask(tx, refund(order_id, minor, actor, f"w{minor}")))
    assert answer.approval is not None
    assert answer.approval.state == "waiting"
    return answer.approval.id


DOES = st.lists(
    st.one_of(
        st.tuples(st.just("refund"), st.integers(0, 3), st.integers(1, 1200), st.sampled_from(["original", "store_credit"])),
        st.tuples(st.just("cancel"), st.integers(0, 3)),
        st.tuples(st.just("action"), st.integers(0, 3)),
        st.tuples(st.just("decide"), st.integers(0, 3), st.integers(0, 8), st.booleans()),
        st.tuples(st.just("back"), st.integers(0, 3), st.integers(0, 8)),
        st.tuples(st.just("wait"), st.sampled_from([3, 11, 300_000])),
    ),
    max_size=14,
)  # fmt: skip


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(does=DOES)
def test_no_money_above_the_limit_moves_without_two_people(
    db: Database, shop: Shop, people: list[Actor], clock: ManualClock, does: list[tuple[Any, ...]]
) -> None:
    db.write_now(shop.id, lambda tx: set_rules(tx, RULES))
    order_id = bought(db, shop)
    actors = [*people, Actor("key", shop.key_id)]
    for number, what in enumerate(does):
        _do(db, shop, order_id, actors, clock, number, what)
        _holds(db, shop, order_id)


def _do(
    db: Database, shop: Shop, order_id: str, actors: list[Actor], clock: ManualClock, number: int, what: tuple[Any, ...]
) -> None:
    name = what[0]
    if name == "wait":
        clock.forward(seconds=what[1])
        for each in _all(db, shop, order_id):
            db.write_now(shop.id, lambda tx, one=each.id: approval_due(tx, one))
        return
    actor = actors[what[1]]
    asked = _all(db, shop, order_id)
    picked = asked[what[2] % len(asked)].id if name in {"decide", "back"} and asked else ""
    wish = {"kind": "cancel"}
    works: dict[str, Any] = {
        "refund": lambda tx: ask(tx, refund(order_id, what[2], actor, f"{order_id}{number}", what[3])),
        "cancel": lambda tx: ask(tx, Ask("cancel_order", {"order_id": order_id, "reason": ""}, actor)),
        "action": lambda tx: ask(tx, Ask("order_action", {
            "order_id": order_id, "wish": wish, "key": f"{order_id}a{number}", "despite_policy": False,
        }, actor, f"{order_id}a{number}")),
        "decide": lambda tx: decide(tx, Decide(picked, what[3]), actor),
        "back": lambda tx: take_back(tx, picked, actor),
    }  # fmt: skip
    if name in {"decide", "back"} and not picked:
        return
    with contextlib.suppress(Refusal):
        db.write_now(shop.id, works[name])


def _all(db: Database, shop: Shop, order_id: str) -> list[Any]:
    return db.read_now(shop.id, lambda tx: list_approvals(tx, LAST, 100, (), order_id=order_id))


def _holds(db: Database, shop: Shop, order_id: str) -> None:
    """What left without a second person is within the limit; whoever agreed is another than who asked."""
    rows, view = _all(db, shop, order_id), look(db, shop, order_id)
    together = sum(each.amount.minor for each in rows if each.state == "done" and each.decided_id)
    assert view.refunded.minor - together <= LIMIT
    assert view.refunded.minor == sum(each.amount.minor for each in rows if each.state == "done")
    for each in rows:
        assert (each.asked_kind, each.asked_id) != (each.decided_kind, each.decided_id)
    assert db.read_now(shop.id, books) == []


def test_of_two_who_decide_at_once_one_does(db: Database, shop: Shop, people: list[Actor]) -> None:
    db.write_now(shop.id, lambda tx: set_rules(tx, RULES))
    order_id = paid(db, shop)
    one = waiting(db, shop, order_id, people[0])

    results = at_once(
        db, shop.id,
        [lambda tx, by=by: decide(tx, Decide(one, yes=True), by) for by in people[1:]]
        + [lambda tx: decide(tx, Decide(one, yes=False), people[1])],
    )  # fmt: skip

    done = [each for each in results if not isinstance(each, Exception)]
    assert len({each.decided_id for each in done}) == 1
    assert len({each.state for each in done}) == 1
    expected = 900 if done[0].state == "done" else 0
    assert look(db, shop, order_id).refunded.minor == expected


def test_taking_back_and_agreeing_cross(db: Database, shop: Shop, people: list[Actor]) -> None:
    db.write_now(shop.id, lambda tx: set_rules(tx, RULES))
    order_id = paid(db, shop)
    one = waiting(db, shop, order_id, people[0])

    first, rival = in_the_middle(
        db, shop.id, lambda tx: take_back(tx, one, people[0]), lambda tx: decide(tx, Decide(one, yes=True), people[1])
    )

    assert first.state == "taken_back"
    assert isinstance(rival, Refusal)
    assert look(db, shop, order_id).refunded.minor == 0


def test_two_small_refunds_at_once_do_not_add_up_to_more_than_the_limit(
    db: Database, shop: Shop, people: list[Actor]
) -> None:
    db.write_now(shop.id, lambda tx: set_rules(tx, MoneyRules({"refund": {"USD": LIMIT}}, undo_seconds=0)))
    order_id = paid(db, shop)

    answers = at_once(
        db, shop.id, [lambda tx, n=n: ask(tx, refund(order_id, 500, people[n], f"s{n}")) for n in range(2)]
    )  # fmt: skip

    assert sorted(each.approval is None for each in answers) == [False, True]
    assert look(db, shop, order_id).refunded.minor == 500


def test_what_is_held_is_done_after_a_restart(
    db: Database, shop: Shop, people: list[Actor], clock: ManualClock, database_url: str
) -> None:
    order_id = paid(db, shop)
    answer: Answer = db.write_now(shop.id, lambda tx: ask(tx, refund(order_id, 300, people[0], "held")))
    assert answer.approval is not None
    one = answer.approval.id
    db.close()

    again = open_database(database_url, clock)
    clock.forward(seconds=11)
    again.write_now(shop.id, lambda tx: approval_due(tx, one))
    again.write_now(shop.id, lambda tx: approval_due(tx, one))
    state = again.read_now(shop.id, lambda tx: approval(tx, one).state)
    back = again.read_now(shop.id, lambda tx: order(tx, order_id).refunded.minor)
    again.close()

    assert (state, back) == ("done", 300)
