"""Who follows a conversation that somebody else answers."""

import msgspec

from chaffer.desk.operations.follow import follow_it, followed_by, followers_of, leave_it
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class Followers(msgspec.Struct, frozen=True):
    """items: ids of staff. mine: whether you are among them."""

    items: tuple[str, ...]
    mine: bool


class Followed(msgspec.Struct, frozen=True):
    """ids: of the conversations you follow."""

    ids: tuple[str, ...]


async def list_(call: Call, _: Nothing) -> Followers:
    return await call.read(lambda tx: _followers(tx, call))


async def mine(call: Call, _: Nothing) -> Followed:
    return await call.read(lambda tx: Followed(tuple(followed_by(tx, call.actor.id))))


async def follow(call: Call, _: Nothing) -> Followers:
    """Raises NotFound, also for a caller who is no member of staff."""

    def work(tx: Transaction) -> Followers:
        if call.actor.kind != "staff":
            raise NotFound("only a member of staff can follow")
        follow_it(tx, call.path["id"], call.actor.id)
        return _followers(tx, call)

    return await call.write(work)


async def leave(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: leave_it(tx, call.path["id"], call.actor.id))


def _followers(tx: Transaction, call: Call) -> Followers:
    found = followers_of(tx, call.path["id"])
    return Followers(tuple(found), call.actor.id in found)
