"""The demo lets whoever asks into its own shop, and nowhere else."""

from starlette.testclient import TestClient

from chaffer import demo
from chaffer.runtime.database import Database
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.demo.desk import DemoDesk
from tests.web.conftest import Shop, json_of


def test_the_demo_lets_in_as_its_owner(backstage: Backstage, db: Database, ours: Shop, theirs: Shop) -> None:
    desk = DemoDesk(backstage.settings, db, ours.id, demo.shop()["owner"])
    with TestClient(create_app(backstage, more=desk.routes())) as client:
        answer = client.get("/demo/desk", follow_redirects=False)
        opened = json_of(client.get("/api/v1/session"))
        again = client.get("/demo/desk", follow_redirects=False)

        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/")
        assert "HttpOnly" in again.headers["set-cookie"]
        assert (opened["staff"]["role"], opened["shop"]["id"]) == ("owner", ours.id)
        staff = json_of(client.get("/api/v1/staff"))["items"]
        assert [each["email"] for each in staff] == [demo.shop()["owner"]["email"]]


def test_a_server_that_is_no_demo_has_no_such_door(client: TestClient, ours: Shop) -> None:
    assert client.get("/demo/desk").status_code == 404
