"""Somebody needs a second person: those who may decide find it among their mentions, and the asker hears what became of it."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from sqlalchemy import select

from chaffer.accounts.actor import SYSTEM
from chaffer.accounts.keys import maker_of
from chaffer.accounts.shops import own_shop
from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.tables import roles, staff
from chaffer.conversations.voices.amounts import money
from chaffer.desk.approvals.events import ApprovalAsked, ApprovalDecided
from chaffer.desk.approvals.rows import approval
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

DECIDES = "approvals.decide"
_AT_MOST = 20
_PEOPLE = Statement(
    "approvals.people",
    select(staff.c.id, staff.c.role).where(mine(staff), staff.c.state == "active").order_by(staff.c.id).limit(500),
)
_ROLES = Statement("approvals.roles", select(roles.c.id, roles.c.permissions).where(mine(roles)))


def tell_deciders(tx: Transaction, event: ApprovalAsked) -> None:
    """A note in the thread it is about; nothing where it is about none (the list of approvals shows it all the same)."""
    if not event.conversation_id:
        return
    behind = maker_of(tx, event.asked_kind, event.asked_id)
    _note(tx, event.conversation_id, "approval_asked", event, deciders(tx, behind), "")


def tell_asker(tx: Transaction, event: ApprovalDecided) -> None:
    view = approval(tx, event.approval_id)
    name = f"approval_{event.state}"
    if not event.conversation_id or name not in _texts() or (not view.decided_id and event.state == "done"):
        return
    told = ApprovalAsked(
        view.id, view.kind, view.amount, view.order_id, view.number, view.contact_id, view.conversation_id,
        view.asked_kind, view.asked_id,
    )  # fmt: skip
    asker = (view.asked_id,) if view.asked_kind == "staff" and _is_there(tx, view.asked_id) else ()
    _note(tx, event.conversation_id, name, told, asker, view.answer)


def deciders(tx: Transaction, but: str) -> tuple[str, ...]:
    """Who may decide, without whoever asked; twenty at most."""
    own = {row.id: row.permissions for row in tx.rows(_ROLES)}
    may = {role for role, (_, permissions) in BUILT_IN.items() if DECIDES in permissions}
    may |= {role for role, permissions in own.items() if DECIDES in permissions}
    return tuple(row.id for row in tx.rows(_PEOPLE) if row.role in may and row.id != but)[:_AT_MOST]


def _is_there(tx: Transaction, staff_id: str) -> bool:
    return any(row.id == staff_id for row in tx.rows(_PEOPLE))


def _note(
    tx: Transaction, conversation_id: str, name: str, event: ApprovalAsked, mentions: tuple[str, ...], answer: str
) -> None:
    language = own_shop(tx).language
    texts = _texts()[name]
    told = texts.get(language) or texts["en"]
    kinds = _texts()[f"kind_{event.kind}"]
    what = f"{kinds.get(language) or kinds['en']} {money(event.amount.minor, event.amount.currency, language)}".strip()
    what += f" ({event.number})" if event.number else ""
    words = told.replace("{what}", what) + (f" “{answer}”" if answer else "")
    add_note(tx, AddNote("conversation", conversation_id, words, mentions), SYSTEM)


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, str]]:
    told: dict[str, dict[str, str]] = json.loads(
        files("chaffer.desk.approvals").joinpath("texts.json").read_text("utf-8")
    )
    return told
