"""Catalogue files sent through the API: in pieces, looked at first, read, stopped, reported by line."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.commerce.catalog.import_files import import_files
from chaffer.commerce.catalog.import_rows import WAKE, claim_import
from chaffer.runtime.database import Database
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.importing import Importing
from chaffer.server.wakes import Wakes
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.api import Api
from tests.web.conftest import Shop

MUG = {"handle": "mug", "title": "Mug", "price": "15.00", "sku": "MUG", "stock": 3}
LAMP = {"handle": "lamp", "title": "=Lamp", "price": "99.00", "sku": "LAMP"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def backstage(backstage: Backstage, settings: Settings) -> Backstage:
    backstage.settings = settings
    return backstage


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def lines(*products: Any) -> bytes:
    return b"".join((each if isinstance(each, str) else json.dumps(each)).encode() + b"\n" for each in products)


def put(api: Api, import_id: str, at: int, content: bytes, status: int = 200) -> Any:
    path = f"/api/v1/imports/{import_id}/bytes/{at}"
    answer = api.client.put(path, content=content, headers=api.shop.headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def sent(api: Api, content: bytes) -> str:
    made = api("POST", "/imports", {"format": "jsonl", "bytes": len(content), "source": "today.jsonl"}, 201)["id"]
    put(api, made, 0, content)
    return str(made)


def read(api: Api, db: Database, settings: Settings, import_id: str, *, dry: bool) -> Any:
    """What the server's loop does with it."""
    api("POST", f"/imports/{import_id}/start", {"dry": dry}, 202)
    run(db, settings)
    return api("GET", f"/imports/{import_id}")


def run(db: Database, settings: Settings, *, stopped: bool = False) -> None:
    claimed = db.write_now(ANY_SHOP, lambda tx: claim_import(tx, "reader"))
    assert claimed is not None
    stop = threading.Event()
    if stopped:
        stop.set()
    Importing(db, import_files(settings), Wakes(WAKE), "reader")._read_now(claimed, stop)


def test_a_file_is_looked_at_first_and_then_read(api: Api, db: Database, settings: Settings) -> None:
    made = sent(api, lines(MUG, LAMP, "no json"))
    seen = read(api, db, settings, made, dry=True)

    assert (seen["state"], seen["dry"], seen["products"], seen["added"], seen["failed"]) == ("done", True, 2, 2, 1)
    assert [(each["line"], each["title"], each["product_id"]) for each in seen["changes"]] == [
        (1, "Mug", ""), (2, "=Lamp", ""),
    ]  # fmt: skip
    assert seen["problems"][0]["line"] == 3
    assert api("GET", "/products")["items"] == []

    done = read(api, db, settings, made, dry=False)
    assert (done["state"], done["dry"], done["products"], done["added"], done["noted"]) == ("done", False, 2, 2, 1)
    assert len(done["problems"]) == 1
    assert done["changes"] == []
    assert done["bytes_read"] == done["bytes"] == done["received"]
    assert len(api("GET", "/products")["items"]) == 2
    assert read(api, db, settings, made, dry=False)["unchanged"] == 2


def test_a_dry_run_says_what_of_a_product_would_be_another(api: Api, db: Database, settings: Settings) -> None:
    read(api, db, settings, sent(api, lines(MUG, LAMP)), dry=False)
    changed = {**MUG, "title": "Cup", "price": "16.00", "stock": 5}
    seen = read(api, db, settings, sent(api, lines(changed, LAMP)), dry=True)

    (change,) = seen["changes"]
    assert (seen["added"], seen["unchanged"]) == (0, 1)
    assert change["fields"] == ["title", "stock", "price"]
    assert (change["sku"], change["minor_before"], change["minor"], change["currency"]) == ("MUG", 1500, 1600, "USD")
    assert api("GET", "/products/rows?q=mug")["items"][0]["title"] == "Mug"


