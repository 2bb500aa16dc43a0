"""After the password: the code of the moment, or one that was written down."""

from chaffer.accounts.staff.errors import SecondFactorNeeded, WrongSecondFactor
from chaffer.accounts.staff.people import Person, has_second_factor
from chaffer.accounts.staff.second_factor import use_code, use_recovery_code
from chaffer.accounts.staff.slowing import charge, forgive, key_of
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.call import Call
from chaffer.web.signing_in.recognising import refused


async def second_step(call: Call, whom: Person, code: str, recovery_code: str) -> bool:
    """Whether a second factor was needed, and shown. Used up it is in a transaction of its own: a code is worth nothing
    twice, also if the session then does not begin.

    Raises SecondFactorNeeded, WrongSecondFactor, TooManyTries.
    """
    db = call.backstage.db
    if not await db.read(whom.shop_id, lambda tx: has_second_factor(tx, whom.id)):
        return False
    if not (code or recovery_code):
        raise SecondFactorNeeded("the code of your second factor is needed too")
    key = [key_of("code", whom.id)]
    await db.write(ANY_SHOP, lambda tx: charge(tx, key))

    def work(tx: Transaction) -> bool:
        if code and use_code(tx, call.backstage.secrets, whom.id, code):
            return True
        if recovery_code and use_recovery_code(tx, whom.id, recovery_code):
            return True
        refused(tx, whom.id, call.origin, "second factor")
        return False

    if not await db.write(whom.shop_id, work):
        raise WrongSecondFactor("this code is not right, or was used")
    await db.write(ANY_SHOP, lambda tx: forgive(tx, key))
    return True
