"""How long a browser may keep what was built, and who may load it."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from chaffer.web.built_files import FOR_A_WHILE, FOREVER, BuiltFiles


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    for name in ("chaffer-chat.js", "phone-CnCHLEyV.css", "inter-latin-wght-normal-Dx4kXJAl.woff2"):
        (tmp_path / name).write_text("x")
    return TestClient(Starlette(routes=[Mount("/static", BuiltFiles(directory=tmp_path))]))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("chaffer-chat.js", FOR_A_WHILE),
        ("phone-CnCHLEyV.css", FOREVER),
        ("inter-latin-wght-normal-Dx4kXJAl.woff2", FOREVER),
    ],
)
def test_what_is_named_by_its_content_is_kept_for_good(client: TestClient, name: str, kept: str) -> None:
    assert client.get(f"/static/{name}").headers["cache-control"] == kept


def test_pages_of_others_may_load_the_chat(client: TestClient) -> None:
    answer = client.get("/static/chaffer-chat.js")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "charset=utf-8" in answer.headers["content-type"], "the script's words are not ASCII"


def test_what_did_not_change_is_not_sent_again(client: TestClient) -> None:
    known = client.get("/static/chaffer-chat.js").headers["etag"]
    assert client.get("/static/chaffer-chat.js", headers={"if-none-match": known}).status_code == 304
