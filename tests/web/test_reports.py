"""The shop's numbers and its first screen, as programs and the desk see them."""

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import staff
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.reports.following import follow
from chaffer.desk.reports.give_history import give_history
from chaffer.desk.rows.following import follow as follow_rows
from chaffer.kernel.message import Text
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.operations.hand_over import HandOver, hand_over
from chaffer.threads.say import Author, heard, keep
from chaffer.web.backstage import Backstage
from tests.web.api import Api
from tests.web.conftest import Shop, buy, meet
from tests.web.people import hire, signed_in

_NAME = Statement("test.rename", staff.update().where(mine(staff)).values(name="=HYPERLINK(1)"))


@pytest.fixture
def api(client: TestClient, ours: Shop, backstage: Backstage) -> Api:
    backstage.tallies.every_seconds = 0
    return Api(client, ours)


def catch_up(db: Database) -> None:
    while db.write_now("*", follow):
        pass
    while db.write_now("*", follow_rows):
        pass


def asks(db: Database, shop: Shop, here: str) -> None:
    def work(tx: Transaction) -> None:
        said = heard(tx, here, take_seq(tx, here, 1), [Text("Hello?")], author=Author("shopper", ""), external_id="",
                     event_id="", turn_id="", said_at=tx.now, kept_at=tx.now)  # fmt: skip
        keep(tx, [said])
        tx.changed("conversation", here)

    db.write_now(shop.id, work)


def given(db: Database, clock: ManualClock, shop: Shop) -> None:
    day = clock.now().date()
    facts = {"talks": 4, "step.asked": 4, "reply.30": 4, "ended.left": 3, "ended.order": 1, "sales.USD": 900}
    db.write_now(shop.id, lambda tx: give_history(tx, "old-shop", [(day, "web", "bot", facts)]))


def test_a_report_has_days_wholes_and_groups(api: Api, db: Database, clock: ManualClock, ours: Shop) -> None:
    given(db, clock, ours)
    told = api("GET", "/reports?compare=true")

    assert len(told["days"]) == len(told["days_before"]) == 30
    assert told["now"]["talks"] == told["days"][-1]["figures"]["talks"] == 4
    assert told["now"]["outcomes"] == {"order": 1, "resolved": 0, "left": 3, "open": 0}
    assert told["now"]["sales"] == [{"minor": 900, "currency": "USD"}]
    assert told["now"]["first_reply"]["median_seconds"] in (29, 30, 31)
    assert told["before"]["talks"] == 0
    assert [each["id"] for each in told["involved"]] == ["bot", "handed_over", "person"]
    assert told["includes_given"]


def test_another_shop_sees_nothing_of_it(
    api: Api, client: TestClient, db: Database, clock: ManualClock, ours: Shop, theirs: Shop
) -> None:
    given(db, clock, theirs)

    assert api("GET", "/reports")["now"]["talks"] == 0
    assert Api(client, theirs)("GET", "/reports")["now"]["talks"] == 4


