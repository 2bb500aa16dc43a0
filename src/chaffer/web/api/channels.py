"""The shop's ends of messengers: connecting them, how they do, changing and ending them."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts.channels import accounts_of_shop, open_account
from chaffer.accounts.health import Health, health_of_accounts
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.accounts.operations.change_channel_account import ChangeChannelAccount, change_channel_account
from chaffer.accounts.operations.note_health import Told, note_told
from chaffer.channels.account_of import account_of
from chaffer.channels.contract import Account
from chaffer.channels.whatsapp.ask_number import NumberTold, ask_number
from chaffer.desk.operations.try_channel import TryChannel, try_channel
from chaffer.kernel.errors import Invalid, NotFound, SendFault
from chaffer.runtime.secrets import new_token
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.graph_address import check_graph_address
from chaffer.web.call import Call
from chaffer.web.chat.sites import as_origin, origins_of
from chaffer.web.errors import PlatformSaidNo
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(max_length=100)]
Digits = Annotated[str, msgspec.Meta(pattern="^([0-9]{4,30})?$")]
Secret = Annotated[str, msgspec.Meta(max_length=1000, pattern=r"^\S*$")]
Origins = Annotated[
    tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=200)], ...],
    msgspec.Meta(max_length=50),
]
SETTINGS = ("business_account_id", "app_id", "catalog_id", "country", "per_second", "phone_number", "attend",
            "api_base_url")  # fmt: skip


class HealthOut(msgspec.Struct, frozen=True):
    """shaken_at: the platform asked for the verify token. heard_at: a webhook came that the app secret signed; refused_at:
    one came that it did not sign. Both to some twenty seconds.

    asked_at: when the platform was asked how the account does. quality: green, yellow, red, unknown. limit: how many people
    it may write to first in a day, throughput: its class of speed, standing: connected, flagged, restricted, banned;
    name, number: as shoppers see them; all as the platform told them. refusal: why it would not say.
    """

    shaken_at: datetime | None
    heard_at: datetime | None
    refused_at: datetime | None
    asked_at: datetime | None
    quality: str
    limit: str
    throughput: str
    standing: str
    name: str
    number: str
    refusal: str


class ChannelOut(msgspec.Struct, frozen=True):
    """An account of a channel, without its secrets. state: active, paused, broken. trouble: what the platform says.

    settings: its plain values. origins: of a web chat, the sites that may show it.
    """

    id: str
    kind: str
    external_id: str
    name: str
    state: str
    trouble: str
    created_at: datetime
    settings: dict[str, str]
    origins: tuple[str, ...]
    health: HealthOut


class Channels(msgspec.Struct, frozen=True):
    items: tuple[ChannelOut, ...]


class NewWhatsApp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """phone_number_id: as the app's WhatsApp page shows it; not the number. app_secret signs what comes, access_token lets
    us send. verify_token: a word of your choice; without one it is made here. Both ids but the first may come later.
    """

    phone_number_id: Annotated[str, msgspec.Meta(pattern="^[0-9]{4,30}$")]
    app_secret: Annotated[str, msgspec.Meta(min_length=8, max_length=200, pattern=r"^\S+$")]
    access_token: Annotated[str, msgspec.Meta(min_length=8, max_length=1000, pattern=r"^\S+$")]
    verify_token: Annotated[str, msgspec.Meta(max_length=200, pattern=r"^\S*$")] = ""
    business_account_id: Digits = ""
    app_id: Digits = ""
    catalog_id: Digits = ""
    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")] = ""
    api_base_url: Annotated[str, msgspec.Meta(max_length=300)] = ""
    name: Name = ""


class NewWebChat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """origins: the sites that may show the chat, as browsers write them."""

    origins: Origins
    name: Name = ""


class WebChatMade(msgspec.Struct, frozen=True):
    """identity_key: signs who is logged in on your site; shown only now."""

    channel: ChannelOut
    site_key: str
    identity_key: str


class ChannelChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays; an empty text takes a setting away. New secrets mend an account that was broken.

    state: of a paused one nothing is sent until it is active; what comes in is kept. attend: off, if shoppers shall not see
    that a message was read before a person looked. per_second: messages, where it is not the platform's usual number.
    """

    name: Name | None = None
    state: Literal["active", "paused"] | None = None
    access_token: Secret | None = None
    app_secret: Secret | None = None
    verify_token: Secret | None = None
    business_account_id: Digits | None = None
    app_id: Digits | None = None
    catalog_id: Digits | None = None
    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")] | None = None
    per_second: Annotated[str, msgspec.Meta(pattern="^([1-9][0-9]{0,3})?$")] | None = None
    phone_number: Annotated[str, msgspec.Meta(pattern=r"^(\+?[0-9]{5,20})?$")] | None = None
    attend: Literal["", "on", "off"] | None = None
    origins: Origins | None = None


