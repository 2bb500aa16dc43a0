"""Answers that are written often: kept under a shortcut, filled with what the thread is about."""

from typing import Any

import msgspec
from sqlalchemy import delete, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.tables import saved_replies
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

AT_MOST = 1000
_shown = select(
    saved_replies.c.id, saved_replies.c.shortcut, saved_replies.c.title, saved_replies.c.text,
    saved_replies.c.language, saved_replies.c.updated_at,
).where(mine(saved_replies))  # fmt: skip
_LIST = Statement("saved_replies.list", _shown.order_by(saved_replies.c.shortcut, saved_replies.c.language))
_GET = Statement("saved_replies.get", _shown.where(saved_replies.c.id == given("id")))
_ADD = Statement(
    "saved_replies.add",
    insert_all(saved_replies).on_conflict_do_nothing(index_elements=["shop_id", "shortcut", "language"]),
)
_OTHER = Statement(
    "saved_replies.other",
    select(saved_replies.c.id).where(
        mine(saved_replies),
        saved_replies.c.shortcut == given("shortcut"),
        saved_replies.c.language == given("language"),
    ),
)
_SET = guarded(
    "saved_replies.set", saved_replies, saved_replies.c.id == given("id_"),
    shortcut=given("new_shortcut"), title=given("new_title"), text=given("new_text"), language=given("new_language"),
    updated_at=given("at"),
)  # fmt: skip
_REMOVE = Statement(
    "saved_replies.remove", delete(saved_replies).where(mine(saved_replies), saved_replies.c.id == given("id"))
)


class SavedReply(msgspec.Struct, frozen=True):
    """shortcut: what is typed behind the stroke. language: "" for any. text: with {{contact.name}} and its like."""

    shortcut: str
    title: str
    text: str
    language: str = ""


def saved_replies_of(tx: Transaction) -> list[Any]:
    """All of the shop, by shortcut."""
    return tx.rows(_LIST)


def saved_reply(tx: Transaction, reply_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=reply_id)


def add_saved_reply(tx: Transaction, reply: SavedReply, actor: Actor) -> str:
    """Its id. Raises Conflict if the shortcut is taken in this language, Invalid when there are too many."""
    if len(saved_replies_of(tx)) >= AT_MOST:
        raise Invalid(f"a shop has at most {AT_MOST} saved replies")
    reply_id = tx.new_id("saved_reply")
    if not tx.run(_ADD, id=reply_id, created_at=tx.now, updated_at=tx.now, **msgspec.structs.asdict(reply)):
        raise _taken(reply)
    audit.record(tx, actor, "saved_reply.add", target_kind="saved_reply", target_id=reply_id)
    return reply_id


def change_saved_reply(tx: Transaction, reply_id: str, reply: SavedReply, actor: Actor) -> None:
    """Raises NotFound, Conflict."""
    other = tx.value(_OTHER, shortcut=reply.shortcut, language=reply.language)
    if other is not None and other != reply_id:
        raise _taken(reply)
    values = {f"new_{name}": value for name, value in msgspec.structs.asdict(reply).items()}
    if not tx.run(_SET, id_=reply_id, at=tx.now, **values):
        raise NotFound("no such saved reply")
    audit.record(tx, actor, "saved_reply.change", target_kind="saved_reply", target_id=reply_id)


def remove_saved_reply(tx: Transaction, reply_id: str, actor: Actor) -> None:
    """Raises NotFound."""
    if not tx.run(_REMOVE, id=reply_id):
        raise NotFound("no such saved reply")
    audit.record(tx, actor, "saved_reply.remove", target_kind="saved_reply", target_id=reply_id)


def _taken(reply: SavedReply) -> Conflict:
    where = f" in {reply.language}" if reply.language else ""
    return Conflict(f"there is a saved reply /{reply.shortcut}{where} already", field="shortcut")
