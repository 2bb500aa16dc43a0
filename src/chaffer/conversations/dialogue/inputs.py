"""What a step may be told."""

from datetime import date
from typing import Any

import msgspec

from chaffer.conversations.dialogue.state import Shown
from chaffer.kernel.message import Part
from chaffer.language.gifting import Gifting
from chaffer.language.slots import Slots, Understanding

GROUP = "group"
"""The owner of what several people say together."""
SILENT = Understanding("", 0.0, "unknown", 0.0, Slots(), "", "")
"""The reading of no text at all."""


class Heard(msgspec.Struct, frozen=True, tag="heard"):
    """What the shopper said, as gathered by `gather`.

    text:         all texts, joined; parts: everything else (taps, a cart, pictures).
    today:        the shopper's day.
    currency:     the shop's; country: the shopper's if known, else the shop's (ISO 3166).
    about_sku:    the product the message was sent from.
    quoted:       the products of ours that it quotes; about_product is the only one.
    listens:      voice notes are put into words, which come as a message of their own.
    referral:     the ad it came from: "headline", "body", "source_type", as far as told.
    profile_name: the shopper's name as known.
    wishes:       the readings of both halves, if it asks for two things.
    gifting:      what it says of whom it is for, and of the card; only_gifting: it says nothing else.
    hint:         the language to answer in if the text does not tell.
    owner:        who has the next move: "bot", or a person's kind, or "blocked"; then only STOP and START are answered.
                  GROUP: several people share the thread, and nothing is answered.
    people_from:  "day" and "time" at which people are there again, in the shop's own time; empty while they are there.
    disclose:     the bot has not said lately that it is one.
    masked:       a number that looked like a card was taken out of the text.
    """

    text: str = ""
    parts: tuple[Part, ...] = ()
    understanding: Understanding = SILENT
    today: date = date(2026, 1, 1)
    currency: str = "USD"
    country: str = ""
    about_sku: str = ""
    profile_name: str = ""
    owner: str = "bot"
    hint: str = ""
    disclose: bool = False
    masked: bool = False
    quoted: tuple[Shown, ...] = ()
    referral: dict[str, str] = {}
    listens: bool = False
    people_from: dict[str, str] = {}
    gifting: Gifting | None = None
    only_gifting: bool = False
    wishes: tuple[Understanding, ...] = ()

    @property
    def about_product(self) -> str:
        return self.quoted[0].product_id if len(self.quoted) == 1 else ""

    @property
    def is_about_one(self) -> bool:
        return bool(self.about_sku or self.about_product)

    @property
    def slots(self) -> Slots:
        return self.understanding.slots


class Found(msgspec.Struct, frozen=True, tag="found"):
    """What a query gave. `then` names who asked (see stepping.py); `args` are the query's own."""

    query: str
    result: dict[str, Any]
    args: dict[str, Any] = {}
    then: str = ""


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A command was carried out."""

    command: str
    result: dict[str, Any]
    args: dict[str, Any] = {}
    then: str = ""


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """A command was refused by the rules. code, details: the Refusal's."""

    command: str
    code: str
    details: dict[str, Any] = {}
    args: dict[str, Any] = {}
    then: str = ""


class Woken(msgspec.Struct, frozen=True, tag="woken"):
    """A timer set by `Later`, or an event of the shop, wakes the thread."""

    reason: str
    details: dict[str, Any] = {}


Input = Heard | Found | Done | Refused | Woken
