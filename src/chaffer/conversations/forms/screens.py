"""A form while it is filled in: what we are told, and what stands on the screen then. Knows no messenger."""

from typing import Any

import msgspec

from chaffer.conversations.voices.shop_voice import ShopVoice


class Filling(msgspec.Struct, frozen=True):
    """action: "INIT", "BACK" or "data_exchange". values: of this screen, by field; known: what we had before.

    country: ISO 3166, to begin with.
    """

    action: str
    screen: str
    values: dict[str, str]
    known: dict[str, str]
    contact_id: str
    language: str
    country: str
    voice: ShopVoice


class Screen(msgspec.Struct, frozen=True):
    """What is shown next; with `answers` the form is done."""

    name: str = ""
    data: dict[str, Any] = {}
    answers: dict[str, str] | None = None
