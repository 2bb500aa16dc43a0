"""One call of the API, as its function sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from chaffer.accounts.actor import Actor
from chaffer.accounts.holder import Holder
from chaffer.runtime.transaction import Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.idempotency import Once

T = TypeVar("T")


@dataclass(slots=True)
class Call:
    """holder: the key or the person; it names the shop that `read` and `write` are bound to. path: the values in the path.

    headers: of the request, for what HTTP itself says in them. session: what its cookie holds, if a person calls.
    """

    backstage: Backstage
    holder: Holder
    path: Mapping[str, str]
    once: Once | None
    origin: str
    headers: Mapping[str, str] = field(default_factory=dict)
    session: str = ""

    @property
    def shop_id(self) -> str:
        return self.holder.shop_id

    @property
    def actor(self) -> Actor:
        kind = self.holder.kind
        return Actor(kind if kind != "nobody" else "system", self.holder.id, self.origin)

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Read this shop's rows, all as of one moment; for a seller's person, those that are the seller's."""
        return await self.backstage.db.read(self.shop_id, self._fenced(work))

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Change this shop's rows. What `work` gives is the answer: with an Idempotency-Key it is kept in the same
        transaction, and a repeat gets it back instead of a second change. So a function writes once, and last.
        """
        work = self._fenced(work)
        if self.once is None:
            return await self.backstage.db.write(self.shop_id, work)
        result: Any = await self.backstage.db.write(self.shop_id, self.once.around(work))
        return result  # type: ignore[no-any-return]

    def _fenced(self, work: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
        if not self.holder.seller_id:
            return work

        def fenced(tx: Transaction) -> T:
            tx.fence(self.holder.seller_id)
            result = work(tx)
            tx.fence("")
            return result

        return fenced
