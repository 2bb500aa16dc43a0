"""Keep what people did on the merchant's own site, as far as they agreed to that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import select

from chaffer.people.tables import consents, contacts, doings, identities
from chaffer.runtime.statements import Statement, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

Kind = Literal["view", "cart", "order", "voucher"]
Became = Literal["kept", "known", "no_consent", "unknown_person"]
NEEDS_CONSENT = frozenset({"view", "cart"})
"""To look at things is a person's own business; orders and vouchers are the shop's too."""

_ADD = Statement(
    "doings.add", insert_all(doings).on_conflict_do_nothing(index_elements=["shop_id", "external_id"])
)  # fmt: skip
_PEOPLE = Statement(
    "doings.people",
    select(contacts.c.id).where(mine(contacts), in_list(contacts.c.id, "ids"), contacts.c.erased_at.is_(None)),
)
_KNOWN_AS = Statement(
    "doings.known_as",
    select(identities.c.contact_id, identities.c.channel, identities.c.kind, identities.c.canonical)
    .where(mine(identities), in_list(identities.c.canonical, "canonicals"), identities.c.ended_at.is_(None))
    .order_by(identities.c.created_at.desc()),
)
_AGREED = Statement(
    "doings.agreed",
    select(consents.c.contact_id, consents.c.state)
    .where(mine(consents), in_list(consents.c.contact_id, "ids"), consents.c.purpose == "tracking")
    .order_by(consents.c.at, consents.c.id),
)


class Doing(msgspec.Struct, frozen=True):
    """external_id: the site's id of it. contact_id, or channel, kind_of_identity and value: who did it."""

    external_id: str
    kind: Kind
    at: datetime
    details: dict[str, Any] = {}
    contact_id: str = ""
    channel: str = ""
    identity_kind: str = ""
    value: str = ""


def keep_doings(tx: Transaction, told: Sequence[Doing]) -> list[Became]:
    """What became of each, in order. Safe to repeat: one that is known is left as it is."""
    people = _people(tx, told)
    agreed = _agreed(tx, sorted({each for each in people if each}))
    became: list[Became] = []
    for doing, contact_id in zip(told, people, strict=True):
        if not contact_id:
            became.append("unknown_person")
        elif doing.kind in NEEDS_CONSENT and contact_id not in agreed:
            became.append("no_consent")
        else:
            became.append("kept" if _keep(tx, doing, contact_id) else "known")
    return became


def _keep(tx: Transaction, doing: Doing, contact_id: str) -> bool:
    new = tx.run(
        _ADD, id=tx.new_id("doing"), external_id=doing.external_id, contact_id=contact_id, kind=doing.kind,
        details=doing.details, at=min(doing.at, tx.now), kept_at=tx.now,
    )  # fmt: skip
    if new:
        tx.changed("contact", contact_id)
    return bool(new)


def _people(tx: Transaction, told: Sequence[Doing]) -> list[str]:
    """Who did each; "" for whom we do not know."""
    there = {row.id for row in tx.rows(_PEOPLE, ids=sorted({each.contact_id for each in told if each.contact_id}))}
    values = sorted({each.value for each in told if each.value})
    known_as = {
        (row.channel, row.kind, row.canonical): row.contact_id
        for row in (tx.rows(_KNOWN_AS, canonicals=values) if values else ())
    }
    return [
        (each.contact_id if each.contact_id in there else "") if each.contact_id
        else known_as.get((each.channel, each.identity_kind, each.value), "")
        for each in told
    ]  # fmt: skip


def _agreed(tx: Transaction, ids: list[str]) -> set[str]:
    """Those whose last word on being followed is yes."""
    last = {row.contact_id: row.state for row in (tx.rows(_AGREED, ids=ids) if ids else ())}
    return {contact_id for contact_id, state in last.items() if state == "confirmed"}
