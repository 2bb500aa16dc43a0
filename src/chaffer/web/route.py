"""A route: what is asked, who may ask it, what answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from chaffer.desk.approvals.rows import ApprovalView
from chaffer.web.call import Call

PUBLIC = "public"
"""The permission of routes that need no key."""

PERSON = "person"
"""The permission of routes about whoever is signed in: it needs a session, and no more."""


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A request without fields, or an answer without content."""


class Waiting(msgspec.Struct, frozen=True, omit_defaults=True):
    """Nothing has moved yet: a moment is left to take it back, or a second person decides. code: of a voucher, shown this
    once; it is good for nothing before that.
    """

    approval: ApprovalView
    code: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """asked: fields of the query (GET, DELETE) or of the JSON body (POST, PATCH, PUT). answer: what comes back.

    permission: a name from `accounts.permissions`, PUBLIC or PERSON. status: of the normal answer. media_type: of its body.

    shown_once: the answer holds something secret: kept for repeats, it is sealed.
    waits: it moves money, so it may also answer 202 with what it waits for (see `Waiting`).
    body: of a DELETE whose fields do not belong into an address.
    bytes_at_most: more than 0 for a function that takes the body's raw bytes instead of fields.
    """

    method: str
    path: str
    function: Callable[[Call, Any], Awaitable[Any]]
    permission: str
    summary: str
    answer: Any
    asked: type[msgspec.Struct] = Nothing
    status: int = 200
    media_type: str = "application/json"
    bytes_at_most: int = 0
    shown_once: bool = False
    body: bool = False
    waits: bool = False

    @property
    def takes_body(self) -> bool:
        return (self.body or self.method in {"POST", "PUT", "PATCH"}) and not self.bytes_at_most
