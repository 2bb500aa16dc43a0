"""Watching over the desk: the live queue, and a word to whoever answers."""

from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.desk.floor import Floor, floor
from chaffer.desk.operations.add_note import notes_of
from chaffer.desk.operations.whisper import Whisper, put_aside, whisper
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.notes import NoteOut, notes_out
from chaffer.web.call import Call
from chaffer.web.idempotency import require_key
from chaffer.web.route import Nothing


class NewWhisper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


async def get(call: Call, _: Nothing) -> Floor:
    told: Floor = await call.backstage.tallies.of(("floor", call.shop_id), lambda: call.read(floor))
    return told


async def whisper_to(call: Call, asked: NewWhisper) -> NoteOut:
    """Raises NotFound, NobodyAnswers; KeyNeeded of a member of staff without an Idempotency-Key."""
    require_key(call)

    def work(tx: Transaction) -> NoteOut:
        made = whisper(tx, Whisper(call.path["id"], asked.text), call.actor)
        audit.record(
            tx, call.actor, "conversation.whisper", target_kind="conversation", target_id=call.path["id"],
            after={"note": made},
        )  # fmt: skip
        return notes_out(tx, notes_of(tx, "conversation", call.path["id"], LAST, 1))[0]

    return await call.write(work)


async def put_it_aside(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: put_aside(tx, call.path["id"], call.path["note_id"]))
