"""Devices that people signed in from before: strangers' failures do not slow these down."""

from datetime import timedelta

from sqlalchemy import delete, select, tuple_

from chaffer.accounts.staff.tables import known_devices
from chaffer.runtime.pruning import CHUNK
from chaffer.runtime.secrets import new_token, token_hash
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

KNOWN_FOR = timedelta(days=365)
adding = insert_all(known_devices)
_KNOW = Statement(
    "known_devices.know",
    adding.on_conflict_do_update(
        index_elements=["shop_id", "hash", "staff_id"], set_={"seen_at": adding.excluded.seen_at}
    ),
)
_KNOWN = Statement(
    "known_devices.known",
    select(known_devices.c.staff_id).where(
        known_devices.c.hash == given("hash"), in_list(known_devices.c.staff_id, "people"),
        known_devices.c.seen_at > given("since"),
    ),
)  # fmt: skip
_OURS = Statement(
    "known_devices.ours",
    select(known_devices.c.staff_id).where(mine(known_devices), known_devices.c.hash == given("hash")).limit(1),
)
_FORGET = Statement(
    "known_devices.forget",
    delete(known_devices).where(mine(known_devices), known_devices.c.staff_id == given("staff_id")),
)
_PRUNE = Statement(
    "known_devices.prune",
    delete(known_devices).where(
        tuple_(known_devices.c.shop_id, known_devices.c.hash, known_devices.c.staff_id).in_(
            select(known_devices.c.shop_id, known_devices.c.hash, known_devices.c.staff_id)
            .where(known_devices.c.seen_at < given("before"))
            .limit(CHUNK)
            .with_for_update(skip_locked=True)
        )
    ),
)


def is_known(tx: Transaction, device: str, people: list[str]) -> bool:
    """Whether one of these signed in from it. The transaction looks across shops."""
    if not device or not people:
        return False
    return tx.row(_KNOWN, hash=token_hash(device), people=people, since=tx.now - KNOWN_FOR) is not None


def know_device(tx: Transaction, device: str, staff_id: str) -> str:
    """What its cookie is to hold: what it holds, if we gave it that for somebody of this shop."""
    ours = device and tx.row(_OURS, hash=token_hash(device)) is not None
    kept = device if ours else new_token()
    tx.run(_KNOW, hash=token_hash(kept), staff_id=staff_id, seen_at=tx.now)
    return kept


def forget_devices(tx: Transaction, staff_id: str) -> None:
    tx.run(_FORGET, staff_id=staff_id)


def prune_devices(tx: Transaction) -> int:
    """Those nobody signed in from for a year, of any shop."""
    return tx.run(_PRUNE, before=tx.now - KNOWN_FOR)
