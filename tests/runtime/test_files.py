import hashlib
import io
import random
import struct
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from chaffer.kernel.errors import NotFound
from chaffer.runtime import jobs
from chaffer.runtime.database import Database
from chaffer.runtime.file_kinds import SHOWN, UNKNOWN, kind_of
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import (
    SWEEP,
    FileGone,
    Files,
    QuotaReached,
    erase_files_of,
    file_row,
    find_file,
    remove_files,
    sweeping,
)
from chaffer.runtime.pictures import SIDE_AT_MOST, BadPicture, redrawn
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.testing import ManualClock

SHOP = "shp_a"
SECRETS = Secrets([bytes(range(32))])


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 20), *, where: bool = False) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    if where:
        exif[0x010F] = "SECRETCAMERA"
        exif[0x0112] = 6  # lies on its side
    Image.new("RGB", size, (200, 30, 30)).save(out, form, exif=exif)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that unpack to as many pixels as one likes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def store(tmp_path: Path) -> Files:
    return Files(tmp_path / "files", 1_000_000)


def keep(db: Database, store: Files, content: bytes, owner: str = "", name: str = "") -> str:
    blob = store.put(SHOP, content)
    return db.write_now(SHOP, lambda tx: store.keep(tx, blob, owner=owner, name=name))


def sweep(db: Database, store: Files, *contents: bytes) -> None:
    work, named = sweeping(store), [hashlib.sha256(each).hexdigest() for each in contents]
    db.write_now(SHOP, lambda tx: work.do(tx, {"sha256": named}))


def test_a_file_is_found_again_by_its_id_with_the_kind_its_bytes_tell(db: Database, store: Files) -> None:
    file_id = keep(db, store, b"%PDF-1.7 pages", name="../../etc/\x00bill.pdf")

    row = db.read_now(SHOP, lambda tx: file_row(tx, file_id))

    assert (row.mime, row.bytes, row.name) == ("application/pdf", 14, "bill.pdf")
    assert db.read_now(SHOP, lambda tx: store.read(tx, file_id)) == b"%PDF-1.7 pages"
    assert store.path(SHOP, row.sha256).relative_to(store.folder).parts[1:3] == (row.sha256[:2], row.sha256[2:4])


def test_another_shop_does_not_find_it(db: Database, store: Files) -> None:
    file_id = keep(db, store, b"%PDF-1.7")

    with pytest.raises(NotFound):
        db.read_now("shp_b", lambda tx: store.read(tx, file_id))


def test_the_same_bytes_lie_on_the_disk_once_and_leave_with_their_last_name(db: Database, store: Files) -> None:
    first, second = keep(db, store, b"OggS\0sound", "per_1"), keep(db, store, b"OggS\0sound", "per_2")
    path = store.path(SHOP, hashlib.sha256(b"OggS\0sound").hexdigest())

    assert db.write_now(SHOP, lambda tx: erase_files_of(tx, "per_1")) == 1
    sweep(db, store, b"OggS\0sound")
    assert path.exists()
    assert db.read_now(ANY_SHOP, lambda tx: find_file(tx, first)) is None

    assert db.write_now(SHOP, lambda tx: remove_files(tx, [second])) == 1
    sweep(db, store, b"OggS\0sound")
    assert not path.exists()


def test_erasing_promises_the_sweep_in_its_own_transaction(db: Database, store: Files) -> None:
    keep(db, store, b"OggS\0sound", "per_1")

    def fall(tx: Transaction) -> None:
        erase_files_of(tx, "per_1")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        db.write_now(SHOP, fall)
    assert db.write_now(ANY_SHOP, jobs.claim) == []

    db.write_now(SHOP, lambda tx: erase_files_of(tx, "per_1"))
    (job,) = db.write_now(ANY_SHOP, jobs.claim)
    assert (job.kind, job.arguments) == (SWEEP, {"sha256": [hashlib.sha256(b"OggS\0sound").hexdigest()]})


def test_nobody_erases_the_files_that_have_no_owner(db: Database, store: Files) -> None:
    keep(db, store, b"OggS\0sound")

    assert db.write_now(SHOP, lambda tx: erase_files_of(tx, "")) == 0


def test_bytes_that_were_swept_before_they_had_a_name_are_asked_for_again(db: Database, store: Files) -> None:
    blob = store.put(SHOP, b"OggS\0sound")
    sweep(db, store, b"OggS\0sound")

    with pytest.raises(FileGone):
        db.write_now(SHOP, lambda tx: store.keep(tx, blob))


def test_a_shop_has_room_for_so_much(db: Database, tmp_path: Path) -> None:
    small = Files(tmp_path, 25)
    keep(db, small, b"%PDF-" + b"a" * 10)

    with pytest.raises(QuotaReached) as refused:
        keep(db, small, b"%PDF-" + b"b" * 10)

    assert refused.value.details == {"used": 15, "quota": 25}


