"""A marketplace's sellers: who they are, who sells for them, whose products are whose, and what is asked of them."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts.sellers.put_people import put_people
from chaffer.accounts.sellers.queries import Seller, all_sellers, people_of_sellers, seller
from chaffer.accounts.sellers.write_seller import WriteSeller, add_seller, change_seller
from chaffer.commerce.catalog.operations.assign_products import assign_products, product_ids_of, products_of_sellers
from chaffer.commerce.catalog.queries import products as products_of
from chaffer.commerce.catalog.views import ProductView
from chaffer.desk.listing import get_conversation
from chaffer.runtime.transaction import Transaction
from chaffer.threads.sides import all_sides
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Languages = Annotated[tuple[Literal["en", "fr", "ko", "ru"], ...], msgspec.Meta(max_length=4)]
Commission = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
State = Literal["active", "away", "closed"]


class SellingPerson(msgspec.Struct, frozen=True):
    id: str
    name: str
    email: str


class SellerOut(msgspec.Struct, frozen=True):
    """languages: in which their people answer; none: any. commission_ppm: what the shop keeps, in millionths. ships: they
    send their own parcels, and see where to. state: active; away: the shop's own people answer for them; closed. products:
    how many are theirs.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    commission_ppm: int
    ships: bool
    state: str
    created_at: datetime
    people: tuple[SellingPerson, ...]
    products: int


class Sellers(msgspec.Struct, frozen=True):
    items: tuple[SellerOut, ...]


class NewSeller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    languages: Languages = ()
    commission_ppm: Commission = 0
    ships: bool = False


class SellerChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    languages: Languages | None = None
    commission_ppm: Commission | None = None
    ships: bool | None = None
    state: State | None = None


class SellingPeople(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """staff_ids: these and nobody else. Each sees what is this seller's from then on, and no more."""

    staff_ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=100)]


class SellersProducts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """add: these are the seller's now; remove: these are the shop's own again."""

    add: Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)] = ()
    remove: Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)] = ()


class SideOut(msgspec.Struct, frozen=True):
    """A seller's side of a conversation. owner_kind: team (all who sell there) or person. waits_since: since when the shopper
    waits for them, due_at: until when an answer was promised.
    """

    seller_id: str
    seller_name: str
    state: str
    owner_kind: str
    owner_id: str
    opened_at: datetime
    waits_since: datetime | None
    due_at: datetime | None
    answered_at: datetime | None


class SidesOut(msgspec.Struct, frozen=True):
    items: tuple[SideOut, ...]


async def list_(call: Call, _: Nothing) -> Sellers:
    return await call.read(lambda tx: Sellers(tuple(_out(tx, all_sellers(tx)))))


async def get(call: Call, _: Nothing) -> SellerOut:
    return await call.read(lambda tx: _one(tx, call.path["id"]))


async def add(call: Call, asked: NewSeller) -> SellerOut:
    command = WriteSeller(asked.name, asked.languages, asked.commission_ppm, asked.ships)
    return await call.write(lambda tx: _one(tx, add_seller(tx, command, call.actor)))


async def change(call: Call, asked: SellerChange) -> SellerOut:
    command = WriteSeller(asked.name, asked.languages, asked.commission_ppm, asked.ships, asked.state)

    def work(tx: Transaction) -> SellerOut:
        change_seller(tx, call.path["id"], command, call.actor)
        return _one(tx, call.path["id"])

    return await call.write(work)


async def people(call: Call, asked: SellingPeople) -> SellerOut:
    def work(tx: Transaction) -> SellerOut:
        put_people(tx, call.path["id"], asked.staff_ids, call.actor, call.holder.permissions)
        return _one(tx, call.path["id"])

    return await call.write(work)


async def products(call: Call, asked: SellersProducts) -> SellerOut:
    def work(tx: Transaction) -> SellerOut:
        seller(tx, call.path["id"])
        assign_products(tx, call.path["id"], asked.add, call.actor)
        assign_products(tx, "", asked.remove, call.actor)
        return _one(tx, call.path["id"])

    return await call.write(work)


async def list_products(call: Call, asked: PageAsked) -> Page[ProductView]:
    """Raises NotFound."""

    def work(tx: Transaction) -> Page[ProductView]:
        seller(tx, call.path["id"])
        ids = product_ids_of(tx, call.path["id"], after_of(asked.cursor, ""), asked.limit + 1)
        return page_of(products_of(tx, ids), asked.limit)

    return await call.read(work)


async def sides(call: Call, _: Nothing) -> SidesOut:
    """Raises NotFound."""

    def work(tx: Transaction) -> SidesOut:
        get_conversation(tx, call.path["id"])
        return SidesOut(tuple(_side(row) for row in all_sides(tx, call.path["id"])))

    return await call.read(work)


def _one(tx: Transaction, seller_id: str) -> SellerOut:
    return _out(tx, [seller(tx, seller_id)])[0]


def _out(tx: Transaction, found: list[Seller]) -> list[SellerOut]:
    numbers = products_of_sellers(tx)
    working: dict[str, list[SellingPerson]] = {}
    for row in people_of_sellers(tx):
        working.setdefault(row.seller_id, []).append(SellingPerson(row.id, row.name, row.email))
    return [
        SellerOut(
            each.id, each.name, each.languages, each.commission_ppm, each.ships, each.state, each.created_at,
            tuple(working.get(each.id, ())), numbers.get(each.id, 0),
        )
        for each in found
    ]  # fmt: skip


def _side(row: Any) -> SideOut:
    return SideOut(
        row.seller_id, row.name, row.state, row.owner_kind, row.owner_id, row.opened_at, row.waits_since, row.due_at,
        row.answered_at,
    )  # fmt: skip
