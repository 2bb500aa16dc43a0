"""Whose address and password these are. A wrong one is answered in the same words, after the same time, whatever was wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.addresses import folded
from chaffer.accounts.staff.devices import is_known
from chaffer.accounts.staff.errors import WhichShop, WrongCredentials
from chaffer.accounts.staff.passwords import MOST_CHARACTERS
from chaffer.accounts.staff.people import Candidate, Person, people_with
from chaffer.accounts.staff.slowing import charge, keys_of, take_back
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.call import Call
from chaffer.web.signing_in.cookies import device_of

SHOPS_AT_MOST = 8
"""In which one address and password are looked at; who works in more names the shop."""
TOLD_OF_EACH = 20
TOLD_EVERY = 50
"""So many failures of an account are each in its shop's trail, later ones now and then: a stranger shall not fill it."""


class Credentials(msgspec.Struct, frozen=True):
    email: str
    password: str
    shop: str = ""

    def __repr__(self) -> str:
        return "Credentials()"


class Recognised(msgspec.Struct, frozen=True):
    """charged: what this try was counted against, to be taken off once the person is in."""

    person: Person
    charged: tuple[str, ...]


async def recognise(call: Call, given: Credentials) -> Recognised:
    """The one person meant; the try stays counted. Raises WrongCredentials, WhichShop, TooManyTries."""
    db, email, device = call.backstage.db, folded(given.email), device_of(call.headers, call.backstage.settings)

    def look(tx: Transaction) -> tuple[list[Candidate], bool]:
        found = people_with(tx, email)
        return found, is_known(tx, device, [each.person.id for each in found])

    found, known = await db.read(ANY_SHOP, look)
    keys = keys_of(email, call.origin, device if known else "")
    failures = await db.write(ANY_SHOP, lambda tx: charge(tx, keys))
    meant = [each for each in found if given.shop in ("", each.slug)][:SHOPS_AT_MOST]
    right = await _fitting(call, meant, given.password)
    if not right:
        await _tell(call, meant, failures)
        raise WrongCredentials("the address or the password is not right")
    if len(right) > 1:
        await db.write(ANY_SHOP, lambda tx: take_back(tx, keys))
        raise WhichShop("this is right in several shops: say which", shops=[_shop(each) for each in right])
    return Recognised(right[0].person, tuple(keys))


async def _fitting(call: Call, meant: list[Candidate], password: str) -> list[Candidate]:
    """Those whose password it is. One hash is looked at even where nobody is meant."""
    hashing = call.backstage.hashing
    tried = password if len(password) <= 2 * MOST_CHARACTERS else ""
    if not meant:
        await hashing.fits("", tried)
    return [each for each in meant if await hashing.fits(each.person.password_hash, tried)]


async def _tell(call: Call, meant: list[Candidate], failures: int) -> None:
    if failures > TOLD_OF_EACH and failures % TOLD_EVERY:
        return
    for each in meant:
        await call.backstage.db.write(each.person.shop_id, lambda tx, id_=each.person.id: refused(tx, id_, call.origin))  # type: ignore[misc]


def refused(tx: Transaction, staff_id: str, origin: str, why: str = "password") -> None:
    """A line of the trail. Who tried is not known."""
    actor = Actor("system", "", origin)
    audit.record(tx, actor, "session.refused", target_kind="staff", target_id=staff_id, after={"why": why})


@asynccontextmanager
async def unhurried(seconds: float) -> AsyncIterator[None]:
    """What is refused inside takes at least so long, so that its haste tells nothing."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        yield
    except WrongCredentials:
        await asyncio.sleep(max(0.0, seconds - (loop.time() - begun)))
        raise


def _shop(found: Candidate) -> dict[str, str]:
    return {"slug": found.slug, "name": found.shop_name}
