"""Two shops with their keys, and the application before them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage


@dataclass
class Shop:
    id: str
    key: str
    key_id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"}


def open_shop(db: Database, slug: str) -> Shop:
    shop_id = db.clock.new_id("shop")
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop(slug, slug.title(), "USD")))
    made = db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey("all")))
    return Shop(shop_id, made.key, made.id)


@pytest.fixture
def backstage(db: Database) -> Backstage:
    return Backstage(Settings(), db, Secrets([bytes(range(32))]))


@pytest.fixture
def ours(db: Database) -> Shop:
    return open_shop(db, "ours")


@pytest.fixture
def theirs(db: Database) -> Shop:
    return open_shop(db, "theirs")


@pytest.fixture
def client(backstage: Backstage) -> Iterator[TestClient]:
    with TestClient(create_app(backstage), raise_server_exceptions=False) as client:
        yield client


def json_of(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()
