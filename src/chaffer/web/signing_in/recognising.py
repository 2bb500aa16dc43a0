"""Whose address and password these are. A wrong one is answered in the same words, after the same time, whatever was wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from chaffer.accounts.staff.addresses import folded
from chaffer.accounts.staff.errors import WhichShop, WrongCredentials
from chaffer.accounts.staff.passwords import MOST_CHARACTERS
from chaffer.accounts.staff.people import Candidate, Person, people_with
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.backstage import Backstage

SHOPS_AT_MOST = 8
"""In which one address and password are looked at; who works in more names the shop."""


class Credentials(msgspec.Struct, frozen=True):
    email: str
    password: str
    shop: str = ""

    def __repr__(self) -> str:
        return "Credentials()"


async def recognise(backstage: Backstage, given: Credentials) -> Person:
    """The one person meant. Raises WrongCredentials, WhichShop, TooBusy."""
    email = folded(given.email)
    found = await backstage.db.read(ANY_SHOP, lambda tx: people_with(tx, email))
    meant = [each for each in found if given.shop in ("", each.slug)][:SHOPS_AT_MOST]
    password = given.password if len(given.password) <= 2 * MOST_CHARACTERS else ""
    right = [each for each in meant if await backstage.hashing.fits(each.person.password_hash, password)]
    if not meant:
        await backstage.hashing.fits("", password)
    if not right:
        raise WrongCredentials("the address or the password is not right")
    if len(right) > 1:
        raise WhichShop("this is right in several shops: say which", shops=[_shop(each) for each in right])
    return right[0].person


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
