"""Files that shoppers send, through the stand-in for Graph."""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from chaffer.runtime.tables import files, jobs
from chaffer.sandbox.graph.media import Kept
from chaffer.threads.tables import messages
from tests.inbox.street import NUMBER, Street


def photo() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    Image.new("RGB", (60, 40), (10, 90, 200)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def send(street: Street, kind: str, mime: str, content: bytes, **about: str) -> str:
    media_id = street.meta(lambda graph: graph.shelf.add(NUMBER, mime, content))
    told = {"id": media_id, "mime_type": mime, "sha256": hashlib.sha256(content).hexdigest(), **about}
    street.says({"type": kind, kind: told})
    return str(media_id)


def heard(street: Street) -> Any:
    rows = street.rows(select(messages.c.part, messages.c.reason).where(messages.c.direction == "in"))
    return rows[0] if rows else None


def test_a_picture_is_brought_in_and_named_by_its_message(street: Street) -> None:
    send(street, "image", "image/jpeg", photo(), caption="this one?")

    part = street.until(lambda: (row := heard(street)) and row.part[0].get("file_id") and row.part[0])

    (row,) = street.rows(select(files))
    (contact,) = {row.author_id for row in street.rows(select(messages.c.author_id)) if row.author_id}
    assert (part["file_id"], part["mime"], part["caption"]) == (row.id, "image/jpeg", "this one?")
    assert (row.owner, row.sha256) == (contact, part["sha256"])
    stored = street.db.read_now(street.shop_id, lambda tx: street.server.tools.files.read(tx, row.id))
    assert b"SECRETCAMERA" not in stored
    with Image.open(io.BytesIO(stored)) as seen:
        assert seen.size == (60, 40)


def test_a_document_keeps_its_name_and_its_bytes(street: Street) -> None:
    send(street, "document", "application/pdf", b"%PDF-1.7 pages", filename="bill.pdf")

    street.until(lambda: (row := heard(street)) and row.part[0].get("file_id"))

    (row,) = street.rows(select(files))
    assert (row.name, row.mime, row.bytes) == ("bill.pdf", "application/pdf", 14)


@pytest.mark.parametrize(
    ("kind", "mime", "content", "why"),
    [
        ("image", "image/jpeg", b"<html><script>alert(1)</script>", "unfit_file"),
        ("image", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(50), "bad_picture"),
        ("audio", "audio/ogg", b"%PDF-1.7", "unfit_file"),
    ],
)
def test_what_is_not_what_it_says_is_left_out_and_the_message_says_so(
    street: Street, kind: str, mime: str, content: bytes, why: str
) -> None:
    send(street, kind, mime, content)

    street.until(lambda: (row := heard(street)) and row.reason == f"media: {why}")

    assert street.rows(select(files)) == []


def test_a_file_that_is_too_large_is_not_fetched(street: Street) -> None:
    media_id = "123456789012345"
    street.meta(lambda graph: graph.shelf._files.__setitem__(media_id, Kept(NUMBER, "image/jpeg", bytes(11 << 20))))
    street.says({"type": "image", "image": {"id": media_id, "mime_type": "image/jpeg"}})

    street.until(lambda: (row := heard(street)) and row.reason == "media: too_large")


def test_a_broken_token_is_no_reason_to_forget_the_file(street: Street) -> None:
    street.meta(lambda graph: setattr(graph.numbers[NUMBER], "access_token", "another"))
    send(street, "image", "image/jpeg", photo())

    row = street.until(
        lambda: street.rows(select(jobs).where(jobs.c.kind == "media.fetch", jobs.c.attempts == 1, jobs.c.error != ""))
    )[0]

    assert row.state == "waiting"
    assert (row.due_at - row.created_at).total_seconds() > 500
