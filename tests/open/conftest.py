"""A whole server that may send its webhooks to this machine, with a key for its API and a receiver beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.cli.serving import Assembled, assemble
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from tests.inbox.street import Street, open_street
from tests.open.receiver import Receiver


@dataclass
class Open:
    """api: bound to the shop's key."""

    street: Street
    api: httpx.Client
    key: str

    def get(self, path: str, status: int = 200, **asked: Any) -> Any:
        return told(self.api.get(path, params=asked), status)

    def post(self, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        return told(self.api.post(path, json=body if body is not None else {}, headers=headers), status)

    def patch(self, path: str, body: Any, status: int = 200) -> Any:
        return told(self.api.patch(path, json=body), status)

    def put(self, path: str, body: Any, status: int = 200) -> Any:
        return told(self.api.put(path, json=body), status)

    def delete(self, path: str, status: int = 204) -> None:
        assert self.api.delete(path).status_code == status

    def endpoint(self, url: str, *types: str) -> str:
        """One that the server knows of."""
        made = str(self.post("/webhooks", {"url": url, "types": list(types)}, 201)["id"])
        shop_id = self.street.shop_id
        self.street.until(lambda: shop_id not in self.street.server.subscriptions._by_shop)
        return made


def told(answer: httpx.Response, status: int) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def _anywhere(settings: Settings, db: Database, secrets: Secrets) -> Assembled:
    return assemble(replace(settings, webhooks_out_to="anywhere"), db, secrets)


@pytest.fixture
def opened(database_url: str, tmp_path: Path) -> Iterator[Open]:
    street = open_street(database_url, tmp_path, _anywhere)
    key = street.db.write_now(street.shop_id, lambda tx: create_api_key(tx, CreateApiKey("all"))).key
    with httpx.Client(
        base_url=f"{street.town.app.url}/api/v1", headers={"authorization": f"Bearer {key}"}, timeout=20
    ) as api:  # fmt: skip
        yield Open(street, api, key)
    street.town.app.do(street.server.streams.end)  # else the server waits for those who listen
    street.town.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver().open()
    yield made
    made.close()
