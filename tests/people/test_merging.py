"""Two contacts are one person, and are two again: nothing is lost, nothing is left behind."""

import itertools
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select, update

from chaffer.cli.every_table import every_table
from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.tables import company_members
from chaffer.commerce.orders.tables import orders
from chaffer.conversations.joining_people import FOLLOWING
from chaffer.conversations.linking import give_code, redeem_code
from chaffer.kernel.errors import NotFound
from chaffer.kernel.message import Identity
from chaffer.people.consent import Consent, keep, sealed
from chaffer.people.errors import CannotMerge, CannotSplit
from chaffer.people.find_or_add import find_or_add, owners
from chaffer.people.operations.fill_in import FillIn, fill_in
from chaffer.people.operations.merge_contacts import OWN, MergeContacts, merge_contacts
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.people.operations.split_contacts import SplitContacts, split_contacts
from chaffer.people.tables import addresses, consents, identities
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.load import advance, conversation
from chaffer.threads.tables import conversations
from chaffer.wiring import reactions
from tests.commerce.shop import ADDRESS, SHOP, Shop, open_shop, put
from tests.rivals import Work, in_the_middle

LEFT = {"MUG": 5, "HAT": 2, "RING": 9}
STAYS = {
    "voucher_tries": "wrong codes are counted by the hour, and an hour ends",
    "consents": "a sealed record is never rewritten; the joined person is told its last word",
    "attention": "adverts are counted by the day, and a day ends",
    "carts": "one living cart a person: merged and parted by rule",
    "company_members": "who has a company keeps it; who has none takes the other's, and gives it back",
    "webhook_deliveries": "what was told outside was told of the person as it was then",
    "desk_rows": "made anew from the conversations, which follow",
    "find_docs": "made anew from what it finds",
    "own_clients": "a stylist keeps the contact they know; the joined person keeps its own stylist",
}
MOVES_ON = {
    "carts": ("version", "updated_at"),
    "contacts": ("seen_at",),
    "conversations": ("version",),
    "merges": None,
    "events": None,
    "changes": None,
}


@pytest.fixture
def shop(db: Database) -> Shop:
    db.reactions = reactions("http://shop.test")
    opened = open_shop(db)
    for sku, left in LEFT.items():
        opened.product(sku, on_hand=left)
    return opened


def test_every_table_that_names_a_person_follows_or_stays_for_a_reason() -> None:
    named = {table.name for table in every_table() if "contact_id" in table.c}

    assert named == {table.name for table in (*OWN, *FOLLOWING)} | set(STAYS)


class Person(NamedTuple):
    """What is drawn of a person. cart: by SKU. consents: channel and state, in order."""

    name: str
    email: str
    cart: dict[str, int]
    addresses: int
    orders: int
    consents: list[tuple[str, str]]
    sub: bool


PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["", "Ada", "Bo"]),
    email=st.sampled_from(["", "ada@example.com"]),
    cart=st.dictionaries(st.sampled_from(sorted(LEFT)), st.integers(1, 2), max_size=3),
    addresses=st.integers(0, 2),
    orders=st.integers(0, 2),
    consents=st.lists(
        st.tuples(st.sampled_from(["web", "whatsapp"]), st.sampled_from(["confirmed", "withdrawn"])), max_size=3
    ),
    sub=st.booleans(),
)
_numbers = itertools.count(1)


def meet(shop: Shop, channel: str, told: Person) -> tuple[str, str]:
    """Contact and conversation."""
    number = next(_numbers)

    def work(tx: Transaction) -> tuple[str, str]:
        known_as = [Identity("visitor", f"v_{number}")]
        if told.sub and channel == "web":
            known_as.append(Identity("sub", f"s{number}"))
        contact_id = find_or_add(tx, channel, f"acc_{channel}", known_as)
        conversation_id = conversation_of(tx, contact_id, channel, f"acc_{channel}")
        fill_in(tx, FillIn(contact_id, told.name, told.email))
        for n in range(told.addresses):
            save_address(tx, SaveAddress(contact_id, {**ADDRESS, "lines": [f"{n} Mill Lane"]}))
        for n in range(told.orders):
            put_order(tx, f"{number}-{n}", contact_id, conversation_id)
        for sku, quantity in told.cart.items():
            add_to_living_cart(tx, contact_id, conversation_id, "USD", AddLine("", f"var_{sku}", quantity))
        for on, state in told.consents:
            keep(tx, Consent(contact_id, on, "marketing", state, "keyword"), "hash")
        return contact_id, conversation_id

    return shop.db.write_now(SHOP, work)


def _order_sequence(number: str) -> int:
    """Whole and different for different numbers: "2-1" is 201."""
    person, _, place = number.partition("-")
    return int(person) * 100 + int(place or 0)


