"""What is bought together, counted step by step, against counting by brute force."""

from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.commerce.catalog.tables import bought_together, pair_counts, products
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.relations import nightly
from chaffer.commerce.relations.counting import CONFIDENCE_PPM, LIFT_PPM, ORDERS_AT_LEAST, PRODUCTS_AT_MOST, together
from chaffer.commerce.relations.operations import count_together
from chaffer.commerce.relations.operations.count_together import begin_count, count_step
from chaffer.commerce.relations.queries import related
from chaffer.runtime.database import Database
from chaffer.runtime.jobs import claim, done
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import Shop, open_shop, put

Basket = frozenset[str]


def bought(shop: Any, number: int, basket: Any, **told: Any) -> None:
    """An order of these products. told: columns of the order that differ."""

    def write(tx: Transaction) -> None:
        values = {"state": "placed", "payment_state": "paid", "placed_at": tx.now} | told
        gone = values.pop("gone", 0)
        put(tx, orders, id=f"ord_{number:04}", sequence=number, number=str(number), contact_id="per_ada",
            fulfilment_state="open", currency="USD", subtotal_minor=1, total_minor=1, **values)  # fmt: skip
        for at, product in enumerate(sorted(basket)):
            put(tx, order_lines, id=f"lin_{number:04}_{at}", order_id=f"ord_{number:04}", product_id=product, title="x",
                quantity=1, unit_minor=1, total_minor=1, refunded_quantity=gone)  # fmt: skip

    shop.do(write)


def count(shop: Any) -> int:
    """All steps of one count; how many."""
    step, steps = shop.do(begin_count), 0
    while step is not None:
        step, steps = shop.do(count_step, step), steps + 1
    return steps


def counted(shop: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    rows = shop.rows(bought_together, "product_id", "other_id", "orders", "confidence_ppm", "lift_ppm")
    return {(row.product_id, row.other_id): (row.orders, row.confidence_ppm, row.lift_ppm) for row in rows}


def by_brute_force(baskets: list[Basket]) -> dict[tuple[str, str], tuple[int, int, int]]:
    found = {}
    told = [basket for basket in baskets if basket]
    for one, other in permutations(sorted(set().union(*told)) if told else [], 2):
        both = sum(one in basket and other in basket for basket in told)
        a, b = (sum(each in basket for basket in told) for each in (one, other))
        if both < ORDERS_AT_LEAST or both / a < CONFIDENCE_PPM / 1e6 or both * len(told) / (a * b) < LIFT_PPM / 1e6:
            continue
        found[one, other] = (both, both * 10**6 // a, both * len(told) * 10**6 // (a * b))
    return found


basket_lists = st.lists(st.frozensets(st.sampled_from("ABCDE"), max_size=4), max_size=30)


@settings(max_examples=60, deadline=None)
@given(basket_lists, basket_lists)
def test_counting_in_steps_finds_what_brute_force_finds_and_forgets_yesterdays(
    first: list[Basket], more: list[Basket]
) -> None:
    shop = open_shop(MemoryDatabase(ManualClock()))  # type: ignore[arg-type]
    for number, basket in enumerate(first * 2, 1):
        bought(shop, number, basket)
    count(shop)
    once = counted(shop)
    for number, basket in enumerate(more, 1001):
        bought(shop, number, basket)
    shop.db.clock.forward(hours=24)
    count(shop)

    assert once == by_brute_force(first * 2)
    assert counted(shop) == by_brute_force(first * 2 + more)
    assert shop.rows(pair_counts, "orders") == []


def test_the_bounds_are_reached_exactly(shop: Shop) -> None:
    assert together(5, 50, 10, 120) == (100_000, 1_200_000)
    assert together(4, 4, 4, 1000) is None
    assert together(5, 51, 10, 1000) is None
    assert together(5, 50, 10, 119) is None


def test_only_what_was_paid_and_kept_counts_and_only_here(shop: Shop, db: Database) -> None:
    pair, others = frozenset("AB"), frozenset("CD")
    for number in range(1, 5):
        bought(shop, number, pair)
    for number, told in enumerate(
        (
            {"state": "cancelled"}, {"payment_state": "due"}, {"payment_state": "refunded"}, {"gone": 1},
            {"placed_at": db.clock.now() - count_together.SINCE * 2},
        ), 10,
    ):  # fmt: skip
        bought(shop, number, pair, **told)
    for number in range(20, 30):
        bought(shop, number, others)
    db.write_now("shp_other", lambda tx: put(tx, orders, id="ord_9", sequence=9, number="9", contact_id="p", state="placed",
        payment_state="paid", fulfilment_state="open", currency="USD", subtotal_minor=1, total_minor=1, placed_at=tx.now))  # fmt: skip
    db.write_now("shp_other", lambda tx: [put(tx, order_lines, id=f"l{each}", order_id="ord_9", product_id=each, title="x",
        quantity=1, unit_minor=1, total_minor=1) for each in "AB"])  # fmt: skip
    count(shop)
    four = set(counted(shop))
    bought(shop, 40, pair, state="completed", source={"imported": "shopify"})
    count(shop)

    assert four == {("C", "D"), ("D", "C")}
    assert set(counted(shop)) == {("A", "B"), ("B", "A"), ("C", "D"), ("D", "C")}


def test_a_stockpile_tells_nothing(shop: Shop) -> None:
    many = frozenset(f"P{number}" for number in range(PRODUCTS_AT_MOST + 1))
    for number in range(1, 8):
        bought(shop, number, many)
    count(shop)

    assert counted(shop) == {}


def test_a_count_is_taken_in_small_steps_and_another_one_ends_it(shop: Shop, clock: ManualClock) -> None:
    for number in range(1, 250):
        bought(shop, number, frozenset("AB") if number % 2 else frozenset("C"))
    old = shop.do(begin_count)
    old = shop.do(count_step, shop.do(count_step, old))
    clock.forward(minutes=1)
    steps = count(shop)

    assert steps >= 6
    assert shop.do(count_step, old) is None
    assert counted(shop)["A", "B"] == (125, 1_000_000, 249 * 125 * 10**6 // (125 * 125))


def test_what_is_bought_together_comes_after_the_rules(shop: Shop) -> None:
    for sku in "ABC":
        shop.product(sku)
    for number in range(1, 8):
        bought(shop, number, {"prd_A", "prd_B"})
    for number in range(10, 20):
        bought(shop, number, {"prd_C"})
    count(shop)
    found = shop.read(related, "goes_with", ["prd_A"])

    assert [(each.product.id, each.why) for each in found] == [("prd_B", "together")]
    assert shop.read(related, "better", ["prd_A"]) == []
    assert len(shop.rows(products, "id")) == 3


def test_the_night_is_the_shops_own_and_its_jobs_go_through(shop: Shop) -> None:
    for number in range(1, 8):
        bought(shop, number, {"A", "B"})
    for number in range(10, 20):
        bought(shop, number, {"C"})
    shop.do(nightly.count_tonight)
    shop.do(nightly.begin, {})
    rounds = 0
    while shop.do(_work_on) and rounds < 50:
        rounds += 1

    assert set(counted(shop)) == {("A", "B"), ("B", "A")}
    now = shop.db.clock.now()
    assert nightly.next_night(now, "Asia/Seoul").hour == 18
    assert now < nightly.next_night(now, "America/New_York")


def _work_on(tx: Transaction) -> int:
    """What a process does with the jobs that are due; how many."""
    claimed = claim(tx)
    for job in claimed:
        nightly.go_on(tx, job.arguments)
        done(tx, job)
    return len(claimed)
