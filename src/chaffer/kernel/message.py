"""What can be said, in either direction, and what a channel reports of it. Small and closed.

Every text in here is already in the reader's language: channels translate shapes, never words.
"""

from datetime import datetime
from typing import Literal

import msgspec

from chaffer.kernel.money import Money


class Text(msgspec.Struct, frozen=True, tag="text"):
    """Words. `*bold*` and line breaks are the only markup, and every channel may drop the stars."""

    text: str


class Choice(msgspec.Struct, frozen=True):
    """One thing to tap. `id` comes back when it is tapped; on a channel without buttons its number or label does."""

    id: str
    label: str
    description: str = ""


class Choices(msgspec.Struct, frozen=True, tag="choices"):
    """Something said, with things to tap below it. `open_label` opens the list where a channel folds it away."""

    body: str
    choices: tuple[Choice, ...]
    open_label: str = ""
    footer: str = ""
    image_url: str = ""


class Media(msgspec.Struct, frozen=True, tag="media"):
    """A picture, film, sound or document.

    url is ours or an outsider's; provider_ref is the channel's own id of an inbound file (fetched later, if at all).
    """

    kind: Literal["image", "video", "audio", "document", "sticker"]
    url: str = ""
    file_id: str = ""
    provider_ref: str = ""
    mime: str = ""
    caption: str = ""
    alt: str = ""
    filename: str = ""
    sha256: str = ""
    voice: bool = False


class ProductCard(msgspec.Struct, frozen=True):
    """One product as the shopper sees it; `price` is written as locals write it; `sku` is the catalogue's id."""

    product_id: str
    sku: str
    title: str
    price: str
    subtitle: str = ""
    image_url: str = ""
    url: str = ""
    choices: tuple[Choice, ...] = ()


class ProductCards(msgspec.Struct, frozen=True, tag="product_cards"):
    """Products to look at. `more` stands below all of them ("show me more")."""

    body: str
    cards: tuple[ProductCard, ...]
    more: tuple[Choice, ...] = ()
    open_label: str = ""
    footer: str = ""


class CartLine(msgspec.Struct, frozen=True):
    """One line of a cart. unit_price: per one unit; on the way in it is the channel's word and never trusted."""

    sku: str
    quantity: int
    title: str = ""
    unit_price: Money | None = None
    price: str = ""


class CartCard(msgspec.Struct, frozen=True, tag="cart"):
    """A cart: outward the living cart, `total` as written; inward one put together in the channel's catalogue."""

    lines: tuple[CartLine, ...]
    body: str = ""
    total: str = ""
    catalog_id: str = ""
    choices: tuple[Choice, ...] = ()


class PixCode(msgspec.Struct, frozen=True):
    """What a bank's app in Brazil pays. code: the BR Code as it is copied; key: the receiver's."""

    code: str
    merchant_name: str
    key: str
    key_kind: Literal["CPF", "CNPJ", "EMAIL", "PHONE", "EVP"]


class PaymentRequest(msgspec.Struct, frozen=True, tag="payment_request"):
    """Please pay. `url` opens the hosted page; `reference` is the checkout or order it pays.

    lines and the sums between them and the amount are there for channels that show a bill of their own; tax is what
    comes on top. pix, boleto: other ways to pay the same, where the provider gave them; boleto: its line of digits.
    awaited: the provider was still asked for them when this was promised, so it may wait a moment before it leaves.
    """

    body: str
    label: str
    url: str
    amount: Money
    reference: str
    lines: tuple[CartLine, ...] = ()
    subtotal: Money | None = None
    discount: Money | None = None
    shipping: Money | None = None
    tax: Money | None = None
    pix: PixCode | None = None
    boleto: str = ""
    awaited: bool = False


class PaymentNotice(msgspec.Struct, frozen=True, tag="payment_notice"):
    """A channel's word that a payment happened inside it. A trigger to ask the provider, never the truth."""

    reference: str
    status: str
    amount: Money | None = None
    provider_ref: str = ""


class OrderStatus(msgspec.Struct, frozen=True, tag="order_status"):
    """Where an order stands that was paid for in the channel itself. reference: of the message that asked to pay."""

    body: str
    reference: str
    status: Literal["processing", "shipped", "completed", "canceled"]
    paid: bool = False


class Catalogue(msgspec.Struct, frozen=True, tag="catalogue"):
    """The whole catalogue, where the channel has it; elsewhere the choices. sku: of the article shown in front."""

    body: str
    choices: tuple[Choice, ...] = ()
    sku: str = ""
    open_label: str = ""


