"""How the shop delivers and how one pays, before there is any checkout."""

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.checkout.queries import methods_in
from chaffer.commerce.pricing.queries import place
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import delivery_fact


def shop_terms(ctx: Ctx, args: Args) -> Result:
    """For the shopper's country as far as it is known, and what is in the cart now."""
    held = open_cart_of(ctx.tx, ctx.contact_id, whole=False)
    grams = sum(line.weight_grams * line.quantity for line in held.lines) if held else 0
    goods = held.subtotal.minor if held else 0
    country = args.get("country") or ctx.shop.country
    rates = place(ctx.tx, ctx.shop.currency, country).choices(grams, goods, ctx.language)
    return {"deliveries": [delivery_fact(one) for one in rates], "payments": list(methods_in(ctx.shop.settings))}