def test_a_broken_write_leaves_nothing_behind(store: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="no space"):
        store.put(SHOP, b"%PDF-1.7")
    assert [each for each in store.folder.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_pixels_and_loses_everything_else(form: str) -> None:
    sent = picture(form, where=True) + b"<script>alert(1)</script>PK\x03\x04trailer"

    drawn, mime = redrawn(sent, f"image/{form.lower()}")

    with Image.open(io.BytesIO(drawn)) as seen:
        assert seen.size == (20, 40), "it was lying on its side"
        assert not seen.getexif()
    assert mime == f"image/{form.lower()}"
    assert b"SECRETCAMERA" not in drawn
    assert b"script" not in drawn
    assert b"trailer" not in drawn


def test_a_large_picture_is_made_smaller() -> None:
    drawn, _ = redrawn(picture(size=(SIDE_AT_MOST + 500, 50)), "image/jpeg")

    with Image.open(io.BytesIO(drawn)) as seen:
        assert seen.size[0] <= SIDE_AT_MOST


def test_a_gif_becomes_a_still_picture() -> None:
    assert redrawn(picture("GIF"), "image/gif")[1] == "image/png"


@pytest.mark.parametrize("size", [(50_000, 50_000), (65_500, 900), (10_000, 10_000), (2**31 - 1, 2**31 - 1), (0, 5)])
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int], store: Files) -> None:
    with pytest.raises(BadPicture):
        store.put(SHOP, png_that_claims(*size))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_cut_or_spoiled_picture_is_refused_and_never_breaks_us(form: str, store: Files) -> None:
    whole, chance = picture(form, (90, 90)), random.Random(5)
    taken = 0
    for _ in range(120):
        spoiled = bytearray(whole[: chance.randrange(12, len(whole) + 1)])
        for _ in range(chance.randrange(0, 6)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        try:
            blob = store.put(SHOP, bytes(spoiled))
            taken += 1
        except BadPicture:
            continue
        if blob.mime.startswith("image/"):
            with Image.open(store.path(SHOP, blob.sha256)) as seen:
                seen.load()
    assert taken < 120


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"), (b"\0\0\0\x18ftypmp42", "video/mp4"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"), (b"OggS\0", "audio/ogg"), (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"), (b"\xff\xf1\x50", "audio/aac"), (b"%PDF-1.4", "application/pdf"),
        (b"<html><script>", UNKNOWN), (b"<svg xmlns=", UNKNOWN), (b"<?xml", UNKNOWN), (b"MZ\x90", UNKNOWN),
        (b"RIFF\0\0\0\0WAVE", UNKNOWN), (b"\0\0\0\x18ftypheic", UNKNOWN), (b"", UNKNOWN), (b"\xff", UNKNOWN),
        (b"PK\x03\x04", UNKNOWN), (b"GIF8", UNKNOWN),
    ],
)  # fmt: skip
def test_only_the_bytes_tell_what_a_file_is(content: bytes, mime: str) -> None:
    assert kind_of(content) == mime
    assert mime not in {UNKNOWN, "application/pdf"} or mime not in SHOWN


def test_an_address_of_a_file_opens_until_its_end_and_only_unchanged(clock: ManualClock) -> None:
    links = FileLinks(SECRETS, "https://shop.example")
    address = links.url("fil_1", clock.now(), timedelta(hours=1))
    assert address.startswith("https://shop.example/files/fil_1?until=")
    until, sign = (each.partition("=")[2] for each in address.partition("?")[2].split("&"))

    assert links.opens("fil_1", until, sign, clock.now())
    assert not links.opens("fil_2", until, sign, clock.now())
    assert not links.opens("fil_1", str(int(until) + 1), sign, clock.now())
    for wrong in ("", sign[:-1], sign + "A", sign.swapcase(), "é" * 27, "\ud800"):
        assert not links.opens("fil_1", until, wrong, clock.now())
    for wrong in ("", "-1", "9" * 40, "1e9", "²", " 1"):
        assert not links.opens("fil_1", wrong, sign, clock.now())
    assert not links.opens("fil_1", until, sign, clock.forward(hours=1))


def test_an_address_outlives_the_change_of_the_root_key_and_ends_with_the_old_one(clock: ManualClock) -> None:
    old, new = bytes(range(32)), bytes(range(1, 33))
    address = FileLinks(Secrets([old]), "").url("fil_1", clock.now())
    until, sign = (each.partition("=")[2] for each in address.partition("?")[2].split("&"))

    assert FileLinks(Secrets([new, old]), "").opens("fil_1", until, sign, clock.now())
    assert not FileLinks(Secrets([new]), "").opens("fil_1", until, sign, clock.now())