class WebhookOut(msgspec.Struct, frozen=True):
    """What is typed into the platform's form."""

    address: str
    verify_token: str


class Trying(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """to: your own phone's number with its country code. text: what it is sent."""

    to: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9]{6,20}$", examples=["+4915112345678"])]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Tried(msgspec.Struct, frozen=True):
    """message_id: of what leaves now."""

    message_id: str


async def list_(call: Call, _: Nothing) -> Channels:
    return await call.read(lambda tx: Channels(tuple(_outs(tx))))


async def get(call: Call, _: Nothing) -> ChannelOut:
    return await call.read(lambda tx: the_channel(tx, call.path["id"]))


async def add_whatsapp(call: Call, asked: NewWhatsApp) -> ChannelOut:
    """The token has to open the number first: so nobody takes a number that is not theirs.

    Raises Invalid, AccountTaken, PlatformSaidNo.
    """
    check_graph_address(asked.api_base_url, call.backstage.settings)
    settings = {name: value for name in SETTINGS if (value := getattr(asked, name, ""))}
    given = {"app_secret": asked.app_secret, "access_token": asked.access_token,
             "verify_token": asked.verify_token or new_token("")}  # fmt: skip
    told = await _asked_of(call, Account("", call.shop_id, "whatsapp", asked.phone_number_id, settings, given))
    command = AddChannelAccount("whatsapp", asked.phone_number_id, settings, given, asked.name or told.name)

    def work(tx: Transaction) -> ChannelOut:
        made = add_channel_account(tx, command, call.backstage.secrets, call.actor)
        note_told(tx, made, Told(*msgspec.structs.astuple(told)))
        return the_channel(tx, made)

    return await call.write(work)


async def add_web(call: Call, asked: NewWebChat) -> WebChatMade:
    """Raises Invalid."""
    command = AddWebChat(_origins(asked.origins), name=asked.name)

    def work(tx: Transaction) -> WebChatMade:
        made = add_web_chat(tx, command, call.backstage.secrets, call.actor)
        found = next(each for each in _outs(tx) if each.external_id == made.site_key)
        return WebChatMade(found, made.site_key, made.identity_key)

    return await call.write(work)


async def new_identity_key(call: Call, _: Nothing) -> WebChatMade:
    """The old one ends. Raises NotFound, Invalid for another channel's account."""
    account = await _account(call)
    if account.kind != "web":
        raise Invalid("only a web chat has an identity key")

    def work(tx: Transaction) -> WebChatMade:
        before = the_channel(tx, account.id)
        command = AddWebChat(before.origins, account.external_id, new_identity_key=True, name=before.name)
        made = add_web_chat(tx, command, call.backstage.secrets, call.actor)
        return WebChatMade(the_channel(tx, account.id), made.site_key, made.identity_key)

    return await call.write(work)


