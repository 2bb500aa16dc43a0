"""Write the variants of imported products with their prices and stock."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.draft import Draft, DraftVariant, made_sku, slug
from chaffer.commerce.catalog.events import StockMoved
from chaffer.commerce.catalog.operations.open_for_sale import main_location, standard_list
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_TOLD = (
    "product_id", "sku", "external_id", "options", "barcode", "weight_grams", "position", "ships", "taxable",
    "backorder", "state", "lead_days",
)  # fmt: skip
_KNOWN = Statement(
    "catalog.known_variants",
    select(t.variants.c.id, t.variants.c.product_id, t.variants.c.sku, t.variants.c.options, t.variants.c.state).where(
        mine(t.variants), in_list(t.variants.c.product_id, "product_ids")
    ),
)
_OWNERS = Statement(
    "catalog.sku_owners",
    select(t.variants.c.sku, t.variants.c.product_id).where(mine(t.variants), in_list(t.variants.c.sku, "skus")),
)
_put = insert_all(t.variants, "id", *_TOLD)
_PUT = Statement(
    "catalog.put_variant",
    _put.on_conflict_do_update(index_elements=["shop_id", "id"], set_={name: _put.excluded[name] for name in _TOLD}),
)
_RETIRE = Statement(
    "catalog.retire_variants",
    update(t.variants).where(mine(t.variants), in_list(t.variants.c.id, "ids")).values(state="archived"),
)
_price = insert_all(t.prices)
_PUT_PRICE = Statement(
    "catalog.put_price",
    _price.on_conflict_do_update(
        index_elements=["shop_id", "variant_id", "price_list_id", "min_quantity"],
        set_={name: _price.excluded[name] for name in ("currency", "minor", "compare_at_minor")},
    ),
)
_STOCK = Statement(
    "catalog.stock_before",
    select(t.stock.c.variant_id, t.stock.c.on_hand, t.stock.c.counted, t.stock.c.reserved).where(
        mine(t.stock), t.stock.c.location_id == given("location"), in_list(t.stock.c.variant_id, "ids")
    ),
)
_stock = insert_all(t.stock, "variant_id", "location_id", "on_hand", "counted")
_PUT_STOCK = Statement(
    "catalog.put_stock",
    _stock.on_conflict_do_update(
        index_elements=["shop_id", "variant_id", "location_id"],
        set_={name: _stock.excluded[name] for name in ("on_hand", "counted")},
    ),
)


class VariantWriter:
    """Takes the products of one chunk, then writes all their variants at once.

    products: everything that will be taken. known: the ids of those that have variants already.
    """

    def __init__(self, tx: Transaction, products: Sequence[tuple[Draft, str]], known: Sequence[str]) -> None:
        self._tx = tx
        self._location = main_location(tx)
        self._lists: dict[str, str] = {}
        self._owner: dict[str, str] = {}  # sku -> product id, "" for nobody's
        self._of: dict[str, list[Any]] = {product_id: [] for _, product_id in products}
        self._gone: list[str] = []
        self._variants: list[dict[str, Any]] = []
        self._prices: list[dict[str, Any]] = []
        self._stock: list[dict[str, Any]] = []
        self._there: set[str] = set()  # ids of variants that are there already
        for row in tx.rows(_KNOWN, product_ids=known) if known else ():
            self._of[row.product_id].append(row)
            self._there.add(row.id)
        self._look_up([next(_wishes(draft, at)) for draft, _ in products for at in range(len(draft.variants))])

    def take(self, draft: Draft, product_id: str) -> list[tuple[str, str]]:
        """Note the draft's variants, and that the rest go; what could not be taken as told, and its value."""
        problems: list[tuple[str, str]] = []
        skus = self._named(draft, product_id, problems)
        before = self._of[product_id]
        ids = _matched(before, draft.variants, skus)
        self._gone += [row.id for row in before if row.id not in ids and row.state != "archived"]
        for position, (variant, sku, known) in enumerate(zip(draft.variants, skus, ids, strict=True)):
            self._owner[sku] = product_id
            self._note(variant, sku, known or self._tx.new_id("variant"), product_id, position)
        return problems

    def write(self) -> None:
        """Put what was taken, retire the rest."""
        if self._gone:
            self._tx.run(_RETIRE, ids=self._gone)
        self._tx.run_each(_PUT, self._variants)
        self._tx.run_each(_PUT_PRICE, self._prices)
        moved = self._moved()
        self._tx.run_each(_PUT_STOCK, self._stock)
        for event in moved:
            self._tx.noted(event)

    def _moved(self) -> list[StockMoved]:
        """What the stock of variants that are there already becomes, where it becomes another."""
        ids = [row["variant_id"] for row in self._stock if row["variant_id"] in self._there]
        before = {row.variant_id: row for row in self._tx.rows(_STOCK, location=self._location, ids=ids)} if ids else {}
        return [
            StockMoved(row["variant_id"], self._location, row["on_hand"] - was.reserved if row["counted"] else None)
            for row in self._stock
            if (was := before.get(row["variant_id"])) is not None
            and (was.on_hand, was.counted) != (row["on_hand"], row["counted"])
        ]

    def _look_up(self, skus: Sequence[str]) -> None:
        self._owner.update(dict.fromkeys(skus, ""))
        self._owner.update((row.sku, row.product_id) for row in self._tx.rows(_OWNERS, skus=skus))

    def _named(self, draft: Draft, product_id: str, problems: list[tuple[str, str]]) -> list[str]:
        """A SKU for each variant that no other has: its own, or a longer one made from it."""
        taken: set[str] = set()
        found = []
        for position, variant in enumerate(draft.variants):
            wishes = _wishes(draft, position)
            free = (sku for sku in wishes if sku not in taken and self._may_have(product_id, sku))
            sku = next(free, f"{product_id}-{position + 1}")
            if variant.sku and sku != variant.sku:
                problems.append((f"this SKU is another variant's already; {sku} was made for it", variant.sku))
            taken.add(sku)
            found.append(sku)
        return found

    def _may_have(self, product_id: str, sku: str) -> bool:
        if sku not in self._owner:
            self._look_up([sku])
        return self._owner[sku] in ("", product_id)

    def _note(self, variant: DraftVariant, sku: str, variant_id: str, product_id: str, position: int) -> None:
        self._variants.append({
            "id": variant_id, "product_id": product_id, "sku": sku, "external_id": variant.external_id,
            "options": variant.options, "barcode": variant.barcode, "weight_grams": variant.weight_grams,
            "position": position, "ships": variant.ships, "taxable": variant.taxable, "backorder": variant.backorder, "lead_days": variant.lead_days,
            "state": "active",
        })  # fmt: skip
        if variant.minor is not None:
            self._prices.append({
                "variant_id": variant_id, "price_list_id": self._list(variant.currency), "min_quantity": 1,
                "currency": variant.currency, "minor": variant.minor, "compare_at_minor": variant.compare_at_minor,
            })  # fmt: skip
        self._stock.append({
            "variant_id": variant_id, "location_id": self._location, "on_hand": variant.stock or 0,
            "counted": variant.stock is not None,
        })  # fmt: skip

    def _list(self, currency: str) -> str:
        if currency not in self._lists:
            self._lists[currency] = standard_list(self._tx, currency)
        return self._lists[currency]


def _wishes(draft: Draft, position: int) -> Iterator[str]:
    """SKUs for a variant, best first: its own, its own with its options, one made of handle and options or place."""
    variant = draft.variants[position]
    if variant.sku:
        yield variant.sku
        yield made_sku(variant.sku, variant.options)
        yield f"{variant.sku}-{slug(draft.handle)}"
    yield made_sku(draft.handle, variant.options)
    yield made_sku(draft.handle, {"": str(position + 1)})


def _matched(known: Sequence[Any], variants: Sequence[DraftVariant], skus: Sequence[str]) -> list[str]:
    """The id each variant had before, by its SKU, else by its options; "" for a new one. No id is given twice."""
    by_sku: Mapping[str, str] = {row.sku: row.id for row in known}
    ids = [by_sku.get(sku, "") for sku in skus]
    left = {tuple(sorted(row.options.items())): row.id for row in known if row.id not in ids}
    return [
        each or left.pop(tuple(sorted(variant.options.items())), "")
        for each, variant in zip(ids, variants, strict=True)
    ]
