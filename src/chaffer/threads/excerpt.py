"""What a message says, in a line: for a quote above a reply, for lists. Pure."""

from collections.abc import Sequence

from chaffer.kernel.message import (
    Card,
    ContactCard,
    Edit,
    Location,
    Media,
    Part,
    ProductCards,
    Reaction,
    Tapped,
    Template,
    Text,
    Voucher,
)

AT_MOST = 200


def excerpt(parts: Sequence[Part]) -> str:
    """The words, at most AT_MOST characters on one line; "" for what has none, and is told by its kind."""
    told = " ".join(" ".join(_words(part) for part in parts).split())
    return told if len(told) <= AT_MOST else told[: AT_MOST - 1].rstrip() + "…"


def _words(part: Part) -> str:
    match part:
        case Text(text=said) | Edit(text=said) | Tapped(label=said) | Media(caption=said) | Template(preview=said):
            return said
        case Card(title=title, price=price):
            return f"{title} {price}"
        case ProductCards(body=body, cards=cards):
            return body or ", ".join(card.title for card in cards)
        case ContactCard(name=name) | Location(name=name):
            return name
        case Reaction(emoji=emoji):
            return emoji
        case Voucher(body=body, code=code):
            return body or code
        case _:
            return str(getattr(part, "body", ""))
