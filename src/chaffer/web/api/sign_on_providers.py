"""Other houses whose accounts let people in: connected, tried and taken away by an owner, for what they say opens any door."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.accounts.staff.sign_on import add_provider, providers_of_shop, remove_provider, secret_of
from chaffer.integrations.sign_on.errors import NotBelieved
from chaffer.integrations.sign_on.provider import discover
from chaffer.kernel.errors import Invalid
from chaffer.runtime.guard import AddressBlocked, checked_url
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing
from chaffer.web.signing_in.sign_on import asking_of

PROVIDERS_AT_MOST = 20
Issuer = Annotated[str, msgspec.Meta(min_length=1, max_length=500, examples=["https://shop.example/accounts"])]


class ProviderOut(msgspec.Struct, frozen=True):
    """secret: whether there is one; it is never told."""

    id: str
    name: str
    issuer: str
    client_id: str
    secret: bool
    created_at: datetime


class Providers(msgspec.Struct, frozen=True):
    """back: the address that a provider has to send people back to."""

    items: tuple[ProviderOut, ...]
    back: str


class NewProvider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """issuer: exactly as the provider writes itself. client_secret: empty for a public client."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    issuer: Issuer
    client_id: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    client_secret: Annotated[str, msgspec.Meta(max_length=1000)] = ""

    def __repr__(self) -> str:
        return "NewProvider()"


class IssuerAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issuer: Issuer


class IssuerTold(msgspec.Struct, frozen=True):
    """ok: it was reached and describes itself. why: what does not hold, where it does not. sign_in: where people will go."""

    ok: bool
    why: str
    sign_in: str


async def list_(call: Call, _: Nothing) -> Providers:
    back = f"{call.backstage.settings.address}/sign-on/back"
    return await call.read(lambda tx: Providers(tuple(_out(row, call) for row in providers_of_shop(tx)), back))


async def add(call: Call, asked: NewProvider) -> ProviderOut:
    """Raises Invalid for an address that cannot be one, and past twenty."""
    _check(asked.issuer)

    def work(tx: Transaction) -> ProviderOut:
        if len(providers_of_shop(tx)) >= PROVIDERS_AT_MOST:
            raise Invalid(f"a shop has at most {PROVIDERS_AT_MOST} of them", field="issuer")
        made = add_provider(
            tx, asked.name.strip(), asked.issuer, asked.client_id, asked.client_secret, call.backstage.secrets,
            call.actor,
        )  # fmt: skip
        return next(_out(row, call) for row in providers_of_shop(tx) if row.id == made)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_provider(tx, call.path["id"], call.actor))


async def look(call: Call, asked: IssuerAsked) -> IssuerTold:
    """Ask the provider for what it says of itself; nothing is kept. Raises Invalid."""
    _check(asked.issuer)
    asking = call.backstage.asking or asking_of(call.backstage.settings)
    try:
        places = await discover(asking, asked.issuer)
    except NotBelieved as no:
        return IssuerTold(False, no.why, "")
    return IssuerTold(True, "", places.authorization)


def _check(issuer: str) -> None:
    try:
        checked_url(issuer)
    except AddressBlocked as wrong:
        raise Invalid(f"the issuer is {wrong}", field="issuer") from wrong


def _out(row: Any, call: Call) -> ProviderOut:
    return ProviderOut(
        row.id, row.name, row.issuer, row.client_id, bool(secret_of(call.backstage.secrets, row)), row.created_at
    )  # fmt: skip
