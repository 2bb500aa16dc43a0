from starlette.testclient import TestClient

from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.runtime.database import Database
from tests.web.conftest import Shop, json_of


def test_the_server_says_that_it_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok"
    assert json_of(client.get("/readyz")) == {"ready": True, "missing": []}


def test_a_key_gives_its_own_shop(client: TestClient, ours: Shop, theirs: Shop) -> None:
    assert json_of(client.get("/api/v1/shop", headers=ours.headers))["id"] == ours.id
    assert json_of(client.get("/api/v1/shop", headers=theirs.headers))["id"] == theirs.id


def test_every_wrong_key_gets_the_same_answer(client: TestClient, ours: Shop, db: Database) -> None:
    db.write_now(ours.id, lambda tx: revoke_api_key(tx, RevokeApiKey(ours.key_id)))

    answers = [
        client.get("/api/v1/shop", headers=headers)
        for headers in ({}, {"authorization": "Basic x"}, {"authorization": "Bearer chf_wrong"}, ours.headers,
                        {"authorization": "Bearer " + "chf_" + "x" * 5000})
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.json()["detail"] for answer in answers}) == 1
    assert answers[0].headers["www-authenticate"] == "Bearer"
    assert answers[0].headers["content-type"] == "application/problem+json"


def test_what_is_not_there_is_a_problem_document(client: TestClient) -> None:
    assert json_of(client.get("/nowhere"), 404)["code"] == "no_such_page"
    wrong = client.put("/api/v1/shop")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, PATCH")


def test_every_answer_carries_its_armour(client: TestClient, ours: Shop) -> None:
    for path in ("/healthz", "/nowhere", "/api/v1/shop"):
        headers = client.get(path, headers=ours.headers).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"


def test_counters_are_for_this_machine_only(client: TestClient) -> None:
    assert client.get("/metrics").status_code == 403  # the test client is no loopback address
