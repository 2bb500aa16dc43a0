"""Bundles: several things together for less."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.bundles.operations.put_bundle import (
    PARTS_AT_MOST,
    QUANTITY_AT_MOST,
    PutBundle,
    end_bundle,
    put_bundle,
)
from chaffer.commerce.bundles.queries import bundle, bundles_offered
from chaffer.commerce.bundles.views import BundleView
from chaffer.commerce.catalog.operations.open_for_sale import shop_currency
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.products import Language
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Title = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Quiet evening"])]


class BundlesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: Language = ""


class BundlesOut(msgspec.Struct, frozen=True):
    items: tuple[BundleView, ...]


class PartIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["MUG-RED"])]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=QUANTITY_AT_MOST)] = 1


class BundleIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either minor (what one of it costs, in minor units) or percent_ppm (off its parts; 100000 is 10 %).

    titles: by language, where they differ from `title`. Other parts than before are another bundle under this handle.
    """

    title: Title
    parts: Annotated[tuple[PartIn, ...], msgspec.Meta(min_length=1, max_length=PARTS_AT_MOST)]
    minor: Annotated[int, msgspec.Meta(ge=0, le=10**15)] | None = None
    percent_ppm: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    titles: Annotated[
        dict[Annotated[str, msgspec.Meta(max_length=12)], Annotated[str, msgspec.Meta(max_length=255)]],
        msgspec.Meta(max_length=50),
    ] = {}


async def list_(call: Call, asked: BundlesAsked) -> BundlesOut:
    return await call.read(lambda tx: BundlesOut(tuple(bundles_offered(tx, asked.language))))


async def put(call: Call, asked: BundleIn) -> BundleView:
    def work(tx: Transaction) -> BundleView:
        parts = tuple((part.sku, part.quantity) for part in asked.parts)
        command = PutBundle(
            asked.title, parts, shop_currency(tx), asked.minor, asked.percent_ppm, call.path["handle"], asked.titles
        )
        made = put_bundle(tx, command)
        audit.record(tx, call.actor, "bundle.put", target_kind="bundle", target_id=made)
        found = bundle(tx, made)
        assert found is not None, "it was just written"
        return found

    return await call.write(work)


async def end(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        end_bundle(tx, call.path["handle"])
        audit.record(tx, call.actor, "bundle.end", target_kind="bundle", target_id=call.path["handle"])

    await call.write(work)
