"""What the demo's shop pages show of the catalogue: small frozen values, read in a handful of statements."""

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from chaffer.commerce.catalog.queries import collections, product_by_handle, products_in, reviews
from chaffer.commerce.catalog.views import CollectionView, ImageView, ProductView, ReviewView, VariantView
from chaffer.commerce.faq.guide_tables import split_guide
from chaffer.conversations.voices.amounts import money
from chaffer.demo.shelves import shades
from chaffer.language.option_words import option_word
from chaffer.runtime.transaction import Transaction

COLOUR = "Colour"
TILES_AT_MOST = 60
PICKED = 11
REVIEWS_SHOWN = 8


class Picture(NamedTuple):
    src: str
    alt: str


class Tile(NamedTuple):
    """price: of the cheapest, as written; ranged: there are dearer ones; colours: paints as #RRGGBB."""

    handle: str
    title: str
    brand: str
    price: str
    ranged: bool
    was: str
    sold_out: bool
    picture: Picture
    colours: tuple[str, ...]


class Window(NamedTuple):
    """A collection with a picture to lead into it."""

    handle: str
    title: str
    things: int
    picture: Picture


class Swatch(NamedTuple):
    value: str
    name: str
    paint: str
    chosen: bool


class Offer(NamedTuple):
    """One thing to buy: its size as chosen on the page ("" if it has none), and what that is called there."""

    sku: str
    size: str
    called: str
    price: str
    was: str
    left: int
    chosen: bool


class Shown(NamedTuple):
    """A product's page. of: the variant chosen by the address, or the first that can be bought. guide: without tables."""

    product: ProductView
    tile: Tile
    pictures: tuple[Picture, ...]
    swatches: tuple[Swatch, ...]
    size_name: str
    offers: tuple[Offer, ...]
    of: Offer
    facts: tuple[tuple[str, str], ...]
    guide: str
    reviews: list[ReviewView]


class Front(NamedTuple):
    windows: list[Window]
    picked: list[Tile]


def aisles(tx: Transaction, language: str) -> list[CollectionView]:
    """The way around: every collection that has something in it."""
    return [each for each in collections(tx, language) if each.count]


def front(tx: Transaction, language: str) -> Front:
    """Every collection with its first picture, and the best liked thing of each."""
    windows, liked = [], []
    for each in aisles(tx, language):
        found = products_in(tx, each.handle, 12, 0, language)
        windows.append(_window(each, found, language))
        best = sorted(found[1:], key=lambda one: (-one.rating_average, -one.rating_count))
        liked.append(best[:2])
    # One of each first, then the seconds: no shelf is all of a kind.
    picked = list({one.id: one for rank in zip(*liked, strict=False) for one in rank}.values())
    return Front(windows, [tile(one, language) for one in picked[:PICKED]])


def collection(tx: Transaction, handle: str, language: str) -> tuple[CollectionView, list[Tile]] | None:
    """The collection and its products; None if there is none of that name."""
    found = next((each for each in collections(tx, language) if each.handle == handle), None)
    if found is None:
        return None
    return found, [tile(each, language) for each in products_in(tx, handle, TILES_AT_MOST, 0, language)]


def shown(tx: Transaction, handle: str, colour: str, language: str) -> Shown | None:
    """The product in this colour (the first it has, if it does not come in that); None if there is none."""
    product = product_by_handle(tx, handle, language)
    if product is None or product.state != "active" or not product.variants:
        return None
    values = list(dict.fromkeys(each.options[COLOUR] for each in product.variants if COLOUR in each.options))
    colour = colour if colour in values else _first_colour(product)
    fitting = [each for each in product.variants if not colour or each.options.get(COLOUR) == colour]
    size_name = next((name for name in product.options if name != COLOUR), "")
    of = next((each for each in fitting if each.available), fitting[0])
    offers = tuple(_offer(each, size_name, language, chosen=each is of) for each in fitting)
    return Shown(
        product, tile(product, language), _pictures(product, colour, language),
        tuple(Swatch(each, _colour_name(each, language), _paint(each), each == colour) for each in values),
        size_name, offers, next(each for each in offers if each.chosen), _facts(product.attributes),
        split_guide(product.guide)[0],
        reviews(tx, product.id, REVIEWS_SHOWN, language),
    )  # fmt: skip


def tile(product: ProductView, language: str) -> Tile:
    lowest, highest = product.price_range or (None, None)
    first = next((each for each in product.variants if each.available), None)
    was = first.compare_at if first and first.compare_at else None
    paints = dict.fromkeys(_paint(each.options[COLOUR]) for each in product.variants if COLOUR in each.options)
    options = {COLOUR: _first_colour(product)}
    return Tile(
        product.handle, product.title, product.brand,
        money(lowest.minor, lowest.currency, language) if lowest else "", lowest != highest,
        money(was.minor, was.currency, language) if was else "", first is None,
        _picture(product.image_for(options), product.title, language), tuple(paints),
    )  # fmt: skip


def _first_colour(product: ProductView) -> str:
    first = next((each for each in product.variants if each.available), next(iter(product.variants), None))
    return first.options.get(COLOUR, "") if first else ""


def _window(each: CollectionView, found: list[ProductView], language: str) -> Window:
    return Window(each.handle, each.title, each.count, tile(found[0], language).picture)


def _offer(variant: VariantView, size_name: str, language: str, *, chosen: bool) -> Offer:
    was, size = variant.compare_at, variant.options.get(size_name, "")
    return Offer(
        variant.sku, size, option_word(size, language), money(variant.price.minor, variant.price.currency, language),
        money(was.minor, was.currency, language) if was else "", variant.available, chosen,
    )  # fmt: skip


def _pictures(product: ProductView, colour: str, language: str) -> tuple[Picture, ...]:
    fitting = [each for each in product.images if each.options.get(COLOUR, colour) == colour]
    return tuple(_picture(each, product.title, language) for each in fitting)


def _picture(image: ImageView | None, title: str, language: str) -> Picture:
    """On this site by its path alone: a page may be looked at under another name of the same machine."""
    if image is None:
        return Picture("", title)
    alt = image.alt.get(language) or image.alt.get("en") or title
    return Picture(urlsplit(image.url).path, alt)


def _paint(colour: str) -> str:
    return next((each.paint for each in shades().values() if each.en == colour), "#cccccc")


def _colour_name(colour: str, language: str) -> str:
    shade = next((each for each in shades().values() if each.en == colour), None)
    return str(getattr(shade, language, colour)) if shade else colour


def _facts(attributes: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Material and care and the like, as the catalogue tells them."""
    told = {name: attributes.get(name) for name in ("material", "care", "season", "age", "scent")}
    return tuple(
        (name, ", ".join(map(str, value)) if isinstance(value, list) else str(value))
        for name, value in told.items()
        if value
    )
