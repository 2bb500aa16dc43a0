"""The API as one shop's key sees it."""

from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from tests.web.conftest import Shop, json_of


@dataclass
class Api:
    client: TestClient
    shop: Shop

    def __call__(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The answer's JSON; nothing for an answer without content."""
        answer = self.client.request(method, f"/api/v1{path}", json=body, headers=self.shop.headers)
        if status == 204:
            assert answer.status_code == 204, answer.text
            return None
        return json_of(answer, status)
