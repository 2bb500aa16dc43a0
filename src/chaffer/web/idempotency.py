"""A repeated POST with the same Idempotency-Key gets the first answer and changes nothing.

The answer is kept in the transaction of the change, so there is no moment at which one exists without the other.
A refused request leaves nothing behind: repeated, it is looked at anew.
"""

import base64
import hashlib
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import msgspec
from sqlalchemy import select, update

from chaffer.accounts.actor import Actor
from chaffer.runtime.secrets import NotOurs, Secrets, place
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.tables import idempotency
from chaffer.runtime.transaction import Transaction
from chaffer.web.errors import KeyNeeded, KeyReused

T = TypeVar("T")
KEY_CHARACTERS = 255
_SEALED = "sealed"
_CLAIM = Statement(
    "idempotency.claim", insert_all(idempotency, "key", "request_hash", "created_at").on_conflict_do_nothing()
)
_KEPT = Statement(
    "idempotency.kept",
    select(idempotency.c.request_hash, idempotency.c.answer, idempotency.c.created_at).where(
        mine(idempotency), idempotency.c.key == given("key")
    ),
)
_KEEP = Statement(
    "idempotency.keep",
    update(idempotency)
    .where(mine(idempotency), idempotency.c.key == given("key_"))
    .values(status=given("status_"), answer=given("answer_")),
)


class Replayed(Exception):
    """This was done before; `answer` is what it gave, as plain values."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        super().__init__("done before")


class Repeatable(Protocol):
    """What this asks of a call."""

    @property
    def actor(self) -> Actor: ...
    @property
    def once(self) -> "Once | None": ...


def require_key(call: Repeatable) -> None:
    """A person's double press must not say a thing twice: whoever comes with a session names each press.

    Raises KeyNeeded.
    """
    if call.actor.kind == "staff" and call.once is None:
        raise KeyNeeded("send an Idempotency-Key: a double press or a broken line must not say it twice")


class Once:
    """One key of one holder. Another holder's same key is another key.

    secrets: with them the answer is kept sealed, since it holds what is shown once.
    """

    def __init__(
        self, holder: str, key: str, method: str, path: str, body: bytes, status: int, secrets: Secrets | None = None
    ) -> None:  # fmt: skip
        self._secrets = secrets
        self.key = f"{holder}:{hashlib.sha256(key.encode()).hexdigest()}"
        self.request_hash = hashlib.sha256(f"{method} {path}\n".encode() + body).hexdigest()
        self.status = status

    def check(self, tx: Transaction) -> None:
        """For a call that does its work in steps, before the first. Raises Replayed, KeyReused."""
        kept = tx.row(_KEPT, key=self.key)
        if kept is not None:
            raise self._again(tx, kept)

    def around(self, work: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
        """Do it if it was not done. Raises Replayed with the first answer, KeyReused if the request was another."""

        def once(tx: Transaction) -> T:
            if not tx.run(_CLAIM, key=self.key, request_hash=self.request_hash, created_at=tx.now):
                raise self._again(tx, tx.one(_KEPT, key=self.key))
            result = work(tx)
            tx.run(_KEEP, key_=self.key, status_=self.status, answer_=self._rests(tx, result))
            return result

        return once

    def _again(self, tx: Transaction, kept: Any) -> Exception:
        if kept.request_hash != self.request_hash:
            return KeyReused("this Idempotency-Key was used for another request")
        return Replayed(self._opened(tx, kept.answer))

    def _rests(self, tx: Transaction, result: Any) -> Any:
        if self._secrets is None:
            return msgspec.to_builtins(result)
        sealed = self._secrets.seal(msgspec.json.encode(result), place(tx.shop_id, "idempotency", "answer", self.key))
        return {_SEALED: base64.b64encode(sealed).decode()}

    def _opened(self, tx: Transaction, answer: Any) -> Any:
        """Raises KeyReused if the root key that sealed it is gone."""
        if self._secrets is None or not isinstance(answer, dict) or set(answer) != {_SEALED}:
            return answer
        where = place(tx.shop_id, "idempotency", "answer", self.key)
        try:
            return msgspec.json.decode(self._secrets.open(base64.b64decode(answer[_SEALED]), where))
        except NotOurs:
            raise KeyReused("the answer to this Idempotency-Key cannot be opened any more") from None
