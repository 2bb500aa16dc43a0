"""Reading carts."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, and_, case, func, literal_column, or_, select

from chaffer.commerce.bundles.tables import bundles
from chaffer.commerce.cart.selling import left_of, unit_price
from chaffer.commerce.cart.tables import cart_adjustments, cart_lines, carts
from chaffer.commerce.cart.views import AdjustmentView, CartView, LineView, Off
from chaffer.commerce.catalog.tables import images, product_texts, products, quotes, variants
from chaffer.commerce.quotes.standing import is_good
from chaffer.commerce.vouchers.tables import vouchers
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.rows_in import rows_in
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

BUNDLE = "bundle"


class Written:
    """The row an INSERT writes, for `cart_columns` in its RETURNING.

    SQLAlchemy correlates no subquery to the table of an INSERT: it would read all carts of all shops beside it.
    """

    def __init__(self, table: Table) -> None:
        self.c = SimpleNamespace(
            **{column.name: literal_column(f"{table.name}.{column.name}", column.type) for column in table.c}
        )


def _around(cart: Any) -> tuple[Any, ...]:
    """What a subquery is correlated to."""
    return () if isinstance(cart, Written) else (cart,)


def cart_columns(cart: Any, *, whole: bool = False) -> tuple[Any, ...]:
    """A cart and its lines as one row, which `cart_in` reads. cart: the table, or another name of it in the statement, or the row
    it has `Written`.

    whole: with the pictures of the lines. The statement is given `at` and `language`.
    """
    columns = (
        cart.c.id.label("held_id"), cart.c.contact_id.label("held_by"), cart.c.version.label("held_version"),
        cart.c.currency.label("held_currency"), cart.c.state.label("held_state"),
        cart.c.conversation_id.label("held_in"), cart.c.price_list_id.label("held_price_list"),
        rows_in(_lines_of(cart)).label("lines"), rows_in(_off(cart)).label("off"),
    )  # fmt: skip
    return (*columns, rows_in(_pictures_of(cart)).label("pictures")) if whole else columns


def _lines_of(cart: Any) -> Any:
    quoted = cart_lines.c.quote_id != ""
    in_their_language = and_(
        product_texts.c.shop_id == cart_lines.c.shop_id, product_texts.c.product_id == variants.c.product_id,
        product_texts.c.language == given("language"), product_texts.c.title != "",
    )  # fmt: skip
    return (
        select(
            cart_lines.c.id, cart_lines.c.variant_id, cart_lines.c.quote_id, cart_lines.c.quantity,
            cart_lines.c.unit_minor, cart_lines.c.seller_id, cart_lines.c.position,
            func.coalesce(product_texts.c.title, products.c.title, cart_lines.c.title).label("title"),
            variants.c.sku, variants.c.product_id, variants.c.options, variants.c.weight_grams,
            case((quoted, quotes.c.taxable), else_=variants.c.taxable).label("taxable"),
            case((quoted, quotes.c.ships), else_=variants.c.ships).label("ships"),
            case((quoted, quotes.c.category), else_=products.c.category).label("category"),
            case((quoted, quotes.c.quantity_limit), else_=left_of(variants.c)).label("left"),
            case((quoted, quotes.c.lead_days), else_=variants.c.lead_days).label("lead_days"), quotes.c.image_url,
            unit_price(variants.c.id, cart_lines.c.quantity, cart, *_around(cart), variants, cart_lines).label("list_minor"),
            case(
                (and_(variants.c.state == "active", products.c.state == "active"), 1),
                (and_(quoted, is_good(given("at"))), 1), else_=0,
            ).label("active"),
        )
        .select_from(
            cart_lines
            .outerjoin(variants, _same(variants, cart_lines.c.variant_id))
            .outerjoin(products, _same(products, variants.c.product_id))
            .outerjoin(product_texts, in_their_language)
            .outerjoin(quotes, _same(quotes, cart_lines.c.quote_id))
        )
        .where(*_on(cart))
        .order_by(cart_lines.c.position, cart_lines.c.id)
        .correlate(*_around(cart))
    )  # fmt: skip


def _same(table: Any, key: Any) -> Any:
    return and_(table.c.shop_id == cart_lines.c.shop_id, table.c.id == key)


def _on(cart: Any) -> tuple[Any, Any]:
    return cart_lines.c.shop_id == cart.c.shop_id, cart_lines.c.cart_id == cart.c.id


def _pictures_of(cart: Any) -> Any:
    """Of each line's product."""
    return (
        select(cart_lines.c.id.label("line_id"), images.c.url, images.c.options)
        .where(
            *_on(cart), _same(variants, cart_lines.c.variant_id),
            images.c.shop_id == variants.c.shop_id, images.c.product_id == variants.c.product_id,
        )
        .order_by(images.c.position)
        .correlate(*_around(cart))
    )  # fmt: skip


