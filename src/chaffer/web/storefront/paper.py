"""An invoice or a credit note as PDF. The same content gives the same bytes."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from babel.dates import format_date
from babel.numbers import format_percent
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from chaffer.commerce.invoices.content import Content, Item, Party
from chaffer.conversations.voices.amounts import LOCALES, country, money
from chaffer.web.storefront.fonts import BOLD, PLAIN, hangul, marked
from chaffer.web.storefront.texts import write

INK, SOFT, LINE = HexColor("#1E2A32"), HexColor("#5F6B72"), HexColor("#E4DDD3")
WIDTH = A4[0] - 40 * mm - 12  # the frame keeps six points free on each side
TITLE_AT_MOST = 300


def render(content: Content, language: str) -> bytes:
    """The file. language: one of ours."""
    out = BytesIO()
    name = write(language, f"invoice-{content.kind}", label=content.label)
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=20 * mm, bottomMargin=18 * mm,
        title=name, author=content.seller.name, invariant=1,
    )  # fmt: skip
    document.build(_Paper(content, language).parts())
    return out.getvalue()


class _Paper:
    def __init__(self, content: Content, language: str) -> None:
        hangul()
        self._it, self._language = content, language
        self._plain = ParagraphStyle("plain", fontName=PLAIN, fontSize=9.5, leading=13.5, textColor=INK)
        self._soft = ParagraphStyle("soft", parent=self._plain, textColor=SOFT, fontSize=8.5, leading=12)
        self._bold = ParagraphStyle("bold", parent=self._plain, fontName=BOLD)
        self._title = ParagraphStyle("title", parent=self._bold, fontSize=18, leading=24)
        self._right = ParagraphStyle("right", parent=self._plain, alignment=TA_RIGHT)
        self._right_bold = ParagraphStyle("right-bold", parent=self._bold, alignment=TA_RIGHT)

    def parts(self) -> list[Flowable]:
        it = self._it
        parts = [
            Paragraph(marked(self._t(f"invoice-{it.kind}", label=it.label)), self._title), Spacer(1, 4 * mm),
            self._beside(self._party(self._t("invoice-from"), it.seller), self._party(self._t("invoice-to"), it.buyer)),
            Spacer(1, 4 * mm), *(Paragraph(marked(each), self._plain) for each in self._facts()), Spacer(1, 6 * mm),
        ]  # fmt: skip
        if it.items:
            parts += [self._items(), Spacer(1, 4 * mm)]
        parts.append(self._sums())
        if it.reverse_charge:
            parts += [Spacer(1, 6 * mm), Paragraph(marked(self._t("invoice-reverse-charge")), self._plain)]
        if it.note:
            parts += [Spacer(1, 6 * mm), Paragraph(marked(it.note), self._soft)]
        return parts

    def _facts(self) -> list[str]:
        it = self._it
        facts = [self._t("invoice-date", date=self._day(it.issued_on)), self._t("order-title", number=it.order_number)]
        if it.corrects:
            facts.append(self._t("invoice-corrects", label=it.corrects))
        if it.due_on:
            facts.append(self._t("invoice-due", date=self._day(it.due_on)))
        elif it.kind == "invoice" and it.paid:
            facts.append(self._t("invoice-paid"))
        return facts

    def _party(self, title: str, party: Party) -> list[Flowable]:
        lines = [party.name, *party.lines]
        if party.country:
            lines.append(country(party.country, self._language))
        if party.vat_number:
            lines.append(self._t("invoice-vat-number", number=party.vat_number))
        return [
            Paragraph(marked(title), self._soft), *(Paragraph(marked(each), self._plain) for each in lines if each)
        ]  # fmt: skip

    def _beside(self, left: list[Flowable], right: list[Flowable]) -> Table:
        table = Table([[left, right]], colWidths=[WIDTH / 2, WIDTH / 2])
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]))
        return table

    def _items(self) -> Table:
        head = [self._t("invoice-what"), self._t("invoice-count"), self._t("invoice-each"), self._t("total")]
        rows = [[Paragraph(marked(head[0]), self._soft), *(self._end(each, soft=True) for each in head[1:])]]
        rows += [self._row(item) for item in self._it.items]
        table = Table(rows, colWidths=[WIDTH * part for part in (0.5, 0.12, 0.19, 0.19)], repeatRows=1)
        table.setStyle(TableStyle([
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ]))  # fmt: skip
        return table

    def _row(self, item: Item) -> list[Paragraph]:
        amounts = (self._money(item.unit_minor), self._money(item.unit_minor * item.quantity))
        title = Paragraph(marked(item.title[:TITLE_AT_MOST]), self._plain)
        return [title, self._end(str(item.quantity)), *map(self._end, amounts)]

    def _sums(self) -> Table:
        rows = [(label, self._money(minor), False) for label, minor in self._parts_of_total()]
        kind = "invoice-back" if self._it.kind == "credit_note" else "total"
        rows.append((self._t(kind), self._money(self._it.total_minor), True))
        rows += [(label, self._money(minor), False) for label, minor in self._included()]
        table = Table(
            [[Paragraph(marked(label), self._bold if strong else self._plain), self._end(amount, strong=strong)]
             for label, amount, strong in rows],
            colWidths=[WIDTH * 0.75, WIDTH * 0.25],
        )  # fmt: skip
        table.setStyle(TableStyle([("LEFTPADDING", (0, 0), (0, -1), 0), ("RIGHTPADDING", (-1, 0), (-1, -1), 0)]))
        return table

    def _parts_of_total(self) -> list[tuple[str, int]]:
        it = self._it
        if it.kind == "credit_note":
            return []
        parts = [(self._t("subtotal"), it.subtotal_minor)]
        if it.discount_minor:
            parts.append((self._t("discount"), -it.discount_minor))
        if it.shipping_minor:
            parts.append((self._t("delivery"), it.shipping_minor))
        if not it.tax_included:
            parts += [(self._tax(tax.name, tax.rate_ppm), tax.minor) for tax in it.taxes]
        rest = it.total_minor - sum(minor for _, minor in parts)
        return [*parts, *([(self._t("rounding"), rest)] if rest else [])]

    def _included(self) -> list[tuple[str, int]]:
        """What of the total is tax, where it is not added to it."""
        it = self._it
        if not (it.tax_included or it.kind == "credit_note"):
            return []
        return [
            (self._t("invoice-tax-in-it", tax=self._tax(tax.name, tax.rate_ppm)), tax.minor) for tax in it.taxes
        ]  # fmt: skip

    def _tax(self, name: str, rate_ppm: int) -> str:
        rate = format_percent(Decimal(rate_ppm) / 1_000_000, format="#,##0.###%", locale=LOCALES[self._language])
        return f"{name} {rate}"

    def _end(self, text: str, *, soft: bool = False, strong: bool = False) -> Paragraph:
        style = self._right_bold if strong else self._right
        if soft:
            style = ParagraphStyle("right-soft", parent=self._soft, alignment=TA_RIGHT)
        return Paragraph(marked(text), style)

    def _money(self, minor: int) -> str:
        return money(minor, self._it.currency, self._language)

    def _day(self, day: str) -> str:
        return format_date(date.fromisoformat(day), "long", locale=LOCALES[self._language])

    def _t(self, key: str, **values: object) -> str:
        return write(self._language, key, **values)
