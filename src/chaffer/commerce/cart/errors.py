"""What a cart refuses.

Refusal
  OutOfStock      fewer units left than asked for; details: sku, left        409
  NotSold         unknown, archived, or without a price in this currency     422
  QuoteOver       a quote that is no longer good; details: quote_id, title, why, instead   409
  CartFull        more lines, or more of one thing, than a cart holds        422
  BundleShort     parts of a bundle cannot be had; details: title, parts     409
  CartMoved       the shopper (or a colleague) changed it meanwhile; details: cart  409
  CartClosed      the cart was ordered or given up                           409
"""

from chaffer.kernel.errors import Refusal


class OutOfStock(Refusal):
    code = "out_of_stock"
    status = 409

    def __init__(self, sku: str, left: int) -> None:
        self.sku, self.left = sku, max(left, 0)
        told = f"only {self.left} of {sku!r} left" if self.left else f"no more of {sku!r} left"
        super().__init__(told, sku=sku, left=self.left)


class NotSold(Refusal):
    code = "not_sold"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what!r} is not sold", what=what)


class QuoteOver(NotSold):
    """why: expired, withdrawn, replaced (instead: the id of the newer one), or bought."""

    code = "quote_over"
    status = 409

    def __init__(self, quote_id: str, title: str, why: str, instead: str = "") -> None:
        Refusal.__init__(
            self, f"the quote {title!r} is {why}", quote_id=quote_id, title=title, why=why, instead=instead
        )  # fmt: skip


class CartFull(Refusal):
    code = "cart_full"


class BundleShort(Refusal):
    """parts: title, product_id and how many are left of each that is missing."""

    code = "bundle_short"
    status = 409

    def __init__(self, title: str, parts: list[dict[str, object]]) -> None:
        super().__init__(f"not all of {title!r} can be had", title=title, parts=parts)


class CartMoved(Refusal):
    code = "cart_moved"
    status = 409


class CartClosed(Refusal):
    code = "cart_closed"
    status = 409
