"""Which size of a product, by its chart and what the shopper told, now or before; and what is kept of that."""

import msgspec

from chaffer.commerce.advice.charts import read_chart
from chaffer.commerce.advice.review_counts import count
from chaffer.commerce.advice.size_advice import Known, advise_size
from chaffer.commerce.catalog.queries import product, reviews, variant_by_sku
from chaffer.commerce.catalog.views import ProductView
from chaffer.conversations.dialogue.picking import SIZE_NAMES
from chaffer.conversations.skills.cards import product_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.language.review_topics import advised
from chaffer.people.operations.keep_sizes import ForgetSizes, KeepSizes, forget_sizes, keep_sizes, sizes_of

_READ_AT_MOST = 200


def size_advice(ctx: Ctx, args: Args) -> Result:
    """args: product_id or sku; told, usual, wish; stranger: it is for somebody else, what is kept does not count.

    for_child: its chart goes by age, so the shopper's own measures neither count nor are meant. Empty if the product is gone; without `advice` if it has no chart by which a body can be measured.
    """
    product_id = args.get("product_id", "")
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        product_id = variant.product_id if variant else ""
    view = product(ctx.tx, product_id, ctx.language)
    if view is None or view.state != "active" or not view.variants:
        return {}
    chart = read_chart(view.size_chart)
    for_child = chart is not None and "age" in chart.parts
    kept = {} if for_child or args.get("stranger") else sizes_of(ctx.tx, ctx.contact_id)
    told = {**({} if args.get("usual") else kept), **args.get("told", {})}
    found: Result = {"product": product_fact(view, ctx.language), "told": told, "kept": kept, "for_child": for_child}
    if chart is None or not (chart.parts or args.get("usual")):
        return found
    option = _size_option(view)
    sold = list(dict.fromkeys(one.options[option] for one in view.variants if option in one.options))
    known = Known(told, tuple(args.get("usual", ())), args.get("wish", ""), guide=advised(view.guide))
    advice = advise_size(chart, sold, known)
    if advice.verdict == "unknown" and kept:
        known = msgspec.structs.replace(known, told=kept, usual=())
        advice, found["told"], found["usual_unknown"] = advise_size(chart, sold, known), kept, True
    if advice.verdict == "between" and advice.why in ("", "guide_larger", "guide_smaller") and view.rating_count:
        fit = count(reviews(ctx.tx, view.id, _READ_AT_MOST, ctx.language)).topics.get("fit", {})
        advice = advise_size(chart, sold, msgspec.structs.replace(known, fit=fit))
    return {**found, "advice": msgspec.to_builtins(advice), "option": option, "sold": sold, "unit": chart.unit}


def known_sizes(ctx: Ctx, _args: Args) -> Result:
    return {"told": sizes_of(ctx.tx, ctx.contact_id)}


def remember_sizes(ctx: Ctx, args: Args) -> Result:
    keep_sizes(ctx.tx, KeepSizes(ctx.contact_id, args["told"]))
    return {}


def forget_my_sizes(ctx: Ctx, _args: Args) -> Result:
    forget_sizes(ctx.tx, ForgetSizes(ctx.contact_id))
    return {}


def _size_option(view: ProductView) -> str:
    return next(
        (name for name in view.options if name.casefold() in SIZE_NAMES), view.options[-1] if view.options else ""
    )
