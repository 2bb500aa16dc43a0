"""Cards a shopper keeps with the payment provider: seen, forgotten, and a link to have one more kept."""

from datetime import datetime
from typing import Annotated

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.shops import own_shop
from chaffer.commerce.checkout.errors import NotOffered
from chaffer.commerce.checkout.queries import keepers_in
from chaffer.commerce.payments.mandates import limits_in
from chaffer.commerce.payments.methods import KeptMethod, forget_method, methods_of
from chaffer.commerce.payments.operations.begin_setup import BeginSetup, begin_setup, setup_link
from chaffer.commerce.payments.setups import setup_view
from chaffer.kernel.errors import NotFound
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.threads.newest import newest_thread
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Line = Annotated[str, msgspec.Meta(max_length=200)]
Wording = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Proof = Annotated[
    dict[Annotated[str, msgspec.Meta(max_length=40)], Line],
    msgspec.Meta(min_length=1, max_length=10, examples=[{"call": "2026-03-02 14:10", "agent": "Mia"}]),
]


class Methods(msgspec.Struct, frozen=True):
    """The newest first: that one is charged when the shopper says yes."""

    items: tuple[KeptMethod, ...]


class NewSetup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """wording: with what the shopper asked for it. proof: where that can be looked up. language: of the page; without
    one the shopper's, as far as it is known.
    """

    wording: Annotated[Wording, msgspec.Meta(examples=["Can you keep my card for the next time?"])]
    proof: Proof
    language: Annotated[str, msgspec.Meta(pattern="^($|[a-z]{2,3}$)")] = ""


class SetupOut(msgspec.Struct, frozen=True):
    """state: asked, open, failed (its page takes another card), kept, expired, refused. method_id: what was kept.

    url: our page, where the shopper reads what they agree to and goes on to the provider's; it is shown once.
    """

    id: str
    provider: str
    state: str
    error: str
    method_id: str
    created_at: datetime
    expires_at: datetime
    done_at: datetime | None
    url: str = ""


async def list_(call: Call, _: Nothing) -> Methods:
    def work(tx: Transaction) -> Methods:
        get_contact(tx, call.path["id"])
        return Methods(tuple(methods_of(tx, call.path["id"])))

    return await call.read(work)


async def forget(call: Call, _: Nothing) -> None:
    """What was allowed with it ends, and the provider is told to forget it, too."""
    contact_id, method_id = call.path["id"], call.path["method_id"]

    def work(tx: Transaction) -> None:
        if not forget_method(tx, contact_id, method_id):
            raise NotFound("this shopper keeps no such card")
        audit.record(
            tx, call.actor, "card.forget", target_kind="contact", target_id=contact_id, after={"method_id": method_id}
        )

    await call.write(work)


async def begin(call: Call, asked: NewSetup) -> SetupOut:
    """What came of it is told in the shopper's newest thread. Raises NotOffered where no cards are kept."""
    contact_id, home = call.path["id"], call.backstage.settings.public_url

    def work(tx: Transaction) -> SetupOut:
        contact, shop = get_contact(tx, contact_id), own_shop(tx)
        keepers = keepers_in(shop.settings)
        if not keepers or limits_in(shop.settings) is None:
            raise NotOffered("this shop keeps no cards: see its setting saved_cards, and its payment providers")
        proof = {
            "wording": asked.wording, "proof": dict(asked.proof), "actor_kind": "key", "actor_id": call.actor.id,
        }  # fmt: skip
        language = asked.language or contact.language or shop.language
        command = BeginSetup(contact_id, keepers[0], language, proof, newest_thread(tx, contact_id))
        setup_id = begin_setup(tx, command)
        audit.record(
            tx, call.actor, "card.setup", target_kind="contact", target_id=contact_id, after={"setup_id": setup_id}
        )
        return _out(tx, contact_id, setup_id, home + setup_link(tx, setup_id))

    return await call.write(work)


async def get(call: Call, _: Nothing) -> SetupOut:
    return await call.read(lambda tx: _out(tx, call.path["id"], call.path["setup_id"]))


def _out(tx: Transaction, contact_id: str, setup_id: str, url: str = "") -> SetupOut:
    """Raises NotFound, also for somebody else's."""
    view = setup_view(tx, setup_id)
    if view.contact_id != contact_id:
        raise NotFound("this shopper has no such setup")
    return SetupOut(
        view.id, view.provider, view.state, view.error, view.method_id, view.created_at, view.expires_at, view.done_at,
        url,
    )  # fmt: skip