@pytest.mark.parametrize(
    "query",
    ["from=2026-02-30", "from=2026-01-02&to=2026-01-01", "from=1900-01-01&to=1900-01-02", "involved=nobody", "x=1",
     "from=2020-01-01&to=2026-01-01", "to=0001-01-01", "to=9999-12-31"],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(query: str, api: Api) -> None:
    answer = api.client.get(f"/api/v1/reports?{query}", headers=api.shop.headers)

    assert answer.status_code in (400, 422), answer.text


def test_a_team_that_is_not_there_is_not_found(api: Api) -> None:
    api("GET", "/reports?team=tem_nothing", status=404)


def test_the_table_is_one_that_a_spreadsheet_may_open(api: Api, db: Database, clock: ManualClock, ours: Shop) -> None:
    given(db, clock, ours)
    answer = api.client.get("/api/v1/reports/days.csv", headers=ours.headers)
    (row,) = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer.headers["content-type"].startswith("text/csv")
    assert (row["conversations"], row["left"], row["sales_minor"], row["sales_currency"]) == ("4", "3", "900", "USD")


def test_roles_see_what_they_may(api: Api, client: TestClient, db: Database, ours: Shop) -> None:
    def ask(path: str, role: str) -> Any:
        headers = signed_in(db, ours.id, role, f"{role}@{path[1:]}.example")
        return client.get(f"/api/v1{path}", headers=headers)

    assert [ask("/reports", role).status_code for role in ("supervisor", "read-only", "agent", "seller")] == [
        200, 200, 403, 403,
    ]  # fmt: skip
    assert ask("/home", "seller").status_code == 403
    told = ask("/home", "agent").json()
    assert (told["today"], told["failed"]) == (None, None)
    assert told["set_up"] is not None
    assert ask("/home", "owner").json()["today"]["now"]["conversations"] == 0


def test_home_says_who_waits_and_who_is_late(api: Api, db: Database, clock: ManualClock, ours: Shop) -> None:
    contact, here = meet(db, ours.id)
    asks(db, ours, here)
    db.write_now(ours.id, lambda tx: hand_over(tx, HandOver(here, contact, "asked")))
    catch_up(db)
    first = api("GET", "/home")["waiting"]
    assert (first["unassigned"], first["late"], first["at_risk"]) == (1, 0, 0)
    assert [each["id"] for each in first["longest"]] == [here]

    clock.forward(seconds=200)
    assert api("GET", "/home")["waiting"]["at_risk"] == 1
    clock.forward(seconds=101)
    later = api("GET", "/home")["waiting"]
    assert (later["late"], later["at_risk"]) == (1, 0)


def test_the_checklist_reads_the_truth(api: Api, db: Database, ours: Shop) -> None:
    def done() -> dict[str, bool]:
        return {each["name"]: each["done"] for each in api("GET", "/home")["set_up"]}

    before = done()
    assert list(before) == [
        "two_factor", "channel", "heard", "catalogue", "payments", "shipping", "hours", "answers", "colleague", "order",
    ]  # fmt: skip
    assert not before["hours"]
    assert not before["colleague"]
    api("PATCH", "/shop", {"settings": {"hours": {"mon": [["09:00", "17:00"]]}}})
    hire(db, ours.id, "owner")
    hire(db, ours.id, "agent", "bo@shop.example")
    after = done()
    assert after["hours"]
    assert after["colleague"]
    assert not after["two_factor"], "the owner has none yet"


def test_today_counts_orders_and_sales(api: Api, db: Database, ours: Shop) -> None:
    buy(db, ours.id, 2)
    catch_up(db)
    told = api("GET", "/home")

    assert told["today"]["now"]["orders"] == 1
    assert told["today"]["now"]["sales"][0]["minor"] >= 2 * 1990
    assert told["today"]["week_ago"] is None, "the shop is new"
    assert {each["name"]: each["done"] for each in told["set_up"]}["order"]


def test_a_sale_is_followed_to_its_conversation(
    api: Api, client: TestClient, db: Database, clock: ManualClock, ours: Shop
) -> None:
    """Begun, put in the cart and ordered, all through the shop's own operations."""
    _, here = meet(db, ours.id)
    asks(db, ours, here)
    clock.forward(seconds=60)
    buy(db, ours.id)
    catch_up(db)
    told = api("GET", "/reports")["now"]

    assert [each["talks"] for each in told["funnel"]] == [1, 1, 1, 1, 0], "the door has not been paid at yet"
    assert (told["orders"], told["outcomes"]["order"]) == (1, 1)


def test_a_spreadsheet_takes_no_name_for_a_formula(api: Api, db: Database, ours: Shop) -> None:
    staff_id = hire(db, ours.id, "agent")
    db.write_now(ours.id, lambda tx: tx.run(_NAME))
    _, here = meet(db, ours.id)
    asks(db, ours, here)
    answer = Reply(here, (Text("Here."),))
    db.write_now(ours.id, lambda tx: reply(tx, answer, Actor("staff", staff_id)))
    catch_up(db)

    table = api.client.get("/api/v1/reports/days.csv", headers=ours.headers).content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table
