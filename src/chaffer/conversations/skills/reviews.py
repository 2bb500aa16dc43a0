"""What others say: many reviews are counted, a few are quoted; every sentence is somebody's own."""

from chaffer.commerce.advice.review_counts import ENOUGH, count, for_and_against, one_sentence, shortened, the_two
from chaffer.commerce.catalog.queries import product, variant_by_sku
from chaffer.commerce.catalog.queries import reviews as load
from chaffer.conversations.skills.ctx import Args, Ctx, Result

_READ_AT_MOST = 200


def reviews(ctx: Ctx, args: Args) -> Result:
    """counts: of the newest 200 at most; absent where there are too few to count."""
    product_id = args.get("product_id", "")
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        product_id = variant.product_id if variant else ""
    view = product(ctx.tx, product_id, ctx.language)
    if view is None:
        return {}
    told = load(ctx.tx, product_id, _READ_AT_MOST, ctx.language)
    average = view.rating_average or (sum(one.rating for one in told) / len(told) if told else 0.0)
    found: Result = {
        "product_id": product_id, "title": view.title, "count": view.rating_count or len(told), "average": average,
    }  # fmt: skip
    if len(told) < ENOUGH:
        quotes = [(one, shortened(one.text or one.title)) for one in the_two(told, ctx.language)]
    else:
        counts = count(told)
        found["counts"] = {"read": counts.read, "fond": counts.fond, "topics": counts.topics}
        quotes = [(one, one_sentence(one)) for one in for_and_against(told, ctx.language)]
    found["quotes"] = [
        {"author": one.author, "rating": one.rating, "text": text, "language": one.language} for one, text in quotes
    ]
    return found
