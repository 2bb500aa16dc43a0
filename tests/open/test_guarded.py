"""Unless the operator settled otherwise, webhooks go out over https to the open network only."""

import asyncio

import pytest

from chaffer.integrations.webhooks_out.operations.add_endpoint import AddEndpoint, add_endpoint
from chaffer.integrations.webhooks_out.posting import post
from chaffer.integrations.webhooks_out.schedule import GIVE_UP_AFTER, next_try
from chaffer.kernel.errors import Invalid
from chaffer.runtime.database import Database
from chaffer.runtime.guard import Guard
from chaffer.runtime.secrets import Secrets
from chaffer.testing import ManualClock
from tests.open.receiver import Receiver


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_an_address_of_our_own_network_is_never_called(receiver: Receiver, host: str) -> None:
    url = receiver.url.replace("127.0.0.1", host)

    outcome = asyncio.run(post(url, b"{}", {}, Guard()))

    assert (outcome.status, outcome.error.split(":")[0], receiver.taken) == (None, "address_blocked", [])


def test_the_control_is_called(receiver: Receiver) -> None:
    outcome = asyncio.run(post(receiver.url, b"{}", {}, Guard(allow=lambda _ip: True)))

    assert (outcome.status, len(receiver.taken)) == (200, 1)


def test_an_answer_without_end_is_read_for_a_kilobyte(receiver: Receiver) -> None:
    receiver.body = b"a" * 10_000_000

    outcome = asyncio.run(post(receiver.url, b"{}", {}, Guard(allow=lambda _ip: True)))

    assert len(outcome.answer) == 1024


def test_plain_http_is_refused(db: Database) -> None:
    with pytest.raises(Invalid, match="https"):
        db.write_now("shp_a", lambda tx: add_endpoint(tx, AddEndpoint("http://shop.example/"), Secrets([bytes(32)])))


def test_tries_grow_apart_and_end_after_three_days() -> None:
    clock = ManualClock()
    made, waits = clock.now(), []
    for attempts in range(1, 100):
        due = next_try(attempts, made, clock.now(), clock, None)
        if due is None:
            break
        waits.append((due - clock.now()).total_seconds())
        clock.forward(seconds=waits[-1])

    assert clock.now() - made == GIVE_UP_AFTER
    assert 10 <= len(waits) <= 14
    assert 5 <= waits[0] <= 6.25
    assert sorted(waits[:8]) == waits[:8]
    assert max(waits) <= 15 * 3600


def test_a_receivers_wish_to_wait_is_heeded() -> None:
    clock = ManualClock()

    due = next_try(1, clock.now(), clock.now(), clock, 600.0)

    assert due is not None
    assert 600 <= (due - clock.now()).total_seconds() <= 750
