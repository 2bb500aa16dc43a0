"""Who tries passwords is slowed down; nobody is locked out by somebody else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from chaffer.accounts.staff.errors import TooManyTries
from chaffer.accounts.staff.slowing import LIMITS, charge, forgive, keys_of, prune_failures, take_back
from chaffer.accounts.staff.tables import failed_sign_ins
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop
from tests.web.people import PASSWORD, Browser, browser, hire

ANA, STRANGER = "203.0.113.9", "198.51.100.7"
WRONG = {"email": "ana@shop.example", "password": "not the right one"}
_KEPT = Statement("tests.failures", select(failed_sign_ins).where(mine(failed_sign_ins)))


@pytest.fixture
def page(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


@pytest.fixture
def ana(db: Database, ours: Shop) -> str:
    return hire(db, ours.id)


def tries(db: Database, email: str, origin: str, device: str = "") -> int:
    """Seconds to wait; 0 if the try is looked at. It is a failure."""
    try:
        db.write_now(ANY_SHOP, lambda tx: charge(tx, keys_of(email, origin, device)))
    except TooManyTries as told:
        return int(str(told.details["retry_after_seconds"]))
    return 0


def attack(db: Database, clock: ManualClock, email: str, origins: list[str], times: int) -> None:
    """From each of these addresses in turn, as often as one is let."""
    for number in range(times):
        tries(db, email, origins[number % len(origins)])
        clock.forward(seconds=1)


def test_after_some_failures_one_has_to_wait_longer_and_longer(db: Database, clock: ManualClock) -> None:
    assert [tries(db, "ana@x.co", STRANGER) for _ in range(6)] == [0] * 6
    waits = []
    for _ in range(8):
        waits.append(tries(db, "ana@x.co", STRANGER))
        clock.forward(seconds=waits[-1])
        assert tries(db, "ana@x.co", STRANGER) == 0

    assert waits[:4] == [31, 61, 121, 241]
    assert max(waits) == 901, "nobody waits longer than a quarter of an hour"


def test_waiting_always_ends_however_often_one_asks_meanwhile(db: Database, clock: ManualClock) -> None:
    for _ in range(6):
        tries(db, "ana@x.co", STRANGER)
    for left in range(30, 0, -1):
        assert tries(db, "ana@x.co", STRANGER) == left + 1
        clock.forward(seconds=1)

    assert tries(db, "ana@x.co", STRANGER) == 0


def test_the_answer_is_the_same_for_an_address_nobody_has(page: Browser, ana: str) -> None:
    def told(email: str) -> list[tuple[int, str]]:
        answers = [page.raw("POST", "/session", {**WRONG, "email": email}) for _ in range(8)]
        return [(each.status_code, each.json()["code"]) for each in answers]

    assert told("ana@shop.example") == told("nobody@shop.example")


def test_one_who_waits_is_told_how_long(page: Browser, ana: str) -> None:
    for _ in range(6):
        page("POST", "/session", WRONG, 401)

    answer = page.raw("POST", "/session", {**WRONG, "password": PASSWORD})

    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "31"


def test_the_right_password_after_the_delay_gets_in_and_clears_the_slate(
    page: Browser, db: Database, clock: ManualClock, ana: str
) -> None:
    for _ in range(6):
        page("POST", "/session", WRONG, 401)
    clock.forward(seconds=31)
    page.sign_in()
    page.client.cookies.clear()

    assert [page.raw("POST", "/session", WRONG).status_code for _ in range(6)] == [401] * 6


def test_strangers_everywhere_do_not_slow_down_a_device_that_is_known(db: Database, clock: ManualClock) -> None:
    attack(db, clock, "ana@x.co", [f"198.51.{n}.7" for n in range(100)], 500)

    assert tries(db, "ana@x.co", STRANGER, "her own device") == 0


def test_strangers_everywhere_do_not_lock_a_person_out_of_a_new_device(db: Database, clock: ManualClock) -> None:
    attack(db, clock, "ana@x.co", [f"198.51.{n}.7" for n in range(100)], 500)

    assert tries(db, "ana@x.co", ANA) == 0


def test_from_the_very_address_of_an_attacker_the_known_device_gets_in(
    page: Browser, clock: ManualClock, ana: str
) -> None:
    page.sign_in()
    page("DELETE", "/session", status=204)
    device = page.client.cookies["chaffer_device"]
    page.client.cookies.clear()
    for _ in range(12):
        page.raw("POST", "/session", WRONG)
    page("POST", "/session", {**WRONG, "password": PASSWORD}, 429)

    page.client.cookies.set("chaffer_device", device)
    page.sign_in()


def test_a_device_somebody_else_signed_in_on_is_no_way_round(page: Browser, db: Database, ours: Shop, ana: str) -> None:
    hire(db, ours.id, "agent", "eve@shop.example")
    page.sign_in("eve@shop.example")
    statuses = [page.raw("POST", "/session", WRONG).status_code for _ in range(8)]

    assert statuses == [401] * 6 + [429] * 2


def test_one_address_that_tries_many_accounts_is_slowed_down(db: Database) -> None:
    waits = [tries(db, f"person{n}@x.co", STRANGER) for n in range(30)]

    assert waits[:21] == [0] * 21
    assert all(waits[21:])


def test_an_attacker_with_an_account_of_their_own_gains_nothing_by_it(db: Database, clock: ManualClock) -> None:
    """Every second try is right, and takes itself off again: the others still add up."""
    looked_at = 0
    for n in range(200):
        if tries(db, f"victim{n}@x.co", STRANGER) == 0:
            looked_at += 1
        mine_ = keys_of("eve@x.co", STRANGER, "")
        try:
            db.write_now(ANY_SHOP, lambda tx, mine_=mine_: charge(tx, mine_))  # type: ignore[misc]
            db.write_now(ANY_SHOP, lambda tx, mine_=mine_: forgive(tx, mine_))  # type: ignore[misc]
        except TooManyTries:
            pass
        clock.forward(seconds=1)

    assert looked_at < 60


def test_a_thousand_tries_at_once_are_no_way_round(db: Database) -> None:
    """Each is counted before it is looked at."""
    assert sum(tries(db, "ana@x.co", STRANGER) == 0 for _ in range(100)) == LIMITS["both"].free + 1


def test_the_addresses_of_one_ipv6_network_are_one_caller(db: Database) -> None:
    waits = [tries(db, "ana@x.co", f"2001:db8:0:12{n:02x}::{n}") for n in range(8)]

    assert [bool(each) for each in waits] == [False] * 6 + [True] * 2


def test_asking_which_shop_is_no_failure(db: Database) -> None:
    keys = keys_of("ana@x.co", ANA, "")
    for _ in range(50):
        db.write_now(ANY_SHOP, lambda tx: charge(tx, keys))
        db.write_now(ANY_SHOP, lambda tx: take_back(tx, keys))

    assert tries(db, "ana@x.co", ANA) == 0


def test_what_is_kept_names_nobody_and_is_forgotten_after_a_day(db: Database, clock: ManualClock) -> None:
    tries(db, "ana@x.co", ANA)
    kept = repr(db.read_now(ANY_SHOP, lambda tx: tx.rows(_KEPT)))
    clock.forward(days=1, seconds=1)

    assert "ana" not in kept
    assert ANA not in kept
    assert db.write_now(ANY_SHOP, prune_failures) == 4
    assert db.read_now(ANY_SHOP, lambda tx: tx.rows(_KEPT)) == []


def test_failures_are_in_the_trail_without_the_password_or_the_address(page: Browser, ana: str) -> None:
    page("POST", "/session", WRONG, 401)
    page.sign_in()

    lines = page("GET", "/audit")["items"]
    refused = next(each for each in lines if each["action"] == "session.refused")
    assert (refused["target_id"], refused["after"]) == (ana, {"why": "password"})
    assert "not the right one" not in repr(lines)
    assert "ana@shop.example" not in repr(lines)


def test_many_at_the_very_same_moment_are_no_way_round_either(db: Database) -> None:
    with ThreadPoolExecutor(12) as threads:
        looked_at = sum(told == 0 for told in threads.map(lambda _: tries(db, "ana@x.co", STRANGER), range(36)))

    assert looked_at == LIMITS["both"].free + 1


def test_no_address_or_password_is_in_the_log(page: Browser, ana: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    page("POST", "/session", WRONG, 401)
    page.sign_in()

    told = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "/api/v1/session" in told
    assert not any(secret in told for secret in ("ana@shop.example", WRONG["password"], PASSWORD, page.cookie))
