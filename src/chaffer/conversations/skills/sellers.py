"""Who answers for a person in a marketplace, and asking them."""

from typing import Any

from sqlalchemy import select

from chaffer.accounts.tables import sellers
from chaffer.commerce.catalog.tables import products
from chaffer.commerce.faq.operations.note_unanswered import without_names
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound
from chaffer.language.told_names import names
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.threads.sides import OpenSide, open_side

_ALL = Statement(
    "sellers.answering",
    select(sellers.c.id, sellers.c.name)
    .where(mine(sellers), sellers.c.state == "active")
    .order_by(sellers.c.id)
    .limit(500),
)
_NAMED = Statement(
    "sellers.these",
    select(sellers.c.id, sellers.c.name)
    .where(mine(sellers), in_list(sellers.c.id, "ids"), sellers.c.state == "active")
    .order_by(sellers.c.name, sellers.c.id),
)  # fmt: skip
_OF_PRODUCT = Statement(
    "sellers.of_product", select(products.c.seller_id).where(mine(products), products.c.id == given("id"))
)


def who_answers(ctx: Ctx, args: Args) -> Result:
    """Sellers who are named; else whose the product in hand is; else nobody, and the shop's people answer."""
    active = ctx.tx.rows(_ALL)
    if not active:
        return {"sellers": []}
    meant = [row for row in active if names(args.get("said", ""), row.name)]
    if not meant and args.get("product_id"):
        owner = ctx.tx.value(_OF_PRODUCT, id=args["product_id"])
        meant = [row for row in active if row.id == owner]
    return {"sellers": [_plain(row) for row in meant]}


def sellers_named(ctx: Ctx, args: Args) -> Result:
    return {"sellers": [_plain(row) for row in ctx.tx.rows(_NAMED, ids=args["ids"])]}


def ask_seller(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound for one who sells here no longer."""
    found = ctx.tx.rows(_NAMED, ids=[args["seller_id"]])
    if not found:
        raise NotFound("no such seller")
    question = without_names(args.get("question", ""))
    open_side(ctx.tx, OpenSide(ctx.conversation_id, ctx.contact_id, args["seller_id"], args["reason"], question))
    return {"name": found[0].name}


def _plain(row: Any) -> dict[str, str]:
    return {"id": row.id, "name": row.name}
