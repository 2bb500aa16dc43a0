"""What a person's composer needs to know of a thread, and what became of each message."""

import msgspec

from chaffer.desk.limits import ThreadLimits, is_open, limits_of
from chaffer.desk.proof import Proof, proof_of
from chaffer.desk.templates import ThreadTemplate, templates_for
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation
from chaffer.web.call import Call
from chaffer.web.route import Nothing


async def limits(call: Call, _: Nothing) -> ThreadLimits:
    return await call.read(lambda tx: limits_of(tx, call.path["id"]))


async def proof(call: Call, _: Nothing) -> Proof:
    return await call.read(lambda tx: proof_of(tx, call.path["id"]))


class ThreadTemplates(msgspec.Struct, frozen=True):
    """open: none of these is needed now."""

    items: tuple[ThreadTemplate, ...]
    open: bool


async def templates(call: Call, _: Nothing) -> ThreadTemplates:
    def work(tx: Transaction) -> ThreadTemplates:
        thread = conversation(tx, call.path["id"])
        free = is_open(thread.channel, thread.window_until, tx.now)
        return ThreadTemplates(tuple(templates_for(tx, thread.id, call.actor)), free)

    return await call.read(work)
