"""What slows down those who try passwords, and locks nobody out.

A try is counted before it is looked at, and taken off again if it was right: a thousand at once are no way round. Who
is told to wait is not counted, so waiting always ends. Three things keep strangers from locking somebody out:

* From a device that this person signed in on before, only that device's own failures count.
* From an address without failures, the failures of others do not count: neither on this account nor in general.
* Nothing is refused for longer than a quarter of an hour.
"""

import hashlib
import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select, update

from chaffer.accounts.staff.errors import TooManyTries
from chaffer.accounts.staff.tables import failed_sign_ins
from chaffer.runtime.pruning import CHUNK
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction


class Limit(NamedTuple):
    """free: failures without waiting; then `first` seconds, twice as long after each more, `most` at the outside.

    forgotten: so long after the last failure all are.
    """

    free: int
    first: int
    most: int
    forgotten: timedelta = timedelta(days=1)


LIMITS = {
    "both": Limit(5, 30, 900),  # this account from this address
    "address": Limit(20, 5, 900),
    "account": Limit(20, 5, 60),
    "everybody": Limit(300, 1, 2, timedelta(minutes=10)),
    "device": Limit(10, 30, 900),
    "code": Limit(5, 30, 900),  # codes with a right password
    "own": Limit(5, 30, 900),  # one's own password, asked for again
}
_SHARED = ("account", "everybody")
_AFTER_SUCCESS_FORGOTTEN = ("both", "device", "code", "own")
_OLD = timedelta(days=1)

_ADD = Statement(
    "failed_sign_ins.add",
    insert_all(failed_sign_ins, "key", "failures", "last_at").on_conflict_do_nothing(index_elements=["shop_id", "key"]),
)
_TAKE = Statement(
    "failed_sign_ins.take",
    select(failed_sign_ins.c.key, failed_sign_ins.c.failures, failed_sign_ins.c.last_at, failed_sign_ins.c.until)
    .where(mine(failed_sign_ins), in_list(failed_sign_ins.c.key, "keys"))
    .order_by(failed_sign_ins.c.key)
    .with_for_update(),
)
_PUT = Statement(
    "failed_sign_ins.put",
    update(failed_sign_ins)
    .where(mine(failed_sign_ins), failed_sign_ins.c.key == given("key_"))
    .values(failures=given("failures_"), last_at=given("last_at_"), until=given("until_")),
)
_FORGET = Statement(
    "failed_sign_ins.forget",
    delete(failed_sign_ins).where(mine(failed_sign_ins), in_list(failed_sign_ins.c.key, "keys")),
)
_old = (
    select(failed_sign_ins.c.key)
    .where(mine(failed_sign_ins), failed_sign_ins.c.last_at < given("before"))
    .limit(CHUNK)
    .with_for_update(skip_locked=True)
)
_PRUNE = Statement(
    "failed_sign_ins.prune", delete(failed_sign_ins).where(mine(failed_sign_ins), failed_sign_ins.c.key.in_(_old))
)


class Standing(NamedTuple):
    failures: int
    last_at: datetime
    until: datetime | None


def keys_of(email: str, origin: str, device: str) -> list[str]:
    """Whose failure this would be. device: what the cookie of a device holds that this person is known to use, or "".

    What names a person or a device is kept as its hash.
    """
    if device:
        return [f"device:{_hash(device)}"]
    account, address = _hash(email), _hash(_network(origin))
    return [f"both:{account}:{address}", f"address:{address}", f"account:{account}", "everybody:"]


def key_of(kind: str, staff_id: str) -> str:
    """kind: code, own."""
    return f"{kind}:{staff_id}"


def charge(tx: Transaction, keys: Sequence[str]) -> int:
    """Count a failure for each; how many the account has now. Raises TooManyTries, and counts nothing, if one has to wait.

    The transaction looks across shops: who fails to sign in has not shown which is theirs.
    """
    for key in keys:
        tx.run(_ADD, key=key, failures=0, last_at=tx.now)
    rows = tx.rows(_TAKE, keys=sorted(keys))
    standing = {row.key: _today(tx, row.key, Standing(row.failures, row.last_at, row.until)) for row in rows}
    _check(tx, standing)
    for key, now in standing.items():
        failures = now.failures + 1
        tx.run(_PUT, key_=key, failures_=failures, last_at_=tx.now, until_=_until(tx.now, _limit(key), failures))
    return max((each.failures + 1 for key, each in standing.items() if _kind(key) == "account"), default=0)


def forgive(tx: Transaction, keys: Sequence[str]) -> None:
    """That was no failure after all; and what stands for this person alone begins anew."""
    anew = sorted(key for key in keys if _kind(key) in _AFTER_SUCCESS_FORGOTTEN)
    if anew:
        tx.run(_FORGET, keys=anew)
    _take_off(tx, [key for key in keys if key not in anew])


def take_back(tx: Transaction, keys: Sequence[str]) -> None:
    """That was no failure, and no success either."""
    _take_off(tx, keys)


def prune_failures(tx: Transaction) -> int:
    """What is forgotten by now. The transaction looks across shops."""
    return tx.run(_PRUNE, before=tx.now - _OLD)


def _take_off(tx: Transaction, keys: Sequence[str]) -> None:
    if not keys:
        return
    for row in tx.rows(_TAKE, keys=sorted(keys)):
        tx.run(_PUT, key_=row.key, failures_=max(0, row.failures - 1), last_at_=row.last_at, until_=None)


def _check(tx: Transaction, standing: dict[str, Standing]) -> None:
    fresh = any(_kind(key) == "address" and each.failures == 0 for key, each in standing.items())
    counting = [each for key, each in standing.items() if not (fresh and _kind(key) in _SHARED)]
    waits = [
        (each.until - tx.now).total_seconds() for each in counting if each.until is not None and each.until > tx.now
    ]
    if waits:
        raise TooManyTries("too many tries: wait a little", retry_after_seconds=int(max(waits)) + 1)


def _today(tx: Transaction, key: str, stood: Standing) -> Standing:
    if tx.now - stood.last_at >= _limit(key).forgotten:
        return Standing(0, tx.now, None)
    return stood


def _until(now: datetime, limit: Limit, failures: int) -> datetime | None:
    over = failures - limit.free
    if over <= 0:
        return None
    return now + timedelta(seconds=min(limit.most, limit.first * 2 ** min(over - 1, 20)))


def _limit(key: str) -> Limit:
    return LIMITS[_kind(key)]


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _network(origin: str) -> str:
    """One caller's addresses as one: of IPv6, whoever has one has at least a /56."""
    try:
        ip = ipaddress.ip_address(origin)
    except ValueError:
        return origin
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network(f"{ip}/56", strict=False))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
