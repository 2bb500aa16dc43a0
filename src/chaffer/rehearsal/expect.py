"""What a file expects, beside what was seen."""

from typing import Any

from chaffer.rehearsal.script import Expected, Held, listed
from chaffer.rehearsal.seen import Differs, Seen, plain


def check_bot(expected: Expected | None, seen: Seen) -> None:
    """Raises Differs at the first thing that is otherwise."""
    if expected is None:
        return
    if expected.silent:
        if seen.bubbles:
            raise Differs("the bot should be silent", "bot.silent", seen)
        return
    if not seen.bubbles:
        raise Differs("the bot is silent", "bot", seen)
    _check_text(expected, seen)
    _check_things(expected, seen)
    if expected.pays is not None and seen.pays != expected.pays:
        raise Differs(f"asks to pay {seen.pays or 'nothing'}, not {expected.pays}", "bot.pays", seen)
    if expected.bubbles is not None and seen.bubbles != expected.bubbles:
        raise Differs(f"{seen.bubbles} bubbles, not {expected.bubbles}", "bot.bubbles", seen)


def check_held(held: Held, what: str, found: Any) -> None:
    """what: a field of Held. Raises Differs."""
    expected = getattr(held, what)
    if not _fits(what, expected, found):
        raise Differs(f"{what} is {found!r}, not {expected!r}", f"holds.{what}")


def _check_text(expected: Expected, seen: Seen) -> None:
    at = 0
    for number, piece in enumerate(listed(expected.says)):
        found = seen.text.find(plain(piece), at)
        if found < 0:
            elsewhere = " in this place" if plain(piece) in seen.text else ""
            raise Differs(f"does not say {piece!r}{elsewhere}", f"bot.says[{number}]", seen)
        at = found + len(plain(piece))
    for number, piece in enumerate(listed(expected.says_not)):
        if plain(piece) in seen.text:
            raise Differs(f"says {piece!r}", f"bot.not[{number}]", seen)


def _check_things(expected: Expected, seen: Seen) -> None:
    if expected.taps is not None and seen.taps != listed(expected.taps):
        raise Differs(f"the taps are {seen.taps}, not {listed(expected.taps)}", "bot.taps", seen)
    for number, label in enumerate(listed(expected.offers)):
        if label not in seen.taps:
            raise Differs(f"does not offer {label!r}", f"bot.offers[{number}]", seen)
    if expected.cards is not None and seen.cards != listed(expected.cards):
        raise Differs(f"the cards are {seen.cards}, not {listed(expected.cards)}", "bot.cards", seen)
    for number, title in enumerate(listed(expected.shows)):
        if not _shown(title, seen):
            raise Differs(f"does not show {title!r}", f"bot.shows[{number}]", seen)
    for number, title in enumerate(listed(expected.hides)):
        if _shown(title, seen):
            raise Differs(f"shows {title!r}", f"bot.hides[{number}]", seen)


def _shown(title: str, seen: Seen) -> bool:
    """On a card or, where there are no pictures, as a heading in the text."""
    return title in seen.cards or any(line.startswith(f"*{title}*") for line in plain(seen.text).splitlines())


def _fits(what: str, expected: Any, found: Any) -> bool:
    if what == "address":
        return str(expected) in str(found)
    if what == "orders":
        return len(expected) == len(found) and all(map(_stands, expected, found))
    return bool(expected == found)


def _stands(expected: str, found: str) -> bool:
    """Each word may name alternatives: "cancelled paid|refunded open"."""
    wanted, words = expected.split(), found.split()
    return len(wanted) == len(words) and all(word in each.split("|") for each, word in zip(wanted, words, strict=True))
