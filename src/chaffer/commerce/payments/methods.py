"""Saved payment methods: kept when the shopper asked the provider to keep them, usable until they end."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import or_, select, update

from chaffer.commerce.payments.events import CardForgotten, CardKept, PermissionEnded
from chaffer.commerce.payments.jobs.detach_method import detach_later
from chaffer.commerce.payments.mandates import revoke_of_method
from chaffer.commerce.payments.port import SavedMethod
from chaffer.commerce.payments.tables import payment_methods
from chaffer.kernel.errors import Refusal
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

METHODS_AT_MOST = 50


class MethodView(msgspec.Struct, frozen=True):
    """All that is known of a card: its kind ("Visa") and the last four digits."""

    id: str
    provider: str
    provider_id: str
    customer_id: str
    label: str
    last4: str


class KeptMethod(msgspec.Struct, frozen=True):
    """A card as its owner may see it. expires_at: when its last month is over."""

    id: str
    provider: str
    kind: str
    label: str
    last4: str
    created_at: datetime
    expires_at: datetime | None


class MethodGone(Refusal):
    """The saved method was removed, has expired, or is somebody else's."""

    code = "method_gone"


_columns = (
    payment_methods.c.id, payment_methods.c.provider, payment_methods.c.provider_id, payment_methods.c.customer_id,
    payment_methods.c.label, payment_methods.c.last4,
)  # fmt: skip
_usable = (
    payment_methods.c.contact_id == given("contact_id"), payment_methods.c.state == "active",
    or_(payment_methods.c.expires_at.is_(None), payment_methods.c.expires_at > given("at")),
)  # fmt: skip
_NEWEST = Statement(
    "payment_methods.newest",
    select(*_columns)
    .where(mine(payment_methods), *_usable, in_list(payment_methods.c.provider, "providers"))
    .order_by(payment_methods.c.created_at.desc(), payment_methods.c.id.desc())
    .limit(1),
)
_ONE = Statement(
    "payment_methods.usable",
    select(*_columns).where(mine(payment_methods), *_usable, payment_methods.c.id == given("id")),
)
_KEEP = Statement(
    "payment_methods.keep",
    insert_all(
        payment_methods, "id", "contact_id", "provider", "provider_id", "customer_id", "kind", "label", "last4",
        "created_at", "expires_at",
    ).on_conflict_do_nothing(index_elements=["shop_id", "provider", "provider_id"]),
)  # fmt: skip
_OLDER = Statement(
    "payment_methods.forget_older",
    update(payment_methods)
    .where(
        mine(payment_methods), payment_methods.c.contact_id == given("contact_id"),
        payment_methods.c.provider == given("provider"), payment_methods.c.last4 == given("last4"),
        payment_methods.c.label == given("label"), payment_methods.c.id != given("kept_id"),
        payment_methods.c.state == "active",
    )
    .values(state="removed")
    .returning(payment_methods.c.provider_id),
)  # fmt: skip
_KNOWN = Statement(
    "payment_methods.known",
    select(payment_methods.c.id).where(
        mine(payment_methods), payment_methods.c.contact_id == given("contact_id"),
        payment_methods.c.provider == given("provider"), payment_methods.c.provider_id == given("provider_id"),
        payment_methods.c.state == "active",
    ),
)  # fmt: skip
_ALL = Statement(
    "payment_methods.of_contact",
    select(
        payment_methods.c.id, payment_methods.c.provider, payment_methods.c.kind, payment_methods.c.label,
        payment_methods.c.last4, payment_methods.c.created_at, payment_methods.c.expires_at,
    )
    .where(
        mine(payment_methods), payment_methods.c.contact_id == given("contact_id"),
        payment_methods.c.state == "active",
    )
    .order_by(payment_methods.c.created_at.desc(), payment_methods.c.id.desc())
    .limit(METHODS_AT_MOST),
)  # fmt: skip
_FORGET = Statement(
    "payment_methods.forget",
    update(payment_methods)
    .where(
        mine(payment_methods), payment_methods.c.contact_id == given("contact_id"),
        payment_methods.c.id == given("method_id"), payment_methods.c.state == "active",
    )
    .values(state="removed")
    .returning(
        payment_methods.c.provider, payment_methods.c.provider_id, payment_methods.c.label, payment_methods.c.last4
    ),
)  # fmt: skip


