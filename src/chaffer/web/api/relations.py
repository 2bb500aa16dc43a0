"""What goes with a product, what is better, what takes its place."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.queries import product
from chaffer.commerce.relations.told import Counted, bought_with, relations_of
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Target = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["fig-leaf-candle"])]
Targets = Annotated[tuple[Target, ...], msgspec.Meta(max_length=50)]


class RelationsIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Handles of products, "collection:HANDLE" or "category:NAME", the most wanted first. What is left out is gone.

    goes_with: sold along with it; better: the better version; alternative: taken in its place when it is sold out.
    """

    goes_with: Targets = ()
    better: Targets = ()
    alternative: Targets = ()


class RelationsOut(msgspec.Struct, frozen=True):
    """bought_together: counted from orders, not told by anybody."""

    goes_with: tuple[str, ...]
    better: tuple[str, ...]
    alternative: tuple[str, ...]
    bought_together: tuple[Counted, ...]


async def get(call: Call, _: Nothing) -> RelationsOut:
    return await call.read(lambda tx: _out(tx, call.path["id"]))


async def put(call: Call, asked: RelationsIn) -> RelationsOut:
    def work(tx: Transaction) -> RelationsOut:
        _out(tx, call.path["id"])
        put_relations(tx, call.path["id"], msgspec.structs.asdict(asked))
        audit.record(tx, call.actor, "product.relate", target_kind="product", target_id=call.path["id"])
        return _out(tx, call.path["id"])

    return await call.write(work)


def _out(tx: Transaction, product_id: str) -> RelationsOut:
    """Raises NotFound."""
    if product(tx, product_id) is None:
        raise NotFound("no such product")
    told = relations_of(tx, product_id)
    return RelationsOut(
        tuple(told.get("goes_with", ())), tuple(told.get("better", ())), tuple(told.get("alternative", ())),
        tuple(bought_with(tx, product_id)),
    )  # fmt: skip
