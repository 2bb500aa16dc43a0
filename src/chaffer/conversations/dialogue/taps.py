"""Ids of things to tap: a verb and its arguments, such as `see:prd_1`. They work from any old bubble."""

from typing import Any

from chaffer.conversations.dialogue.words import Tap, Words, plain, words


def tap_id(verb: str, *arguments: str) -> str:
    return ":".join((verb, *(argument.replace(":", "%3A") for argument in arguments)))


def read(tap: str) -> tuple[str, list[str]]:
    """The verb and its arguments."""
    verb, *arguments = tap.split(":")
    return verb, [argument.replace("%3A", ":") for argument in arguments]


def tap(verb: str, *arguments: str, key: str = "", **values: Any) -> Tap:
    """A tap whose label is the text `tap-<verb>`, or another one of the voices."""
    return Tap(tap_id(verb, *arguments), words(key or f"tap-{verb.replace('_', '-')}", **values))


def literal(verb: str, *arguments: str, label: str, detail: Words | None = None) -> Tap:
    """A tap labelled with the shop's own words: a size, a title."""
    return Tap(tap_id(verb, *arguments), plain(label), detail)


CHECKOUT = tap("checkout")
CART = tap("cart")
BROWSE = tap("browse")
PERSON = tap("person")
MORE = tap("more")
CHEAPER = tap("cheaper")
BACK = tap("back")
ORDERS = tap("orders")
