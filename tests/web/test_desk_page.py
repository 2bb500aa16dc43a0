"""The page of the desk: the same whatever stands behind /desk/, and open to no script but its own."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chaffer.web.desk_page import desk_routes

BUILT = '<!doctype html><html><head><script type="module" src="/static/built/desk/index.js"></script></head></html>'


@pytest.fixture
def desk(tmp_path: Path) -> TestClient:
    page = tmp_path / "index.html"
    page.write_text(BUILT)
    return TestClient(Starlette(routes=desk_routes(page)))


def test_every_address_under_the_desk_is_the_same_page(desk: TestClient) -> None:
    told = [desk.get(path) for path in ("/desk/", "/desk/welcome", "/desk/inbox/cnv_1?view=mine", "/desk")]

    assert {each.status_code for each in told} == {200}
    assert all(BUILT[40:] in each.text for each in told)
    assert {each.headers["cache-control"] for each in told} == {"no-store"}


def test_styles_need_a_nonce_that_is_new_each_time_and_scripts_must_be_files_of_ours(desk: TestClient) -> None:
    seen = set()
    for _ in range(3):
        answer = desk.get("/desk/")
        policy = answer.headers["content-security-policy"]
        nonce = re.search(r"style-src 'self' 'nonce-([\w-]{22})'", policy)
        assert nonce is not None
        assert f'nonce="{nonce[1]}"' in answer.text
        seen.add(nonce[1])
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
    assert len(seen) == 3


def test_before_the_desk_is_built_the_page_says_so(tmp_path: Path) -> None:
    answer = TestClient(Starlette(routes=desk_routes(tmp_path / "nothing.html"))).get("/desk/")

    assert answer.status_code == 503
    assert "not built yet" in answer.text


def test_only_the_demo_may_show_the_desk_in_a_frame_of_its_own(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(BUILT)
    answer = TestClient(Starlette(routes=desk_routes(page, beside_phone=True))).get("/desk/")

    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
