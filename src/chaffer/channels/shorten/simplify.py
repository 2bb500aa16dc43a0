"""Rich content in terms of the few shapes a messenger has: words, things to tap, pictures, links, cards."""

from chaffer.channels.shorten.cutting import blank, one_line
from chaffer.kernel.message import (
    Card,
    CartCard,
    CartLine,
    Catalogue,
    Choice,
    Choices,
    Delete,
    Edit,
    Form,
    Link,
    OrderCard,
    OrderReceipt,
    OrderStatus,
    Part,
    PaymentNotice,
    PaymentRequest,
    ProductCard,
    ProductCards,
    Tapped,
    Text,
    Times,
    Unsupported,
    Voucher,
)


def simplify(part: Part) -> list[Part]:
    """The same content in Text, Choices, Media, ProductCards, Link, Location, AskLocation, ContactCard, Template or
    Reaction. What only has a meaning on its way in (a tap, a payment notice, a deletion) gives nothing.
    """
    match part:
        case CartCard():
            return [_said(_with_lines(part.body, part.lines, part.total), part.choices)]
        case PaymentRequest():
            return [Link(part.body, part.url, part.label)]
        case OrderStatus():
            return [Text(part.body)]
        case Catalogue():
            return [Choices(part.body, part.choices, part.open_label) if part.choices else Text(part.body)]
        case OrderReceipt():
            body = _with_lines(_unless_said(part.body, part.number), part.lines, part.total)
            return [Link(body, part.url, part.label) if part.url else Text(body)]
        case OrderCard():
            return [_order(part)]
        case Voucher():
            body = paragraphs(part.body, f"*{part.code}*" if part.code else "", part.expires)
            return [Text(paragraphs(body, part.url))]
        case Form():
            return [_said(paragraphs(part.body, "\n".join(f"• {field.label}" for field in part.fields)), part.choices)]
        case Times():
            return [_said(part.body, part.slots)]
        case Card():
            card = ProductCard("", "", part.title, part.price, part.body, part.image_url, part.url, part.choices)
            return [ProductCards("", (card,))]
        case Edit():
            return [Text(part.text)]
        case Tapped() | PaymentNotice() | Delete() | Unsupported():
            return []
        case _:
            return [part]


def _order(part: OrderCard) -> Part:
    body = _unless_said(_unless_said(part.body, part.number), part.status)
    if part.choices:
        link = ": ".join(each for each in (one_line(part.label), part.url) if each) if part.url else ""
        return Choices(paragraphs(body, link), part.choices)
    return Link(body, part.url, part.label) if part.url else Text(body)


def _said(body: str, choices: tuple[Choice, ...]) -> Part:
    return Choices(body, choices) if choices else Text(body)


def _with_lines(body: str, lines: tuple[CartLine, ...], total: str) -> str:
    """The lines and the total below the body, unless the body says them already."""
    listed = [_line(line) for line in lines if one_line(line.title or line.sku) not in body]
    return paragraphs(body, "\n".join(listed), f"*{total}*" if total and total not in body else "")


def _line(line: CartLine) -> str:
    told = f"{line.quantity} × {one_line(line.title or line.sku)}"
    return f"{told} · {line.price}" if line.price else told


def _unless_said(body: str, words: str) -> str:
    return body if not words or words in body else paragraphs(body, words)


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if not blank(text))
