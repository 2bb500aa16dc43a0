"""What a skill is given."""

from dataclasses import dataclass
from typing import Any, Protocol

from chaffer.accounts.shops import Shop
from chaffer.commerce.faq.index import FaqIndex
from chaffer.commerce.search.wanted import Found, Wanted
from chaffer.runtime.transaction import Transaction


class Index(Protocol):
    """The search of one shop, of its products and of its answers."""

    @property
    def faq(self) -> FaqIndex: ...

    def find(self, tx: Transaction, wanted: Wanted, currency: str = "") -> Found: ...


class Indexes(Protocol):
    """The searches of all shops of this process."""

    def of(self, shop_id: str) -> Index: ...


@dataclass(frozen=True, slots=True)
class Ctx:
    """tx: of the shop; a reader for queries. language: to answer in. public_url: put before our own pages' paths.
    own_tastes: something is kept of what the shopper likes themselves, said in whatever thread.
    """

    tx: Transaction
    shop: Shop
    contact_id: str
    conversation_id: str
    channel: str
    language: str
    indexes: Indexes
    public_url: str = ""
    own_tastes: bool = False


Args = dict[str, Any]
Result = dict[str, Any]