async def change(call: Call, asked: ChannelChange) -> ChannelOut:
    """Raises NotFound, Invalid; PlatformSaidNo for a token that does not open the number."""
    account = await _account(call)
    settings = {name: value for name in SETTINGS if (value := getattr(asked, name, None)) is not None}
    names = ("access_token", "app_secret", "verify_token")
    given = {name: value for name in names if (value := getattr(asked, name)) is not None}
    if account.kind != "whatsapp" and (given or settings):
        raise Invalid("this is no WhatsApp number: it has no such values")
    if not all(given.values()):
        raise Invalid("a secret is replaced by another, not taken away")
    if asked.origins is not None:
        if account.kind != "web":
            raise Invalid("only a web chat has origins", field="origins")
        settings = {"origins": ",".join(_origins(asked.origins))}
    told = None
    if "access_token" in given:
        fresh = msgspec.structs.replace(account, secrets={**account.secrets, **given})
        told = await _asked_of(call, fresh)

    def work(tx: Transaction) -> ChannelOut:
        command = ChangeChannelAccount(account.id, settings, given, asked.name, asked.state)
        change_channel_account(tx, command, call.backstage.secrets, call.actor)
        if told is not None:
            note_told(tx, account.id, Told(*msgspec.structs.astuple(told)))
        return the_channel(tx, account.id)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    """Raises NotFound."""
    command = ChangeChannelAccount(call.path["id"], state="removed")
    await call.write(lambda tx: change_channel_account(tx, command, call.backstage.secrets, call.actor))


async def try_out(call: Call, asked: Trying) -> Tried:
    """Raises NotFound, Invalid; Conflict if that phone has not written within a day."""
    account = await whatsapp_account(call)
    command = TryChannel(account.id, account.kind, asked.to, asked.text)
    return await call.write(lambda tx: Tried(try_channel(tx, command, call.actor)))


async def webhook(call: Call, _: Nothing) -> WebhookOut:
    account = await _account(call)
    return WebhookOut(f"{call.backstage.settings.address}/in/{account.kind}", account.secrets.get("verify_token", ""))


async def look(call: Call, _: Nothing) -> ChannelOut:
    """Ask the platform how the account does. What it will not say is noted too. Raises NotFound."""
    account = await _account(call)
    told, refusal = NumberTold(), ""
    if account.kind == "whatsapp":
        try:
            told = await ask_number(call.backstage.http, account)
        except SendFault as fault:
            refusal = str(fault)[:300]

    def work(tx: Transaction) -> ChannelOut:
        note_told(tx, account.id, Told(*msgspec.structs.astuple(told)), refusal)
        return the_channel(tx, account.id)

    return await call.write(work)


def the_channel(tx: Transaction, account_id: str) -> ChannelOut:
    """Raises NotFound."""
    found = next((each for each in _outs(tx) if each.id == account_id), None)
    if found is None:
        raise NotFound("this shop has no such channel")
    return found


async def whatsapp_account(call: Call) -> Account:
    """The account in the path. Raises NotFound, and Invalid for another channel's."""
    account = await _account(call)
    if account.kind != "whatsapp":
        raise Invalid("this is no WhatsApp number")
    return account


async def _account(call: Call) -> Account:
    def work(tx: Transaction) -> Account:
        row = next((each for each in accounts_of_shop(tx) if each.id == call.path["id"]), None)
        if row is None:
            raise NotFound("this shop has no such channel")
        return account_of(open_account(call.backstage.secrets, row))

    return await call.read(work)


async def _asked_of(call: Call, account: Account) -> NumberTold:
    """Raises PlatformSaidNo with the platform's words."""
    try:
        return await ask_number(call.backstage.http, account)
    except SendFault as fault:
        raise PlatformSaidNo(f"WhatsApp said: {fault}", field="access_token") from fault


def _origins(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Raises Invalid."""
    try:
        return tuple(dict.fromkeys(as_origin(each) for each in asked))
    except ValueError as wrong:
        raise Invalid(str(wrong), field="origins") from None


def _outs(tx: Transaction) -> list[ChannelOut]:
    known = health_of_accounts(tx)
    return [_out(row, known.get(row.id, Health())) for row in accounts_of_shop(tx)]


def _out(row: Any, health: Health) -> ChannelOut:
    shown = {name: str(value) for name, value in row.settings.items() if name in SETTINGS}
    told = health.told
    return ChannelOut(
        row.id, row.kind, row.external_id, row.name, row.state, row.trouble, row.created_at, shown,
        origins_of(row.settings),
        HealthOut(
            health.shaken_at, health.heard_at, health.refused_at, health.asked_at, told.quality, told.limit,
            told.throughput, told.state, told.name, told.number, health.refusal,
        ),
    )  # fmt: skip
