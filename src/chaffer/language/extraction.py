"""All slots of one reading, and where in the text each was found."""

from datetime import date
from typing import NamedTuple

from chaffer.language.ages import find_age
from chaffer.language.amounts import find_amounts
from chaffer.language.dates import find_days
from chaffer.language.facets import Facets
from chaffer.language.lexicon import Match
from chaffer.language.negation import negated
from chaffer.language.occasions import next_day_of
from chaffer.language.order_numbers import find_order_number
from chaffer.language.ordinals import find_ordinal
from chaffer.language.quantities import find_quantity
from chaffer.language.reading import Reading, Span
from chaffer.language.sizes import find_sizes
from chaffer.language.slots import Slots
from chaffer.language.sorting import find_sort
from chaffer.language.things import find_things


class Extraction(NamedTuple):
    """spans: what was read as a value, by kind; things: the named things; denied: which of them are not wanted."""

    slots: Slots
    spans: list[tuple[str, Span]]
    things: list[Match]
    denied: frozenset[int]


def extract(reading: Reading, *, today: date, currency: str, country: str, asked: str, facets: Facets) -> Extraction:
    """Read every slot. Each finder sees only what those before it left, so that "42" is never both size and price."""
    spans: list[tuple[str, Span]] = []

    def taken() -> list[Span]:
        return [span for _, span in spans]

    order = find_order_number(reading, asked)
    spans += [("order", order.span)] if order else []
    days = [day for day in find_days(reading, today, country) if order is None or day.span.end <= order.span.start
            or day.span.start >= order.span.end]  # fmt: skip
    spans += [("day", day.span) for day in days]
    first_sizes = find_sizes(reading, taken(), asked) if asked == "size" else []
    spans += [("size", size.span) for size in first_sizes]
    age = find_age(reading, taken(), asked)
    spans += [("age", age.span)] if age else []
    sizes = first_sizes or find_sizes(reading, taken(), asked)
    spans += [("size", size.span) for size in sizes if not first_sizes]
    amounts = find_amounts(reading, currency, taken())
    spans += [("price", span) for span in amounts.spans]
    sort = find_sort(reading, taken())
    spans += [("sort", sort.span)] if sort else []
    ordinal = find_ordinal(reading, taken(), asked)
    spans += [("ordinal", ordinal.span)] if ordinal else []
    things = find_things(reading, facets, taken())
    quantity = find_quantity(reading, things, taken(), asked)
    spans += [("quantity", quantity.span)] if quantity else []
    denied = negated(reading.text, things)
    wanted = _Named(things, denied)
    occasion = wanted.first("occasion")
    slots = Slots(
        price_min=amounts.price_min,
        price_max=amounts.price_max,
        colors=wanted.parents("colour"),
        not_colors=tuple(
            colour for colour in wanted.parents("colour", denied=True) if colour not in wanted.parents("colour")
        ),
        materials=wanted.ids("material"),
        not_materials=wanted.ids("material", denied=True),
        sizes=_as_the_shop_writes(tuple(dict.fromkeys(size.value for size in sizes)), facets),
        quantity=quantity.units if quantity else None,
        occasion=occasion,
        occasion_date=days[0].day if days else next_day_of(occasion, country, today) if occasion else None,
        recipient=wanted.first("recipient"),
        age=age.years if age else None,
        category=wanted.head(reading),
        brand=wanted.first("brand"),
        sort=sort.order if sort else "",
        ordinal=ordinal.place if ordinal else None,
        order_number=order.number if order else "",
        categories=wanted.ids("category"),
        not_categories=wanted.ids("category", denied=True),
        not_brands=wanted.ids("brand", denied=True),
        shades=wanted.ids("colour"),
        features=wanted.ids("feature"),
    )
    return Extraction(slots, spans, things, denied)


class _Named(NamedTuple):
    things: list[Match]
    denied: frozenset[int]

    def _of(self, kind: str, *, denied: bool) -> list[Match]:
        return [match for i, match in enumerate(self.things) if match.kind == kind and (i in self.denied) == denied]

    def ids(self, kind: str, *, denied: bool = False) -> tuple[str, ...]:
        return tuple(dict.fromkeys(match.id for match in self._of(kind, denied=denied)))

    def parents(self, kind: str, *, denied: bool = False) -> tuple[str, ...]:
        return tuple(dict.fromkeys(match.parent for match in self._of(kind, denied=denied)))

    def head(self, reading: Reading) -> str:
        """The first category; of several side by side the last, where the language puts the head there ("fruit bowl")."""
        found = self._of("category", denied=False)
        if not found:
            return ""
        head = found[0]
        for match in found[1:]:
            if reading.language not in ("en", "ko") or reading.text[head.end : match.start] != " ":
                break
            head = match
        return head.id

    def first(self, kind: str) -> str:
        return next(iter(self.ids(kind)), "")


def _as_the_shop_writes(sizes: tuple[str, ...], facets: Facets) -> tuple[str, ...]:
    """Each size in the catalogue's own spelling, where it has one ("US 9" for "9", "XXL" for "2XL")."""
    if not facets.sizes:
        return sizes
    own = {_plain_size(size): size for size in reversed(facets.sizes)}
    return tuple(own.get(_plain_size(size), size) for size in sizes)


def _plain_size(size: str) -> str:
    plain = size.upper().replace(" ", "").removeprefix("EU").removeprefix("SIZE")
    return {"SMALL": "S", "MEDIUM": "M", "LARGE": "L", "XXL": "2XL", "XXXL": "3XL", "X-LARGE": "XL"}.get(plain, plain)
