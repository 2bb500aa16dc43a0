"""A person who is signed in says the password again, before something that a forgotten screen must not do."""

from chaffer.accounts.staff.errors import WrongPassword
from chaffer.accounts.staff.people import Person, person
from chaffer.accounts.staff.slowing import charge, forgive, key_of
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.web.call import Call


async def confirm_own(call: Call, password: str) -> Person:
    """Raises WrongPassword, TooManyTries."""
    db, key = call.backstage.db, [key_of("own", call.holder.session_id)]
    await db.write(ANY_SHOP, lambda tx: charge(tx, key))
    whom = await call.read(lambda tx: person(tx, call.holder.id))
    if not await call.backstage.hashing.fits(whom.password_hash, password):
        raise WrongPassword("this is not your password", field="password")
    await db.write(ANY_SHOP, lambda tx: forgive(tx, key))
    return whom
