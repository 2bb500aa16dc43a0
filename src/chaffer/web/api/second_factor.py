"""Setting up a second factor, and taking it away."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.shops import own_shop
from chaffer.accounts.staff.errors import NoSecondFactor, WrongCode
from chaffer.accounts.staff.people import person
from chaffer.accounts.staff.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    drop_second_factor,
    uri_of,
)
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.sign_in_fields import Code, Password
from chaffer.web.call import Call
from chaffer.web.route import Nothing
from chaffer.web.signing_in.confirming import confirm_own


class SecondFactorOut(msgspec.Struct, frozen=True):
    """secret: to be typed into a telephone's app. uri: the same for its camera. It counts once a code of it was seen."""

    secret: str
    uri: str

    def __repr__(self) -> str:
        return "SecondFactorOut()"


class FirstCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Code


class RecoveryCodes(msgspec.Struct, frozen=True):
    """Each lets in once, instead of a code of the moment. They are shown this once."""

    recovery_codes: tuple[str, ...]

    def __repr__(self) -> str:
        return "RecoveryCodes()"


class OwnPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: Password

    def __repr__(self) -> str:
        return "OwnPassword()"


async def begin(call: Call, _: Nothing) -> SecondFactorOut:
    def work(tx: Transaction) -> SecondFactorOut:
        secret = begin_second_factor(tx, call.backstage.secrets, call.holder.id)
        return SecondFactorOut(secret, uri_of(secret, person(tx, call.holder.id).email, own_shop(tx).name))

    return await call.write(work)


async def confirm(call: Call, asked: FirstCode) -> RecoveryCodes:
    def work(tx: Transaction) -> RecoveryCodes:
        codes = confirm_second_factor(tx, call.backstage.secrets, call.holder.id, asked.code)
        if codes is None:
            raise WrongCode("this is not the code of the moment", field="code")
        audit.record(tx, call.actor, "second_factor.begin", target_kind="staff", target_id=call.holder.id)
        return RecoveryCodes(tuple(codes))

    return await call.write(work)


async def drop(call: Call, asked: OwnPassword) -> Nothing:
    await confirm_own(call, asked.password)

    def work(tx: Transaction) -> None:
        if not drop_second_factor(tx, call.holder.id):
            raise NoSecondFactor("there is no second factor")
        audit.record(tx, call.actor, "second_factor.end", target_kind="staff", target_id=call.holder.id)

    await call.write(work)
    return Nothing()
