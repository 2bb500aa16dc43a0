"""The demo owner's own clients, look boards and the rule of commission, as demo/clients.json tells them."""

from datetime import timedelta
from typing import Any

from chaffer import demo as shelves
from chaffer.accounts.actor import Actor
from chaffer.accounts.channels import accounts_of_shop
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.staff.built_in_roles import OWNER
from chaffer.accounts.staff.operations.join_staff import JoinStaff, join_staff
from chaffer.accounts.staff.people import person_by_email
from chaffer.commerce.commission.rule import SETTING
from chaffer.desk.operations.keep_client import KeepClient, keep_client
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.stylists.boards import list_boards
from chaffer.desk.stylists.operations.set_stylist import SetStylist, set_stylist
from chaffer.desk.stylists.operations.write_board import WriteBoard, add_board
from chaffer.integrations.history.draft import BoughtLine, Customer, PastOrder
from chaffer.integrations.history.put_order import put_order
from chaffer.kernel.message import Identity, Text
from chaffer.people.find_or_add import find_or_add
from chaffer.people.listing import LAST
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.keep_sizes import KeepSizes, keep_sizes
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.write_field import WriteField, add_field
from chaffer.runtime.database import Database
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.conversation_of import conversation_of, reach
from chaffer.threads.load import take_seq
from chaffer.threads.say import Author, heard, keep
from chaffer.threads.tables import conversations

_WROTE = guarded(
    "demo.client_wrote", conversations, conversations.c.id == given("id_"), last_in_at=given("at"),
    window_until=given("until"),
)  # fmt: skip


def keep_clients(db: Database, shop_id: str) -> None:
    """Safe to repeat: a desk that has look boards stays as it is. The shelves must be stocked, WhatsApp connected."""
    told = shelves.clients()

    def work(tx: Transaction) -> None:
        if list_boards(tx, LAST, 1):
            return
        owner = _owner(tx)
        account = next(each.id for each in accounts_of_shop(tx) if each.kind == "whatsapp")
        for number, each in enumerate(told["clients"]):
            _client(tx, each, number, owner, account)
        for each in told["boards"]:
            add_board(tx, WriteBoard(each["name"], each["note"], tuple(each["skus"])), Actor("staff", owner))
        for each in told["fields"]:
            add_field(tx, WriteField(each["name"], each["kind"], choices=tuple(each.get("choices", ()))))
        set_stylist(tx, SetStylist(owner, told["signature"]))
        change_shop(tx, ChangeShop(settings={SETTING: told["rule"]}))

    db.write_now(shop_id, work)


def _owner(tx: Transaction) -> str:
    facts = shelves.shop()["owner"]
    known = person_by_email(tx, facts["email"])
    return known.id if known else join_staff(tx, JoinStaff(facts["name"], facts["email"], OWNER))


def _client(tx: Transaction, told: dict[str, Any], number: int, owner: str, account: str) -> None:
    phone = Identity("phone", told["phone"])
    contact_id = find_or_add(tx, "whatsapp", account, [phone], told["name"])
    change_contact(tx, ChangeContact(contact_id, language=told["language"], labels=tuple(told.get("labels", ()))))
    keep_client(tx, KeepClient(contact_id, owner))
    if told["sizes"]:
        keep_sizes(tx, KeepSizes(contact_id, told["sizes"]))
    days = {kind: _day(tx, told[f"{kind}_in"]) for kind in ("birthday", "anniversary") if f"{kind}_in" in told}
    keep_recipient(tx, KeepRecipient(
        contact_id, "self", likes=tuple(told.get("likes", ())), dislikes=tuple(told.get("dislikes", ())), days=days,
    ))  # fmt: skip
    if whom := told.get("for"):
        keep_recipient(
            tx, KeepRecipient(contact_id, "mother", whom["label"], days={"birthday": _day(tx, whom["birthday_in"])})
        )
    _wrote(tx, told, number, contact_id, account, phone)
    if told.get("agreed"):
        opt_in(tx, OptIn(contact_id, "whatsapp", "form", told["agreed"], told["language"], {"form": "at the till"}))
    for at, order in enumerate(told["orders"]):
        _bought(tx, order, f"MF-{number + 1}{at + 1}", contact_id)


def _wrote(tx: Transaction, told: dict[str, Any], number: int, contact_id: str, account: str, phone: Identity) -> None:
    """One sentence of theirs, some hours or days ago; the thread rests. The first two may still be answered freely."""
    at = tx.now - timedelta(hours=5 + 9 * number)
    thread = conversation_of(tx, contact_id, "whatsapp", account, language=told["language"])
    reach(tx, thread, [phone])
    keep(tx, [heard(
        tx, thread, take_seq(tx, thread, 1), [Text(told["wrote"])], author=Author("shopper", contact_id), external_id="",
        event_id="", turn_id="", said_at=at, kept_at=at, language=told["language"], read_at=at,
    )])  # fmt: skip
    tx.run(_WROTE, id_=thread, at=at, until=at + timedelta(hours=24))
    set_conversation(tx, SetConversation(thread, "closed"))


def _bought(tx: Transaction, told: dict[str, Any], number: str, contact_id: str) -> None:
    line = BoughtLine(told["title"], told.get("quantity", 1), told["minor"] // told.get("quantity", 1), told["sku"])
    order = PastOrder(
        number, Customer(), shelves.shop()["currency"], tx.now - timedelta(days=told["ago"]), told["minor"],
        subtotal_minor=told["minor"], lines=[line],
    )  # fmt: skip
    put_order(tx, order, contact_id, "demo")


def _day(tx: Transaction, days: int) -> str:
    return (tx.now + timedelta(days=days)).strftime("%m-%d")
