"""Finding products by what a shopper would write."""

from typing import Annotated

import msgspec

from chaffer.commerce.search.wanted import Hit, wanted_from
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.products import Language
from chaffer.web.call import Call

Offset = Annotated[int, msgspec.Meta(ge=0, le=1_000)]


class SearchAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """q: as a shopper would write it, in any language: "a blue shirt under 60 dollars"."""

    q: Annotated[str, msgspec.Meta(max_length=2_000)]
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 10
    offset: Offset = 0
    language: Language = ""


class HitOut(msgspec.Struct, frozen=True):
    """skus: the best fitting variant first. price: of that variant. score: higher fits better, within one answer."""

    id: str
    skus: tuple[str, ...]
    title: str
    price: Money
    score: float


class FoundOut(msgspec.Struct, frozen=True):
    """relaxed: what was given up because too little fitted. corrected: the words searched instead of mistyped ones.
    dropped: words left out because nothing answers to them.
    """

    hits: tuple[HitOut, ...]
    total: int
    relaxed: tuple[str, ...]
    corrected: str
    language: str
    dropped: tuple[str, ...] = ()


async def search(call: Call, asked: SearchAsked) -> FoundOut:
    understanding = await call.backstage.understood.of(call.shop_id, asked.q, language=asked.language)
    wanted = wanted_from(understanding, asked.limit, asked.offset, asked.q)
    index = call.backstage.indexes.of(call.shop_id)

    def work(tx: Transaction) -> FoundOut:
        found = index.find(tx, wanted)
        hits = tuple(map(_hit, found.hits))
        return FoundOut(hits, found.total, found.relaxed, found.corrected, understanding.language, found.dropped)

    return await call.read(work)


def _hit(hit: Hit) -> HitOut:
    return HitOut(hit.product_id, hit.skus, hit.title, hit.price, hit.score)
