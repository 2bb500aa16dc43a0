"""Signing in and out, and one's own sessions."""

from datetime import datetime
from typing import Any

import msgspec
from starlette.responses import Response

from chaffer.accounts.shops import own_shop
from chaffer.accounts.staff.errors import SecondFactorNeeded, WrongCredentials
from chaffer.accounts.staff.operations.change_self import ChangeSelf, change_self
from chaffer.accounts.staff.operations.end_session import EndSession, end_session
from chaffer.accounts.staff.operations.set_password import SetPassword, rehash, set_password
from chaffer.accounts.staff.passwords import check_password
from chaffer.accounts.staff.people import Person, person
from chaffer.accounts.staff.sessions import sessions_of
from chaffer.accounts.staff.slowing import forgive, take_back
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.api.sign_in_fields import Code, Email, Language, NameText, Password, RecoveryCode, Slug
from chaffer.web.auth import idle_of
from chaffer.web.call import Call
from chaffer.web.route import Nothing
from chaffer.web.signing_in.confirming import confirm_own
from chaffer.web.signing_in.cookies import take_session
from chaffer.web.signing_in.letting_in import let_in
from chaffer.web.signing_in.opened import DeskSettings, SessionOut, session_out
from chaffer.web.signing_in.recognising import Credentials, recognise, unhurried
from chaffer.web.signing_in.second_step import second_step


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """code: of the second factor, or recovery_code: one that was written down; where the answer asks for it.

    shop: its short name, needed only where the same address and password are right in several.
    """

    email: Email
    password: Password
    code: Code = ""
    recovery_code: RecoveryCode = ""
    shop: Slug = ""

    def __repr__(self) -> str:
        return "SignIn()"


class SelfChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left out stays as it is. settings are merged; a value of null takes one away."""

    name: NameText | None = None
    language: Language | None = None
    settings: DeskSettings | None = None


class NewPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    old: Password
    new: Password

    def __repr__(self) -> str:
        return "NewPassword()"


class OneSession(msgspec.Struct, frozen=True):
    """origin: the network address it began at. agent: what the browser called itself. current: the one that asks."""

    id: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    origin: str
    agent: str
    current: bool


class Sessions(msgspec.Struct, frozen=True):
    items: tuple[OneSession, ...]


async def sign_in(call: Call, asked: SignIn) -> Response:
    backstage = call.backstage
    async with unhurried(backstage.refused_after_seconds):
        known = await recognise(call, Credentials(asked.email, asked.password, asked.shop))
    whom = known.person
    try:
        second = await second_step(call, whom, asked.code, asked.recovery_code)
    except SecondFactorNeeded:
        await backstage.db.write(ANY_SHOP, lambda tx: take_back(tx, known.charged))
        raise
    fresh = await backstage.hashing.hash(asked.password) if backstage.hashing.is_old(whom.password_hash) else ""

    def work(tx: Transaction) -> str:
        _check_still(tx, whom)
        if fresh:
            rehash(tx, whom.id, whom.password_hash, fresh)
        return whom.id

    answer = await let_in(call, whom.shop_id, "password and second factor" if second else "password", work)
    await backstage.db.write(ANY_SHOP, lambda tx: forgive(tx, known.charged))
    return answer


def _check_still(tx: Transaction, whom: Person) -> None:
    """Raises WrongCredentials if the person was shut out, or has another password, since we looked at this one."""
    now = person(tx, whom.id)
    if now.state != "active" or now.password_hash != whom.password_hash:
        raise WrongCredentials("the address or the password is not right")


async def get(call: Call, _: Nothing) -> SessionOut:
    return await call.read(lambda tx: _out(tx, call))


async def sign_out(call: Call, _: Nothing) -> Response:
    await call.write(lambda tx: end_session(tx, EndSession(call.holder.id, call.holder.session_id), call.actor))
    response = Response(None, 204)
    take_session(response, call.backstage.settings)
    return response


async def change(call: Call, asked: SelfChange) -> SessionOut:
    def work(tx: Transaction) -> SessionOut:
        change_self(tx, ChangeSelf(call.holder.id, asked.name, asked.language, asked.settings), call.actor)
        return _out(tx, call)

    return await call.write(work)


async def change_password(call: Call, asked: NewPassword) -> SessionOut:
    whom = await confirm_own(call, asked.old)
    check_password(asked.new, whom.name, whom.email, (await call.read(own_shop)).name)
    after = await call.backstage.hashing.hash(asked.new)

    def work(tx: Transaction) -> SessionOut:
        set_password(tx, SetPassword(whom.id, whom.password_hash, after, call.holder.session_id), call.actor)
        return _out(tx, call)

    return await call.write(work)


async def list_(call: Call, _: Nothing) -> Sessions:
    def work(tx: Transaction) -> Sessions:
        rows = sessions_of(tx, call.holder.id, idle_of(call.backstage.settings))
        return Sessions(tuple(_one(row, call) for row in rows))

    return await call.read(work)


async def end(call: Call, _: Nothing) -> Nothing:
    await call.write(lambda tx: end_session(tx, EndSession(call.holder.id, call.path["id"]), call.actor))
    return Nothing()


def _one(row: Any, call: Call) -> OneSession:
    return OneSession(
        row.id, row.created_at, row.seen_at, row.ends_at, row.origin, row.agent, row.id == call.holder.session_id
    )  # fmt: skip


def _out(tx: Transaction, call: Call) -> SessionOut:
    return session_out(tx, call.holder.session_id, call.session, call.holder.id)
