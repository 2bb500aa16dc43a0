"""Bundles: shown, and put in the cart as their parts."""

from chaffer.commerce.bundles.queries import bundles_offered, bundles_with
from chaffer.commerce.bundles.views import BundleView, PartView
from chaffer.commerce.cart.operations import add_bundle as operation
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.dialogue.facts import BundleFact
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.carts import cart_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result

_AT_MOST = 5


def bundles(ctx: Ctx, args: Args) -> Result:
    """Those that save something: with any of `product_ids`, else all. What can be had stands first. One statement."""
    ids = args.get("product_ids", ())
    found = bundles_with(ctx.tx, ids, ctx.language) if ids else bundles_offered(ctx.tx, ctx.language)
    return {"bundles": shown(ctx, found)}


def shown(ctx: Ctx, found: list[BundleView]) -> list[BundleFact]:
    worth = [each for each in found if each.saved.minor > 0 and each.price.currency == ctx.shop.currency]
    worth.sort(key=lambda each: bool(each.missing))
    return [bundle_fact(each, ctx.language) for each in worth[:_AT_MOST]]


def add_bundle(ctx: Ctx, args: Args) -> Result:
    """Raises NotSold, BundleShort, CartFull."""
    command = operation.AddBundle(
        args["bundle_id"],
        ctx.contact_id,
        ctx.conversation_id,
        ctx.shop.currency,
        ctx.language,
        "shopper",
        ctx.contact_id,
    )
    cart_id, offered = operation.add_bundle(ctx.tx, command)
    held = cart(ctx.tx, cart_id, ctx.language, whole=False)
    return {"cart": cart_fact(held), "bundle": bundle_fact(offered, ctx.language)}


def bundle_fact(each: BundleView, language: str) -> BundleFact:
    return {
        "bundle_id": each.id,
        "title": each.title,
        "price": money(each.price),
        "full": money(each.full),
        "saved": money(each.saved),
        "items": [{"title": _titled(part, language), "quantity": part.quantity} for part in each.parts],
        "missing": [_titled(part, language) for part in each.missing],
        "image_url": each.image_url,
    }


def _titled(part: PartView, language: str) -> str:
    return with_options(part.title, part.options, language)
