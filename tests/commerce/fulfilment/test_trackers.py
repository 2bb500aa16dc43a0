"""Tracking services: what they sign, what their words mean, that repeats and shuffles are harmless."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chaffer.commerce.fulfilment.operations.add_carrier_account import AddCarrierAccount, add_carrier_account
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.fulfilment.tables import carrier_accounts, scans, shipments
from chaffer.commerce.fulfilment.tracking import TrackerAccount, tracker_account
from chaffer.integrations.carriers.aftership.tracker import AfterShip
from chaffer.integrations.carriers.easypost.tracker import EasyPost
from chaffer.kernel.errors import Forged, Invalid, Malformed, NotFound
from chaffer.kernel.http import Reply
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.tables import events
from chaffer.web.tracker_notices import TrackerNotices
from tests.commerce.outside import Tools, work
from tests.commerce.returns.buying import bought, later, seen, stocked
from tests.commerce.shop import SHOP, Shop

SECRET = "a webhook's secret, ﬁne"
NOTICES = Path(__file__).parent / "notices"
SECRETS = Secrets([bytes(range(32))])


class Answers:
    """The service's API: the bodies it gives, in order; what it was asked."""

    def __init__(self, *bodies: Any) -> None:
        self.bodies, self.asked = list(bodies), []  # type: ignore[var-annotated]

    async def post(self, url: str, *, json: Any = None, headers: Any = None, timeout_seconds: float = 0) -> Reply:
        self.asked.append(("POST", url, json))
        return self._next()

    async def get(self, url: str, *, headers: Any = None, timeout_seconds: float = 0) -> Reply:
        self.asked.append(("GET", url, None))
        return self._next()

    def _next(self) -> Reply:
        return Reply(200, {}, json.dumps(self.bodies.pop(0)).encode())


