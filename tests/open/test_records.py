"""All of a shop taken out; all of one person taken out, and then nothing of it findable."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import LargeBinary, select

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.cli.every_table import every_table
from chaffer.commerce.commission.operations.note_lead import NoteLead, note_lead
from chaffer.commerce.invariants import broken_invariants
from chaffer.commerce.orders.queries import order
from chaffer.commerce.quotes.operations.open_inquiry import OpenInquiry, open_inquiry
from chaffer.conversations.thread import load_thread
from chaffer.desk.approvals.operations.ask import Ask, ask
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.whisper import Whisper, whisper
from chaffer.kernel.errors import NotFound
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.people.operations.keep_doings import Doing, keep_doings
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.people.tables import suppressions
from chaffer.records.export_shop import export_shop
from chaffer.records.person import erase_person, person_rows
from chaffer.records.reading import shop_tables, shown_columns
from chaffer.runtime.database import Database
from chaffer.runtime.files import Files
from chaffer.runtime.sqlite import Sqlite
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.hand_over import HandOver, hand_over
from chaffer.threads.operations.rate import About, Rate, begin_rating, rate
from tests.commerce.shop import ADDRESS
from tests.open.conftest import Open
from tests.web.conftest import Shop, buy, meet, open_shop
from tests.web.people import hire

CANARY = "Zwitscherling"
PHONE = "+4915100000001"


@pytest.fixture
def ours(db: Database) -> Shop:
    return open_shop(db, "ours")


def everything(db: Database, shop_id: str) -> str:
    """Every row of every table, as text; sealed bytes too."""
    told = []
    for table in every_table():
        if table.info.get("shop"):
            clause = select(table).where(table.c.shop_id == shop_id)
            told += [str(row) for row in db.read_now(shop_id, lambda tx, clause=clause: tx.query("test.rows", clause))]  # type: ignore[misc]
    return "\n".join(told)


def live_a_little(db: Database, shop: Shop, files: Files) -> tuple[str, str]:
    """A shopper who left traces wherever one can: contact and order."""
    contact_id, conversation_id = meet(db, shop.id, PHONE)
    order_id = buy(db, shop.id)
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    blob = files.put(shop.id, out.getvalue())

    def work(tx: Transaction) -> None:
        change_contact(
            tx, ChangeContact(contact_id, CANARY, f"{CANARY}@shop.example", custom={"tier": CANARY}, labels=(CANARY,))
        )
        for about, thing in (("contact", contact_id), ("conversation", conversation_id), ("order", order_id)):
            add_note(tx, AddNote(about, thing, f"{CANARY} called"), SYSTEM)  # type: ignore[arg-type]
        opt_out(tx, OptOut(contact_id, "whatsapp", "keyword", f"stop, says {CANARY}"))
        keep_doings(tx, [Doing("e1", "order", tx.now, {"title": CANARY}, contact_id)])
        save_address(tx, SaveAddress(contact_id, dict(ADDRESS)))
        keep_recipient(tx, KeepRecipient(contact_id, "self", likes=(CANARY,)))
        note_lead(tx, NoteLead(contact_id, conversation_id, "stf_1", "board", "msg_1"))
        files.keep(tx, blob, name=f"{CANARY}.png", owner=contact_id)

    helper = Actor("staff", hire(db, shop.id))

    def say(tx: Transaction) -> None:
        """What the desk keeps of a talk, and the facts that repeat it."""
        thread = load_thread(tx, conversation_id)
        rating_id = begin_rating(tx, thread, "en", About("bot"))
        rate(tx, Rate(conversation_id, rating_id, 1, f"never again, {CANARY}", meant=True))
        hand_over(tx, HandOver(conversation_id, contact_id, "faq", question=f"is {CANARY} my name?"))
        open_inquiry(tx, OpenInquiry(contact_id, conversation_id, f"a cup with {CANARY} on it"))
        take_over(tx, TakeOver(conversation_id), helper)
        whisper(tx, Whisper(conversation_id, f"{CANARY} again"), SYSTEM)
        cancelled = {"order_id": order_id, "reason": f"{CANARY} rang"}
        ask(tx, Ask("cancel_order", cancelled, helper))

    db.write_now(shop.id, work)
    db.write_now(shop.id, say)
    return contact_id, order_id


def test_all_of_a_shop_is_written_with_its_files_and_without_its_secrets(
    db: Database, ours: Shop, tmp_path: Path
) -> None:
    files = Files(tmp_path / "files", 10**9)
    contact_id, order_id = live_a_little(db, ours, files)
    folder = tmp_path / "out"

    told = db.read_now(ours.id, lambda tx: export_shop(tx, files, folder, "0"))

    lines = {path.stem: path.read_text().splitlines() for path in folder.glob("*.jsonl")}
    assert {name: len(each) for name, each in lines.items()} == told.tables
    assert [json.loads(line)["id"] for line in lines["contacts"]] == [contact_id]
    assert [json.loads(line)["id"] for line in lines["orders"]] == [order_id]
    assert [len(list((folder / "files").iterdir())), told.missing] == [1, ()]
    whole = "\n".join(path.read_text() for path in folder.glob("*.json*"))
    assert "sealed_secrets" not in whole
    assert all("hash" not in json.loads(line) for line in lines["api_keys"])
    assert json.loads((folder / "export.json").read_text())["shop_id"] == ours.id
    with pytest.raises(FileExistsError):
        db.read_now(ours.id, lambda tx: export_shop(tx, files, folder, "0"))


def test_more_rows_than_are_read_at_once_are_all_written(db: Database, ours: Shop, tmp_path: Path) -> None:
    contact_id, _ = meet(db, ours.id)
    for start in range(0, 1200, 300):
        told = [Doing(f"e{number}", "order", db.clock.now(), {}, contact_id) for number in range(start, start + 300)]
        db.write_now(ours.id, lambda tx, told=told: keep_doings(tx, told))  # type: ignore[misc]

    exported = db.read_now(ours.id, lambda tx: export_shop(tx, Files(tmp_path, 1), tmp_path / "out", "0"))

    names = [json.loads(line)["external_id"] for line in (tmp_path / "out/doings.jsonl").read_text().splitlines()]
    assert (len(names), len(set(names)), exported.tables["doings"]) == (1200, 1200, 1200)


def test_a_person_is_taken_out_whole_and_then_nothing_is_findable(db: Database, ours: Shop, tmp_path: Path) -> None:
    files = Files(tmp_path / "files", 10**9)
    contact_id, order_id = live_a_little(db, ours, files)
    rows = db.read_now(ours.id, lambda tx: person_rows(tx, contact_id))
    books = db.read_now(ours.id, lambda tx: order(tx, order_id))
    before = everything(db, ours.id)

    assert {"contacts", "identities", "addresses", "consents", "doings", "files", "notes", "orders", "conversations",
            "order_lines", "payments", "carts", "leads", "recipients"} <= rows.keys()  # fmt: skip
    assert len(rows["notes"]) == 4
    assert CANARY in before
    assert PHONE in before

    assert db.write_now(ours.id, lambda tx: erase_person(tx, contact_id)) is True
    assert db.write_now(ours.id, lambda tx: erase_person(tx, contact_id)) is False

    after = everything(db, ours.id)
    street = str(books.address["lines"][0]) if books.address else ""
    for canary in (CANARY, PHONE, street, "Anna"):
        assert canary
        assert canary not in after, canary
    still = db.read_now(ours.id, lambda tx: order(tx, order_id))
    assert (still.total, still.lines, still.contact_id, still.address) == (books.total, books.lines, contact_id, None)
    assert db.read_now(ours.id, broken_invariants) == []
    assert db.read_now(ours.id, audit.broken_at) == ""
    stops = db.read_now(ours.id, lambda tx: tx.query("test.rows", select(suppressions)))
    assert len(stops) == 1, "a stop is never forgotten"
    assert db.write_now(ours.id, meet_again) != contact_id


def meet_again(tx: Transaction) -> str:
    return find_or_add(tx, "whatsapp", "acc_1", [Identity("phone", PHONE)], "Anna")


def test_nobody_else_is_touched(db: Database, ours: Shop, tmp_path: Path) -> None:
    theirs = open_shop(db, "theirs")
    files = Files(tmp_path / "files", 10**9)
    contact_id, _ = live_a_little(db, ours, files)
    other, _ = meet(db, ours.id, "+4915100000002")
    stranger, _ = live_a_little(db, theirs, files)
    before = everything(db, theirs.id), db.read_now(ours.id, lambda tx: person_rows(tx, other))

    with pytest.raises(NotFound):
        db.write_now(ours.id, lambda tx: erase_person(tx, stranger))
    db.write_now(ours.id, lambda tx: erase_person(tx, contact_id))

    assert (everything(db, theirs.id), db.read_now(ours.id, lambda tx: person_rows(tx, other))) == before


def bytes_of(db: Sqlite) -> bytes:
    """All that the database's files hold, deleted or not."""
    db.checkpoint(empty=True)
    return b"".join(path.read_bytes() for path in sorted(Path(db.path).parent.glob(f"{Path(db.path).name}*")))


