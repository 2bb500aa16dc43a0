"""The inbox as programs and the desk see it."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.tables import staff
from chaffer.desk.operations.write_label import RENAME, rename_step
from chaffer.desk.rows.following import follow
from chaffer.desk.tables import mentions
from chaffer.kernel.message import Media, Text
from chaffer.runtime.database import Database
from chaffer.runtime.jobs import claim, done
from chaffer.runtime.statements import Statement, insert_all
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.operations.hand_over import HandOver, hand_over
from chaffer.threads.say import Author, heard
from chaffer.threads.say import keep as keep_rows
from chaffer.web.backstage import Backstage
from chaffer.web.cursors import cursor_of
from tests.web.api import Api
from tests.web.conftest import Shop, buy, meet

NAME = Statement("test.mention", insert_all(mentions))
HIRE = Statement("test.hire", insert_all(staff, "id", "name", "email", "role", "created_at"))


@pytest.fixture
def api(client: TestClient, ours: Shop, backstage: Backstage) -> Api:
    backstage.tallies.every_seconds = 0
    return Api(client, ours)


def hire(db: Database, shop: Shop, name: str) -> str:
    staff_id = db.clock.new_id("staff")
    db.write_now(shop.id, lambda tx: tx.run(HIRE, id=staff_id, name=name, email=name, role="agent", created_at=tx.now))
    return staff_id


def catch_up(db: Database) -> None:
    while db.write_now("*", follow):
        pass


def asks(db: Database, shop: Shop, here: str, *parts: Any) -> str:
    """A shopper whom the bot gave to people writes."""

    def work(tx: Any) -> str:
        hand_over(tx, HandOver(here, "per_1", "asked"))
        said = heard(tx, here, take_seq(tx, here, 1), parts, author=Author("shopper", "per_1"), external_id="",
                     event_id="", turn_id="", said_at=tx.now, kept_at=tx.now)  # fmt: skip
        keep_rows(tx, [said])
        tx.changed("conversation", here)
        return str(said["id"])

    return db.write_now(shop.id, work)


def test_a_row_says_who_spoke_last_and_who_waits(api: Api, ours: Shop, db: Database, clock: ManualClock) -> None:
    contact_id, here = meet(db, ours.id)
    message_id = asks(db, ours, here, Text("Do you\n have it in blue? " + "x" * 300))
    catch_up(db)

    (row,) = api("GET", "/inbox?view=waiting")["items"]

    assert (row["id"], row["contact"]) == (here, {"id": contact_id, "name": "Anna"})
    assert row["owner"] == {"kind": "team", "id": "", "name": ""}
    assert (row["unread"], row["state"], row["priority"], row["cart"]) == (1, "open", "normal", None)
    assert (row["last"]["id"], row["last"]["kind"], row["last"]["direction"]) == (message_id, "text", "in")
    assert row["last"]["text"].startswith("Do you have it in blue? xx")
    assert len(row["last"]["text"]) == 200
    assert row["waiting_since"] == clock.now().isoformat().replace("+00:00", "Z")
    assert row["due_at"] == (clock.now() + timedelta(minutes=5)).isoformat().replace("+00:00", "Z")


def test_a_picture_is_told_by_its_kind(api: Api, ours: Shop, db: Database) -> None:
    _, here = meet(db, ours.id)
    asks(db, ours, here, Media("image", "fil_1"))

    assert api("GET", f"/inbox/{here}")["last"]["kind"] == "media"
    assert api("GET", f"/inbox/{here}")["last"]["text"] == ""


def test_rows_are_asked_for_by_id_and_are_never_behind(api: Api, ours: Shop, theirs: Shop, db: Database) -> None:
    here = [meet(db, ours.id, f"+4915100000{n:03}")[1] for n in range(3)]
    elsewhere = meet(db, theirs.id)[1]
    catch_up(db)
    asks(db, ours, here[1], Text("Hello?"))

    got = api("GET", f"/inbox/rows?ids={here[2]},{elsewhere},{here[1]},{here[1]}")["items"]

    assert [(row["id"], row["owner"]["kind"]) for row in got] == [(here[2], "bot"), (here[1], "team")]
    api("GET", f"/inbox/{elsewhere}", status=404)
    api("GET", "/inbox/rows?ids=" + ",".join(f"cnv_{n}" for n in range(51)), status=422)
    assert api("GET", "/inbox/rows?ids=,")["items"] == []


def test_pages_of_the_inbox_go_on_by_a_cursor(api: Api, ours: Shop, db: Database, clock: ManualClock) -> None:
    made = []
    for n in range(5):
        clock.forward(minutes=1)
        made.append(meet(db, ours.id, f"+4915100000{n:03}")[1])
        asks(db, ours, made[-1], Text("Hello?"))
    catch_up(db)

    got, cursor = [], ""
    while page := api("GET", f"/inbox?sort=oldest&limit=2&cursor={cursor}"):
        got += [row["id"] for row in page["items"]]
        if not (cursor := page["next_cursor"]):
            break

    assert got == made
    for wrong in ("", "x", "[]", "[1,2,3]", '[1,"p","q"]', f'[1,{10**30},"q"]', f'[{10**18},2,"q"]', '[1,-1,"q"]'):
        api("GET", f"/inbox?cursor={cursor_of(wrong) or '!'}", status=400)
    api("GET", "/inbox?view=secret", status=422)


def test_who_comes_second_is_told_who_has_it(api: Api, ours: Shop, client: TestClient, db: Database) -> None:
    _, here = meet(db, ours.id)
    ada = hire(db, ours, "Ada")
    api("PATCH", f"/conversations/{here}", {"assign_to": ada, "assign_from": ""})

    late = api("PATCH", f"/conversations/{here}", {"assign_to": ada, "assign_from": "stf_other"}, 409)
    refused = api("POST", f"/conversations/{here}/take-over", {}, 409)
    taken = api("POST", f"/conversations/{here}/take-over", {"from": ada})

    assert refused["code"] == late["code"] == "taken"
    assert refused["details"]["owner"] == {"kind": "person", "id": ada, "name": "Ada"}
    assert taken["owner_id"] == ours.key_id


def test_a_conversation_is_put_off_ranked_and_given_to_a_team(
    api: Api, ours: Shop, db: Database, clock: ManualClock
) -> None:
    _, here = meet(db, ours.id)
    until = (clock.now() + timedelta(days=1)).isoformat()
    team = api("POST", "/teams", {"name": "Returns"}, 201)["id"]
    path = f"/conversations/{here}"

    api("PATCH", path, {"state": "snoozed"}, 422)
    api("PATCH", path, {"state": "snoozed", "snoozed_until": "2026-03-03T12:00:00"}, 422)
    api("PATCH", path, {"team": "tem_none"}, 422)
    told = api("PATCH", path, {"state": "snoozed", "snoozed_until": until, "priority": "urgent", "team": team})

    assert (told["state"], told["priority"], told["team_id"], told["owner_kind"]) == ("snoozed", "urgent", team, "team")
    (row,) = api("GET", f"/inbox?view=snoozed&team={team}")["items"]
    assert (row["owner"]["name"], row["priority"], row["id"]) == ("Returns", "urgent", here)


def test_counts_are_those_of_the_shop_and_of_who_asks(api: Api, ours: Shop, theirs: Shop, db: Database) -> None:
    here = [meet(db, ours.id, f"+4915100000{n:03}")[1] for n in range(4)]
    meet(db, theirs.id)
    catch_up(db)
    api("POST", f"/conversations/{here[0]}/take-over", {})
    api("PATCH", f"/conversations/{here[1]}", {"state": "closed"})
    api("PATCH", f"/conversations/{here[2]}", {"labels": ["vip"]})
    asks(db, ours, here[3], Text("Hello?"))
    saved = api("POST", "/saved-filters", {"name": "Best", "filter": {"label": "vip"}}, 201)["id"]
    mine = api("POST", "/saved-filters", {"name": "Mine", "filter": {"view": "mine"}}, 201)["id"]
    catch_up(db)

    told = api("GET", "/inbox/counts")

    assert told["views"] == {
        "mine": 1, "unassigned": 1, "all": 3, "mentions": 0, "followed": 0, "snoozed": 0, "closed": 1, "bot": 1, "waiting": 1,
    }  # fmt: skip
    assert (told["labels"], told["channels"], told["teams"]) == ({"vip": 1}, {"whatsapp": 3}, {})
    assert told["saved"] == {saved: 1, mine: 1}


def test_counts_are_made_once_a_second_for_all_who_look(
    client: TestClient, ours: Shop, db: Database, backstage: Backstage
) -> None:
    backstage.tallies.every_seconds = 60
    api = Api(client, ours)
    first = api("GET", "/inbox/counts")
    meet(db, ours.id)
    catch_up(db)

    assert api("GET", "/inbox/counts") == first
    backstage.tallies.every_seconds = 0
    assert api("GET", "/inbox/counts")["views"]["all"] == 1


def test_a_filter_is_ones_own_unless_it_is_shared(api: Api, client: TestClient, ours: Shop, db: Database) -> None:
    made = api("POST", "/saved-filters", {"name": "Late", "filter": {"view": "waiting", "channel": "web"}}, 201)
    shared = api("POST", "/saved-filters", {"name": "All", "shared": True}, 201)
    key = api("GET", "/shop")  # the shop itself is there
    changed = api("PATCH", f"/saved-filters/{made['id']}", {"name": "Later"})
    api("DELETE", f"/saved-filters/{shared['id']}", status=204)

    assert key["slug"] == "ours"
    assert changed == {**made, "name": "Later"}
    assert api("GET", "/saved-filters")["items"] == [changed]
    api("POST", "/saved-filters", {"name": "x", "filter": {"view": "nobody's"}}, 422)
    api("DELETE", "/saved-filters/flt_none", status=404)


def test_a_label_called_differently_is_so_on_every_conversation(api: Api, ours: Shop, db: Database) -> None:
    here = [meet(db, ours.id, f"+4915100000{n:03}")[1] for n in range(3)]
    label = api("POST", "/labels", {"name": "vip", "colour": "#aa0000"}, 201)
    for each in here:
        api("PATCH", f"/conversations/{each}", {"labels": ["vip", "late"]})
    api("POST", "/labels", {"name": "vip"}, 409)
    api("PATCH", f"/labels/{label['id']}", {"name": "gold"})
    work_off(db, ours)

    assert api("GET", "/labels")["items"] == [{**label, "name": "gold"}]
    assert {tuple(row["labels"]) for row in api("GET", "/inbox?label=gold")["items"]} == {("gold", "late")}
    api("DELETE", f"/labels/{label['id']}", status=204)
    work_off(db, ours)
    assert api("GET", "/inbox?label=gold")["items"] == []
    assert api("GET", "/inbox/counts")["labels"] == {"late": 3}


def work_off(db: Database, shop: Shop) -> None:
    """The job that renames, until there is none."""
    while jobs := [each for each in db.write_now("*", claim) if each.kind == RENAME]:
        for job in jobs:
            db.write_now(shop.id, partial(_rename, job=job))


def _rename(tx: Any, job: Any) -> None:
    rename_step(tx, job.arguments)
    done(tx, job)


def test_teams_have_people_hours_and_rules(api: Api, ours: Shop, db: Database) -> None:
    ada = hire(db, ours, "Ada")
    hours = {"mon": [["09:00", "12:00"], ["13:00", "18:00"]], "closed": ["2026-12-25"]}
    made = api("POST", "/teams", {"name": "Sales", "members": [ada], "hours": hours,
                                  "routing": {"mode": "load", "capacity": 5}}, 201)  # fmt: skip
    changed = api("PATCH", f"/teams/{made['id']}", {"hours": None, "members": []})

    assert (made["members"], made["hours"]["mon"], made["routing"]["mode"]) == ([ada], hours["mon"], "load")
    assert (changed["members"], changed["hours"], changed["routing"]) == ([], None, made["routing"])
    api("POST", "/teams", {"name": "x", "members": ["stf_none"]}, 422)
    api("POST", "/teams", {"name": "x", "hours": {"mon": [["12:00", "09:00"]]}}, 422)
    api("POST", "/teams", {"name": "x", "hours": {"mon": [["25:00", "26:00"]]}}, 422)
    api("DELETE", f"/teams/{made['id']}", status=204)
    api("PATCH", f"/teams/{made['id']}", {"name": "y"}, 404)
    assert api("GET", "/teams")["items"] == []


def test_people_say_whether_they_are_there(api: Api, ours: Shop, db: Database) -> None:
    ada = hire(db, ours, "Ada")
    _, here = meet(db, ours.id)
    api("PATCH", f"/conversations/{here}", {"assign_to": ada})
    told = api("PATCH", f"/agents/{ada}", {"away": True, "capacity": 4, "languages": ["fr"]})
    kept = api("GET", f"/inbox/{here}")["owner"]["name"]
    back = api("PATCH", f"/agents/{ada}", {"reassign": True})

    assert (told["away"], told["capacity"], told["languages"], told["load"]) == (True, 4, ["fr"], 1)
    assert kept == "Ada"
    assert back["load"] == 0
    assert api("GET", f"/inbox/{here}")["owner"]["kind"] == "team"
    api("PATCH", "/agents/me", {"away": True}, 404)  # a key is nobody


def test_who_is_out_leaves_what_they_had_in_the_queue(api: Api, ours: Shop, db: Database) -> None:
    ada = hire(db, ours, "Ada")
    _, here = meet(db, ours.id)
    api("PATCH", f"/conversations/{here}", {"assign_to": ada})
    api("PATCH", f"/staff/{ada}", {"state": "disabled"})

    assert [row["id"] for row in api("GET", "/inbox?view=unassigned")["items"]] == [here]


def test_policies_say_how_soon_somebody_is_answered(api: Api, ours: Shop, db: Database, clock: ManualClock) -> None:
    made = api("POST", "/sla-policies", {"name": "Chat", "channel": "whatsapp", "first_minutes": 2}, 201)
    _, here = meet(db, ours.id)
    asks(db, ours, here, Text("Hello?"))
    due = api("GET", f"/inbox/{here}")["due_at"]
    changed = api("PATCH", f"/sla-policies/{made['id']}", {"first_minutes": 3, "priority": "normal"})
    later = api("GET", f"/inbox/{here}")["due_at"]
    api("DELETE", f"/sla-policies/{made['id']}", status=204)

    def after(minutes: int) -> str:
        return (clock.now() + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")

    assert (due, later, api("GET", f"/inbox/{here}")["due_at"]) == (after(2), after(3), after(5))
    assert changed == {**made, "first_minutes": 3, "priority": "normal"}
    api("POST", "/sla-policies", {"name": "x", "team": "tem_none"}, 422)


def test_a_shopper_is_somebodys_client(api: Api, ours: Shop, theirs: Shop, db: Database) -> None:
    ada = hire(db, ours, "Ada")
    contact_id, _ = meet(db, ours.id)
    path = f"/contacts/{contact_id}/keeper"

    assert api("GET", path) == {"staff_id": ""}
    assert api("PUT", path, {"staff_id": ada}) == api("GET", path) == {"staff_id": ada}
    assert api("PUT", path, {"staff_id": ""}) == api("GET", path) == {"staff_id": ""}
    api("PUT", path, {"staff_id": "stf_none"}, 422)
    api("PUT", f"/contacts/{meet(db, theirs.id)[0]}/keeper", {"staff_id": ada}, 404)


def test_words_find_people_messages_and_orders_of_this_shop(
    api: Api, client: TestClient, ours: Shop, theirs: Shop, db: Database
) -> None:
    contact_id, here = meet(db, ours.id)
    message_id = asks(db, ours, here, Text("Do you have the Linnea dress in blue?"))
    order_id = buy(db, ours.id)
    catch_up(db)
    number = api("GET", f"/orders/{order_id}")["number"]

    said, people, orders = api("GET", "/find?q=dress linn"), api("GET", "/find?q=ann"), api("GET", f"/find?q={number}")

    (message,) = said["messages"]
    assert (message["id"], message["conversation_id"], message["contact_name"]) == (message_id, here, "Anna")
    assert "Linnea" in message["excerpt"]
    assert [each["id"] for each in people["people"]] == [contact_id]
    assert [(each["id"], each["number"]) for each in orders["orders"]] == [(order_id, number)]
    assert [row["id"] for row in api("GET", "/inbox?q=linnea&view=waiting")["items"]] == [here]
    assert [row["id"] for row in api("GET", "/inbox?q=anna")["items"]] == [here]
    assert api("GET", "/inbox?q=nothing")["items"] == []
    nothing = Api(client, theirs)("GET", f"/find?q={number}")
    assert nothing == Api(client, theirs)("GET", "/find?q=dress") == {"people": [], "messages": [], "orders": []}
    api("GET", "/find?q=", status=422)


def test_what_a_key_may_not_read_it_does_not_find(client: TestClient, ours: Shop, db: Database) -> None:
    _, here = meet(db, ours.id)
    asks(db, ours, here, Text("Anna asks"))
    buy(db, ours.id)
    catch_up(db)
    made = db.write_now(ours.id, lambda tx: create_api_key(tx, CreateApiKey("talk", ("conversations.read",))))

    found = Api(client, Shop(ours.id, made.key, made.id))("GET", "/find?q=anna")

    assert (found["people"], len(found["messages"]), found["orders"]) == ([], 1, [])


def test_a_mention_is_found_until_it_is_looked_at(api: Api, ours: Shop, db: Database) -> None:
    _, here = meet(db, ours.id)
    catch_up(db)

    def name(tx: Any) -> None:
        tx.run(NAME, note_id="not_1", staff_id=ours.key_id, conversation_id=here, at=tx.now, seen_at=None)

    db.write_now(ours.id, name)

    assert [row["id"] for row in api("GET", "/inbox?view=mentions")["items"]] == [here]
    assert api("GET", "/inbox/counts")["views"]["mentions"] == 1
