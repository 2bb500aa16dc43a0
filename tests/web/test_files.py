import io
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import Files
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.testing import ManualClock
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage

SHOP = "shp_a"
SECRETS = Secrets([bytes(range(32))])


@pytest.fixture
def client(db: Database, tmp_path: Path) -> TestClient:
    settings = Settings(data_dir=tmp_path, public_url="http://testserver")
    return TestClient(create_app(Backstage(settings, db, SECRETS)), raise_server_exceptions=False)


def address_of(db: Database, tmp_path: Path, content: bytes, name: str = "") -> str:
    store = Files(tmp_path / "files", 10**9)
    blob = store.put(SHOP, content)
    file_id = db.write_now(SHOP, lambda tx: store.keep(tx, blob, name=name))
    return FileLinks(SECRETS, "http://testserver").url(file_id, db.clock.now())


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_shown_in_place(client: TestClient, db: Database, tmp_path: Path) -> None:
    answer = client.get(address_of(db, tmp_path, png()))

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["content-disposition"] == "inline"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script>", b"<svg onload=alert(1)>", b"%PDF-1.7", b"MZ"])
def test_anything_else_is_only_handed_out_for_saving(
    content: bytes, client: TestClient, db: Database, tmp_path: Path
) -> None:
    answer = client.get(address_of(db, tmp_path, content, 'x"\r\nset-cookie: a=b.html'))

    assert answer.headers["content-disposition"].startswith(
        "attachment; filename*=utf-8''x%22set-cookie%3A%20a%3Db.html"
    )
    assert answer.headers["content-type"] in {"application/octet-stream", "application/pdf"}
    assert "set-cookie" not in answer.headers


def test_a_part_of_a_film_can_be_asked_for(client: TestClient, db: Database, tmp_path: Path) -> None:
    address = address_of(db, tmp_path, b"\0\0\0\x18ftypmp42" + bytes(100))

    answer = client.get(address, headers={"range": "bytes=4-11"})

    assert (answer.status_code, answer.content) == (206, b"ftypmp42")


def test_without_its_signature_there_is_no_file(
    client: TestClient, db: Database, tmp_path: Path, clock: ManualClock
) -> None:
    address = address_of(db, tmp_path, png())
    bare = address.partition("?")[0]

    assert client.get(bare).status_code == 404
    assert client.get(address[:-1]).status_code == 404
    assert client.get(address.replace("until=", "until=1")).status_code == 404
    assert client.get(bare.rpartition("/")[0] + "/..%2f..%2fetc%2fpasswd?until=1&sign=x").status_code == 404
    clock.forward(hours=25)
    assert client.get(address).status_code == 404


def test_a_file_whose_bytes_are_gone_is_not_found(client: TestClient, db: Database, tmp_path: Path) -> None:
    address = address_of(db, tmp_path, png())
    for each in (tmp_path / "files").rglob("*"):
        if each.is_file():
            each.unlink()

    assert client.get(address).status_code == 404