def test_on_sqlite_not_even_the_bytes_of_deleted_rows_remain(db: Database, ours: Shop, tmp_path: Path) -> None:
    if not isinstance(db, Sqlite):
        pytest.skip("PostgreSQL's pages are its vacuum's")
    files = Files(tmp_path / "files", 10**9)
    contact_id, _ = live_a_little(db, ours, files)
    for number in range(60):
        long = f"{CANARY} {number} " + "talks " * (number * 30)
        change = ChangeContact(contact_id, f"{CANARY} {number}", custom={"story": long})
        db.write_now(ours.id, lambda tx, change=change: change_contact(tx, change))  # type: ignore[misc]
        meet(db, ours.id, f"+49151000100{number:02}")
    assert CANARY.encode() in bytes_of(db), "else this test would be blind"

    db.write_now(ours.id, lambda tx: erase_person(tx, contact_id))

    left = bytes_of(db)
    for canary in (CANARY, PHONE):
        assert canary.encode() not in left, canary


def test_after_real_talk_nothing_findable_remains_anywhere(opened: Open) -> None:
    """Through the whole server: what was said, its raw webhooks, the answers kept for repeats, the files."""
    street = opened.street
    street.says({"type": "text", "text": {"body": f"hello, I am {CANARY}"}})
    street.until(lambda: len(opened.get("/conversations")["items"]) == 1 and _answered(opened))
    (contact,) = opened.get("/contacts")["items"]
    address = {"name": CANARY, "lines": ["7 Canary Row"], "city": "Austin", "country": "US"}
    opened.post(f"/contacts/{contact['id']}/addresses", address, 201, **{"idempotency-key": "k1"})
    tables = opened.get(f"/contacts/{contact['id']}/export")["tables"]
    assert CANARY in str(tables["messages"])

    assert opened.post(f"/contacts/{contact['id']}/erase") == {"contact_id": contact["id"], "new": True}

    after = everything(street.db, street.shop_id)
    for canary in (CANARY, "7 Canary Row", "15551230001"):
        assert canary not in after, canary
    assert opened.get("/conversations")["items"] == []
    erased = opened.get(f"/contacts/{contact['id']}")
    assert (erased["name"], erased["identities"]) == ("", [])
    street.says({"type": "text", "text": {"body": "hello again"}})
    street.until(lambda: len(opened.get("/contacts")["items"]) == 2 and _answered(opened))


def _answered(opened: Open) -> Any:
    for each in opened.get("/conversations")["items"]:
        said = opened.get(f"/conversations/{each['id']}/messages")["items"]
        if any(message["direction"] == "out" and message["state"] == "delivered" for message in said):
            return True
    return False


def test_no_column_of_bytes_is_ever_exported(db: Database, ours: Shop) -> None:
    shown = {column for table in shop_tables() for column in shown_columns(table)}

    assert not [column for column in shown if isinstance(column.type, LargeBinary)]
    assert not [column for column in shown if column.name in ("password_hash", "code_hash", "sealed_secrets")]
