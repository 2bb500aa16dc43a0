"""What was said in a conversation, and saying something as a person."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy import select

from chaffer.channels.registry import CHANNELS
from chaffer.desk.errors import WindowShut
from chaffer.desk.fill_template import filled_template
from chaffer.desk.limits import is_open
from chaffer.desk.operations.add_note import notes_between
from chaffer.desk.operations.after_sending import settle
from chaffer.desk.operations.lay_out import Hall, LayOut, lay_out
from chaffer.desk.operations.lay_out_later import lay_out_later
from chaffer.desk.operations.move_hour import move_hour
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.operations.take_back import take_back
from chaffer.desk.operations.try_again import Resolve, resolve, to_try_again, try_again
from chaffer.desk.rules.stored import firings_between
from chaffer.desk.stylists.boards import board_of
from chaffer.desk.templates import Wish, purpose_of, templates_for
from chaffer.desk.thread import draw, said_at
from chaffer.kernel.errors import Invalid
from chaffer.kernel.message import Media, Part, Purpose, Reaction, Template, Text
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation
from chaffer.threads.marks import react
from chaffer.threads.say import Author
from chaffer.threads.tables import messages
from chaffer.web.api.message_out import ThreadPage, message_out
from chaffer.web.api.notes import notes_out
from chaffer.web.api.rules import firing_out
from chaffer.web.auth import authorize
from chaffer.web.call import Call
from chaffer.web.cursors import PageAsked, after_of, page_of
from chaffer.web.errors import BadRequest
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing

_FIRST = 2**62
LATEST = timedelta(days=90)
"""So far ahead may something be promised."""
Id = Annotated[str, msgspec.Meta(max_length=64)]
_Key = Annotated[str, msgspec.Meta(max_length=80)]
_Value = Annotated[str, msgspec.Meta(max_length=1024)]


class TemplateAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """values: by the keys of its variables, as `/conversations/{id}/templates` names them; of an offer, its end as a time with its
    zone. file_id: for a header that is a file. card_files: of a carousel's cards, in order.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=512)]
    language: Annotated[str, msgspec.Meta(min_length=2, max_length=20)]
    values: Annotated[dict[_Key, _Value], msgspec.Meta(max_length=80)] = {}
    file_id: Id = ""
    card_files: Annotated[tuple[Id, ...], msgspec.Meta(max_length=10)] = ()


class NewMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words; or a file of the shop, with the words below it; or a reaction (an emoji) to a message of the thread; or an
    approved template; or things laid out, with the words before them: products (a look board, bought by a reply), the
    living cart, an order, a page to pay on. An item of your own is offered through `/conversations/{id}/quotes`.

    products: ids or SKUs. board_id: a look board that is kept, instead of products. show: what is laid out instead; order_id: which order. keep: the person keeps the next move; if it
    is not told, of the cart and the page to pay on the bot has it.
    to: the message that a reaction is for. reply_to: the message of the thread that is quoted.
    send_at: its hour, with its zone; until then it can be taken back or given another. What is laid out is made anew at its
    hour, as things are then; what is sold out or gone by then is not sent, and its author is told. then: what becomes of the thread, close or snooze,
    with snoozed_until.
    """

    text: Annotated[str, msgspec.Meta(max_length=8000)] = ""
    file_id: Id = ""
    reaction: Id = ""
    to: Id = ""
    reply_to: Id = ""
    template: TemplateAsked | None = None
    products: Annotated[
        tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=200)], ...], msgspec.Meta(max_length=10)
    ] = ()
    board_id: Id = ""
    show: Literal["", "cart", "order", "payment"] = ""
    order_id: Id = ""
    keep: bool | None = None
    send_at: datetime | None = None
    then: Literal["", "close", "snooze"] = ""
    snoozed_until: datetime | None = None


class Said(msgspec.Struct, frozen=True):
    """ids: of the messages it became, in order; they are promised, and sent as soon as they may be."""

    ids: tuple[str, ...]


class Resolution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """became: it arrived after all, or it is to be sent again."""

    became: Literal["arrived", "again"]


class AnotherHour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """send_at: with its zone, to come, at most 90 days ahead."""

    send_at: Annotated[datetime, msgspec.Meta(examples=["2026-11-23T09:00:00Z"])]


class MessageState(msgspec.Struct, frozen=True):
    id: str
    state: str


async def list_(call: Call, asked: PageAsked) -> ThreadPage:
    before = after_of(asked.cursor, str(_FIRST))
    number = before.removeprefix("-")  # what was said before a number came to us stands below one
    if not number.isascii() or not number.isdigit() or int(number[:20]) > _FIRST:
        raise BadRequest("this cursor is not one of ours")
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)

    def work(tx: Transaction) -> ThreadPage:
        drawn = draw(tx, call.path["id"], int(before[:20]), asked.limit + 1)
        items = [message_out(row, drawn, links, tx.now) for row in drawn.rows]
        page = page_of(items, asked.limit, "seq")
        until = said_at(tx, call.path["id"], int(before[:20])) if asked.cursor else None
        since = page.items[-1].at if page.next_cursor else None
        notes = notes_out(tx, notes_between(tx, call.path["id"], since, until))
        fired = firings_between(tx, call.path["id"], since, until)
        return ThreadPage(page.items, page.next_cursor, notes, tuple(firing_out(row) for row in fired))

    return await call.read(work)


async def say(call: Call, asked: NewMessage) -> Said:
    """Raises Invalid, NotFound, WindowShut; BadRequest where a member of staff sends no Idempotency-Key."""
    require_key(call)
    now = call.backstage.db.clock.now()
    leaves_at = _hour(asked.send_at, now, "send_at")
    snoozed_until = _hour(asked.snoozed_until, now, "snoozed_until")

    def work(tx: Transaction) -> Said:
        thread = conversation(tx, call.path["id"])
        if asked.products or asked.board_id or asked.show:
            return _laid_out(tx, call, thread, asked, leaves_at, snoozed_until)
        said, purpose = _part(tx, thread, asked)
        if leaves_at is None and not isinstance(said, Template):
            _check_window(tx, thread, call)
        bubbles = (said,) if isinstance(said, Template) else tuple(CHANNELS[thread.channel].arrange([said]))
        quoted = provider_id_of(tx, thread.id, asked.reply_to) if asked.reply_to else ""
        ids = tuple(reply(tx, Reply(thread.id, bubbles, quoted, purpose, leaves_at), call.actor))
        if isinstance(said, Reaction):
            react(tx, asked.to, Author("staff", call.actor.id), said.emoji)
        settle(tx, thread.id, asked.then, snoozed_until)
        return Said(ids)

    return await call.write(work)


def _laid_out(
    tx: Transaction,
    call: Call,
    thread: Any,
    asked: NewMessage,
    leaves_at: datetime | None,
    snoozed_until: datetime | None,
) -> Said:
    """Raises Forbidden, Invalid, NotFound, WindowShut, and what the operations behind it refuse."""
    one = [bool(asked.products), bool(asked.board_id), bool(asked.show)].count(True) == 1
    if not one or asked.file_id or asked.reaction or asked.template or (asked.show == "order") != bool(asked.order_id):
        raise Invalid("one thing at a time: products, board_id, or show; order_id belongs to show: order")
    authorize(call.holder, _NEEDS[asked.show])
    if leaves_at is None:
        _check_window(tx, thread, call)
    board = board_of(tx, asked.board_id) if asked.board_id else None
    command = LayOut(
        thread.id, asked.show or "products", asked.text.strip() or (board.note if board else ""),
        tuple(board.products) if board else asked.products, asked.order_id,
        provider_id_of(tx, thread.id, asked.reply_to) if asked.reply_to else "", asked.keep, board_id=asked.board_id,
    )  # fmt: skip
    hall = Hall(call.backstage.indexes, call.backstage.settings.address, call.backstage.shops)
    if leaves_at is None:
        ids = tuple(lay_out(tx, command, call.actor, hall))
    else:
        ids = tuple(lay_out_later(tx, command, call.actor, hall, leaves_at))
    settle(tx, thread.id, asked.then, snoozed_until)
    return Said(ids)


async def withdraw(call: Call, _: Nothing) -> None:
    """Raises NotFound, HasLeft."""
    await call.write(lambda tx: take_back(tx, call.path["id"], call.actor))


async def move(call: Call, asked: AnotherHour) -> MessageState:
    """Another hour for what waits for its own. Raises NotFound, HasLeft, Invalid."""
    at = _hour(asked.send_at, call.backstage.db.clock.now(), "send_at")
    assert at is not None
    await call.write(lambda tx: move_hour(tx, call.path["id"], at, call.actor))
    return MessageState(call.path["id"], "scheduled")


async def retry(call: Call, _: Nothing) -> MessageState:
    """Raises NotFound, HasLeft, RetriesSpent, WindowShut."""

    def work(tx: Transaction) -> MessageState:
        row = to_try_again(tx, call.path["id"])
        if row.state in ("failed", "withdrawn") and row.part.get("type") != "template":
            _check_window(tx, conversation(tx, row.conversation_id), call)
        try_again(tx, call.path["id"], call.actor)
        return MessageState(call.path["id"], "promised")

    return await call.write(work)


async def settle_unknown(call: Call, asked: Resolution) -> MessageState:
    """Raises NotFound, HasLeft, RetriesSpent."""

    def work(tx: Transaction) -> MessageState:
        resolve(tx, Resolve(call.path["id"], asked.became), call.actor)
        return MessageState(call.path["id"], "sent" if asked.became == "arrived" else "promised")

    return await call.write(work)


def _hour(told: datetime | None, now: datetime, field: str) -> datetime | None:
    """Raises Invalid."""
    if told is None:
        return None
    if told.tzinfo is None:
        raise Invalid("a time needs its zone", field=field)
    if not now < told <= now + LATEST:
        raise Invalid(f"an hour to come, at most {LATEST.days} days ahead", field=field)
    return told


def _check_window(tx: Transaction, thread: Any, call: Call) -> None:
    """Raises WindowShut with the templates that would do."""
    if is_open(thread.channel, thread.window_until, tx.now):
        return
    would_do = [each for each in templates_for(tx, thread.id, call.actor) if not each.why_not]
    raise WindowShut(
        "the time to answer is over since the shopper last wrote: only a template may be sent",
        window_until=thread.window_until,
        templates=[{"name": each.name, "language": each.language} for each in would_do[:50]],
    )


def _part(tx: Transaction, thread: Any, asked: NewMessage) -> tuple[Part, Purpose]:
    """Raises Invalid, NotFound."""
    if asked.reaction:
        if asked.text or asked.file_id or asked.template or asked.reply_to or asked.send_at:
            raise Invalid("a reaction stands alone, and is given at once")
        return Reaction(provider_id_of(tx, thread.id, asked.to), asked.reaction), "reply"
    if asked.template is not None:
        if asked.text or asked.file_id:
            raise Invalid("a template stands alone")
        told = asked.template
        wish = Wish(told.name, told.language, dict(told.values), told.file_id, told.card_files)
        template = filled_template(tx, thread.account_id, wish)
        return template, purpose_of(template.category)
    if asked.file_id:
        file = file_row(tx, asked.file_id)
        kind = _KINDS.get(file.mime.partition("/")[0], "document")
        return Media(kind, file_id=file.id, mime=file.mime, caption=asked.text, filename=file.name), "reply"
    if not asked.text.strip():
        raise Invalid("say something: text, file_id, template or reaction")
    return Text(asked.text), "reply"


def provider_id_of(tx: Transaction, conversation_id: str, message_id: str) -> str:
    """Raises NotFound, and Invalid for one that the channel does not know yet."""
    known: str = tx.one(_TO, id=message_id, conversation_id=conversation_id).provider_id
    if not known:
        raise Invalid("the channel does not know that message")
    return known


_NEEDS = {"": "catalog.read", "cart": "carts.read", "order": "orders.read", "payment": "checkouts.write"}
"""What whoever lays something out must be allowed besides."""
_KINDS: dict[str, Literal["image", "video", "audio", "document"]] = {
    "image": "image", "video": "video", "audio": "audio",
}  # fmt: skip
_TO = Statement(
    "api.message_to_react_to",
    select(messages.c.provider_id).where(
        mine(messages), messages.c.id == given("id"), messages.c.conversation_id == given("conversation_id")
    ),
)
