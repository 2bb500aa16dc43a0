"""Setting right what is known of shoppers, and recording what they agreed to."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.time_zone import check_time_zone
from chaffer.people.addresses import addresses_of, remove_address
from chaffer.people.consent import Consent, keep
from chaffer.people.listing import consents_of, get_contact, identities_of
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.people.operations.opt_in import OptIn, opt_in
from chaffer.people.operations.opt_out import OptOut, opt_out
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.runtime.files import erase_files_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.contacts import ConsentOut, ContactOut, contact_out
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Short = Annotated[str, msgspec.Meta(max_length=200)]
Line = Annotated[str, msgspec.Meta(max_length=200)]
Channel = Annotated[str, msgspec.Meta(pattern="^[a-z_]{2,30}$", examples=["whatsapp"])]


class ContactChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. custom: your own values, merged into those there are; null takes one away."""

    name: Short | None = None
    email: Annotated[str, msgspec.Meta(max_length=254, pattern=r"^($|[^@\s]+@[^@\s]+\.[^@\s]+$)")] | None = None
    language: Annotated[str, msgspec.Meta(pattern="^($|[a-z]{2,3}$)")] | None = None
    country: Annotated[str, msgspec.Meta(pattern="^($|[A-Z]{2}$)")] | None = None
    time_zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    custom: (
        Annotated[
            dict[
                Annotated[str, msgspec.Meta(max_length=60)],
                Annotated[str, msgspec.Meta(max_length=500)] | int | bool | None,
            ],
            msgspec.Meta(max_length=50),
        ]
        | None
    ) = None


class NewConsent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a person agreed to or withdrew elsewhere. wording: what they were shown or said. proof: where that can be
    looked up: a form's id, a page, an address.

    purpose: `marketing` are adverts on the channel; `tracking` is keeping what they look at on your site (`/events`),
    for which the channel is `web`. scope, of withdrawn marketing: `channel` ends everything but answers.
    """

    channel: Channel
    state: Literal["confirmed", "withdrawn"]
    wording: Annotated[str, msgspec.Meta(min_length=1, max_length=2000, examples=["Yes, send me offers on WhatsApp"])]
    proof: Annotated[
        dict[Annotated[str, msgspec.Meta(max_length=40)], Line],
        msgspec.Meta(min_length=1, max_length=10, examples=[{"page": "https://shop.example/checkout", "form": "f_17"}]),
    ]
    purpose: Literal["marketing", "tracking"] = "marketing"
    method: Literal["form", "import", "staff", "button"] = "form"
    locale: Annotated[str, msgspec.Meta(max_length=12)] = ""
    scope: Literal["channel", "marketing"] = "marketing"


class AddressIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """country: ISO 3166 alpha-2."""

    name: Line
    lines: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=6)]
    city: Line
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
    region: Line = ""
    postcode: Annotated[str, msgspec.Meta(max_length=20)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""


class AddressOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    lines: tuple[str, ...]
    city: str
    region: str
    postcode: str
    country: str
    phone: str
    used_at: datetime | None


class Addresses(msgspec.Struct, frozen=True):
    items: tuple[AddressOut, ...]


class Forgotten(msgspec.Struct, frozen=True):
    """count: files whose bytes go too."""

    count: int


async def change(call: Call, asked: ContactChange) -> ContactOut:
    if asked.time_zone:
        check_time_zone(asked.time_zone)
    command = ChangeContact(call.path["id"], **msgspec.structs.asdict(asked))

    def work(tx: Transaction) -> ContactOut:
        change_contact(tx, command)
        fields = sorted(name for name, each in msgspec.structs.asdict(asked).items() if each is not None)
        audit.record(tx, call.actor, "contact.change", target_kind="contact", target_id=call.path["id"], after=fields)
        row = get_contact(tx, call.path["id"])
        return contact_out(row, identities_of(tx, [row.id])[row.id])

    return await call.write(work)


async def consent(call: Call, asked: NewConsent) -> ConsentOut:
    told: dict[str, Any] = {
        "contact_id": call.path["id"], "channel": asked.channel, "method": asked.method, "wording": asked.wording,
        "locale": asked.locale, "proof": dict(asked.proof), "actor_kind": call.actor.kind, "actor_id": call.actor.id,
    }  # fmt: skip

    def work(tx: Transaction) -> ConsentOut:
        get_contact(tx, call.path["id"])
        if asked.purpose == "tracking":
            keep(tx, Consent(**told, purpose="tracking", state=asked.state), "")
            tx.changed("contact", call.path["id"])
        elif asked.state == "confirmed":
            opt_in(tx, OptIn(**told))
        else:
            opt_out(tx, OptOut(**told, scope=asked.scope))
        audit.record(
            tx, call.actor, f"consent.{asked.state}", target_kind="contact", target_id=call.path["id"],
            after={"channel": asked.channel},
        )  # fmt: skip
        return ConsentOut(*consents_of(tx, call.path["id"])[-1])

    return await call.write(work)


async def addresses(call: Call, _: Nothing) -> Addresses:
    return await call.read(lambda tx: _addresses(tx, call.path["id"]))


async def add_address(call: Call, asked: AddressIn) -> Addresses:
    def work(tx: Transaction) -> Addresses:
        get_contact(tx, call.path["id"])
        save_address(tx, SaveAddress(call.path["id"], msgspec.to_builtins(asked)))
        return _addresses(tx, call.path["id"])

    return await call.write(work)


async def forget_address(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_address(tx, call.path["id"], call.path["address_id"]))


async def forget_files(call: Call, _: Nothing) -> Forgotten:
    def work(tx: Transaction) -> Forgotten:
        get_contact(tx, call.path["id"])
        count = erase_files_of(tx, call.path["id"])
        audit.record(tx, call.actor, "contact.forget_files", target_kind="contact", target_id=call.path["id"])
        return Forgotten(count)

    return await call.write(work)


def _addresses(tx: Transaction, contact_id: str) -> Addresses:
    get_contact(tx, contact_id)
    rows = addresses_of(tx, contact_id)
    return Addresses(
        tuple(AddressOut(row.id, row.name, tuple(row.lines), row.city, row.region, row.postcode, row.country, row.phone,
                         row.used_at) for row in rows)
    )  # fmt: skip
