"""What visitors send beside words: pictures, PDFs, sounds."""

import http.client
import io
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from chaffer.rehearsal.web_page import WebPage
from tests.chat.house import House

WEBM = b"\x1aE\xdf\xa3" + b"\0" * 60
PDF = b"%PDF-1.7\n%%EOF\n"
SECRET = "taken at home"


def photo(form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET
    Image.new("RGB", (40, 30), (200, 40, 40)).save(out, form, exif=exif)
    return out.getvalue()


def sent(page: WebPage, content: bytes, kind: str, **asked: str) -> dict[str, object]:
    """The part as the page is shown it."""
    status, told = page.upload(content, kind, **asked)
    assert (status, told["frames"][0]["type"]) == (200, "ack"), told
    shown: dict[str, object] = page.until("message", id=told["frames"][0]["id"])["parts"][0]
    return shown


def fetch(url: object) -> tuple[str, bytes]:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(str(url), timeout=20) as answer:
        return answer.headers["content-type"], answer.read()


def announced(page: WebPage, size: int) -> int:
    """What a body of so many bytes is answered with, before it is sent."""
    line = http.client.HTTPConnection(urlsplit(page.base).netloc, timeout=20)
    line.putrequest("POST", f"/chat/{page.site}/files?id=big")
    for name, value in {"authorization": f"Bearer {page.token}", "content-length": str(size)}.items():
        line.putheader(name, value)
    line.endheaders()
    try:
        return line.getresponse().status
    finally:
        line.close()


def test_a_picture_is_a_message_that_everybody_in_the_thread_sees_without_what_hid_in_it(house: House) -> None:
    page = house.page()
    assert SECRET.encode() in photo(), "else this test would be blind"

    part = sent(page, photo(), "image/jpeg", name="my shoe.jpg", text="Do you have these?")

    assert (part["type"], part["text"]) == ("image", "Do you have these?")
    kind, content = fetch(part["url"])
    assert kind == "image/jpeg"
    assert Image.open(io.BytesIO(content)).size == (40, 30)
    assert SECRET.encode() not in content
    assert page.answer()["author"]["kind"] == "bot"
    assert house.beside(page).until("message")["parts"][0]["type"] == "image"


@pytest.mark.parametrize(
    ("content", "announced", "kind", "mime"),
    [(PDF, "application/pdf", "document", "application/pdf"), (b"OggS\0" + b"\0" * 40, "audio/ogg", "audio", "audio/ogg"),
     (WEBM, "audio/webm;codecs=opus", "audio", "audio/webm")],
)  # fmt: skip
def test_a_pdf_and_a_voice_note_pass(house: House, content: bytes, announced: str, kind: str, mime: str) -> None:
    part = sent(house.page(), content, announced, name="a.bin")
    assert (part["type"], part["kind"], part["mime"]) == ("file", kind, mime)


def test_a_file_is_called_what_it_is(house: House) -> None:
    part = sent(house.page(), PDF, "application/pdf", name="order.html")
    assert part["name"] == "order.html.pdf"


@pytest.mark.parametrize(
    ("content", "announced"),
    [(b"<svg onload=alert(1)>", "image/svg+xml"), (b"MZ\x90" + b"\0" * 50, "application/pdf"), (b"", "image/png"),
     (b"\x89PNG\r\n\x1a\nbroken", "image/png"), (WEBM, "video/webm"), (b"<html>", "text/html")],
)  # fmt: skip
def test_nothing_else_passes_and_nothing_of_it_stays(house: House, content: bytes, announced: str) -> None:
    status, told = house.page().upload(content, announced)
    assert (status, told["code"]) == (422, "unfit_file")
    assert house.rows("SELECT id FROM files") == []
    assert not [path for path in Path(house.folder).rglob("files/*/*/*/*") if path.is_file()]


def test_who_has_no_token_or_sends_too_much_is_refused(house: House) -> None:
    page = house.page()
    assert announced(page, 10 * 1024 * 1024 + 1) == 413
    assert page.upload(photo(), "image/jpeg", name="x" * 401)[0] == 422
    assert page.upload(photo(), "image/jpeg", id_="no id")[0] == 422
    page.token += "x"
    assert page.upload(photo(), "image/jpeg")[1]["code"] == "token_refused"
    foreign = house.page(opened=False)
    foreign.origin = "https://evil.example"
    assert foreign.upload(photo(), "image/jpeg")[0] == 403


def test_a_file_sent_again_under_its_id_is_kept_once(house: House) -> None:
    page = house.page()
    for _ in range(2):
        assert page.upload(photo(), "image/jpeg", id_="f1") == (200, {"frames": [{"type": "ack", "id": "f1"}]})
    page.answer()
    page.drain(0.5)
    assert [m["id"] for m in page.messages.values() if m["author"]["kind"] == "shopper"] == ["f1"]
    assert len(house.rows("SELECT id FROM files")) == 1


def test_too_many_at_once_have_to_wait(house: House) -> None:
    house.stop()
    house.settings["chat_messages_per_minute"] = 20
    house.start()
    page = house.page(opened=False)
    told = [page.upload(PDF, "application/pdf") for _ in range(11)]
    assert [status for status, _ in told] == [200] * 10 + [429]


def test_a_file_goes_with_its_person(house: House) -> None:
    page = house.page()
    sent(page, photo(), "image/jpeg")
    ((person,),) = house.rows("SELECT contact_id FROM conversations")
    assert house.rows("SELECT owner FROM files") == [(person,)]
