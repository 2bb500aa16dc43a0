"""Make a price list for companies, or find the one of this name."""

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.tables import price_lists
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class PutPriceList(msgspec.Struct, frozen=True):
    """currency: ISO 4217. tax_included: whether its prices hold the tax already."""

    name: str
    currency: str
    tax_included: bool = False


_FIND = Statement(
    "price_lists.named",
    select(price_lists.c.id, price_lists.c.currency).where(
        mine(price_lists), price_lists.c.name == given("name"), price_lists.c.kind == "company"
    ),
)
_ADD = Statement("price_lists.add", insert_all(price_lists, "id", "name", "currency", "kind", "tax_included"))


def put_price_list(tx: Transaction, command: PutPriceList) -> str:
    """Its id. Raises Invalid for a name that is empty, or known in another currency."""
    name = command.name.strip()
    if not name or len(name) > 100:
        raise Invalid("a price list needs a name", field="name")
    known = tx.row(_FIND, name=name)
    if known is not None:
        if known.currency != command.currency:
            raise Invalid("this price list is in another currency", currency=known.currency)
        return str(known.id)
    list_id = tx.new_id("price_list")
    tx.run(
        _ADD, id=list_id, name=name, currency=command.currency, kind="company", tax_included=command.tax_included
    )  # fmt: skip
    tx.changed("terms", list_id)
    return list_id