def put_order(tx: Transaction, number: str, contact_id: str, conversation_id: str) -> None:
    put(
        tx, orders, id=f"ord_{number}", sequence=_order_sequence(number), number=number, contact_id=contact_id, conversation_id=conversation_id,
        state="placed", payment_state="paid", fulfilment_state="open", currency="USD", subtotal_minor=1, total_minor=1,
        placed_at=tx.now,
    )  # fmt: skip


def everything(shop: Shop) -> dict[str, list[Any]]:
    """Every row of the shop but those that only ever grow."""

    def of(tx: Transaction, table: Table) -> list[Any]:
        left_out = MOVES_ON.get(table.name, ())
        if left_out is None:
            return []
        columns = [column for column in table.c if column.key not in left_out]
        return sorted(map(repr, tx.query("test.all", select(*columns).where(table.c.shop_id == SHOP))))

    tables = [table for table in every_table() if "shop_id" in table.c and table.name != "consents"]
    return shop.db.read_now(SHOP, lambda tx: {table.name: of(tx, table) for table in tables})


def word_of(shop: Shop, contact_id: str) -> dict[str, str]:
    """The latest state of consent by channel; what was never given counts as withdrawn."""

    def read(tx: Transaction) -> dict[str, str]:
        rows = tx.query(
            "test.consents", select(consents).where(consents.c.contact_id == contact_id).order_by(consents.c.id)
        )
        for before, after in itertools.pairwise(rows):
            assert after.previous_hash == before.hash
        assert all(row.hash == sealed(row._asdict()) for row in rows)
        return {"web": "withdrawn", "whatsapp": "withdrawn", **{row.channel: row.state for row in rows}}

    return shop.db.read_now(SHOP, read)


def homes(shop: Shop, contact_id: str) -> list[str]:
    """The addresses of a person; whose are the same, once."""
    return [
        row.fingerprint for row in shop.rows(addresses, "contact_id", "fingerprint") if row.contact_id == contact_id
    ]


def cart(shop: Shop, contact_id: str) -> dict[str, int]:
    held = shop.read(open_cart_of, contact_id)
    return {line.sku: line.quantity for line in held.lines} if held else {}


def merge(shop: Shop, one: str, other: str) -> str:
    return str(shop.do(merge_contacts, MergeContacts(one, other, {"from": "test"})))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visitor=PEOPLE, caller=PEOPLE)
def test_a_split_gives_back_exactly_what_was_merged(shop: Shop, visitor: Person, caller: Person) -> None:
    leaving, _web = meet(shop, "web", visitor)
    staying, _phone = meet(shop, "whatsapp", caller)
    before, words = everything(shop), (word_of(shop, leaving), word_of(shop, staying))

    merge_id = merge(shop, leaving, staying)

    wanted = {
        sku: min(visitor.cart.get(sku, 0) + caller.cart.get(sku, 0), max(LEFT[sku], caller.cart.get(sku, 0)))
        for sku in {**visitor.cart, **caller.cart}
    }
    assert cart(shop, staying) == wanted
    assert cart(shop, leaving) == {}
    for table in (identities, *FOLLOWING):
        assert not [row for row in shop.rows(table, "contact_id") if row.contact_id == leaving], table.name
    assert len(homes(shop, staying)) == max(visitor.addresses, caller.addresses)
    no = [each for each in ("web", "whatsapp") if dict(visitor.consents).get(each) == "withdrawn"]
    assert all(word_of(shop, staying)[each] == "withdrawn" for each in no)

    shop.do(split_contacts, SplitContacts(merge_id))

    assert everything(shop) == before
    assert (word_of(shop, leaving), word_of(shop, staying)) == words


NOBODY = Person("", "", {}, 0, 0, [], sub=False)


def test_what_came_about_in_a_thread_since_goes_with_it(shop: Shop) -> None:
    leaving, web = meet(shop, "web", NOBODY._replace(cart={"MUG": 1}))
    staying, _ = meet(shop, "whatsapp", NOBODY._replace(cart={"MUG": 2, "HAT": 1}))
    merge_id = merge(shop, leaving, staying)

    shop.db.write_now(SHOP, lambda tx: put_order(tx, "9-1", staying, web))
    shop.do(add_to_living_cart, staying, web, "USD", AddLine("", "var_RING", 1))
    shop.do(split_contacts, SplitContacts(merge_id))

    assert cart(shop, leaving) == {"MUG": 1}
    assert cart(shop, staying) == {"MUG": 2, "HAT": 1, "RING": 1}
    assert [row.contact_id for row in shop.rows(orders, "contact_id")] == [leaving]


