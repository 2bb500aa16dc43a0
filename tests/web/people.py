"""People who work in a test's shop, and their browsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from starlette.testclient import TestClient

from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.runtime.database import Database
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.signing_in.csrf import csrf_of
from tests.web.conftest import json_of

PASSWORD = "four plain words of mine"


@cache
def hashed(password: str = PASSWORD) -> str:
    """By today's parameters, once for all tests."""
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(password)


def hire(
    db: Database, shop_id: str, role: str = "owner", email: str = "ana@shop.example", password: str = PASSWORD
) -> str:
    """Somebody who works in the shop; the person's id."""
    command = JoinStaff("Ana", email, role, hashed(password))
    return db.write_now(shop_id, lambda tx: join_staff(tx, command))


def signed_in(db: Database, shop_id: str, role: str = "owner", email: str = "sam@shop.example") -> dict[str, str]:
    """Headers of the page of somebody who signed in just now."""
    staff_id = hire(db, shop_id, role, email)
    made = db.write_now(shop_id, lambda tx: begin_session(tx, BeginSession(staff_id, "test", 60)))
    return {"cookie": f"chaffer_session={made.token}", "x-chaffer-csrf": csrf_of(made.token)}


@dataclass
class Browser:
    """A page of ours: it keeps its cookies, and says the session's token with each call that is no GET."""

    client: TestClient
    csrf: str = ""

    def __call__(self, method: str, path: str, body: Any = None, status: int = 200, **headers: Any) -> Any:
        answer = self.raw(method, path, body, **headers)
        if status == 204:
            assert answer.status_code == 204, answer.text
            return None
        return json_of(answer, status)

    def raw(self, method: str, path: str, body: Any = None, **headers: Any) -> Any:
        sent = {"x-chaffer-csrf": self.csrf} if self.csrf and method != "GET" else {}
        return self.client.request(method, f"/api/v1{path}", json=body, headers={**sent, **headers})

    def sign_in(self, email: str = "ana@shop.example", password: str = PASSWORD, **more: Any) -> Any:
        opened = self("POST", "/session", {"email": email, "password": password, **more})
        self.csrf = opened["csrf"]
        return opened

    @property
    def cookie(self) -> str:
        return str(self.client.cookies.get("chaffer_session") or "")


@contextmanager
def browser(backstage: Backstage, base_url: str = "http://testserver") -> Iterator[Browser]:
    """Another browser; what fails answers at once."""
    backstage.refused_after_seconds = 0.0
    with TestClient(create_app(backstage), base_url, raise_server_exceptions=False) as client:
        yield Browser(client)
