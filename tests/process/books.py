"""The reckoning of goods and money: shelves against orders, orders against what cards really paid, and the ledger."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from chaffer.commerce.invariants import broken_invariants
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.sandbox.payments.bank import Bank
from tests.process.records import read_rows

SHELF = Path(__file__).parent / "shelf.jsonl"


def first_stock() -> dict[str, int]:
    """Units by sku, as the catalogue was imported."""
    products = [msgspec.json.decode(line) for line in SHELF.read_bytes().splitlines()]
    return {variant["sku"]: variant["stock"] for product in products for variant in product["variants"]}


def faults_in_books(database_url: str, bank: Bank) -> list[str]:
    """Everything that does not add up, in words."""
    return [
        *_shelves(database_url), *_orders(database_url), *_charges(database_url, bank), *_ledger(database_url),
        *_own_audit(database_url),
    ]  # fmt: skip


def _shelves(url: str) -> list[str]:
    sold: Counter[str] = Counter()
    for sku, units in read_rows(
        url,
        "SELECT l.sku, sum(l.quantity) FROM order_lines l JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id "
        "WHERE o.state <> 'cancelled' GROUP BY l.sku",
    ):
        sold[sku] = int(units)
    held: Counter[str] = Counter()
    for sku, units in read_rows(
        url,
        "SELECT v.sku, sum(r.quantity) FROM reservations r JOIN variants v ON v.shop_id = r.shop_id "
        "AND v.id = r.variant_id WHERE r.state = 'held' GROUP BY v.sku",
    ):
        held[sku] = int(units)
    first = first_stock()
    there = read_rows(
        url,
        "SELECT v.sku, sum(s.on_hand), sum(s.reserved) FROM stock s JOIN variants v ON v.shop_id = s.shop_id "
        "AND v.id = s.variant_id GROUP BY v.sku",
    )
    faults = [
        f"{sku}: {first[sku]} at first, {sold[sku]} sold, {on_hand} left"
        for sku, on_hand, _reserved in there
        if first[sku] - sold[sku] != on_hand
    ]
    faults += [f"{sku}: {reserved} reserved, {held[sku]} held" for sku, _, reserved in there if held[sku] != reserved]
    faults += [f"{sku}: oversold" for sku, on_hand, reserved in there if on_hand < reserved or on_hand < 0]
    return faults if len(there) == len(first) else [*faults, f"{len(there)} of {len(first)} variants"]


def _orders(url: str) -> list[str]:
    # A cart may have two orders: what was put in after the first one's bill stays in it.
    twice = read_rows(url, "SELECT checkout_id, count(*) FROM orders GROUP BY checkout_id HAVING count(*) > 1")
    faults = [f"checkout {which} has {count} orders" for which, count in twice]
    unpaid = read_rows(
        url,
        "SELECT o.number FROM orders o WHERE o.payment_method = 'trial' AND NOT EXISTS (SELECT 1 FROM payments p "
        "WHERE p.shop_id = o.shop_id AND p.order_id = o.id AND p.state IN ('paid', 'refunded') "
        "AND p.minor = o.total_minor)",
    )
    return faults + [f"order {number} stands without its payment" for (number,) in unpaid]


def _charges(url: str, bank: Bank) -> list[str]:
    """Every charge is one order or was given back, and no checkout was charged twice."""
    payments = {
        row[0]: row[1:] for row in read_rows(url, "SELECT id, checkout_id, state, order_id, minor FROM payments")
    }
    times = Counter(session_id for session_id, _minor in bank.charges)
    faults = [f"session {session_id} charged {count} times" for session_id, count in times.items() if count > 1]
    kept: Counter[str] = Counter()
    for session_id in times:
        session = bank.sessions[session_id]
        known = payments.get(session.wish.reference)
        if known is None:
            faults.append(f"session {session_id} is about no payment of ours")
            continue
        checkout_id, state, order_id, minor = known
        if session.paid_minor > session.refunded_minor:
            kept[checkout_id] += 1
            if state != "paid" or not order_id or minor != session.paid_minor:
                faults.append(f"payment {session.wish.reference} is {state}, the card paid {session.paid_minor}")
        elif state not in ("refunded", "refused_late"):
            faults.append(f"payment {session.wish.reference} is {state}, the money went back")
    return faults + [f"checkout {which} was charged {count} times" for which, count in kept.items() if count > 1]


def _ledger(url: str) -> list[str]:
    faults = [
        f"posting {posting} is off by {minor} {currency}"
        for posting, currency, minor in read_rows(
            url, "SELECT key, currency, sum(minor) FROM entries GROUP BY key, currency "
            "HAVING sum(minor) <> 0",
        )
    ]  # fmt: skip
    sums: dict[Any, int] = {
        (account, currency): int(minor)
        for account, currency, minor in read_rows(
            url, "SELECT account, currency, sum(minor) FROM entries GROUP BY account, currency"
        )
    }
    accounts = read_rows(url, "SELECT account, currency, balance_minor FROM ledger_accounts")
    balances: dict[Any, int] = {(account, currency): int(minor) for account, currency, minor in accounts}
    return faults + [
        f"account {key}: balance {balances.get(key, 0)}, entries {sums.get(key, 0)}"
        for key in sums.keys() | balances.keys()
        if sums.get(key, 0) != balances.get(key, 0)
    ]


def _own_audit(url: str) -> list[str]:
    """What the shop's own audit finds."""
    db = open_database(url, SystemClock())
    try:
        shops = read_rows(url, "SELECT shop_id FROM shops")
        return [fault for (shop_id,) in shops for fault in db.read_now(shop_id, broken_invariants)]
    finally:
        db.close()
