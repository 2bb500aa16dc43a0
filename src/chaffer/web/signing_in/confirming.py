"""A person who is signed in says the password again, before something that a forgotten screen must not do."""

from chaffer.accounts.staff.errors import WrongPassword
from chaffer.accounts.staff.people import Person, person
from chaffer.web.call import Call


async def confirm_own(call: Call, password: str) -> Person:
    """Raises WrongPassword, TooBusy."""
    whom = await call.read(lambda tx: person(tx, call.holder.id))
    if not await call.backstage.hashing.fits(whom.password_hash, password):
        raise WrongPassword("this is not your password", field="password")
    return whom
