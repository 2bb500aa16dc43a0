"""What was said in a conversation, and saying something as a person."""

from typing import Annotated, Literal

import msgspec
from sqlalchemy import select

from chaffer.desk.operations.add_note import notes_between
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.thread import draw, said_at
from chaffer.kernel.errors import Invalid
from chaffer.kernel.message import Media, Part, Reaction, Text
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.files import file_row
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import react
from chaffer.threads.say import Author
from chaffer.threads.tables import messages
from chaffer.web.api.message_out import ThreadPage, message_out
from chaffer.web.api.notes import notes_out
from chaffer.web.call import Call
from chaffer.web.cursors import PageAsked, after_of, page_of
from chaffer.web.errors import BadRequest

_FIRST = 2**62


class NewMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words; or a file of the shop, with the words below it; or a reaction (an emoji) to a message of the thread."""

    text: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    file_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    reaction: Annotated[str, msgspec.Meta(max_length=64)] = ""
    to: Annotated[str, msgspec.Meta(max_length=64)] = ""


class Said(msgspec.Struct, frozen=True):
    """ids: of the messages it became, in order; they are promised, and sent as soon as they may be."""

    ids: tuple[str, ...]


async def list_(call: Call, asked: PageAsked) -> ThreadPage:
    before = after_of(asked.cursor, str(_FIRST))
    if not before.isascii() or not before.isdigit() or int(before[:20]) > _FIRST:
        raise BadRequest("this cursor is not one of ours")
    links = FileLinks(call.backstage.secrets, call.backstage.settings.address)

    def work(tx: Transaction) -> ThreadPage:
        drawn = draw(tx, call.path["id"], int(before), asked.limit + 1)
        items = [message_out(row, drawn, links, tx.now) for row in drawn.rows]
        page = page_of(items, asked.limit, "seq")
        until = said_at(tx, call.path["id"], int(before)) if asked.cursor else None
        since = page.items[-1].at if page.next_cursor else None
        notes = notes_out(tx, notes_between(tx, call.path["id"], since, until))
        return ThreadPage(page.items, page.next_cursor, notes)

    return await call.read(work)


async def say(call: Call, asked: NewMessage) -> Said:
    def work(tx: Transaction) -> Said:
        said = _part(tx, call.path["id"], asked)
        ids = tuple(reply(tx, Reply(call.path["id"], (said,)), call.actor))
        if isinstance(said, Reaction):
            react(tx, asked.to, Author("staff", call.actor.id), said.emoji)
        return Said(ids)

    return await call.write(work)


def _part(tx: Transaction, conversation_id: str, asked: NewMessage) -> Part:
    """Raises Invalid, NotFound."""
    if asked.reaction:
        row = tx.one(_TO, id=asked.to, conversation_id=conversation_id)
        if asked.text or asked.file_id or not row.provider_id:
            raise Invalid("a reaction stands alone, and goes to a message that the channel knows")
        return Reaction(row.provider_id, asked.reaction)
    if asked.file_id:
        file = file_row(tx, asked.file_id)
        kind = _KINDS.get(file.mime.partition("/")[0], "document")
        return Media(kind, file_id=file.id, mime=file.mime, caption=asked.text, filename=file.name)
    if not asked.text.strip():
        raise Invalid("say something: text, file_id or reaction")
    return Text(asked.text)


_KINDS: dict[str, Literal["image", "video", "audio", "document"]] = {
    "image": "image", "video": "video", "audio": "audio",
}  # fmt: skip
_TO = Statement(
    "api.message_to_react_to",
    select(messages.c.provider_id).where(
        mine(messages), messages.c.id == given("id"), messages.c.conversation_id == given("conversation_id")
    ),
)
