"""Offer several things together for less, or say anew what they cost together."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.commerce.bundles.tables import bundle_parts, bundles
from chaffer.commerce.catalog.draft import slug
from chaffer.commerce.catalog.tables import variants
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.many import insert_many
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

PARTS_AT_MOST = 10
QUANTITY_AT_MOST = 99


class PutBundle(msgspec.Struct, frozen=True):
    """parts: sku and quantity. minor: what one of it costs, in `currency`; None: percent_ppm off its parts.

    handle: made of the title if empty. titles: by language, where they differ from `title`.
    """

    title: str
    parts: tuple[tuple[str, int], ...]
    currency: str
    minor: int | None = None
    percent_ppm: int = 0
    handle: str = ""
    titles: Mapping[str, str] = {}


_KNOWN = Statement(
    "bundles.known",
    select(
        bundles.c.id,
        rows_in(
            select(bundle_parts.c.variant_id, bundle_parts.c.quantity)
            .where(bundle_parts.c.shop_id == bundles.c.shop_id, bundle_parts.c.bundle_id == bundles.c.id)
            .correlate(bundles)
        ).label("parts"),
    )
    .where(mine(bundles), bundles.c.handle == given("handle"), bundles.c.state == "active")
    .with_for_update(of=bundles),
)
_BY_SKU = Statement(
    "bundles.variants", select(variants.c.id, variants.c.sku).where(mine(variants), in_list(variants.c.sku, "skus"))
)
_KEEP = Statement(
    "bundles.keep",
    insert_all(
        bundles, "id", "handle", "title", "titles", "minor", "percent_ppm", "currency", "created_at", "updated_at"
    ),
)
_CHANGE = Statement(
    "bundles.change",
    update(bundles)
    .where(mine(bundles), bundles.c.id == given("id_"))
    .values({name: given(name) for name in ("title", "titles", "minor", "percent_ppm", "currency", "updated_at")}),
)
_END = guarded(
    "bundles.end", bundles, bundles.c.handle == given("handle"), bundles.c.state == "active", state="ended",
    updated_at=given("at"),
)  # fmt: skip


def put_bundle(tx: Transaction, command: PutBundle) -> str:
    """Its id. The same parts under the same handle are the same bundle; other parts end the one that was there.

    Raises Invalid for fewer than two parts, unknown SKUs, or terms that are none. Safe to repeat.
    """
    handle = slug(command.handle or command.title)
    _check(command, handle)
    parts = _parts(tx, command.parts)
    told: dict[str, Any] = {
        "title": command.title, "titles": dict(command.titles), "minor": command.minor,
        "percent_ppm": command.percent_ppm, "currency": command.currency, "updated_at": tx.now,
    }  # fmt: skip
    known = tx.row(_KNOWN, handle=handle)
    if known is not None and {each.variant_id: each.quantity for each in known.parts} == parts:
        tx.run(_CHANGE, id_=known.id, **told)
        return str(known.id)
    tx.run(_END, handle=handle, at=tx.now)
    bundle_id = tx.new_id("bundle")
    tx.run(_KEEP, id=bundle_id, handle=handle, created_at=tx.now, **told)
    insert_many(tx, "bundles.keep_parts", bundle_parts, [
        {"bundle_id": bundle_id, "variant_id": variant_id, "quantity": quantity, "position": position}
        for position, (variant_id, quantity) in enumerate(parts.items())
    ])  # fmt: skip
    return bundle_id


def end_bundle(tx: Transaction, handle: str) -> None:
    """Offer it no more; carts that hold its parts keep them, at their own prices. Raises NotFound."""
    if not tx.run(_END, handle=handle, at=tx.now):
        raise NotFound(f"no bundle {handle!r} is offered", handle=handle)


def _check(command: PutBundle, handle: str) -> None:
    if not handle:
        raise Invalid("a bundle needs a title with letters", field="title")
    if (command.minor is None) == (command.percent_ppm == 0):
        raise Invalid("a bundle has a price of its own, or a percentage off: one of the two")
    if not 0 <= command.percent_ppm <= 1_000_000 or (command.minor is not None and command.minor < 0):
        raise Invalid("a price is not negative, and nothing is more than all of it off")
    if not 1 <= len(command.parts) <= PARTS_AT_MOST or any(
        not 0 < each <= QUANTITY_AT_MOST for _, each in command.parts
    ):
        raise Invalid(f"a bundle has up to {PARTS_AT_MOST} parts, each with a quantity of 1 to {QUANTITY_AT_MOST}")
    if sum(quantity for _, quantity in command.parts) < 2:
        raise Invalid("a bundle is more than one thing")


def _parts(tx: Transaction, told: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Units by variant, in the order told. Raises Invalid for SKUs that nothing has."""
    ids = {row.sku: row.id for row in tx.rows(_BY_SKU, skus=sorted({sku for sku, _ in told}))}
    unknown = [sku for sku, _ in told if sku not in ids]
    if unknown:
        raise Invalid(f"no article has the SKU {unknown[0]!r}", sku=unknown[0])
    parts: dict[str, int] = {}
    for sku, quantity in told:
        parts[ids[sku]] = parts.get(ids[sku], 0) + quantity
    return parts
