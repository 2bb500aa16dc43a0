"""A shopper's store credit."""

from chaffer.commerce.ledger.balances import credit_of
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def credit(ctx: Ctx, _args: Args) -> Result:
    return {"credit": [money(one) for one in credit_of(ctx.tx, ctx.contact_id)]}
