"""From what is to be said to what a channel can carry, in the shopper's language and the shop's voice."""

from typing import Any

import msgspec

from chaffer.commerce.payments.codes import Codes
from chaffer.conversations.dialogue.effects import Ask, Say
from chaffer.conversations.dialogue.words import (
    Bought,
    Cards,
    CartShape,
    CatalogueShape,
    FileShape,
    FormShape,
    Item,
    LinkShape,
    OrderShape,
    PaperShape,
    PayShape,
    PictureShape,
    PlaceShape,
    QuoteShape,
    ReceiptShape,
    Tap,
    Words,
)
from chaffer.conversations.voices import amounts
from chaffer.conversations.voices.phrase import phrase
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.kernel.message import (
    AskLocation,
    Card,
    CartCard,
    CartLine,
    Catalogue,
    Choice,
    Choices,
    Form,
    Link,
    Media,
    OrderCard,
    OrderReceipt,
    Part,
    PaymentRequest,
    ProductCard,
    ProductCards,
    Text,
)
from chaffer.kernel.money import Money


def render(said: Say | Ask, language: str, shop: ShopVoice) -> tuple[Part, ...]:
    """The parts of one bubble, or of as few as its shape needs; the channel arranges them further."""
    return _Voice(language, shop).parts(said)


class _Voice:
    """A language and a shop, held together while one thing is said."""

    __slots__ = ("_language", "_shop")

    def __init__(self, language: str, shop: ShopVoice) -> None:
        self._language = language
        self._shop = shop

    def parts(self, said: Say | Ask) -> tuple[Part, ...]:
        body = "\n\n".join(text for each in said.words if (text := self._words(each)))
        taps = tuple(self._choice(tap) for tap in said.taps)
        match said.shape:
            case None:
                return (self._choices(body, taps),) if taps else (Text(body),)
            case PictureShape(url=url, alt=alt):
                return self._pictured(body, taps, url, alt)
            case QuoteShape(title=title, price=price, image_url=url):
                return (Card(title, body, self._words(price), url, choices=taps),)
            case FileShape(file_id=file_id, filename=filename, kind=kind):
                return self._file(body, taps, Media(kind, file_id=file_id, filename=filename, caption=body))
            case FormShape() as form:
                opens = self._words(form.label)
                return (Form(body, form.name, opens, (), values=form.values, choices=taps, country=form.country),)
            case PlaceShape():
                return (AskLocation(body),)
            case Cards(items=items):
                return (ProductCards(body, tuple(map(self._card, items)), taps, self._key("open-products")),)
            case CartShape(lines=lines, total=total):
                sum_of_all = self._key("cart-total", total=total)
                return (CartCard(tuple(map(self._line, lines)), body, sum_of_all, choices=taps),)
            case PayShape() as pay:
                return (self._pay(body, pay),)
            case CatalogueShape(sku=sku):
                return (Catalogue(body, taps, sku, self._key("open-list")),)
            case OrderShape() as order:
                label = self._key("tap-track") if order.url else ""
                status = self._words(order.status)
                return (OrderCard(body, order.order_id, order.number, status, order.url, label, taps),)
            case ReceiptShape() as receipt:
                return self._receipt(body, receipt)
            case PaperShape(url=url, filename=filename):
                return (Media("document", url, mime="application/pdf", caption=body, filename=filename),)
            case LinkShape(url=url, label=label_words):
                return (Link(body, url, self._words(label_words)),)

    def _pay(self, body: str, pay: PayShape) -> PaymentRequest:
        asked = PaymentRequest(body, self._key("tap-pay-now"), pay.url, _money(pay.amount), pay.reference)
        if not pay.bill:
            return asked
        totals = pay.bill["totals"]
        lines = [self._line(msgspec.convert(line, Bought)) for line in pay.bill["lines"]]
        codes = msgspec.convert(pay.bill.get("codes", {}), Codes)
        return msgspec.structs.replace(
            asked, pix=codes.pix, boleto=codes.boleto, awaited=codes.asked, lines=tuple(lines), subtotal=_money(totals["subtotal"]), discount=_money(totals["discount"]),
            shipping=_money(totals["shipping"]), tax=None if totals["tax_included"] else _money(totals["tax"]),
        )  # fmt: skip

    def _receipt(self, body: str, receipt: ReceiptShape) -> tuple[Part, ...]:
        total = amounts.money(receipt.total["minor"], receipt.total["currency"], self._language)
        label = self._key("tap-receipt") if receipt.url else ""
        lines = tuple(map(self._line, receipt.lines))
        return (OrderReceipt(body, receipt.order_id, receipt.number, lines, total, receipt.url, label),)

    def _pictured(self, body: str, taps: tuple[Choice, ...], url: str, alt: str) -> tuple[Part, ...]:
        if taps:
            return (self._choices(body, taps, url),)
        return (Media("image", url, caption=body, alt=alt),)

    def _file(self, body: str, taps: tuple[Choice, ...], file: Media) -> tuple[Part, ...]:
        if not taps:
            return (file,)
        return (msgspec.structs.replace(file, caption=""), self._choices(body, taps))

    def _choices(self, body: str, taps: tuple[Choice, ...], image_url: str = "") -> Choices:
        return Choices(body, taps, self._key("open-list"), image_url=image_url)

    def _choice(self, tap: Tap) -> Choice:
        return Choice(tap.id, self._words(tap.label), self._words(tap.detail) if tap.detail else "")

    def _card(self, item: Item) -> ProductCard:
        detail = self._words(item.detail) if item.detail else ""
        choices = tuple(self._choice(tap) for tap in item.taps)
        return ProductCard(
            item.product_id, item.sku, item.title, self._words(item.price), detail, item.image_url, item.url, choices
        )

    def _line(self, line: Bought) -> CartLine:
        unit = Money(line.unit["minor"], line.unit["currency"])
        total = amounts.money(line.total["minor"], line.total["currency"], self._language)
        return CartLine(line.sku, line.quantity, line.title, unit, total)

    def _words(self, said: Words) -> str:
        return phrase(said, self._language, self._shop)

    def _key(self, key: str, **args: object) -> str:
        return phrase(Words(key, args), self._language, self._shop)


def _money(plain: dict[str, Any]) -> Money:
    return Money(plain["minor"], plain["currency"])
