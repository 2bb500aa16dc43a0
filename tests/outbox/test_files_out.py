"""Files of ours on their way to a shopper's phone, through the stand-in for Graph."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select, update

from chaffer.kernel.message import Media
from chaffer.outbox.tables import uploads
from chaffer.runtime.tables import files
from chaffer.threads.say import promise
from chaffer.threads.tables import conversations, messages
from tests.inbox.street import ANA, NUMBER, Street

PDF = b"%PDF-1.7 an invoice"


def keep(street: Street, content: bytes, name: str) -> str:
    store = street.server.tools.files
    blob = store.put(street.shop_id, content)
    return street.db.write_now(street.shop_id, lambda tx: store.keep(tx, blob, name=name))


def send(street: Street, media: Media, seq: int = 1000) -> str:
    (thread,) = street.rows(select(conversations.c.id))
    return street.db.write_now(street.shop_id, lambda tx: promise(tx, thread.id, seq, [media]))[0]


def greeted(street: Street) -> None:
    street.says({"type": "text", "text": {"body": "hi"}})
    street.until(lambda: shown(street))


def shown(street: Street, kind: str = "") -> list[Any]:
    found = [each["message"] for each in street.graph.thread(ANA) if each["kind"] == "message"]
    return [each for each in found if not kind or each["type"] == kind]


def uploaded(street: Street) -> int:
    return sum(call["path"].endswith("/media") for call in street.graph.calls)


def test_a_document_is_handed_over_once_and_named_again(street: Street) -> None:
    greeted(street)
    file_id = keep(street, PDF, "invoice-7.pdf")

    for seq in (1000, 1001):
        send(street, Media("document", file_id=file_id, filename="Invoice 7.pdf", caption="Your invoice"), seq)
    first, second = street.until(lambda: len(shown(street, "document")) == 2 and shown(street, "document"))

    told = first["document"]
    assert (told["filename"], told["caption"]) == ("Invoice 7.pdf", "Your invoice")
    assert street.graph.shelf.get(told["id"]).content == PDF
    assert second["document"]["id"] == told["id"]
    assert uploaded(street) == 1


def test_a_file_that_the_platform_lost_is_handed_over_again(street: Street) -> None:
    greeted(street)
    file_id = keep(street, PDF, "invoice-7.pdf")
    send(street, Media("document", file_id=file_id))
    (first,) = street.until(lambda: shown(street, "document"))
    street.meta(lambda graph: graph.shelf._files.clear())

    send(street, Media("document", file_id=file_id), 1001)
    second = street.until(lambda: len(shown(street, "document")) == 2 and shown(street, "document")[1])

    assert second["document"]["id"] != first["document"]["id"]
    assert uploaded(street) == 2


def test_after_thirty_days_it_is_handed_over_anew(street: Street) -> None:
    greeted(street)
    file_id = keep(street, PDF, "invoice-7.pdf")
    send(street, Media("document", file_id=file_id))
    street.until(lambda: shown(street, "document"))

    soon = street.db.clock.now() + timedelta(days=28)
    assert all(row.ends_at > soon for row in street.rows(select(uploads)))
    gone = update(uploads).values(ends_at=street.db.clock.now() - timedelta(seconds=1))
    street.db.write_now(street.shop_id, lambda tx: tx.query("test.age", gone.returning(uploads.c.sha256)))
    send(street, Media("document", file_id=file_id), 1001)

    street.until(lambda: len(shown(street, "document")) == 2)
    assert uploaded(street) == 2


def test_a_picture_that_whatsapp_does_not_show_goes_as_a_document(street: Street) -> None:
    greeted(street)
    out = io.BytesIO()
    Image.new("RGB", (30, 30), (10, 90, 200)).save(out, "WEBP")
    file_id = keep(street, out.getvalue(), "swatch.webp")
    (row,) = street.rows(select(files.c.mime))

    send(street, Media("image", file_id=file_id, caption="The colour"))

    kind = "document" if row.mime == "image/webp" else "image"
    (sent,) = street.until(lambda: shown(street, kind))
    assert sent[kind]["caption"] == "The colour"


@pytest.mark.parametrize("gone", [False, True], ids=["of no known type", "of no existing file"])
def test_what_cannot_be_carried_fails_with_its_reason(street: Street, gone: bool) -> None:
    greeted(street)
    file_id = "fil_nobody" if gone else keep(street, b"\x00\x01\x02 what is this", "thing.bin")

    message_id = send(street, Media("document", file_id=file_id))

    def failed() -> Any:
        rows = street.rows(select(messages.c.reason).where(messages.c.id == message_id, messages.c.state == "failed"))
        return rows and rows[0]

    assert street.until(failed).reason.startswith("content_rejected: ")
    assert uploaded(street) == 0
    assert NUMBER in street.graph.numbers
