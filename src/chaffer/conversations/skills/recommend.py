"""One out of those shown, with its reasons."""

from chaffer.commerce.advice.recommending import recommended
from chaffer.commerce.catalog.queries import products
from chaffer.commerce.catalog.views import ProductView
from chaffer.conversations.dialogue.matching import colours_of
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.language.normalise import normalise


def recommend(ctx: Ctx, args: Args) -> Result:
    """args: product_ids; colors, sizes: what was wished. picked, other: places among the cards; wished: the values the pick can be had in."""
    found = [one for one in products(ctx.tx, args["product_ids"], ctx.language) if one.variants]
    wished = [_wished(one, args.get("colors", ()), args.get("sizes", ())) for one in found]
    told: Result = {"cards": cards(found, ())}
    pick = recommended(found, [len(each) for each in wished])
    if pick is None:
        return told
    return {
        **told,
        "picked": pick.place,
        "reasons": list(pick.reasons),
        "wished": wished[pick.place],
        "other": pick.cheapest,
    }


def _wished(one: ProductView, colours: list[str], sizes: list[str]) -> list[str]:
    """The values of a variant that is there and has the most of what was wished."""
    return max(
        ([value for value in variant.options.values() if _is_wished(value, colours, sizes)]
         for variant in one.variants if variant.available),
        key=len, default=[],
    )  # fmt: skip


def _is_wished(value: str, colours: list[str], sizes: list[str]) -> bool:
    return normalise(value) in map(normalise, sizes) or not set(colours).isdisjoint(colours_of(value))
