"""Finding people, messages and orders by a few words."""

from typing import Annotated

import msgspec

from chaffer.desk.find.finding import (
    FoundMessage,
    FoundOrder,
    FoundPerson,
    find_messages,
    find_orders,
    find_people,
)
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["blue dress"])]


class FindAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """q: words, each of which must begin a word of what is found; or the beginning of an order's number."""

    q: Words


class Found(msgspec.Struct, frozen=True):
    """At most twenty of each, the newest first. What the caller may not read is empty."""

    people: tuple[FoundPerson, ...]
    messages: tuple[FoundMessage, ...]
    orders: tuple[FoundOrder, ...]


async def find(call: Call, asked: FindAsked) -> Found:
    may = call.holder.permissions

    def work(tx: Transaction) -> Found:
        return Found(
            tuple(find_people(tx, asked.q)) if "contacts.read" in may else (),
            tuple(find_messages(tx, asked.q)),
            tuple(find_orders(tx, asked.q)) if "orders.read" in may else (),
        )

    return await call.read(work)