def test_a_cart_that_was_ordered_as_one_is_not_to_be_bought_twice(shop: Shop) -> None:
    leaving, _ = meet(shop, "web", NOBODY._replace(cart={"MUG": 1}))
    staying, _ = meet(shop, "whatsapp", NOBODY._replace(cart={"HAT": 1}))
    merge_id = merge(shop, leaving, staying)
    held = shop.read(open_cart_of, staying)
    shop.db.write_now(SHOP, lambda tx: tx.query("test.order", update(carts).where(carts.c.id == held.id).values(
        state="ordered").returning(carts.c.id)))  # fmt: skip

    shop.do(split_contacts, SplitContacts(merge_id))

    assert cart(shop, leaving) == {}


def test_a_merge_of_merged_people_is_taken_apart_from_the_outside_in(shop: Shop) -> None:
    one, two, three = (meet(shop, channel, NOBODY)[0] for channel in ("web", "web", "whatsapp"))
    first, second = merge(shop, one, two), merge(shop, two, three)

    with pytest.raises(CannotSplit):
        shop.do(split_contacts, SplitContacts(first))
    shop.do(split_contacts, SplitContacts(second))
    shop.do(split_contacts, SplitContacts(first))
    with pytest.raises(CannotSplit):
        shop.do(split_contacts, SplitContacts(first))

    assert [row.contact_id for row in shop.rows(conversations, "id", "contact_id")] == [one, two, three]


def test_who_cannot_be_one_person_is_refused(shop: Shop) -> None:
    one, _ = meet(shop, "web", NOBODY._replace(sub=True))
    other, _ = meet(shop, "web", NOBODY._replace(sub=True))
    gone, _ = meet(shop, "web", NOBODY)
    caller, _ = meet(shop, "whatsapp", NOBODY)
    merge(shop, gone, caller)

    for pair in ((one, one), (one, other), (gone, one), (one, gone)):
        with pytest.raises(CannotMerge):
            merge(shop, *pair)


def test_words_of_a_merged_person_reach_the_whole(shop: Shop) -> None:
    leaving, _ = meet(shop, "web", NOBODY)
    staying, _ = meet(shop, "whatsapp", NOBODY)
    (kind, value) = next(
        (row.kind, row.value)
        for row in shop.rows(identities, "contact_id", "kind", "value")
        if row.contact_id == leaving
    )

    merge(shop, leaving, staying)

    known = shop.read(owners, "web", "acc_web", [Identity(kind, value)])
    assert list(known.values()) == [staying]


def test_of_two_merges_at_once_one_holds(shop: Shop) -> None:
    leaving, _ = meet(shop, "web", NOBODY._replace(cart={"MUG": 1}))
    one, _ = meet(shop, "whatsapp", NOBODY._replace(cart={"MUG": 1}))
    other, _ = meet(shop, "whatsapp", NOBODY)

    def into(contact_id: str) -> Work:
        return lambda tx: merge_contacts(tx, MergeContacts(leaving, contact_id, {"from": "test"}))

    first, second = in_the_middle(shop.db, SHOP, into(one), into(other))

    assert isinstance(first, str)
    assert isinstance(second, CannotMerge)
    assert (cart(shop, one), cart(shop, other)) == ({"MUG": 2}, {})


def test_a_code_is_redeemed_once_by_two_at_once(shop: Shop) -> None:
    one, _ = meet(shop, "whatsapp", NOBODY)
    other, _ = meet(shop, "whatsapp", NOBODY)
    code = shop.do(give_code, "acc_web", "v_code").code

    def redeem(contact_id: str) -> Work:
        return lambda tx: redeem_code(tx, code, contact_id, {})

    results = in_the_middle(shop.db, SHOP, redeem(one), redeem(other))

    assert [type(each) for each in results] == [str, NotFound]


def test_a_turn_thought_through_before_a_merge_is_thought_through_again(shop: Shop) -> None:
    """Else it would put things in the cart of somebody who is no more."""
    leaving, web = meet(shop, "web", NOBODY)
    staying, _ = meet(shop, "whatsapp", NOBODY)
    version = shop.read(conversation, web).version

    merge(shop, leaving, staying)

    moved = shop.do(
        lambda tx: advance(
            tx, web, version, messages=1, dialogue={}, dialogue_version=1, language="", window_until=None,
            last_in_at=tx.now, last_in_external_id="", last_out_at=None,
        )
    )  # fmt: skip
    assert moved is None


def test_who_has_no_company_takes_the_others_and_gives_it_back(shop: Shop) -> None:
    leaving, _web = meet(shop, "web", NOBODY)
    staying, _phone = meet(shop, "whatsapp", NOBODY)
    company_id = shop.do(put_company, PutCompany("Maison", "FR", "FR40303265045"))
    shop.do(join_company, JoinCompany(leaving, company_id))

    merge_id = merge(shop, leaving, staying)
    assert [row.contact_id for row in shop.rows(company_members, "contact_id")] == [staying]
    shop.do(split_contacts, SplitContacts(merge_id))

    assert [row.contact_id for row in shop.rows(company_members, "contact_id")] == [leaving]