class OrderReceipt(msgspec.Struct, frozen=True, tag="order_receipt"):
    """Thank you: what was bought and paid."""

    body: str
    order_id: str
    number: str
    lines: tuple[CartLine, ...]
    total: str
    url: str = ""
    label: str = ""


class OrderCard(msgspec.Struct, frozen=True, tag="order"):
    """Where an order stands, with what can be done to it."""

    body: str
    order_id: str
    number: str
    status: str
    url: str = ""
    label: str = ""
    choices: tuple[Choice, ...] = ()


class Voucher(msgspec.Struct, frozen=True, tag="voucher"):
    body: str
    code: str
    expires: str = ""
    url: str = ""


class Field(msgspec.Struct, frozen=True):
    name: str
    label: str
    kind: Literal["text", "email", "phone", "number", "date", "choice"] = "text"
    required: bool = True
    choices: tuple[Choice, ...] = ()


class Form(msgspec.Struct, frozen=True, tag="form"):
    """Several questions at once, where a channel has a native form; asked one by one elsewhere.

    values: what is known already, by field. choices: what else can be tapped. country: of the shopper, ISO 3166.
    """

    body: str
    name: str
    label: str
    fields: tuple[Field, ...]
    answers: dict[str, str] = {}
    token: str = ""
    values: dict[str, str] = {}
    choices: tuple[Choice, ...] = ()
    country: str = ""


class Times(msgspec.Struct, frozen=True, tag="times"):
    body: str
    slots: tuple[Choice, ...]
    time_zone: str


class Link(msgspec.Struct, frozen=True, tag="link"):
    body: str
    url: str
    label: str
    image_url: str = ""


class Location(msgspec.Struct, frozen=True, tag="location"):
    """latitude, longitude: degrees, WGS 84."""

    latitude: float
    longitude: float
    name: str = ""
    address: str = ""


class AskLocation(msgspec.Struct, frozen=True, tag="ask_location"):
    body: str


class ContactCard(msgspec.Struct, frozen=True, tag="contact"):
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


class TemplateCard(msgspec.Struct, frozen=True):
    """One card of a template's carousel. Values as in Template."""

    header: Media
    body_values: tuple[str, ...] = ()
    button_values: dict[str, str] = {}


class Template(msgspec.Struct, frozen=True, tag="template"):
    """An approved message template, the only thing some channels take outside the reply window.

    body_values: in order of the placeholders, or by name when the template is named.
    button_values: by place from 0 and sub type, "1:quick_reply"; a bare place is an address.
    header: a picture, film or document above the words. cards: of a carousel. offer_ends_at: of a limited time offer.
    preview: the words as the shopper reads them, for the desk and for channels without templates.
    """

    name: str
    language: str
    category: Literal["marketing", "utility", "authentication"]
    body_values: tuple[str, ...] = ()
    named_values: dict[str, str] = {}
    header_image_url: str = ""
    header_values: tuple[str, ...] = ()
    button_values: dict[str, str] = {}
    preview: str = ""
    header: Media | None = None
    cards: tuple[TemplateCard, ...] = ()
    offer_ends_at: datetime | None = None


class Card(msgspec.Struct, frozen=True, tag="card"):
    """One item that a person quotes: a picture, a title, a price, something to tap."""

    title: str
    body: str = ""
    price: str = ""
    image_url: str = ""
    url: str = ""
    choices: tuple[Choice, ...] = ()


class Tapped(msgspec.Struct, frozen=True, tag="tapped"):
    """The shopper tapped a choice of ours."""

    id: str
    label: str


class Reaction(msgspec.Struct, frozen=True, tag="reaction"):
    """emoji: empty when the reaction was taken back."""

    to: str
    emoji: str


class Edit(msgspec.Struct, frozen=True, tag="edit"):
    of: str
    text: str


class Delete(msgspec.Struct, frozen=True, tag="delete"):
    of: str


class Call(msgspec.Struct, frozen=True, tag="call"):
    """The shopper called. missed: nobody took it; ended: it was taken elsewhere, seconds long."""

    state: Literal["ringing", "missed", "ended"]
    seconds: int = 0


class Unsupported(msgspec.Struct, frozen=True, tag="unsupported"):
    """Something a channel would not show us, or that we do not know yet. It is kept, shown and answered."""

    what: str
    detail: str = ""


Part = (
    Text | Choices | Media | ProductCards | CartCard | PaymentRequest | PaymentNotice | OrderStatus | Catalogue | OrderReceipt
    | OrderCard
    | Voucher | Form | Times | Link | Location | AskLocation | ContactCard | Template | Card | Tapped | Reaction
    | Edit | Delete | Call | Unsupported
)  # fmt: skip


