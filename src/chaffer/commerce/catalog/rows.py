"""The catalogue as a list to work through: by state, by what is missing, by words, a page at a time."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec
from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from chaffer.commerce.catalog import tables as t
from chaffer.commerce.catalog.offers import available
from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

Show = Literal["all", "active", "draft", "archived", "sold_out", "no_picture", "untranslated"]
Sort = Literal["newest", "changed", "title"]
WORDS_AT_MOST = 5


class Filter(msgspec.Struct, frozen=True):
    """show: a state, or what is wrong with products that are not archived. language: whose texts "untranslated" misses.
    words: all must stand in the title, a translation of it, the handle, the brand, the category or a SKU.
    """

    show: Show = "all"
    language: str = ""
    collection_id: str = ""
    words: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a page ended: the sorting key and the id of its last row."""

    key: str
    id: str


class Names(msgspec.Struct, frozen=True):
    """What a row tells beside the product: its collections, and the languages it has a title in."""

    collections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


_MEMBERS = Statement(
    "catalog.collections_of",
    select(t.collection_products.c.product_id, t.collections.c.title)
    .select_from(
        t.collection_products.join(
            t.collections,
            and_(
                t.collections.c.shop_id == t.collection_products.c.shop_id,
                t.collections.c.id == t.collection_products.c.collection_id,
            ),
        )
    )
    .where(mine(t.collection_products), in_list(t.collection_products.c.product_id, "ids"))
    .order_by(t.collections.c.title, t.collections.c.id),
)
_TOLD_IN = Statement(
    "catalog.languages_of",
    select(t.product_texts.c.product_id, t.product_texts.c.language)
    .where(mine(t.product_texts), in_list(t.product_texts.c.product_id, "ids"), t.product_texts.c.title != "")
    .order_by(t.product_texts.c.language),
)


def product_rows(tx: Transaction, asked: Filter, sort: Sort, place: Place | None, limit: int) -> list[Any]:
    """Rows with id, title and updated_at, up to so many, after the place. One statement."""
    words = asked.words[:WORDS_AT_MOST]
    values: dict[str, Any] = {"limit": limit}
    for number, word in enumerate(words):
        values |= {f"{name}{number}": f"%{_plain(each)}%" for name, each in _spellings(word).items()}
    if asked.show == "untranslated":
        values["language"] = asked.language
    if asked.collection_id:
        values["collection_id"] = asked.collection_id
    if place is not None:
        values |= {"last": place.id, "key": from_microseconds(int(place.key)) if sort == "changed" else place.key}
    shape = _statement(asked.show, sort, bool(asked.collection_id), len(words), place is not None)
    return tx.rows(shape, **values)


def place_of(row: Any, sort: Sort) -> Place:
    return Place(str(to_microseconds(row.updated_at)) if sort == "changed" else row.title, row.id)


def names_of(tx: Transaction, ids: Sequence[str]) -> dict[str, Names]:
    """By product. Two statements."""
    if not ids:
        return {}
    groups: dict[str, list[str]] = {each: [] for each in ids}
    languages: dict[str, list[str]] = {each: [] for each in ids}
    for row in tx.rows(_MEMBERS, ids=list(ids)):
        groups[row.product_id].append(row.title)
    for row in tx.rows(_TOLD_IN, ids=list(ids)):
        languages[row.product_id].append(row.language)
    return {each: Names(tuple(groups[each]), tuple(languages[each])) for each in ids}


def _spellings(word: str) -> dict[str, str]:
    """SQLite lowers Latin letters only: for other scripts the usual spellings are looked for."""
    return {"low": word.lower(), "first": word.capitalize(), "high": word.upper()}


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _like(column: ColumnElement[Any], number: int) -> ColumnElement[bool]:
    return or_(
        func.lower(column).like(given(f"low{number}"), escape="\\"),
        column.like(given(f"first{number}"), escape="\\"),
        column.like(given(f"high{number}"), escape="\\"),
    )


def _named(number: int) -> ColumnElement[bool]:
    own = (t.products.c.title, t.products.c.handle, t.products.c.brand, t.products.c.category)
    told = exists().where(
        t.product_texts.c.shop_id == t.products.c.shop_id,
        t.product_texts.c.product_id == t.products.c.id,
        _like(t.product_texts.c.title, number),
    )
    called = exists().where(*_of_variant(), _like(t.variants.c.sku, number))
    return or_(*(_like(column, number) for column in own), told, called)


def _of_variant() -> tuple[ColumnElement[bool], ...]:
    return (
        t.variants.c.shop_id == t.products.c.shop_id,
        t.variants.c.product_id == t.products.c.id,
        t.variants.c.state == "active",
    )


def _shown(show: Show) -> list[ColumnElement[bool]]:
    if show == "all":
        return [t.products.c.state != "archived"]
    if show in ("active", "draft", "archived"):
        return [t.products.c.state == show]
    wanted: list[ColumnElement[bool]] = [t.products.c.state != "archived"]
    if show == "sold_out":
        left = select(t.variants.c.id).where(*_of_variant(), available() > 0).correlate(t.products)
        wanted.append(~left.exists())
    elif show == "no_picture":
        of_it = (t.images.c.shop_id == t.products.c.shop_id, t.images.c.product_id == t.products.c.id)
        wanted.append(~exists().where(*of_it))
    else:
        wanted.append(
            ~exists().where(
                t.product_texts.c.shop_id == t.products.c.shop_id,
                t.product_texts.c.product_id == t.products.c.id,
                t.product_texts.c.language == given("language"),
                t.product_texts.c.title != "",
            )
        )
    return wanted


@lru_cache(maxsize=512)
def _statement(show: Show, sort: Sort, in_collection: bool, words: int, later: bool) -> Statement:
    wanted: list[Any] = [mine(t.products), *_shown(show), *(_named(number) for number in range(words))]
    if in_collection:
        members = select(t.collection_products.c.product_id).where(
            mine(t.collection_products), t.collection_products.c.collection_id == given("collection_id")
        )
        wanted.append(t.products.c.id.in_(members))
    key, last = t.products.c.title, t.products.c.id
    ways: tuple[Any, ...] = (key.asc(), last.asc())
    beyond: Any = or_(key > given("key"), and_(key == given("key"), last > given("last")))
    if sort == "newest":
        ways, beyond = (last.desc(),), last < given("last")
    elif sort == "changed":
        moved = t.products.c.updated_at
        at = given("key", type_=moved.type)
        ways = (moved.desc(), last.desc())
        beyond = or_(moved < at, and_(moved == at, last < given("last")))
    if later:
        wanted.append(beyond)
    columns = (t.products.c.id, t.products.c.title, t.products.c.updated_at)
    return Statement("catalog.rows", select(*columns).where(*wanted).order_by(*ways).limit(given("limit")))