def usable_method(tx: Transaction, contact_id: str, providers: tuple[str, ...]) -> MethodView | None:
    """The card the shopper saved last, with one of these providers. One statement."""
    return _view(tx.row(_NEWEST, contact_id=contact_id, at=tx.now, providers=list(providers)))


def method_of(tx: Transaction, contact_id: str, method_id: str) -> MethodView:
    """Raises MethodGone."""
    found = _view(tx.row(_ONE, contact_id=contact_id, at=tx.now, id=method_id))
    if found is None:
        raise MethodGone("this card cannot be used any more")
    return found


def keep_method(
    tx: Transaction, contact_id: str, conversation_id: str, provider: str, saved: SavedMethod
) -> str:  # fmt: skip
    """Remember what the shopper asked the provider to keep, once; its id. The same card saved anew replaces the old one.

    "" for a method that somebody else has, or that was forgotten since.
    """
    method_id = tx.new_id("method")
    kept = tx.run(
        _KEEP, id=method_id, contact_id=contact_id, provider=provider, provider_id=saved.method_id,
        customer_id=saved.customer_id, kind=saved.kind, label=saved.label, last4=saved.last4, created_at=tx.now,
        expires_at=_end(saved.expires),
    )  # fmt: skip
    if not kept:
        return str(tx.value(_KNOWN, contact_id=contact_id, provider=provider, provider_id=saved.method_id) or "")
    for row in tx.rows(
        _OLDER, contact_id=contact_id, provider=provider, last4=saved.last4, label=saved.label, kept_id=method_id
    ):  # fmt: skip
        detach_later(tx, provider, row.provider_id)
    tx.changed("contact", contact_id)
    tx.happened(CardKept(method_id, contact_id, conversation_id, saved.label, saved.last4))
    return method_id


def methods_of(tx: Transaction, contact_id: str) -> list[KeptMethod]:
    """What is kept, expired or not, the newest first: that one pays by a word. One statement."""
    return [KeptMethod(*row) for row in tx.rows(_ALL, contact_id=contact_id)]


def forget_method(tx: Transaction, contact_id: str, method_id: str, conversation_id: str = "") -> bool:
    """It is not used again, here or at the provider, and what was allowed with it ends; False if it is not kept."""
    row = tx.row(_FORGET, contact_id=contact_id, method_id=method_id)
    if row is None:
        return False
    for mandate in revoke_of_method(tx, contact_id, method_id):
        if mandate.scope == "standing":
            tx.happened(PermissionEnded(mandate.id, contact_id, conversation_id))
    detach_later(tx, row.provider, row.provider_id)
    tx.changed("contact", contact_id)
    tx.happened(CardForgotten(method_id, contact_id, conversation_id, row.label, row.last4))
    return True


def forget_methods(tx: Transaction, contact_id: str, conversation_id: str = "") -> int:
    """None of them is used again; how many there were."""
    count = 0
    while kept := methods_of(tx, contact_id):
        count += sum(forget_method(tx, contact_id, each.id, conversation_id) for each in kept)
    return count


def _end(expires: tuple[int, int] | None) -> datetime | None:
    """A card is good until its month is over."""
    if expires is None or not (2000 < expires[0] < 3000 and 1 <= expires[1] <= 12):
        return None
    year, month = expires
    return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)


def _view(row: Any) -> MethodView | None:
    if row is None:
        return None
    return MethodView(row.id, row.provider, row.provider_id, row.customer_id, row.label, row.last4)
