"""Money above a limit moves only when two people want it, and a moment is left to undo the rest."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from chaffer.desk.approvals.operations.due import approval_due
from chaffer.desk.approvals.rows import TIMER
from chaffer.runtime.database import Database
from chaffer.runtime.timers import due
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from chaffer.wiring import reactions
from tests.web.api import Api
from tests.web.conftest import Shop, meet
from tests.web.people import Browser, browser, hire
from tests.web.test_order_service import paid

LIMITS = {"limits": {"refund": {"USD": 1000}, "cancel": {"USD": 1000}, "voucher": {"USD": 500}}, "undo_seconds": 0}


@pytest.fixture
def api(client: Any, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def people(backstage: Backstage, db: Database, ours: Shop) -> Iterator[dict[str, Browser]]:
    """An agent, a supervisor and the owner, each before a page of their own."""
    with ExitStack() as stack:
        pages = {}
        for role in ("agent", "supervisor", "owner"):
            hire(db, ours.id, role, f"{role}@shop.example")
            pages[role] = stack.enter_context(browser(backstage))
            pages[role].sign_in(f"{role}@shop.example")
        yield pages


def refunded(api: Api, order_id: str) -> int:
    minor: int = api("GET", f"/orders/{order_id}")["refunded"]["minor"]
    return minor


def times_up(db: Database, clock: ManualClock, **how_long: int) -> None:
    """Time passes, and what has come due is done."""
    clock.forward(**how_long)
    for row in db.read_now(ANY_SHOP, due):
        if row.kind == TIMER:
            db.write_now(row.shop_id, lambda tx, one=row.thing_id: approval_due(tx, one))


def test_a_refund_above_the_limit_needs_somebody_else(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    order_id = paid(db, ours)
    api("PUT", "/money-rules", LIMITS)

    asked = people["supervisor"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 1500}, 202)["approval"]
    again = people["supervisor"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 1500}, 202)["approval"]
    own = people["supervisor"].raw("POST", f"/approvals/{asked['id']}/accept", {})

    assert (asked["state"], asked["amount"]["minor"], again["id"]) == ("waiting", 1500, asked["id"])
    assert (own.status_code, own.json()["code"]) == (403, "own_wish")
    assert people["agent"].raw("POST", f"/approvals/{asked['id']}/accept", {}).status_code == 403
    assert api("POST", f"/approvals/{asked['id']}/accept", {}, 403)["code"] == "own_wish"
    assert refunded(api, order_id) == 0

    done = people["owner"]("POST", f"/approvals/{asked['id']}/accept", {"answer": "Fine."})

    assert (done["state"], done["answer"], refunded(api, order_id)) == ("done", "Fine.", 1500)
    assert people["owner"]("POST", f"/approvals/{asked['id']}/accept", {})["id"] == asked["id"]
    assert refunded(api, order_id) == 1500
    assert [each["id"] for each in api("GET", f"/approvals?order_id={order_id}&state=over")["items"]] == [asked["id"]]


def test_small_refunds_of_one_order_add_up(api: Api, db: Database, ours: Shop) -> None:
    order_id = paid(db, ours)
    api("PUT", "/money-rules", LIMITS)

    api("POST", f"/orders/{order_id}/refunds", {"key": "1", "minor": 600}, 202)
    second = api("POST", f"/orders/{order_id}/refunds", {"key": "2", "minor": 600}, 202)

    assert second["approval"]["state"] == "waiting"
    assert refunded(api, order_id) == 600


def test_who_may_not_give_money_back_may_ask_for_it(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    order_id = paid(db, ours)

    asked = people["agent"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 100}, 202)["approval"]
    refused = people["supervisor"]("POST", f"/approvals/{asked['id']}/refuse", {"answer": "Worn."})

    assert (asked["state"], refused["state"]) == ("waiting", "refused")
    assert refunded(api, order_id) == 0


def test_an_order_that_moved_on_is_not_refunded_as_if_it_had_not(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    order_id = paid(db, ours)
    api("PUT", "/money-rules", LIMITS)
    asked = people["agent"]("POST", f"/orders/{order_id}/cancel", {"reason": "rang"}, 202)["approval"]
    api("POST", f"/orders/{order_id}/shipments", {}, 201)

    over = people["owner"]("POST", f"/approvals/{asked['id']}/accept", {})

    assert (over["state"], over["error"]) == ("failed", "changed")
    assert refunded(api, order_id) == 0


def test_a_moment_is_left_to_undo_at_the_desk_and_none_for_a_key(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop, clock: ManualClock
) -> None:
    order_id = paid(db, ours)
    first = people["owner"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 500}, 202)["approval"]

    assert (first["state"], refunded(api, order_id)) == ("held", 0)
    assert people["supervisor"].raw("POST", f"/approvals/{first['id']}/take-back").status_code == 403
    assert people["owner"]("POST", f"/approvals/{first['id']}/take-back")["state"] == "taken_back"
    times_up(db, clock, minutes=1)
    assert refunded(api, order_id) == 0

    second = people["owner"]("POST", f"/orders/{order_id}/refunds", {"key": "b", "minor": 500}, 202)["approval"]
    times_up(db, clock, seconds=9)
    assert refunded(api, order_id) == 0
    times_up(db, clock, seconds=2)
    assert refunded(api, order_id) == 500
    assert people["owner"].raw("POST", f"/approvals/{second['id']}/take-back").json()["code"] == "approval_over"

    assert api("POST", f"/orders/{order_id}/refunds", {"key": "c", "minor": 500}, 202)["state"] in ("asked", "done")
    assert refunded(api, order_id) == 1000


def test_what_nobody_decides_is_over_after_a_while(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop, clock: ManualClock
) -> None:
    order_id = paid(db, ours)
    asked = people["agent"]("POST", f"/orders/{order_id}/refunds", {"key": "a"}, 202)["approval"]

    clock.forward(hours=73)
    people["owner"].sign_in("owner@shop.example")
    late = people["owner"].raw("POST", f"/approvals/{asked['id']}/accept", {})
    times_up(db, clock, seconds=1)

    assert (late.status_code, late.json()["code"]) == (409, "approval_over")
    assert api("GET", f"/approvals/{asked['id']}")["state"] == "expired"
    assert refunded(api, order_id) == 0


def test_a_voucher_above_the_limit_is_good_only_when_agreed(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    api("PUT", "/money-rules", {**LIMITS, "voucher_percent": 20})
    small = api("POST", "/vouchers", {"kind": "amount", "value": 400, "currency": "USD"}, 201)
    many = {"kind": "amount", "value": 400, "currency": "USD", "uses_at_most": 5}
    asked = api("POST", "/vouchers", many, 202)
    half = api("POST", "/vouchers", {"kind": "percent", "value": 500_000}, 202)
    contact_id, conversation_id = meet(db, ours.id)
    cart = api("POST", "/carts", {"contact_id": contact_id, "conversation_id": conversation_id})

    assert small["code"]
    assert asked["code"] not in str(asked["approval"])
    refused = api("PUT", f"/carts/{cart['id']}/voucher", {"code": asked["code"]}, 422)
    done = people["owner"]("POST", f"/approvals/{asked['approval']['id']}/accept", {})
    people["owner"]("POST", f"/approvals/{half['approval']['id']}/refuse", {})
    on_it = api("PUT", f"/carts/{cart['id']}/voucher", {"code": asked["code"]})

    assert refused["code"] == "voucher_refused"
    assert done["state"] == "done"
    assert on_it["id"] == cart["id"]
    assert len(api("GET", "/vouchers")["items"]) == 2


def test_deciders_find_it_among_their_mentions_and_the_asker_hears_of_it(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    db.reactions = reactions("https://shop.example")
    order_id = paid(db, ours)
    asked = people["agent"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 300}, 202)["approval"]
    thread = asked["conversation_id"]
    notes = api("GET", f"/conversations/{thread}/messages")["notes"]

    people["owner"]("POST", f"/approvals/{asked['id']}/accept", {})
    after = api("GET", f"/conversations/{thread}/messages")["notes"]

    assert (len(notes), len(notes[0]["mentions"])) == (1, 2)
    assert "$3" in notes[0]["text"]
    assert [asked["asked_id"]] in [each["mentions"] for each in after]


def test_a_repeated_press_gets_the_same_answer_and_the_same_code(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    api("PUT", "/money-rules", LIMITS)
    voucher = {"kind": "amount", "value": 900, "currency": "USD"}
    first, again = (people["owner"].raw("POST", "/vouchers", voucher, **{"idempotency-key": "press"}) for _ in range(2))

    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert len(api("GET", "/approvals")["items"]) == 1


def test_whoever_made_a_key_does_not_decide_what_it_asks_for(
    client: Any, api: Api, people: dict[str, Browser], db: Database, ours: Shop
) -> None:
    order_id = paid(db, ours)
    api("PUT", "/money-rules", LIMITS)
    asked_for = {"name": "till", "permissions": ["orders.read", "orders.write", "refunds.write", "staff.write"]}
    made = people["owner"]("POST", "/keys", asked_for, 201)
    till = Api(client, Shop(ours.id, made["secret"], made["key"]["id"]))
    second = till("POST", "/keys", {**asked_for, "name": "by the key"}, 201)
    grandchild = Api(client, Shop(ours.id, second["secret"], second["key"]["id"]))

    for number, key in enumerate((till, grandchild)):
        wish = key("POST", f"/orders/{order_id}/refunds", {"key": f"k{number}", "minor": 1500 + number}, 202)[
            "approval"
        ]
        own = people["owner"].raw("POST", f"/approvals/{wish['id']}/accept", {})
        assert (own.status_code, own.json()["code"]) == (403, "own_wish")
        assert people["supervisor"]("POST", f"/approvals/{wish['id']}/refuse", {})["state"] == "refused"

    assert refunded(api, order_id) == 0


def test_small_codes_of_a_day_add_up(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop, clock: ManualClock
) -> None:
    api("PUT", "/money-rules", LIMITS)
    first, second = (meet(db, ours.id, number)[0] for number in ("+4915100000001", "+4915100000002"))

    def made(page: Browser, contact_id: str = "") -> str:
        asked = {"kind": "amount", "value": 300, "currency": "USD", "contact_id": contact_id}
        answer = page.raw("POST", "/vouchers", asked, **{"idempotency-key": db.clock.new_id("request")})
        return "waiting" if answer.status_code == 202 else "made"

    assert [made(people["supervisor"]), made(people["supervisor"]), made(people["owner"])] == [
        "made",
        "waiting",
        "made",
    ]
    assert [made(people["supervisor"], first), made(people["owner"], first)] == ["made", "waiting"]
    assert made(people["supervisor"], second) == "made"
    clock.forward(hours=25)
    assert [made(people["supervisor"]), made(people["owner"], first)] == ["made", "made"]


def test_what_was_asked_for_ends_where_the_shopper_is_forgotten(
    api: Api, people: dict[str, Browser], db: Database, ours: Shop, clock: ManualClock
) -> None:
    order_id = paid(db, ours)
    contact_id = api("GET", f"/orders/{order_id}")["contact_id"]
    api("PUT", "/money-rules", {**LIMITS, "undo_seconds": 10})
    held = people["supervisor"]("POST", f"/orders/{order_id}/refunds", {"key": "a", "minor": 100}, 202)["approval"]
    asked = people["supervisor"]("POST", f"/orders/{order_id}/refunds", {"key": "b", "minor": 1500}, 202)["approval"]
    api("POST", f"/contacts/{contact_id}/erase", {})

    over = people["owner"]("POST", f"/approvals/{asked['id']}/accept", {})
    times_up(db, clock, seconds=11)

    assert (over["state"], over["error"]) == ("failed", "changed")
    assert api("GET", f"/approvals/{held['id']}")["state"] == "failed"
    assert refunded(api, order_id) == 0


def test_only_an_owner_says_how_much_one_person_may_do(
    client: Any, people: dict[str, Browser], db: Database, ours: Shop, backstage: Backstage
) -> None:
    hire(db, ours.id, "admin", "admin@shop.example")
    made = people["owner"]("POST", "/keys", {"name": "settings", "permissions": ["shop.read", "shop.write"]}, 201)
    key = Api(client, Shop(ours.id, made["secret"], made["key"]["id"]))

    with browser(backstage) as admin:
        admin.sign_in("admin@shop.example")
        assert admin.raw("PUT", "/money-rules", {}).status_code == 403
        assert admin("GET", "/money-rules")["limits"] == {}
    key("PUT", "/money-rules", {}, 403)
    assert people["owner"]("PUT", "/money-rules", LIMITS)["limits"] == LIMITS["limits"]
