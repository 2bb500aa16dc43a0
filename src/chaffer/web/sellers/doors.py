"""The doors in the fence: which routes answer to a seller's people, and by which function.

What is read comes through the fenced transaction of `Call.read`, whatever the function asks for. What is changed has a function
of its own. A route that is not named here is none of theirs.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from chaffer.accounts.holder import Holder
from chaffer.kernel.errors import Forbidden
from chaffer.web.call import Call
from chaffer.web.route import PERSON, PUBLIC, Route
from chaffer.web.sellers import talk

Door = Callable[[Call, Any], Awaitable[Any]]
V1 = "/api/v1"

AS_ALL = frozenset(
    f"GET {V1}{path}"
    for path in (
        "/shop", "/stream",
        "/products", "/products/{id}", "/products/{id}/reviews", "/collections",
        "/contacts", "/contacts/{id}", "/contacts/{id}/addresses", "/contacts/{id}/recipients", "/contacts/{id}/consents",
        "/contacts/{id}/timeline", "/contacts/{id}/keeper", "/contacts/{id}/notes",
        "/orders", "/orders/{id}",
        "/conversations", "/conversations/{id}", "/conversations/{id}/messages", "/conversations/{id}/notes",
        "/conversations/{id}/limits", "/messages/{id}/proof",
        "/inbox", "/inbox/rows", "/inbox/counts", "/inbox/{id}", "/find",
        "/labels", "/teams", "/agents", "/saved-filters", "/saved-replies",
    )
)  # fmt: skip
"""Answered as to everybody, through the fence."""

OWN: Mapping[str, Door] = {
    f"POST {V1}/conversations/{{id}}/messages": talk.say,
    f"POST {V1}/conversations/{{id}}/read": talk.read,
    f"POST {V1}/conversations/{{id}}/take-over": talk.take,
    f"POST {V1}/conversations/{{id}}/hand-back": talk.give_back,
    f"PATCH {V1}/conversations/{{id}}": talk.change,
    f"POST {V1}/conversations/{{id}}/notes": talk.note,
    f"POST {V1}/conversations/{{id}}/presence": talk.sign,
}
"""Answered by a function for sellers."""


def is_open(route: Route) -> bool:
    """Whether a seller's people get an answer there at all."""
    return route.permission in (PUBLIC, PERSON) or name_of(route) in AS_ALL or name_of(route) in OWN


def behind(route: Route, holder: Holder) -> tuple[Door, Holder]:
    """The function that answers, and as whom: what is about whoever is signed in is about no seller. Raises Forbidden."""
    if not holder.seller_id:
        return route.function, holder
    if route.permission == PERSON:
        return route.function, msgspec.structs.replace(holder, seller_id="")
    if not is_open(route):
        raise Forbidden("this is the shop's, not a seller's")
    return OWN.get(name_of(route), route.function), holder


def name_of(route: Route) -> str:
    return f"{route.method} {route.path}"
