"""Say how many of one line are wanted."""

import msgspec
from sqlalchemy import BigInteger, case, cast, delete, func, or_, select

from chaffer.commerce.cart.changing import begin_change, begin_in_open, take_back
from chaffer.commerce.cart.errors import CartFull, CartMoved, OutOfStock
from chaffer.commerce.cart.limits import QUANTITY_AT_MOST
from chaffer.commerce.cart.selling import left_of
from chaffer.commerce.cart.tables import cart_lines
from chaffer.commerce.cart.views import LineView
from chaffer.commerce.catalog.tables import quotes, variants
from chaffer.kernel.errors import Invalid, NotFound, Refusal
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded


class SetQuantity(msgspec.Struct, frozen=True):
    """quantity: 0 takes the line out. seen: how many whoever asks had before them; None: whatever there is.

    A shopper changes what there is. A person at the desk changes what they saw: what the shopper did meanwhile counts.
    """

    cart_id: str
    line_id: str
    quantity: int
    seen: int | None = None


_others = cart_lines.alias("others")
_beside = (
    select(cast(func.coalesce(func.sum(_others.c.quantity), 0), BigInteger))
    .where(
        _others.c.shop_id == cart_lines.c.shop_id, _others.c.cart_id == cart_lines.c.cart_id,
        _others.c.variant_id == cart_lines.c.variant_id, _others.c.id != cart_lines.c.id,
    )
    .correlate(cart_lines)
    .scalar_subquery()
)  # fmt: skip
_quoted = (
    select(quotes.c.quantity_limit)
    .where(quotes.c.shop_id == cart_lines.c.shop_id, quotes.c.id == cart_lines.c.quote_id, cart_lines.c.quote_id != "")
    .correlate(cart_lines)
    .scalar_subquery()
)
_LOOK = Statement(
    "cart.look_at_line",
    select(
        cart_lines.c.quote_id, func.coalesce(variants.c.sku, "").label("sku"),
        case((variants.c.id.is_(None), func.coalesce(_quoted, 1)), else_=left_of(variants.c)).label("left"),
        _beside.label("beside"),
    )
    .select_from(
        cart_lines.outerjoin(
            variants, (variants.c.shop_id == cart_lines.c.shop_id) & (variants.c.id == cart_lines.c.variant_id)
        )
    )
    .where(mine(cart_lines), cart_lines.c.cart_id == given("cart_id"), cart_lines.c.id == given("line_id")),
)  # fmt: skip
_left = (
    select(left_of(variants.c))
    .where(variants.c.shop_id == cart_lines.c.shop_id, variants.c.id == cart_lines.c.variant_id)
    .correlate(cart_lines)
    .scalar_subquery()
)
_CHANGE = guarded(
    "cart.set_quantity", cart_lines, cart_lines.c.cart_id == given("cart_id"), cart_lines.c.id == given("line_id"),
    or_(cart_lines.c.quantity >= given("wanted"), _left - _beside >= given("wanted"), _quoted >= given("wanted")),
    quantity=given("wanted"),
)  # fmt: skip
_HELD = Statement(
    "cart.quantity_held",
    select(cart_lines.c.quantity).where(
        mine(cart_lines), cart_lines.c.cart_id == given("cart_id"), cart_lines.c.id == given("line_id")
    ),
)
DROP = Statement(
    "cart.drop_line",
    delete(cart_lines).where(
        mine(cart_lines), cart_lines.c.cart_id == given("cart_id"), cart_lines.c.id == given("line_id")
    ),
)


def set_quantity(tx: Transaction, command: SetQuantity) -> None:
    """Set a line's quantity; 0 removes it. Safe to repeat. Raises NotFound, OutOfStock, CartFull, CartMoved, CartClosed."""
    begin_change(tx, command.cart_id)
    _change(tx, command)


def set_quantity_in_open(
    tx: Transaction, contact_id: str, line_id: str, quantity: int, language: str
) -> tuple[LineView, str]:  # fmt: skip
    """As `set_quantity`, in the shopper's one open cart: the line as it was, and the cart's id. language: of the title."""
    cart = begin_in_open(tx, contact_id, language)
    if cart is None:
        raise NotFound("no cart")
    line = next((each for each in cart.lines if each.id == line_id), None)
    if line is None:
        take_back(tx, cart.id)
        raise NotFound("no such line in this cart")
    _change(tx, SetQuantity(cart.id, line_id, quantity))
    return line, cart.id


def _change(tx: Transaction, command: SetQuantity) -> None:
    """In a cart that is ours; its version is taken back if this is refused."""
    try:
        _set(tx, command)
    except Refusal:
        take_back(tx, command.cart_id)
        raise
    tx.changed("cart", command.cart_id)


def _set(tx: Transaction, command: SetQuantity) -> None:
    if command.seen is not None:
        held = tx.value(_HELD, cart_id=command.cart_id, line_id=command.line_id)
        if held != command.seen:
            raise CartMoved("the cart is not as you saw it")
    if command.quantity < 0:
        raise Invalid("a quantity is not negative", quantity=command.quantity)
    if command.quantity == 0:
        if not tx.run(DROP, cart_id=command.cart_id, line_id=command.line_id):
            raise NotFound("no such line in this cart")
        return
    fits = command.quantity <= QUANTITY_AT_MOST
    if fits and tx.run(_CHANGE, cart_id=command.cart_id, line_id=command.line_id, wanted=command.quantity):
        return
    look = tx.row(_LOOK, cart_id=command.cart_id, line_id=command.line_id)
    if look is None:
        raise NotFound("no such line in this cart")
    if not fits or look.quote_id:
        raise CartFull("too many of one thing", at_most=look.left if look.quote_id else QUANTITY_AT_MOST)
    raise OutOfStock(look.sku, look.left - look.beside)