def notice(kind: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((NOTICES / f"{kind}.json").read_text())
    return told


def details(kind: str, told: dict[str, Any]) -> list[Any]:
    found: list[Any] = told["result"]["tracking_details"] if kind == "easypost" else told["msg"]["checkpoints"]
    return found


def signed(kind: str, body: bytes, secret: str = SECRET) -> dict[str, str]:
    if kind == "easypost":
        key = secret.replace("ﬁ", "fi").encode()
        return {"x-hmac-signature": "hmac-sha256-hex=" + hmac.new(key, body, hashlib.sha256).hexdigest()}
    return {
        "aftership-hmac-sha256": base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    }


def tracker(kind: str, http: Any = None) -> Any:
    return (EasyPost if kind == "easypost" else AfterShip)(http)


KINDS = pytest.mark.parametrize("kind", ["easypost", "aftership"])


@KINDS
def test_a_signed_notice_becomes_sightings_in_our_words(kind: str) -> None:
    body = json.dumps(notice(kind)).encode()
    found = tracker(kind).parse_notice(signed(kind, body), body, SECRET)
    assert [(scan.tracking_number, scan.code, scan.place, scan.at.isoformat()) for scan in found] == [
        ("EZ1", "arrived", "RENO, NV", "2026-03-03T08:00:00+00:00"),
        ("EZ1", "delayed", "RENO, NV", "2026-03-03T20:00:00+00:00"),
        ("EZ1", "out_for_delivery", "AUSTIN, TX", "2026-03-04T07:00:00+00:00"),
    ]
    assert len({scan.external_id for scan in found}) == 3


@KINDS
@pytest.mark.parametrize("change", ["secret", "body", "none", "nonsense"])
def test_what_is_not_signed_right_is_forged(kind: str, change: str) -> None:
    body = json.dumps(notice(kind)).encode()
    headers = signed(kind, body, "another" if change == "secret" else SECRET)
    if change == "none":
        headers = {}
    if change == "nonsense":
        headers = dict.fromkeys(headers, "ﬁ\udc80".encode("utf-8", "surrogateescape").decode("latin-1"))
    with pytest.raises(Forged):
        tracker(kind).parse_notice(headers, body + b" " if change == "body" else body, SECRET)


@KINDS
def test_what_is_no_tracking_notice_gives_nothing_or_is_malformed(kind: str) -> None:
    for told in ({"description": "batch.created", "event": "ping"}, {}):
        body = json.dumps(told).encode()
        assert list(tracker(kind).parse_notice(signed(kind, body), body, SECRET)) == []
    for bad in (b"not json", b'{"description":"tracker.updated","event":"tracking_update"}'):
        with pytest.raises(Malformed):
            tracker(kind).parse_notice(signed(kind, bad), bad, SECRET)
    told = notice(kind)
    details(kind, told)[1]["datetime"] = details(kind, told)[1]["checkpoint_time"] = "yesterday"
    body = json.dumps(told).encode()
    with pytest.raises(Malformed):
        tracker(kind).parse_notice(signed(kind, body), body, SECRET)


def connected(shop: Shop, kind: str) -> str:
    command = AddCarrierAccount(kind, {}, {"api_key": "k", "webhook_secret": SECRET})
    account_id: str = shop.do(add_carrier_account, command, SECRETS)
    return account_id


def shipped(shop: Shop, number: str = "EZ1") -> str:
    stocked(shop)
    placed = bought(shop, MUG=1)
    shipment_id: str = shop.do(create_shipment, CreateShipment(placed.id))
    shop.do(ship, Ship(shipment_id, "usps", number))
    return placed.id


def knock(db: Database, kind: str, account_id: str, told: Mapping[str, Any], secret: str = SECRET) -> int:
    routes = TrackerNotices(db, SECRETS, {kind: tracker(kind)}).routes()
    body = json.dumps(told).encode()
    with TestClient(Starlette(routes=routes)) as client:
        return int(
            client.post(f"/in/tracker/{account_id}", content=body, headers=signed(kind, body, secret)).status_code
        )


@KINDS
def test_repeats_and_shuffles_are_kept_once_and_told_once(shop: Shop, db: Database, kind: str) -> None:
    account_id = connected(shop, kind)
    order_id = shipped(shop)
    whole = notice(kind)
    for chosen in itertools.permutations(range(1, 4), 2):
        told = json.loads(json.dumps(whole))
        details(kind, told)[:] = [details(kind, whole)[at] for at in chosen]
        assert knock(db, kind, account_id, told) == 200
    assert knock(db, kind, account_id, whole) == 200
    assert len(shop.rows(scans, "id")) == 3
    assert seen(shop, order_id).shipments[0].state == "out_for_delivery"
    told_of = [row.kind for row in shop.rows(events, "id", "kind")].count("parcel_scanned")
    assert told_of <= 2, "that it was late, and that it comes: never each scan again"


@KINDS
def test_an_account_speaks_for_its_own_shop_with_its_own_secret(shop: Shop, db: Database, kind: str) -> None:
    account_id = connected(shop, kind)
    assert knock(db, kind, account_id, notice(kind), "another") == 403
    assert knock(db, kind, "acc_none", notice(kind)) == 404
    assert knock(db, kind, account_id, notice(kind)) == 200, "a parcel of nobody's is nothing to us"
    assert shop.rows(scans, "id") == []


def test_secrets_are_sealed_and_a_shop_has_one_account_of_a_kind(shop: Shop) -> None:
    first, again = connected(shop, "easypost"), connected(shop, "easypost")
    assert first == again
    (row,) = shop.rows(carrier_accounts, "sealed_secrets")
    assert b"secret" not in bytes(row.sealed_secrets)
    opened = shop.db.read_now("*", lambda tx: tracker_account(tx, SECRETS, first))
    assert (opened.shop_id, opened.secrets["api_key"], "api_key" in repr(opened)) == (SHOP, "k", False)
    with pytest.raises(NotFound):
        shop.db.read_now("*", lambda tx: tracker_account(tx, SECRETS, "acc_none"))
    with pytest.raises(Invalid):
        shop.do(add_carrier_account, AddCarrierAccount("aftership", {}, {"api_key": "k"}), SECRETS)


class Following(Tools):
    """Tools that know a tracking service."""

    def __init__(self, kind: str, http: Any) -> None:
        super().__init__()
        self.trackers = {kind: tracker(kind, http)}
        self.account = TrackerAccount("acc_1", SHOP, kind, {"api_base_url": "https://t.example"}, {"api_key": "k"})

    async def tracker_account(self, account_id: str) -> TrackerAccount:
        return self.account


@KINDS
def test_without_any_webhook_the_parcel_is_looked_at(shop: Shop, db: Database, kind: str) -> None:
    account_id = connected(shop, kind)
    order_id = shipped(shop)
    told = notice(kind)
    inner = told["result"] if kind == "easypost" else {"data": told["msg"]}
    first = [inner] if kind == "easypost" else [{"data": {"trackings": []}}, inner]
    http = Answers(*first, inner)
    later(shop, minutes=2)
    asyncio.run(work(db, Following(kind, http)))
    assert seen(shop, order_id).shipments[0].state == "out_for_delivery"
    assert shop.rows(shipments, "tracker_id") == [(inner["id"] if kind == "easypost" else inner["data"]["id"],)]
    later(shop, hours=7)
    asyncio.run(work(db, Following(kind, http)))
    assert (len(shop.rows(scans, "id")), http.bodies) == (3, [])
    assert http.asked[-1][0] == "GET"
    assert knock(db, kind, account_id, notice(kind)) == 200
    assert len(shop.rows(scans, "id")) == 3, "a sighting has one id, whoever tells it"