class Instead(msgspec.Struct, frozen=True):
    """The template that says the same where nothing but templates may be sent.

    languages: in which to look for it, best first. values: by name of the placeholder, in the order of numbered ones.
    page: what a button with an address ends in, "" if there is nothing to open.
    """

    name: str
    languages: tuple[str, ...]
    values: dict[str, str] = {}
    page: str = ""


Purpose = Literal["reply", "service", "transactional", "marketing", "code"]


class Identity(msgspec.Struct, frozen=True):
    """One address under which a channel knows a person.

    kind:      "phone" (E.164 with +), "bsuid", "parent_bsuid", "username", "psid", "visitor", "group" (a room), …
    value:     as the platform writes it, and as it wants it back.
    canonical: as all spellings of the same address are written; empty means as `value`.
    """

    kind: str
    value: str
    canonical: str = ""

    @property
    def key(self) -> str:
        return self.canonical or self.value


class Slice(msgspec.Struct, frozen=True):
    """One event cut out of a webhook call, as small as it can be handled alone.

    external_id: the platform's id of this event, unique within the account; a repeat has the same one.
    account:     the platform's id of our end (a phone number id, a page id).
    kind:        "message" goes to the conversation's lane; "report" tells of a delivery; "notice" of the account.
    identities:  under which addresses the platform knows the sender, best first; empty for reports and notices.
    said_at:     the platform's time, aware UTC; None if it gave none that makes sense.
    body:        JSON, all that `parse` needs.
    silent:      nothing is said by it (a reaction), so nobody is shown that we read it and write.
    """

    external_id: str
    account: str
    kind: Literal["message", "report", "notice"]
    body: bytes
    identities: tuple[Identity, ...] = ()
    said_at: datetime | None = None
    silent: bool = False


class Inbound(msgspec.Struct, frozen=True):
    """One message of a shopper, in our words.

    reply_to:     the platform's id of the message this one quotes.
    about_sku:    the product it was sent from ("Message business" under a catalogue item).
    referral:     where the person came from (an ad, a link), as the platform told it.
    group:        the platform's id of the room, when several people share it.
    sender:       who of them said it; empty outside rooms, where the conversation knows.
    """

    external_id: str
    parts: tuple[Part, ...]
    said_at: datetime | None = None
    profile_name: str = ""
    locale: str = ""
    reply_to: str = ""
    about_sku: str = ""
    referral: dict[str, str] = {}
    group: str = ""
    forwarded: bool = False
    sender: tuple[Identity, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """What became of something we sent. States only ever move forward: sent, delivered, read; failed is final.

    provider_id: the platform's id of our message; reference: our own id, if the platform echoes it.
    fault:       what kind of failure it was, by the code of a SendFault.
    """

    provider_id: str
    state: Literal["sent", "delivered", "read", "failed"]
    at: datetime | None = None
    reference: str = ""
    error_code: str = ""
    error_text: str = ""
    fault: str = ""
    pricing: dict[str, str] = {}


class Said(msgspec.Struct, frozen=True):
    """A message that did not pass through us: said on the merchant's own phone, or long ago.

    by_shop: the merchant said it, not the shopper. state: of what the merchant said, as for messages of ours.
    """

    external_id: str
    parts: tuple[Part, ...]
    by_shop: bool
    at: datetime | None = None
    state: Literal["sent", "delivered", "read", "failed"] = "sent"
    reply_to: str = ""


class Notice(msgspec.Struct, frozen=True):
    """Something about our account, a template, or a person's wishes, told by the platform.

    said: what was said without us, in the conversation with whoever has these identities.
    """

    kind: str
    identities: tuple[Identity, ...] = ()
    values: dict[str, str] = {}
    said: tuple[Said, ...] = ()


class Outbound(msgspec.Struct, frozen=True):
    """One bubble for one person, ready to be translated by a channel.

    id:       ours; echoed back by channels that can carry a reference.
    to:       the addresses under which the channel knows the person, best first.
    reply_to: the platform's id of the message it answers, where quoting helps.
    """

    id: str
    to: tuple[Identity, ...]
    part: Part
    purpose: Purpose = "reply"
    reply_to: str = ""
    language: str = "en"


class SendReceipt(msgspec.Struct, frozen=True):
    """The platform took it. provider_id: its id of the message; held: taken, but kept back for review."""

    provider_id: str
    held: bool = False
