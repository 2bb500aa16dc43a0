"""What a person's composer needs to know of a thread, and what became of each message."""

from chaffer.desk.limits import ThreadLimits, limits_of
from chaffer.desk.proof import Proof, proof_of
from chaffer.web.call import Call
from chaffer.web.route import Nothing


async def limits(call: Call, _: Nothing) -> ThreadLimits:
    return await call.read(lambda tx: limits_of(tx, call.path["id"]))


async def proof(call: Call, _: Nothing) -> Proof:
    return await call.read(lambda tx: proof_of(tx, call.path["id"]))
