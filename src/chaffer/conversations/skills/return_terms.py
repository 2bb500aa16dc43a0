"""The shop's terms for what comes back."""

from chaffer.commerce.returns.policies import policy_of
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.money import Money


def return_terms(ctx: Ctx, _args: Args) -> Result:
    """days: 0 if nothing can come back. postage: what the way back costs, None if nothing."""
    returns = policy_of(ctx.tx).returns
    postage = returns.postage_minor if returns.postage == "shopper" else 0
    return {
        "days": returns.window_days,
        "postage": money(Money(postage, ctx.shop.currency)) if postage else None,
        "exchange": returns.exchange,
        "never": list(returns.never),
    }
