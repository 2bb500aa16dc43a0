"""Raw events rest encrypted under a key of their day, and are gone for good once that key is shredded.

Some days after a day has been handled (`body_days`) its key is thrown away: what backups still hold is noise then.
"""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from chaffer.inbox.tables import inbox
from chaffer.kernel.errors import NotFound
from chaffer.runtime.secrets import Secrets, lock, new_key, place, unlock
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import day_keys
from chaffer.runtime.transaction import Transaction

KEEP_DAYS = 14

_LOAD = Statement("day_keys.load", select(day_keys.c.sealed_key).where(mine(day_keys), day_keys.c.day == given("day")))
_ADD = Statement(
    "day_keys.add",
    insert_all(day_keys).on_conflict_do_nothing(index_elements=["shop_id", "day"]),
)
_SHRED = Statement(
    "day_keys.shred",
    update(day_keys)
    .where(mine(day_keys), day_keys.c.day < given("before"), day_keys.c.sealed_key.is_not(None))
    .where(~select(inbox.c.id).where(mine(inbox), inbox.c.day == day_keys.c.day, inbox.c.state == "kept").exists())
    .values(sealed_key=None, shredded_at=given("at")),
)


class Bodies:
    """Seals and opens raw events. Holds the keys of the days it met; one for the process."""

    def __init__(self, secrets: Secrets, keep_days: int = KEEP_DAYS) -> None:
        self._secrets = secrets
        self._keep = timedelta(days=keep_days)
        self._keys: dict[tuple[str, str], bytes] = {}

    def seal(self, tx: Transaction, body: bytes, event_id: str) -> tuple[str, bytes]:
        """The day whose key was used, and the sealed body, bound to its shop and event."""
        day = day_of(tx.now)
        return day, lock(self._key(tx, day, make=True), body, place(tx.shop_id, "inbox", "body", event_id))

    def open(self, tx: Transaction, day: str, sealed: bytes, event_id: str) -> bytes:
        """The body again. Raises NotFound once the day's key is shredded."""
        return unlock(self._key(tx, day, make=False), sealed, place(tx.shop_id, "inbox", "body", event_id))

    def shred(self, tx: Transaction) -> int:
        """Throw away the keys of days long handled; how many."""
        before = day_of(tx.now - self._keep)
        self._keys = {key: value for key, value in self._keys.items() if key[1] >= before}
        return tx.run(_SHRED, before=before, at=tx.now)

    def _key(self, tx: Transaction, day: str, *, make: bool) -> bytes:
        known = self._keys.get((tx.shop_id, day))
        if known is not None:
            return known
        where = place(tx.shop_id, "day_keys", "sealed_key", day)
        found = tx.row(_LOAD, day=day)
        if found is None and make:
            tx.run(_ADD, day=day, sealed_key=self._secrets.seal(new_key(), where), shredded_at=None)
            found = tx.row(_LOAD, day=day)  # a rival may have been first
        if found is None or found.sealed_key is None:
            raise NotFound(f"the raw events of {day} are shredded")
        key = self._secrets.open(found.sealed_key, where)
        shop_id = tx.shop_id
        tx.after_commit(lambda: self._keys.__setitem__((shop_id, day), key))
        return key


def day_of(moment: datetime) -> str:
    return moment.date().isoformat()
