"""Reading carts."""

from typing import Any

from sqlalchemy import and_, case, func, literal, or_, select

from chaffer.commerce.cart.limits import QUANTITY_AT_MOST
from chaffer.commerce.cart.selling import left_of, unit_price
from chaffer.commerce.cart.tables import cart_adjustments, cart_lines, carts
from chaffer.commerce.cart.views import AdjustmentView, CartView, LineView
from chaffer.commerce.catalog.tables import images, products, quotes, variants
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction


def _lines_of(*which: Any) -> Any:
    """The cart beside each of its lines; a cart without lines is one row with an empty line."""
    joined = (
        carts.outerjoin(cart_lines, and_(cart_lines.c.shop_id == carts.c.shop_id, cart_lines.c.cart_id == carts.c.id))
        .outerjoin(variants, and_(variants.c.shop_id == carts.c.shop_id, variants.c.id == cart_lines.c.variant_id))
        .outerjoin(products, and_(products.c.shop_id == carts.c.shop_id, products.c.id == variants.c.product_id))
        .outerjoin(quotes, and_(quotes.c.shop_id == carts.c.shop_id, quotes.c.id == cart_lines.c.quote_id))
    )
    quoted = cart_lines.c.quote_id != ""
    return (
        select(
            carts.c.id.label("cart_id"), carts.c.contact_id, carts.c.version, carts.c.currency, carts.c.state,
            carts.c.conversation_id, carts.c.price_list_id,
            cart_lines.c.id, cart_lines.c.variant_id, cart_lines.c.quote_id, cart_lines.c.quantity,
            cart_lines.c.unit_minor, cart_lines.c.seller_id,
            func.coalesce(products.c.title, cart_lines.c.title).label("title"),
            variants.c.sku, variants.c.product_id, variants.c.options, variants.c.weight_grams, variants.c.taxable,
            case((quoted, quotes.c.ships), else_=variants.c.ships).label("ships"), products.c.category,
            case((quoted, literal(QUANTITY_AT_MOST)), else_=left_of(variants.c)).label("left"),
            unit_price(variants.c.id, cart_lines.c.quantity, variants, cart_lines).label("list_minor"),
            case(
                (and_(variants.c.state == "active", products.c.state == "active"), 1),
                (and_(quoted, or_(quotes.c.expires_at.is_(None), quotes.c.expires_at > given("at"))), 1), else_=0,
            ).label("active"),
        )
        .select_from(joined)
        .where(mine(carts), *which)
        .order_by(cart_lines.c.position, cart_lines.c.id)
    )  # fmt: skip


_CART = Statement("cart.load", _lines_of(carts.c.id == given("cart_id")))
_OPEN = Statement("cart.load_open", _lines_of(carts.c.contact_id == given("contact_id"), carts.c.state == "open"))
_IMAGES = Statement(
    "cart.images",
    select(images.c.product_id, images.c.url, images.c.options)
    .where(mine(images), in_list(images.c.product_id, "product_ids"))
    .order_by(images.c.product_id, images.c.position),
)
_ADJUSTMENTS = Statement(
    "cart.adjustments",
    select(
        cart_adjustments.c.kind, cart_adjustments.c.code, cart_adjustments.c.label, cart_adjustments.c.minor,
        cart_adjustments.c.source,
    )
    .where(mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"))
    .order_by(cart_adjustments.c.id),
)  # fmt: skip


def cart(tx: Transaction, cart_id: str, *, pictures: bool = True) -> CartView:
    """Two statements; one without pictures. Raises NotFound."""
    found = _view(tx, tx.rows(_CART, cart_id=cart_id, at=tx.now), pictures=pictures)
    if found is None:
        raise NotFound(f"no cart {cart_id}")
    return found


def open_cart_of(tx: Transaction, contact_id: str, *, pictures: bool = True) -> CartView | None:
    """The shopper's living cart, if there is one. Two statements; one without pictures."""
    return _view(tx, tx.rows(_OPEN, contact_id=contact_id, at=tx.now), pictures=pictures)


def adjustments(tx: Transaction, cart_id: str) -> list[AdjustmentView]:
    """Discounts and vouchers on the cart, oldest first."""
    return [AdjustmentView(*row) for row in tx.rows(_ADJUSTMENTS, cart_id=cart_id)]


def _view(tx: Transaction, rows: list[Any], *, pictures: bool) -> CartView | None:
    if not rows:
        return None
    head = rows[0]
    shown = _pictures(tx, rows) if pictures else {}
    lines = tuple(_line(row, shown.get(row.id, "")) for row in rows if row.id is not None)
    return CartView(
        id=head.cart_id, contact_id=head.contact_id, version=head.version, currency=head.currency, lines=lines,
        subtotal=Money(sum(line.total.minor for line in lines), head.currency),
        count=sum(line.quantity for line in lines), state=head.state, conversation_id=head.conversation_id,
        price_list_id=head.price_list_id,
    )  # fmt: skip


def _line(row: Any, image_url: str) -> LineView:
    minor = row.unit_minor if row.unit_minor is not None else row.list_minor
    unit = Money(minor or 0, row.currency)
    return LineView(
        id=row.id, variant_id=row.variant_id, product_id=row.product_id or "", sku=row.sku or "", title=row.title,
        options=row.options or {}, quantity=row.quantity, unit=unit, total=unit * row.quantity, image_url=image_url,
        available=row.left, quote_id=row.quote_id, category=row.category or "", weight_grams=row.weight_grams or 0,
        ships=row.ships is None or bool(row.ships), taxable=row.taxable is None or bool(row.taxable),
        seller_id=row.seller_id, sold=bool(row.active) and minor is not None,
    )  # fmt: skip


def _pictures(tx: Transaction, rows: list[Any]) -> dict[str, str]:
    """For each line the first picture that shows its variant, else the product's first."""
    product_ids = sorted({row.product_id for row in rows if row.product_id})
    if not product_ids:
        return {}
    shown: dict[str, list[Any]] = {}
    for image in tx.rows(_IMAGES, product_ids=product_ids):
        shown.setdefault(image.product_id, []).append(image)
    found = {}
    for row in rows:
        candidates = shown.get(row.product_id or "", [])
        fitting = [image for image in candidates if image.options and image.options.items() <= row.options.items()]
        for image in (fitting or candidates)[:1]:
            found[row.id] = image.url
    return found
