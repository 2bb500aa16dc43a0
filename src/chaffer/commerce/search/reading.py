"""Documents read from the database, page by page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.offers import available, in_own_currency, with_price
from chaffer.commerce.search.ages import ages_of
from chaffer.commerce.search.documents import Document, Texts, distinct, plain_texts
from chaffer.commerce.search.sizes import is_size
from chaffer.language.detect import detect
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

PAGE = 500
_TELLING = 300
"""Characters of a description that are read to tell its language."""
_SURE = 0.6

_told = (
    t.products.c.id, t.products.c.title, t.products.c.brand, t.products.c.category, t.products.c.description,
    t.products.c.tags, t.products.c.attributes, t.products.c.rating_sum, t.products.c.rating_count,
)  # fmt: skip
_PAGE = Statement(
    "search.page",
    select(*_told)
    .where(mine(t.products), t.products.c.state == "active", t.products.c.id > given("after"))
    .order_by(t.products.c.id)
    .limit(PAGE),
)
_SOME = Statement(
    "search.some",
    select(*_told)
    .where(mine(t.products), t.products.c.state == "active", in_list(t.products.c.id, "ids"))
    .order_by(t.products.c.id),
)
_TEXTS = Statement(
    "search.texts",
    select(
        t.product_texts.c.product_id, t.product_texts.c.language, t.product_texts.c.title, t.product_texts.c.description
    ).where(mine(t.product_texts), in_list(t.product_texts.c.product_id, "ids")),
)
_OFFERS = Statement(
    "search.document_offers",
    select(t.variants.c.product_id, t.variants.c.options, t.prices.c.minor, available(), in_own_currency())
    .select_from(with_price(t.variants))
    .where(mine(t.variants), t.variants.c.state == "active", in_list(t.variants.c.product_id, "ids")),
)
_PRODUCTS_OF = Statement(
    "search.products_of", select(t.variants.c.product_id).where(mine(t.variants), in_list(t.variants.c.id, "ids"))
)
_LANGUAGE = Statement("search.shop_language", select(shops.c.language).where(mine(shops)))


def shop_language(tx: Transaction) -> str:
    """The language of the shop's own texts."""
    return tx.value(_LANGUAGE) or "en"


def every_document(tx: Transaction) -> Iterator[Document]:
    """All active products, in pages of PAGE."""
    language, after = shop_language(tx), ""
    while rows := tx.rows(_PAGE, after=after):
        yield from _documents(tx, rows, language)
        after = rows[-1].id


def some_documents(tx: Transaction, ids: Sequence[str]) -> list[Document]:
    """Those of these products that are active."""
    rows = tx.rows(_SOME, ids=ids)
    return list(_documents(tx, rows, shop_language(tx))) if rows else []


def product_ids_of(tx: Transaction, variant_ids: Sequence[str]) -> set[str]:
    return {row.product_id for row in tx.rows(_PRODUCTS_OF, ids=variant_ids)}


def figures_of(tx: Transaction, product_ids: Sequence[str]) -> dict[str, tuple[int, int, bool]]:
    """Lowest and highest price (-1: none), and whether anything is in stock."""
    offers = defaultdict(list)
    for row in tx.rows(_OFFERS, ids=product_ids):
        offers[row.product_id].append(row)
    return {product_id: _figures(rows) for product_id, rows in offers.items()}


def _documents(tx: Transaction, rows: Sequence[Any], language: str) -> Iterator[Document]:
    ids = [row.id for row in rows]
    texts, offers = defaultdict(list), defaultdict(list)
    for row in tx.rows(_TEXTS, ids=ids):
        texts[row.product_id].append(row)
    for row in tx.rows(_OFFERS, ids=ids):
        offers[row.product_id].append(row)
    for row in rows:
        yield _document(row, texts[row.id], offers[row.id], language)


def written_in(title: str, description: str, otherwise: str) -> str:
    """The language of a product's own texts: feeds mix them, whatever the shop's language is."""
    detected = detect(f"{title} {description[:_TELLING]}", otherwise)
    return detected.language if detected.confidence >= _SURE else otherwise


def _document(row: Any, texts: Sequence[Any], offers: Sequence[Any], shop: str) -> Document:
    language = written_in(row.title, row.description, shop)
    titles: Texts = [(row.title, language), *((each.title, each.language) for each in texts if each.title)]
    bodies: Texts = [(row.description, language), *((each.description, each.language) for each in texts)]
    options = [(name, value) for each in offers for name, value in each.options.items()]
    looks = distinct((value for _, value in options), language)
    looks += distinct(row.tags, language) + plain_texts(row.attributes, language)
    low, high, stocked = _figures(offers)
    return Document(
        id=row.id,
        fields=(titles, distinct((row.brand, row.category), language), looks, [each for each in bodies if each[0]]),
        brand=row.brand,
        sizes=tuple(dict.fromkeys(value for name, value in options if is_size(name))),
        ages=ages_of(row.attributes),
        low=low,
        high=high,
        stocked=stocked,
        rating=row.rating_sum / row.rating_count if row.rating_count else 0.0,
    )


def _figures(offers: Sequence[Any]) -> tuple[int, int, bool]:
    own = [each for each in offers if each.minor is not None and each.own is not False and each.own != 0]
    left = [each.minor for each in own if each.available > 0] or [each.minor for each in own]
    if not left:
        return -1, -1, False
    return min(left), max(left), any(each.available > 0 for each in own)
