"""Said once, at its hour, again, or not at all."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import HasLeft
from chaffer.desk.operations.try_again import try_again
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.threads.tables import messages
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.errors import KeyNeeded
from chaffer.web.idempotency import Once, require_key
from chaffer.wiring import reactions
from tests.rivals import in_the_middle
from tests.web.api import Api
from tests.web.conftest import Shop, meet
from tests.web.night_shift import claims, message, timers_ring
from tests.web.people import hire
from tests.web.test_thread_as_drawn import fails, say


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def thread(db: Database, ours: Shop) -> str:
    db.reactions = reactions("https://shop.example")
    return meet(db, ours.id)[1]


def texts(api: Api, thread: str) -> list[tuple[str, str]]:
    """Words and states, the oldest first."""
    told = api("GET", f"/conversations/{thread}/messages")["items"]
    return [(each["parts"][0]["text"], each["state"]) for each in reversed(told)]


def in_hours(clock: ManualClock, hours: float) -> str:
    return (clock.now() + timedelta(hours=hours)).isoformat()


class Cut:
    """The application behind a line that breaks once, after the work is done and before its answer leaves."""

    def __init__(self, backstage: Backstage) -> None:
        self._app = create_app(backstage)
        self.broken = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def cut(_: Any) -> None:
            raise ConnectionResetError("cut before the answer")

        if self.broken or scope["type"] != "http":
            await self._app(scope, receive, send)
        else:
            self.broken = True
            await self._app(scope, receive, cut)


def test_a_line_cut_between_the_commit_and_the_answer_says_it_once(
    backstage: Backstage, db: Database, ours: Shop, thread: str
) -> None:
    path = f"http://test/api/v1/conversations/{thread}/messages"
    headers = {**ours.headers, "idempotency-key": "press-1"}

    async def press() -> httpx.Response:
        transport = httpx.ASGITransport(Cut(backstage))
        async with httpx.AsyncClient(transport=transport) as desk:
            with pytest.raises(ConnectionResetError):
                await desk.post(path, headers=headers, json={"text": "We have two left"})
            return await desk.post(path, headers=headers, json={"text": "We have two left"})

    answer = asyncio.run(press())

    assert (answer.status_code, answer.headers["idempotent-replayed"]) == (202, "true")
    rows = db.read_now(ours.id, lambda tx: tx.query("test.said", select(messages.c.id, messages.c.state)))
    assert [row.id for row in rows] == answer.json()["ids"]


def test_a_double_press_says_it_once(backstage: Backstage, db: Database, ours: Shop, thread: str) -> None:
    path = f"http://test/api/v1/conversations/{thread}/messages"
    headers = {**ours.headers, "idempotency-key": "press-1"}

    async def press() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(backstage))) as desk:
            presses = [desk.post(path, headers=headers, json={"text": "We have two left"}) for _ in range(6)]
            return list(await asyncio.gather(*presses))

    answers = asyncio.run(press())

    assert {answer.status_code for answer in answers} == {202}
    assert len({tuple(answer.json()["ids"]) for answer in answers}) == 1
    count = db.read_now(
        ours.id, lambda tx: tx.query("test.count", select(func.count().label("n")).select_from(messages))
    )
    assert count[0].n == 1


class Press:
    """As much of a call as the rule looks at."""

    def __init__(self, kind: Any, once: Once | None) -> None:
        self.actor = Actor(kind, "x")
        self.once = once


def test_whoever_comes_with_a_session_names_each_press() -> None:
    with pytest.raises(KeyNeeded):
        require_key(Press("staff", None))

    require_key(Press("staff", Once("x", "k", "POST", "/", b"", 202)))
    require_key(Press("key", None))


def test_what_waits_for_its_hour_stands_in_nobodys_way(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    later = say(api, thread, text="Good morning", send_at=in_hours(clock, 10))
    now = say(api, thread, text="Good night")

    left = [each.outbound.id for each in claims(db).departures]

    assert left == [now]
    waiting = next(each for each in api("GET", f"/conversations/{thread}/messages")["items"] if each["id"] == later)
    assert (waiting["state"], waiting["leaves_at"]) == ("scheduled", "2026-03-02T22:00:00Z")


def test_it_leaves_at_its_hour_at_the_end_of_the_thread(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    later = say(api, thread, text="Good morning", send_at=in_hours(clock, 10))
    say(api, thread, text="Good night")
    claims(db)

    clock.forward(hours=10)
    timers_ring(db)
    timers_ring(db)

    assert texts(api, thread) == [("Good night", "sending"), ("Good morning", "promised")]
    assert [each.outbound.id for each in claims(db).departures] == [later]


def test_the_hour_may_come_with_any_zone_but_not_without(api: Api, thread: str) -> None:
    path = f"/conversations/{thread}/messages"
    said = say(api, thread, text="Hi", send_at="2026-03-03T09:00:00+09:00")

    (waiting,) = api("GET", path)["items"]
    assert (waiting["id"], waiting["leaves_at"]) == (said, "2026-03-03T00:00:00Z")
    for hour in ("2026-03-03T09:00:00", "2026-03-01T09:00:00Z", "2027-03-01T09:00:00Z", "soon", 7, "9" * 400):
        api("POST", path, {"text": "Hi", "send_at": hour}, 422)
    assert len(api("GET", path)["items"]) == 1


def test_a_long_text_that_waits_leaves_whole_and_in_order(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    words = " ".join(f"word{n}" for n in range(900))  # more than one bubble of WhatsApp's
    ids = api("POST", f"/conversations/{thread}/messages", {"text": words, "send_at": in_hours(clock, 1)}, 202)["ids"]

    clock.forward(hours=2)
    timers_ring(db)

    told = texts(api, thread)
    assert len(told) == len(ids) > 1
    assert " ".join(text for text, _ in told).split() == words.split()
    assert {state for _, state in told} == {"promised"}


def test_it_is_taken_back_until_it_leaves(api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock) -> None:
    later = say(api, thread, text="Good morning", send_at=in_hours(clock, 10))
    sent = say(api, thread, text="Hello")
    claims(db)

    api("DELETE", f"/messages/{later}", status=204)
    clock.forward(hours=11)
    timers_ring(db)

    assert message(db, ours.id, later).state == "withdrawn"
    api("DELETE", f"/messages/{sent}", status=409)
    api("DELETE", f"/messages/{later}", status=409)
    api("POST", f"/messages/{later}/retry", status=409)
    assert claims(db).departures == []


def test_an_hour_after_the_window_closed_is_told_to_whoever_wrote(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    mia = hire(db, ours.id, "agent")
    later = say(api, thread, text="Did it fit?", send_at=in_hours(clock, 30))
    db.write_now(ours.id, lambda tx: tx.query("test.by", messages.update().where(messages.c.id == later)
                 .values(author_id=mia).returning(messages.c.id)))  # fmt: skip

    clock.forward(hours=30)
    timers_ring(db)
    left = claims(db)

    assert left.departures == []
    page = api("GET", f"/conversations/{thread}/messages")
    (kept,) = page["items"]
    assert (kept["state"], kept["failure"]["code"], kept["failure"]["again"]) == ("withdrawn", "window_closed", True)
    (note,) = page["notes"]
    assert note["mentions"] == [mia]
    assert "Did it fit?" in note["text"]
    claims(db)
    assert len(api("GET", f"/conversations/{thread}/notes")["items"]) == 1


def test_what_the_window_kept_back_is_sent_again_once_the_shopper_wrote(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    later = say(api, thread, text="Did it fit?", send_at=in_hours(clock, 30))
    clock.forward(hours=30)
    timers_ring(db)
    claims(db)

    api("POST", f"/messages/{later}/retry", status=409)
    meet(db, ours.id)  # the shopper writes
    api("POST", f"/messages/{later}/retry")

    assert [each.outbound.id for each in claims(db).departures] == [later]


def test_a_failed_message_is_sent_again_three_times_and_no_more(
    api: Api, db: Database, ours: Shop, thread: str
) -> None:
    said = say(api, thread, text="Hello")
    for _ in range(3):
        fails(db, ours.id, said, "unreachable: HTTP 503")
        assert api("POST", f"/messages/{said}/retry")["state"] == "promised"
    fails(db, ours.id, said, "unreachable: HTTP 503")

    refused = api("POST", f"/messages/{said}/retry", status=409)

    assert refused["code"] == "retries_spent"
    (kept,) = api("GET", f"/conversations/{thread}/messages")["items"]
    assert (kept["state"], kept["retries"]) == ("failed", 3)
    assert [step["name"] for step in api("GET", f"/messages/{said}/proof")["steps"]].count("retried") == 3


def test_two_who_send_it_again_at_once_send_it_once(api: Api, db: Database, ours: Shop, thread: str) -> None:
    said = say(api, thread, text="Hello")
    fails(db, ours.id, said, "unreachable: HTTP 503")

    again = partial(try_again, message_id=said, actor=Actor("staff", "stf_1"))
    first, second = in_the_middle(db, ours.id, again, again)

    assert first is None
    assert isinstance(second, HasLeft)
    assert len(claims(db).departures) == 1


def test_what_is_on_its_way_is_not_sent_again(api: Api, db: Database, ours: Shop, thread: str) -> None:
    said = say(api, thread, text="Hello")
    api("POST", f"/messages/{said}/retry", status=409)
    fails(db, ours.id, said, "", "delivered")

    api("POST", f"/messages/{said}/retry", status=409)
    api("POST", f"/messages/{said}/resolve", {"became": "again"}, 409)


@pytest.mark.parametrize(("became", "state"), [("arrived", "sent"), ("again", "promised")])
def test_a_person_settles_what_nobody_knows_of(
    api: Api, db: Database, ours: Shop, thread: str, became: str, state: str
) -> None:
    said = say(api, thread, text="Hello")
    fails(db, ours.id, said, "cut_off", "unknown")

    answer = api("POST", f"/messages/{said}/resolve", {"became": became})

    assert answer["state"] == message(db, ours.id, said).state == state
    api("POST", f"/messages/{said}/resolve", {"became": became}, 409)
    api("POST", f"/messages/{said}/resolve", {"became": "lost"}, 422)


def test_outside_the_window_it_is_said_at_once_that_only_a_template_would_do(
    api: Api, db: Database, ours: Shop, thread: str, clock: ManualClock
) -> None:
    clock.forward(hours=25)

    refused = api("POST", f"/conversations/{thread}/messages", {"text": "Still there?"}, 409)

    assert (refused["code"], refused["details"]["templates"]) == ("window_closed", [])
    assert api("GET", f"/conversations/{thread}/messages")["items"] == []
    assert api("GET", f"/conversations/{thread}")["owner_kind"] == "bot"
    assert api("GET", f"/conversations/{thread}/limits")["open"] is False


def test_an_answer_closes_the_thread_or_puts_it_off(api: Api, thread: str, clock: ManualClock) -> None:
    say(api, thread, text="Bye", then="close")
    assert api("GET", f"/conversations/{thread}")["state"] == "closed"

    say(api, thread, text="I will ask", then="snooze", snoozed_until=in_hours(clock, 5))
    assert api("GET", f"/conversations/{thread}")["state"] == "snoozed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"then": "snooze"}, {"then": "close", "snoozed_until": "2026-03-03T00:00:00Z"}, {"then": "forget"},
        {"then": "snooze", "snoozed_until": "2026-03-01T00:00:00Z"}, {"text": "x" * 8001}, {"text": ""},
        {"reaction": "❤️", "to": "msg_1"}, {"template": {"name": "x", "language": "en"}}, {"reply_to": "x" * 65},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_says_nothing(api: Api, thread: str, wrong: dict[str, Any]) -> None:
    path = f"/conversations/{thread}/messages"

    api("POST", path, {"text": "Hello", **wrong}, 422)

    assert api("GET", path)["items"] == []
    assert api("GET", f"/conversations/{thread}")["owner_kind"] == "bot"


def test_another_shop_takes_nothing_of_ours_back(client: TestClient, api: Api, theirs: Shop, thread: str) -> None:
    said = say(api, thread, text="Hello")
    others = Api(client, theirs)

    others("DELETE", f"/messages/{said}", status=404)
    others("POST", f"/messages/{said}/retry", status=404)
    others("POST", f"/messages/{said}/resolve", {"became": "arrived"}, 404)