def test_pieces_come_in_order_and_a_lost_answer_tells_where_to_go_on(
    api: Api, db: Database, settings: Settings
) -> None:
    content = lines(MUG, LAMP)
    made = api("POST", "/imports", {"format": "jsonl", "bytes": len(content)}, 201)["id"]
    put(api, made, 0, content[:10])

    assert put(api, made, 0, content[:10], 409)["details"]["received"] == 10
    api("POST", f"/imports/{made}/start", {}, 409)
    put(api, made, 10, content[10:] + b"more", 422)
    assert put(api, made, 10, content[10:])["received"] == len(content)
    assert read(api, db, settings, made, dry=False)["products"] == 2


def test_an_import_is_stopped_while_it_waits_and_while_it_is_read(api: Api, db: Database, settings: Settings) -> None:
    made = sent(api, lines(MUG))
    api("POST", f"/imports/{made}/start", {}, 202)
    assert api("POST", f"/imports/{made}/stop")["state"] == "stopped"
    api("POST", f"/imports/{made}/stop", status=409)

    many = sent(api, lines(*({**MUG, "handle": f"mug-{n}", "sku": f"M{n}"} for n in range(200))))
    api("POST", f"/imports/{many}/start", {}, 202)
    claimed = db.write_now(ANY_SHOP, lambda tx: claim_import(tx, "reader"))
    assert claimed is not None
    assert api("POST", f"/imports/{many}/stop")["stop_asked"] is True
    Importing(db, import_files(settings), Wakes(WAKE), "reader")._read_now(claimed, threading.Event())
    stopped = api("GET", f"/imports/{many}")
    assert stopped["state"] == "stopped"
    assert 0 < stopped["products"] < 200
    assert read(api, db, settings, many, dry=False)["state"] == "done"


def test_a_server_that_stops_leaves_the_file_to_the_next_and_a_dead_one_too(
    api: Api, db: Database, settings: Settings, clock: ManualClock
) -> None:
    made = sent(api, lines(*({**MUG, "handle": f"mug-{n}", "sku": f"M{n}"} for n in range(200))))
    api("POST", f"/imports/{made}/start", {}, 202)
    run(db, settings, stopped=True)
    assert api("GET", f"/imports/{made}")["state"] == "waiting"

    assert db.write_now(ANY_SHOP, lambda tx: claim_import(tx, "dies")) is not None
    assert db.write_now(ANY_SHOP, lambda tx: claim_import(tx, "early")) is None
    clock.forward(minutes=3)
    run(db, settings)
    done = api("GET", f"/imports/{made}")
    assert (done["state"], done["products"] + done["unchanged"]) == ("done", 200)


def test_the_report_is_a_table_in_which_nothing_is_a_formula(api: Api, db: Database, settings: Settings) -> None:
    made = sent(api, lines(LAMP, "=1+1 is no json"))
    read(api, db, settings, made, dry=True)
    answer = api.client.get(f"/api/v1/imports/{made}/report", headers=api.shop.headers)

    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert "1,new,'=Lamp," in answer.text
    assert "2,problem,'=1+1 is no json," in answer.text


def test_what_cannot_be_is_refused(api: Api, client: TestClient, theirs: Shop) -> None:
    api("POST", "/imports", {"format": "xml", "bytes": 5}, 422)
    api("POST", "/imports", {"format": "jsonl", "bytes": 100_000_001}, 422)
    made = sent(api, lines(MUG))
    them = Api(client, theirs)
    them("GET", f"/imports/{made}", status=404)
    them("POST", f"/imports/{made}/start", {}, 404)
    them("POST", f"/imports/{made}/stop", status=404)
    them("GET", f"/imports/{made}/report", status=404)
    put(them, made, 0, b"x", 404)
    assert them("GET", "/imports")["items"] == []
    assert [each["id"] for each in api("GET", "/imports")["items"]] == [made]
    for _ in range(4):
        api("POST", "/imports", {"format": "jsonl", "bytes": 5}, 201)
    api("POST", "/imports", {"format": "jsonl", "bytes": 5}, 409)
