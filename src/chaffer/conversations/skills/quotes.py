"""Quoted things: looked at, taken, and taken out of the cart when they are over."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.commerce.quotes.operations.accept_quote import AcceptQuote, accept_quote
from chaffer.commerce.quotes.queries import QuoteView
from chaffer.commerce.quotes.queries import quote as load
from chaffer.conversations.dialogue.facts import QuoteFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.carts import cart_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.saved_cards import saved_card
from chaffer.kernel.errors import NotFound
from chaffer.threads.operations.hand_back import HandBack, hand_back


def quote(ctx: Ctx, args: Args) -> Result:
    """Empty if it is not this shopper's. One statement."""
    try:
        view = load(ctx.tx, args["quote_id"])
    except NotFound:
        return {}
    return {**quote_fact(view, ctx.shop.time_zone)} if view.contact_id == ctx.contact_id else {}


def quote_fact(view: QuoteView, time_zone: str) -> QuoteFact:
    return {
        "quote_id": view.id, "title": view.title, "text": view.text, "image_url": view.image_url,
        "price": money(view.price), "quantity_limit": view.quantity_limit, "lead_days": view.lead_days,
        "until": _day(view.expires_at, time_zone), "recipient": view.recipient,
        "over": "" if view.state == "open" else view.state,
    }  # fmt: skip


def accept(ctx: Ctx, args: Args) -> Result:
    """goes_on: the bot takes the thread back from the person who has it. Raises QuoteOver, NotSold, CartFull."""
    command = AcceptQuote(args["quote_id"], ctx.contact_id, ctx.conversation_id, args["quantity"])
    cart_id, line_id = accept_quote(ctx.tx, command, ctx.shop.currency)
    if args.get("goes_on"):
        hand_back(ctx.tx, HandBack(ctx.conversation_id, ctx.contact_id))
    held = cart_fact(cart(ctx.tx, cart_id, ctx.language, whole=False))
    return {"line_id": line_id, "cart": held, "card": saved_card(ctx)}


def drop(ctx: Ctx, args: Args) -> Result:
    """Out of the cart with it, and why it is over. Safe to repeat."""
    view = load(ctx.tx, args["quote_id"])
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    for line in held.lines if held else ():
        if held is not None and line.quote_id == view.id:
            set_quantity(ctx.tx, SetQuantity(held.id, line.id, 0))
    left = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    why = "withdrawn" if view.state == "open" else view.state
    return {"title": view.title, "why": why, "instead": view.replaced_by, "cart": cart_fact(left) if left else {}}


def _day(at: datetime | None, time_zone: str) -> str:
    if at is None:
        return ""
    try:
        return at.astimezone(ZoneInfo(time_zone)).date().isoformat()
    except (ZoneInfoNotFoundError, ValueError):
        return at.astimezone(UTC).date().isoformat()
