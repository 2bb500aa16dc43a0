"""Bundles as others see them."""

import msgspec

from chaffer.kernel.money import Money


class PartView(msgspec.Struct, frozen=True):
    """One thing of a bundle. unit: for one, by itself; available: units left; sold: false if it cannot be ordered."""

    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    quantity: int
    unit: Money
    available: int
    sold: bool


class BundleView(msgspec.Struct, frozen=True):
    """price: of one, today; full: its parts by themselves. image_url: of its first part."""

    id: str
    handle: str
    title: str
    parts: tuple[PartView, ...]
    price: Money
    full: Money
    image_url: str = ""
    minor: int | None = None
    percent_ppm: int = 0
    state: str = "active"

    @property
    def missing(self) -> tuple[PartView, ...]:
        """What it cannot be put together without."""
        return tuple(part for part in self.parts if not part.sold or part.available < part.quantity)

    @property
    def saved(self) -> Money:
        return self.full - self.price
