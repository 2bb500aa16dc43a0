"""Files that a person sends: told by their bytes, named so that they do no harm."""

import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from tests.web.api import Api
from tests.web.conftest import Shop, json_of, meet

PDF = b"%PDF-1.7 pages"


@pytest.mark.parametrize(
    ("content", "mime"),
    [(PDF, "application/pdf"), (b"OggS\x00 sound", "audio/ogg"), (b"\0\0\0\x18ftypmp42" + bytes(40), "video/mp4")],
)
def test_papers_sounds_and_films_are_taken(client: TestClient, ours: Shop, content: bytes, mime: str) -> None:
    sent = json_of(client.post("/api/v1/files", content=content, headers=ours.headers), 201)

    assert (sent["mime"], sent["bytes"], sent["name"]) == (mime, len(content), "")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("care.pdf", "care.pdf"), ("care", "care.pdf"), ("care.html", "care.html.pdf"), ("../../etc/passwd", "passwd.pdf"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd.pdf"), ("a%00b%0d%0aset-cookie.pdf", "abset-cookie.pdf"),
        ("%D1%83%D1%85%D0%BE%D0%B4.pdf", "уход.pdf"), ("x" * 900, "x" * 200 + ".pdf"), ("%ff.pdf", "\ufffd.pdf"),
    ],
)  # fmt: skip
def test_a_name_does_no_harm(client: TestClient, ours: Shop, told: str, name: str) -> None:
    headers = {**ours.headers, "x-file-name": told}

    assert json_of(client.post("/api/v1/files", content=PDF, headers=headers), 201)["name"] == name


def test_a_file_goes_into_a_thread_under_its_name(client: TestClient, ours: Shop, db: Database) -> None:
    _, thread = meet(db, ours.id)
    api = Api(client, ours)
    headers = {**ours.headers, "x-file-name": "care.pdf"}
    sent = json_of(client.post("/api/v1/files", content=PDF, headers=headers), 201)

    api("POST", f"/conversations/{thread}/messages", {"file_id": sent["id"], "text": "How to wash it"}, 202)

    (message,) = api("GET", f"/conversations/{thread}/messages")["items"]
    (file,) = message["attachments"]
    assert (file["name"], file["mime"], file["bytes"]) == ("care.pdf", "application/pdf", len(PDF))
    assert message["parts"][0]["filename"] == "care.pdf"


def test_another_shops_file_is_not_sent(client: TestClient, ours: Shop, theirs: Shop, db: Database) -> None:
    _, thread = meet(db, ours.id)
    sent = json_of(client.post("/api/v1/files", content=PDF, headers=theirs.headers), 201)

    Api(client, ours)("POST", f"/conversations/{thread}/messages", {"file_id": sent["id"]}, 404)
