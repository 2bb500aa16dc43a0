"""What goes with a product, or what is a better one of its kind."""

from chaffer.commerce.bundles.queries import bundles_with
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.catalog.queries import product, products, variant_by_sku
from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.relations.queries import BETTER, Related, related
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.dialogue.facts import RelatedFact
from chaffer.conversations.skills.bundles import shown
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.suggestion import affordable, related_fact
from chaffer.kernel.money import Money

_AT_MOST = 4
_RATED = "rated"


def goes_with(ctx: Ctx, args: Args) -> Result:
    """product_id, or sku; without either, what goes with the cart. without: ids; most: the stated budget.

    title: of the product asked about, "" for the cart.
    """
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    in_cart = [line.product_id for line in held.lines if line.product_id] if held else []
    product_id = _asked_about(ctx, args)
    about = [product_id] if product_id else in_cart
    found = related(ctx.tx, args["kind"], about, ctx.language)
    return {
        "bundles": [each for each in shown(ctx, bundles_with(ctx.tx, about, ctx.language)) if not each["missing"]],
        "title": _title(ctx, product_id),
        "cards": _cards(ctx, found, args, without=in_cart),
        "product_id": product_id,
    }


def better(ctx: Ctx, args: Args) -> Result:
    """By the merchant's rules; without any, what is dearer and rated no worse among things of its kind."""
    product_id = _asked_about(ctx, args)
    view = product(ctx.tx, product_id, ctx.language) if product_id else None
    if view is None:
        return {"title": "", "cards": [], "product_id": ""}
    found = related(ctx.tx, BETTER, [view.id], ctx.language) or _rated_higher(ctx, view)
    return {"title": view.title, "cards": _cards(ctx, found, args), "product_id": view.id}


def _asked_about(ctx: Ctx, args: Args) -> str:
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        return variant.product_id if variant else ""
    return str(args.get("product_id", ""))


def _title(ctx: Ctx, product_id: str) -> str:
    view = product(ctx.tx, product_id, ctx.language) if product_id else None
    return view.title if view else ""


def _cards(ctx: Ctx, found: list[Related], args: Args, without: list[str] | None = None) -> list[RelatedFact]:
    out = {*args.get("without", ()), *(without or ())}
    return [
        related_fact(each)
        for each in found
        if each.product.id not in out and affordable(each.product, args.get("most"), ctx.shop.currency)
    ][:_AT_MOST]


def _rated_higher(ctx: Ctx, view: ProductView) -> list[Related]:
    prices = view.price_range
    kind = view.category.rsplit(">", 1)[-1].strip()
    if prices is None or not kind or not view.rating_count:
        return []
    above = Money(prices[0].minor + 1, prices[0].currency)
    wanted = Wanted(text=kind, words=kind, price_min=above, without=(view.id,), limit=_AT_MOST * 2)
    hits = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    if hits.relaxed:
        return []
    found = products(ctx.tx, [hit.product_id for hit in hits.hits], ctx.language)
    higher = [one for one in found if one.category == view.category and one.rating_average > view.rating_average]
    return [Related(one, _RATED) for one in sorted(higher, key=lambda one: -one.rating_average)]
