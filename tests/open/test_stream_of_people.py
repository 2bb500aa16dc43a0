"""The live stream for somebody who signed in: what they may see, as long as they may, and not a moment longer."""

from collections.abc import Iterator
from functools import partial

import httpx
import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.begin_session import BeginSession, NewSession, begin_session
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.accounts.staff.operations.write_role import WriteRole, add_role, change_role
from chaffer.accounts.staff.sessions import end_sessions
from tests.open.conftest import Open
from tests.open.listener import Listener
from tests.open.test_stream import change, things
from tests.web.people import hire

ALL = frozenset(PERMISSIONS)


def signed_in(opened: Open, staff_id: str) -> tuple[httpx.Client, NewSession]:
    db, shop_id = opened.street.db, opened.street.shop_id
    made = db.write_now(shop_id, lambda tx: begin_session(tx, BeginSession(staff_id, "test", 60)))
    cookies = {"chaffer_session": made.token}
    return httpx.Client(base_url=opened.api.base_url, cookies=cookies), made


@pytest.fixture
def bo(opened: Open) -> str:
    hire(opened.street.db, opened.street.shop_id)
    return hire(opened.street.db, opened.street.shop_id, "agent", "bo@shop.example")


@pytest.fixture
def listener(opened: Open, bo: str) -> Iterator[Listener]:
    begun = Listener(signed_in(opened, bo)[0]).begin()
    opened.street.until(lambda: begun.heard)
    yield begun
    if not begun.ended:
        begun.stop()


def test_a_person_is_told_what_their_role_may_see(opened: Open, listener: Listener) -> None:
    change(opened, "webhook", "whk_1")
    change(opened, "order", "ord_1")

    opened.street.until(lambda: "ord_1" in things(listener))

    assert "whk_1" not in things(listener)


def test_it_ends_when_the_person_is_disabled(opened: Open, listener: Listener, bo: str) -> None:
    opened.street.db.write_now(
        opened.street.shop_id, lambda tx: change_staff(tx, ChangeStaff(bo, state="disabled"), COMMAND, ALL)
    )
    change(opened, "order", "ord_1")

    opened.street.until(lambda: listener.ended)

    assert "ord_1" not in things(listener)


def test_it_ends_when_this_session_ends_and_not_when_another_does(opened: Open, bo: str) -> None:
    (api, one), (other_api, _) = signed_in(opened, bo), signed_in(opened, bo)
    first, second = Listener(api).begin(), Listener(other_api).begin()
    opened.street.until(lambda: first.heard and second.heard)

    opened.street.db.write_now(opened.street.shop_id, lambda tx: end_sessions(tx, bo, only=one.id))
    change(opened, "order", "ord_1")
    opened.street.until(lambda: first.ended and "ord_1" in things(second))

    assert "ord_1" not in things(first)
    assert not second.ended
    second.stop()


def test_it_ends_when_the_role_may_do_something_else(opened: Open, bo: str) -> None:
    write = partial(opened.street.db.write_now, opened.street.shop_id)
    role = write(lambda tx: add_role(tx, WriteRole("x", ("stream.read", "orders.read")), COMMAND, ALL))
    write(lambda tx: change_staff(tx, ChangeStaff(bo, role=role.id), COMMAND, ALL))
    api, _ = signed_in(opened, bo)
    listener = Listener(api).begin()
    opened.street.until(lambda: listener.heard)

    write(lambda tx: change_role(tx, role.id, WriteRole(None, ("stream.read", "carts.read")), COMMAND, ALL))
    change(opened, "order", "ord_1")

    opened.street.until(lambda: listener.ended)
    assert "ord_1" not in things(listener)
    assert api.get("/stream", params={"topics": "order"}).status_code == 403


def test_who_resumes_behind_a_change_of_their_role_is_told_on(opened: Open, bo: str) -> None:
    """Else a page that comes back with the last number it saw would be sent away for ever."""
    api, _ = signed_in(opened, bo)
    first = Listener(api, asked={"topics": "order"}).begin()
    change(opened, "order", "ord_1")
    opened.street.until(lambda: "ord_1" in things(first))
    opened.street.db.write_now(
        opened.street.shop_id, lambda tx: change_staff(tx, ChangeStaff(bo, role="supervisor"), COMMAND, ALL)
    )
    opened.street.until(lambda: first.ended)
    change(opened, "order", "ord_2")

    again = Listener(api, first.heard[-1].id, {"topics": "order"}).begin()
    opened.street.until(lambda: "ord_2" in things(again))

    assert things(again) == ["ord_2"]
    again.stop()


def test_a_session_that_ended_by_itself_ends_its_stream(opened: Open, listener: Listener) -> None:
    opened.street.server.streams.keep_alive_seconds = 0.2
    again = Listener(listener.api).begin()
    opened.street.until(lambda: again.heard)

    opened.street.town.clock.forward(days=15)

    opened.street.until(lambda: again.ended)
