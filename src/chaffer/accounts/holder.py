"""Whoever may do something over HTTP: a key, or a person who is signed in."""

from datetime import datetime
from typing import Literal

import msgspec

HolderKind = Literal["key", "staff", "nobody"]


class Holder(msgspec.Struct, frozen=True):
    """One shop, and what may be done there. id: of the key or the person.

    session_id, role: a person's. seller_id: for whom of a marketplace's sellers they sell; all they ask is fenced then. seen_at: when it was last noted that the key or session is used.
    """

    shop_id: str
    kind: HolderKind
    id: str
    permissions: frozenset[str]
    session_id: str = ""
    role: str = ""
    seen_at: datetime | None = None
    seller_id: str = ""


NOBODY = Holder("", "nobody", "", frozenset())
"""Who calls a public route: of no shop, and may do nothing."""
