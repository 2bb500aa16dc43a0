"""Lay something out in the thread as a person: products, the living cart, an order, a page to pay on.

What is said is what the bot would say, in the person's name; and the thread waits for what it would wait for then, so
that a reply ("take 2") is understood.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.channels.registry import CHANNELS
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.catalog.queries import products as products_of
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.checkout.errors import EmptyCart
from chaffer.commerce.commission.operations.note_lead import Kind as LeadKind
from chaffer.commerce.orders.queries import order
from chaffer.conversations.acting import act
from chaffer.conversations.dialogue import boards
from chaffer.conversations.dialogue.effects import Ask, Say
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State, dump, load
from chaffer.conversations.shops import Shops
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Ctx, Indexes
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.reply import Reply, reply
from chaffer.inbox.lanes import unpause
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.message import Part, Purpose
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation, remember
from chaffer.threads.tables import conversations

PRODUCTS_AT_MOST = 10
Kind = Literal["products", "cart", "order", "payment"]


class LayOut(msgspec.Struct, frozen=True):
    """products: ids or SKUs, in order. text: in front of it. keeps: whether the person keeps the next move; None: of a cart
    to pay and a page to pay on the bot has it, since selling is its trade, of the rest the person. board_id: of the look board it is. unasked: the shopper did not ask for it.
    """

    conversation_id: str
    kind: Kind
    text: str = ""
    products: tuple[str, ...] = ()
    order_id: str = ""
    reply_to: str = ""
    keeps: bool | None = None
    purpose: Purpose = "reply"
    board_id: str = ""
    unasked: bool = False


class Hall(msgspec.Struct, frozen=True):
    """indexes: the searches of this process. public_url: put before our own pages' paths."""

    indexes: Indexes
    public_url: str
    shops: Shops


def lay_out(tx: Transaction, command: LayOut, actor: Actor, hall: Hall) -> Sequence[str]:
    """The messages' ids. Raises NotFound, Invalid, and what the operations behind it refuse (EmptyCart, OutOfStock)."""
    tx.lock(conversations, id=command.conversation_id)
    ctx, before = thread_ctx(tx, command.conversation_id, hall)
    bubbles = lay_down(ctx, before, command, hall)
    told = Reply(
        command.conversation_id, bubbles, command.reply_to, command.purpose,
        lead=lead_of(command), board_id=command.board_id,
    )  # fmt: skip
    ids = reply(tx, told, actor)
    go_on(tx, command, actor)
    return ids


def thread_ctx(tx: Transaction, conversation_id: str, hall: Hall) -> tuple[Ctx, State]:
    """What skills are given in this thread, and what it waits for. Raises NotFound."""
    thread = load_thread(tx, conversation_id)
    language = thread.language or own_shop(tx).language
    ctx = Ctx(
        tx, hall.shops.of(tx), thread.contact_id, thread.id, thread.channel, language, hall.indexes, hall.public_url,
        bool(thread.own_tastes),
    )  # fmt: skip
    before = load(thread.dialogue)
    return ctx, msgspec.structs.replace(before, language=before.language or language)


def lay_down(ctx: Ctx, before: State, command: LayOut, hall: Hall) -> tuple[Part, ...]:
    """The bubbles as the channel carries them; the thread remembers what it waits for then. Raises as `lay_out`."""
    state, said = laid_out(ctx, before, command)
    remember(ctx.tx, ctx.conversation_id, dump(state), state.version)
    return tuple(CHANNELS[ctx.channel].arrange(rendered(ctx, said, hall)))


def go_on(tx: Transaction, command: LayOut, actor: Actor) -> None:
    """The bot has the next move, unless the person keeps it; nobody types any more."""
    now = conversation(tx, command.conversation_id)
    if not keeps(command) and (now.owner_kind, now.owner_id) == ("person", actor.id):
        hand_back(tx, HandBack(command.conversation_id, quietly=True))
    unpause(tx, command.conversation_id)


def laid_out(ctx: Ctx, before: State, command: LayOut) -> tuple[State, list[Say | Ask]]:
    """What the thread waits for then, and what is said. Raises as `lay_out`."""
    state, said = act(ctx, _moved(ctx, before, command))
    if command.kind == "payment" and (online := boards.paid_online(state)) is not None:
        state, said = act(ctx, online)
    if command.kind != "products":
        said = boards.in_own_words(command.text, said)
    return boards.laid(state), said


def keeps(command: LayOut) -> bool:
    """Whether the person keeps the next move."""
    return command.keeps if command.keeps is not None else command.kind in ("products", "order")


def lead_of(command: LayOut) -> LeadKind:
    if command.unasked:
        return "outreach"
    if command.kind == "order":
        return "message"
    return "board" if command.board_id else command.kind


def _moved(ctx: Ctx, state: State, command: LayOut) -> Moved:
    match command.kind:
        case "products":
            return _board(ctx, state, command)
        case "cart":
            held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language)
            if held is None or not held.lines:
                raise EmptyCart("nothing is in this shopper's cart")
            return boards.cart(state)
        case "payment":
            return boards.payment(state)
        case "order":
            if order(ctx.tx, command.order_id).contact_id != ctx.contact_id:
                raise NotFound("this shopper has no such order")
            return boards.order(state, command.order_id)


def _board(ctx: Ctx, state: State, command: LayOut) -> Moved:
    if not 1 <= len(command.products) <= PRODUCTS_AT_MOST:
        raise Invalid(f"1 to {PRODUCTS_AT_MOST} products", field="products")
    ids = [product_id_of(ctx.tx, each) for each in dict.fromkeys(command.products)]
    found = {view.id: view for view in products_of(ctx.tx, ids, ctx.language)}
    if missing := [name for name, id_ in zip(dict.fromkeys(command.products), ids, strict=True) if id_ not in found]:
        raise NotFound(f"no such product: {', '.join(missing)}")
    told = cards([found[each] for each in dict.fromkeys(ids)], ())
    if not told:
        raise Invalid("nothing of it can be bought", field="products")
    return boards.products(state, command.text, told)


def product_id_of(tx: Transaction, named: str) -> str:
    """By its id, or by the SKU of one of its variants."""
    if named.startswith("prd_"):
        return named
    variant = variant_by_sku(tx, named)
    return variant.product_id if variant else ""


def rendered(ctx: Ctx, said: Sequence[Say | Ask], hall: Hall) -> list[Part]:
    """In the shop's voice, before a channel's limits. Raises Invalid."""
    voice = hall.shops.voice(ctx.tx)
    parts = [part for each in said for part in render(each, ctx.language, voice)]
    if not parts:
        raise Invalid("there is nothing to lay out")
    return parts
