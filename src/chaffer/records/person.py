"""One person: everything we hold of it, in one piece; and its erasure."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, delete, or_, select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.payments.jobs.detach_method import detach_later
from chaffer.people.events import ContactErased
from chaffer.people.tables import contacts
from chaffer.records.data_map import KINDS, PERSONAL
from chaffer.records.forget_answers import forget_answers
from chaffer.records.forget_words import forget_words
from chaffer.records.in_rooms import forget_in_rooms, said_in_rooms
from chaffer.records.reading import plain, shop_tables, shown_columns
from chaffer.runtime.files import erase_files_of
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

_GET = Statement(
    "people.to_erase",
    select(contacts.c.id, contacts.c.erased_at).where(mine(contacts), contacts.c.id == given("id")),
)
_ERASED = Statement(
    "people.erased",
    update(contacts).where(mine(contacts), contacts.c.id == given("id_")).values(erased_at=given("at"), seen_at=None),
)
_MERGED = Statement(
    "people.merged_into",
    select(contacts.c.id).where(mine(contacts), contacts.c.merged_into == given("id"), contacts.c.merged_into != ""),
)
Rows = dict[str, list[dict[str, Any]]]


def person_rows(tx: Transaction, contact_id: str) -> Rows:
    """By table, every row that tells of the person, without what is sealed or secret. Raises NotFound."""
    tx.one(_GET, id=contact_id)
    found = {table.name: rows for table, rows, _ in _found(tx, contact_id) if rows}
    if in_rooms := said_in_rooms(tx, contact_id):
        found["messages"] = [*found.get("messages", []), *in_rooms]
    return found


def erase_person(tx: Transaction, contact_id: str, actor: Actor = SYSTEM) -> bool:
    """Forget who this was: addresses, talk, files, what was looked at. Books keep an id that names nobody.

    A stop stays, as a hash. False if it was done before. Whoever writes again is somebody new. Raises NotFound.
    """
    tx.lock(contacts, id=contact_id)
    if tx.one(_GET, id=contact_id).erased_at is not None:
        return False
    found = list(_found(tx, contact_id))
    rows = {table.name: own for table, own, _ in found}
    for checkout in rows.get("checkouts", ()):
        if checkout["state"] in ("open", "paying"):
            cancel_checkout(tx, CancelCheckout(checkout["id"]))
    for method in rows.get("payment_methods", ()):
        if method["state"] == "active":  # the others were given up when they were forgotten
            detach_later(tx, method["provider"], method["provider_id"])
    forget_answers(tx, rows)
    forget_words(tx, _ids(tx, contact_id))
    forget_in_rooms(tx, contact_id)
    erase_files_of(tx, contact_id)
    for table, _, ids in found:
        _forget(tx, table, ids)
    tx.run(_ERASED, id_=contact_id, at=tx.now)
    tx.happened(ContactErased(contact_id))
    tx.changed("contact", contact_id)
    audit.record(tx, actor, "contact.erase", target_kind="contact", target_id=contact_id)
    return True


def _ids(tx: Transaction, contact_id: str) -> list[str]:
    """Under which the person is known."""
    return [contact_id, *(row.id for row in tx.rows(_MERGED, id=contact_id))]


def _found(tx: Transaction, contact_id: str) -> Iterator[tuple[Table, list[dict[str, Any]], list[str]]]:
    """Each table with the rows that tell of the person, and the ids they were found by."""
    ids: dict[str, list[str]] = {"contact": _ids(tx, contact_id)}
    by_name = {table.name: table for table in shop_tables()}
    # What is found by ids of any kind comes last, when they are all known.
    names = sorted(PERSONAL, key=lambda name: PERSONAL[name].kind == "any")
    for name in names:
        rule, table = PERSONAL[name], by_name[name]
        wanted = (
            sorted({each for kind in ids.values() for each in kind}) if rule.kind == "any" else ids.get(rule.kind, [])
        )
        rows = _rows(tx, table, rule.column, wanted) if wanted else []
        if name in KINDS:
            ids[KINDS[name]] = [str(row["id"]) for row in rows]
        yield table, rows, wanted


def _rows(tx: Transaction, table: Table, column: str, ids: list[str]) -> list[dict[str, Any]]:
    columns = shown_columns(table)
    clause = select(*columns).where(table.c.shop_id == tx.shop_id, _by(table, column))
    return [
        {each.name: plain(row[at]) for at, each in enumerate(columns)}
        for row in tx.query(f"person.{table.name}", clause, ids=ids)
    ]


def _forget(tx: Transaction, table: Table, ids: list[str]) -> None:
    rule = PERSONAL[table.name]
    if not ids:
        return
    here = (table.c.shop_id == given("shop_id"), _by(table, rule.column))
    if rule.blank is None:
        tx.run(Statement(f"erase.{table.name}", delete(table).where(*here)), ids=ids)
    elif rule.blank:
        blank = {name: given(f"blank_{name}", type_=table.c[name].type) for name in rule.blank}
        values = {f"blank_{name}": value for name, value in rule.blank.items()}
        tx.run(Statement(f"erase.{table.name}", update(table).where(*here).values(blank)), ids=ids, **values)


def _by(table: Table, column: str) -> Any:
    return or_(*(in_list(table.c[each], "ids") for each in column.split("|")))
