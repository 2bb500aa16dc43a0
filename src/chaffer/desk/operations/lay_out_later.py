"""Lay something out in the thread at its hour: until then it is seen as it would be now, and can be taken back or moved.

At its hour it is made anew, as things are then. What is sold out or gone by then is not sent: whoever wrote it is told.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.catalog.queries import products as products_of
from chaffer.commerce.checkout.errors import EmptyCart
from chaffer.conversations.skills.ctx import Ctx
from chaffer.desk.errors import SoldOut, WindowShut
from chaffer.desk.limits import is_open
from chaffer.desk.operations.lay_out import (
    Hall,
    LayOut,
    go_on,
    laid_out,
    lay_down,
    lead_of,
    product_id_of,
    rendered,
    thread_ctx,
)
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.operations.send_later import LEAVE, changed_in
from chaffer.desk.stylists.appearing import signed
from chaffer.kernel.errors import NotFound, Refusal
from chaffer.kernel.message import Part, PaymentRequest, Text
from chaffer.outbox.failures import CART_GONE, LAID_TOO_LATE, NOT_LAID_OUT, SOLD_OUT, THING_GONE
from chaffer.runtime.jobs import Arguments
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import MessageWithheld
from chaffer.threads.load import conversation, take_seq
from chaffer.threads.say import Author, promise
from chaffer.threads.tables import conversations, messages

LAY_OUT = "lay_out"
"""Among the arguments of the timer: what is to be laid out."""
_WAITS = Statement(
    "desk.laid_out_waits",
    select(messages.c.id).where(
        mine(messages), messages.c.id == given("id"), messages.c.state == "scheduled",
        messages.c.send_after <= given("now"),
    ),
)  # fmt: skip
_LEAVE = guarded(
    "desk.leave_laid_out", messages, messages.c.id == given("id_"), messages.c.state == "scheduled",
    state="promised", seq=given("new_seq"), at=given("now_"), send_after=given("now_"), part=given("as_it_is"),
)  # fmt: skip
_GIVE_UP = guarded(
    "desk.laid_out_no_more", messages, messages.c.id == given("id_"), messages.c.state == "scheduled",
    state="withdrawn", reason=given("why"), send_after=None,
)  # fmt: skip
_RULES = {"empty_cart": CART_GONE, "not_found": THING_GONE, "sold_out": SOLD_OUT, "out_of_stock": SOLD_OUT,
          "window_closed": LAID_TOO_LATE}  # fmt: skip


def lay_out_later(tx: Transaction, command: LayOut, actor: Actor, hall: Hall, at: datetime) -> Sequence[str]:
    """The id of the message that stands for it until its hour. Raises as `lay_out`, and SoldOut."""
    tx.lock(conversations, id=command.conversation_id)
    ctx, before = thread_ctx(tx, command.conversation_id, hall)
    held = _alive(ctx, command)
    if command.kind == "payment" and held is not None:
        # Made for the looks, nothing is begun before its hour.
        now: Part = PaymentRequest(command.text, "", "", held.subtotal, "")
    else:
        now = _telling(rendered(ctx, laid_out(ctx, before, command)[1], hall))
    told = Reply(
        command.conversation_id, (now,), command.reply_to, command.purpose, at, lead_of(command), command.board_id
    )
    ids = reply(tx, told, actor)
    wish = {"ids": list(ids), LAY_OUT: msgspec.to_builtins(command), "by": [actor.kind, actor.id]}
    set_timer(tx, LEAVE, ids[0], at, arguments=wish)
    return ids


def leave_laid_out(tx: Transaction, arguments: Arguments, hall: Hall) -> None:
    """Its hour has come. Safe to repeat."""
    (message_id,) = arguments["ids"]
    command = msgspec.convert(arguments[LAY_OUT], LayOut)
    tx.lock(conversations, id=command.conversation_id)
    if tx.row(_WAITS, id=message_id, now=tx.now) is None:
        return
    kind, staff_id = arguments["by"]
    try:
        thread = conversation(tx, command.conversation_id)
        if not is_open(thread.channel, thread.window_until, tx.now):
            raise WindowShut("the time to answer is over")
        ctx, before = thread_ctx(tx, command.conversation_id, hall)
        _alive(ctx, command)
        bubbles = lay_down(ctx, before, command, hall)
    except Refusal as no:
        _give_up(tx, command.conversation_id, message_id, staff_id, no)
        return
    _promise(tx, thread, message_id, command, Actor(kind, staff_id), bubbles)


def _promise(
    tx: Transaction, thread: Any, message_id: str, command: LayOut, actor: Actor, bubbles: Sequence[Part]
) -> None:
    """The first takes the place of what stood for it; the others follow."""
    first, *others = signed(tx, thread, bubbles, actor)
    seq = take_seq(tx, thread.id, 1 + len(others))
    tx.run(_LEAVE, id_=message_id, new_seq=seq, now_=tx.now, as_it_is=msgspec.to_builtins(first))
    ids = [message_id]
    if others:
        author = Author("staff", actor.id)
        ids += promise(tx, thread.id, seq + 1, others, author=author, purpose=command.purpose)
    go_on(tx, command, actor)
    changed_in(tx, thread.id, ids)
    tx.wake("outbox")


def _give_up(tx: Transaction, conversation_id: str, message_id: str, staff_id: str, no: Refusal) -> None:
    rule = _RULES.get(no.code, NOT_LAID_OUT)
    tx.run(_GIVE_UP, id_=message_id, why=f"{rule}: {no}"[:300])
    changed_in(tx, conversation_id, [message_id])
    tx.noted(MessageWithheld(message_id, conversation_id, "staff", staff_id, rule))


def _alive(ctx: Ctx, command: LayOut) -> CartView | None:
    """The cart, if it is about that. Raises SoldOut, EmptyCart, NotFound for what nobody could buy now."""
    if command.kind == "products":
        _check_products(ctx, command.products)
    if command.kind not in ("cart", "payment"):
        return None
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language)
    if held is None or not held.lines:
        raise EmptyCart("nothing is in this shopper's cart")
    gone = [line.title for line in held.lines if not line.quote_id and line.available < line.quantity]
    if gone:
        raise SoldOut(f"not enough left of: {', '.join(gone)}")
    return held


def _check_products(ctx: Ctx, named: Sequence[str]) -> None:
    ids = [product_id_of(ctx.tx, each) for each in named]
    found = {each.id: each for each in products_of(ctx.tx, ids, ctx.language)}
    if missing := [name for name, id_ in zip(named, ids, strict=True) if id_ not in found]:
        raise NotFound(f"no such product: {', '.join(missing)}")
    gone = [each.title for each in found.values() if not any(one.available for one in each.variants)]
    if gone:
        raise SoldOut(f"sold out: {', '.join(gone)}")


def _telling(parts: Sequence[Part]) -> Part:
    """The one that shows what it is, rather than words around it."""
    return next((part for part in parts if not isinstance(part, Text)), parts[0])
