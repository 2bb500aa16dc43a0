"""Make rows of the list anew from the truth."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import delete, select

from chaffer.commerce.cart.queries import cart_columns, cart_in
from chaffer.commerce.cart.tables import carts
from chaffer.desk.find.keeping import keep_people, keep_said
from chaffer.desk.rows.consequences import follow_up
from chaffer.desk.rows.facts import facts_of, known_rows
from chaffer.desk.rows.row import Row
from chaffer.desk.rows.work_out import Worth, differs, work_out
from chaffer.desk.rules.rows import tell_of_rows
from chaffer.desk.sla import Policies, policies_of
from chaffer.desk.tables import desk_labels, desk_rows
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_insert = insert_all(desk_rows)
_kept = ("shop_id", "id")
_PUT = Statement(
    "desk_rows.put",
    _insert.on_conflict_do_update(
        index_elements=list(_kept),
        set_={column.key: _insert.excluded[column.key] for column in desk_rows.c if column.key not in _kept},
    ),
)
_REMOVE = Statement("desk_rows.remove", delete(desk_rows).where(mine(desk_rows), in_list(desk_rows.c.id, "ids")))
_UNLABEL = Statement(
    "desk_rows.unlabel", delete(desk_labels).where(mine(desk_labels), in_list(desk_labels.c.conversation_id, "ids"))
)
_WORTH = Statement(
    "desk_rows.worth",
    select(*cart_columns(carts)).where(
        mine(carts), in_list(carts.c.contact_id, "contacts"), carts.c.state == "open"
    ),
)  # fmt: skip


class Moved(msgspec.Struct, frozen=True):
    """A row that is not as it was. before: None for a new one."""

    before: Any
    row: dict[str, Any]


def refresh(
    tx: Transaction, ids: Collection[str], carts_of: Collection[str] = (), *, anew: bool = False
) -> list[Moved]:
    """Look at these conversations again; what changed. carts_of: contacts whose living cart is looked at too.
    anew: what they said is kept for the search again, all of it, and their carts are looked at.

    Five statements for any number, and one for each row that changed. Safe to repeat, and to run beside others: who
    changes a conversation tells the feed, and whoever follows the feed looks again.
    """
    known, facts = known_rows(tx, wanted := sorted(set(ids))), facts_of(tx, wanted)
    if gone := sorted(known.keys() - {each.id for each in facts}):
        tx.run(_REMOVE, ids=gone)
        tx.run(_UNLABEL, ids=gone)
    moved = [
        Moved(known.get(row["id"]), row)
        for row in _worked_out(tx, known, facts, {each.contact_id for each in facts} if anew else carts_of)
        if differs(known.get(row["id"]), row)
    ]
    changed = [(each.before, each.row) for each in moved]
    tell_of_rows(tx, changed)
    tx.run_each(_PUT, [each.row for each in moved])
    _label(tx, moved)
    if anew:
        keep_said(tx, [(each.id, 0, each.last_seq) for each in facts])
    else:
        keep_said(tx, [
            (each.row["id"], _kept_up_to(each.before), each.row["last_seq"]) for each in moved if _said_more(each)
        ])  # fmt: skip
    keep_people(tx, {each.row["contact_id"] for each in moved if each.before is None})
    follow_up(tx, changed)
    return moved


def looked_at(tx: Transaction, ids: Collection[str]) -> list[Row]:
    """The rows as they would be made now; nothing is written."""
    wanted = sorted(set(ids))
    known = known_rows(tx, wanted)
    return [
        Row(**{name: row[name] for name in Row.__struct_fields__})
        for row in _worked_out(tx, known, facts_of(tx, wanted), ())
    ]


def _worked_out(
    tx: Transaction, known: dict[str, Any], facts: Sequence[Any], carts_of: Collection[str]
) -> list[dict[str, Any]]:
    new = {each.contact_id for each in facts if each.id not in known or known[each.id].contact_id != each.contact_id}
    looked_at = new | set(carts_of)
    worths = _worths(tx, looked_at)
    policies = policies_of(tx) if any(each.owner_kind != "bot" for each in facts) else Policies()
    return [
        work_out(
            each, known.get(each.id), worths.get(each.contact_id, Worth()) if each.contact_id in looked_at else None,
            policies, tx.now,
        )
        for each in facts
    ]  # fmt: skip


def refresh_at_end(tx: Transaction, conversation_id: str) -> None:
    """For what a person does at the desk: the list shows it with the answer, not a second later."""
    tx.at_end(partial(_refresh_one, tx, conversation_id))


def _refresh_one(tx: Transaction, conversation_id: str) -> None:
    refresh(tx, (conversation_id,))


def _kept_up_to(before: Any) -> int:
    return 0 if before is None else int(before.last_seq)


def _said_more(moved: Moved) -> bool:
    return bool(moved.row["last_seq"] > _kept_up_to(moved.before))


def _worths(tx: Transaction, contacts: Iterable[str]) -> dict[str, Worth]:
    wanted = sorted(contacts)
    if not wanted:
        return {}
    found = [cart_in(row) for row in tx.rows(_WORTH, contacts=wanted, at=tx.now, language="")]
    return {each.contact_id: Worth(each.subtotal.minor, each.currency, each.count) for each in found if each.count}


def _label(tx: Transaction, moved: Sequence[Moved]) -> None:
    """Labels stand a second time where they can be looked up by name."""
    other = [
        each.row for each in moved
        if each.before is None or (each.before.labels, each.before.state) != (each.row["labels"], each.row["state"])
    ]  # fmt: skip
    labelled = [each for each in other if each["labels"]]
    before = [each.row["id"] for each in moved if each.before is not None and each.before.labels]
    stale = sorted({each["id"] for each in other} & set(before))
    if stale:
        tx.run(_UNLABEL, ids=stale)
    rows = [
        {"conversation_id": each["id"], "label": label, "state": each["state"]}
        for each in labelled
        for label in sorted(set(each["labels"]))
    ]
    insert_many(tx, "desk_rows.label", desk_labels, rows, once=("conversation_id", "label"))
