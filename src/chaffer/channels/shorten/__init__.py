"""Fit what we want to say to what a channel can carry: nothing dropped, nothing blank, as few bubbles as possible."""

from chaffer.channels.shorten.cards import card_text, single
from chaffer.channels.shorten.cutting import blank, cut, length, one_line, pieces
from chaffer.channels.shorten.labels import numbered, unique
from chaffer.channels.shorten.links import host_of, is_url
from chaffer.channels.shorten.rules import shorten

__all__ = [
    "blank", "card_text", "cut", "host_of", "is_url", "length", "numbered", "one_line", "pieces", "shorten", "single",
    "unique",
]  # fmt: skip