def _off(cart: Any) -> Any:
    """Discounts, the voucher if it is good today, and bundles that are still offered."""
    good_today = and_(
        vouchers.c.shop_id == cart_adjustments.c.shop_id, cart_adjustments.c.kind == "voucher",
        vouchers.c.id == cart_adjustments.c.code,
        or_(vouchers.c.starts_at.is_(None), vouchers.c.starts_at <= given("at")),
        or_(vouchers.c.ends_at.is_(None), vouchers.c.ends_at > given("at")),
    )  # fmt: skip
    offered = and_(
        bundles.c.shop_id == cart_adjustments.c.shop_id, cart_adjustments.c.kind == BUNDLE,
        bundles.c.id == cart_adjustments.c.code, bundles.c.state == "active",
    )  # fmt: skip
    return (
        select(
            cart_adjustments.c.kind, cart_adjustments.c.code, cart_adjustments.c.label, cart_adjustments.c.minor,
            cart_adjustments.c.line_id, vouchers.c.id.label("voucher_id"), vouchers.c.kind.label("voucher_kind"),
            vouchers.c.value, vouchers.c.rules, cart_adjustments.c.source, bundles.c.id.label("bundle_id"),
            bundles.c.minor.label("bundle_minor"), bundles.c.percent_ppm, bundles.c.currency,
            cart_adjustments.c.id.label("own_id"),
        )
        .select_from(cart_adjustments.outerjoin(vouchers, good_today).outerjoin(bundles, offered))
        .where(cart_adjustments.c.shop_id == cart.c.shop_id, cart_adjustments.c.cart_id == cart.c.id)
        .order_by(cart_adjustments.c.id)
        .correlate(*_around(cart))
    )  # fmt: skip


_OF_CONTACT = (mine(carts), carts.c.contact_id == given("contact_id"), carts.c.state == "open")
_CART = Statement("cart.load", select(*cart_columns(carts)).where(mine(carts), carts.c.id == given("cart_id")))
_WHOLE = Statement(
    "cart.load_whole", select(*cart_columns(carts, whole=True)).where(mine(carts), carts.c.id == given("cart_id"))
)
_OPEN = Statement("cart.load_open", select(*cart_columns(carts)).where(*_OF_CONTACT))
_OPEN_WHOLE = Statement("cart.load_open_whole", select(*cart_columns(carts, whole=True)).where(*_OF_CONTACT))
_ADJUSTMENTS = Statement(
    "cart.adjustments",
    select(
        cart_adjustments.c.kind, cart_adjustments.c.code, cart_adjustments.c.label, cart_adjustments.c.minor,
        cart_adjustments.c.source,
    )
    .where(mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"))
    .order_by(cart_adjustments.c.id),
)  # fmt: skip


def cart(tx: Transaction, cart_id: str, language: str = "", *, whole: bool = True) -> CartView:
    """language: of the titles, where they exist in it. whole: as `cart_columns`. One statement. Raises NotFound."""
    row = tx.row(_WHOLE if whole else _CART, cart_id=cart_id, at=tx.now, language=language)
    if row is None:
        raise NotFound(f"no cart {cart_id}")
    return cart_in(row)


def open_cart_of(tx: Transaction, contact_id: str, language: str = "", *, whole: bool = True) -> CartView | None:
    """The shopper's living cart, if there is one. As `cart`."""
    row = tx.row(_OPEN_WHOLE if whole else _OPEN, contact_id=contact_id, at=tx.now, language=language)
    return None if row is None else cart_in(row)


def adjustments(tx: Transaction, cart_id: str) -> list[AdjustmentView]:
    """Discounts and vouchers on the cart, oldest first."""
    return [AdjustmentView(*row) for row in tx.rows(_ADJUSTMENTS, cart_id=cart_id)]


def cart_in(row: Any) -> CartView:
    """The cart of a row that was read with `cart_columns`."""
    shown: dict[str, list[Any]] = {}
    for picture in getattr(row, "pictures", ()):
        shown.setdefault(picture.line_id, []).append(picture)
    lines = tuple(_line(line, row.held_currency, _picture(line, shown.get(line.id, ()))) for line in row.lines)
    return CartView(
        id=row.held_id, contact_id=row.held_by, version=row.held_version, currency=row.held_currency, lines=lines,
        subtotal=Money(sum(line.total.minor for line in lines), row.held_currency),
        count=sum(line.quantity for line in lines), state=row.held_state, conversation_id=row.held_in,
        price_list_id=row.held_price_list, off=tuple(Off(*each) for each in row.off),
    )  # fmt: skip


def _picture(line: Any, of_product: Sequence[Any]) -> str:
    """The first picture that shows the variant, else the product's first."""
    fitting = [each for each in of_product if each.options and each.options.items() <= line.options.items()]
    return next((each.url for each in fitting or of_product), "")


def _line(row: Any, currency: str, image_url: str) -> LineView:
    minor = row.unit_minor if row.unit_minor is not None else row.list_minor
    unit = Money(minor or 0, currency)
    return LineView(
        id=row.id, variant_id=row.variant_id, product_id=row.product_id or "", sku=row.sku or "", title=row.title,
        options=row.options or {}, quantity=row.quantity, unit=unit, total=unit * row.quantity, image_url=image_url or row.image_url or "",
        available=row.left, quote_id=row.quote_id, category=row.category or "", weight_grams=row.weight_grams or 0,
        ships=row.ships is None or bool(row.ships), taxable=row.taxable is None or bool(row.taxable),
        seller_id=row.seller_id, lead_days=row.lead_days or 0, sold=bool(row.active) and minor is not None,
        by_hand=row.unit_minor is not None, position=row.position,
    )  # fmt: skip
