"""An independent reader and writer of the same protocol must agree with us. pywa is used in tests only.

Three questions: does it build the payloads that we render; can it talk to our stand-in; does it read the webhooks that
our fixtures and our stand-in contain as we read them?
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pywa
from pywa import handlers, types
from pywa.types.callback import ImageCarouselCard
from pywa.types.templates import BodyText, CopyCodeButton, HeaderImage, TemplateLanguage
from tests.sandbox.graph.stage import ANA, CHANNEL, HI, PHONE, staged

from chaffer.channels.whatsapp import WhatsApp
from chaffer.channels.whatsapp.render import render, render_attention
from chaffer.kernel.message import (
    AskLocation,
    Call,
    Catalogue,
    Choice,
    Choices,
    Edit,
    Form,
    Identity,
    Inbound,
    Link,
    Location,
    Media,
    Notice,
    Outbound,
    Part,
    ProductCard,
    ProductCards,
    Reaction,
    Report,
    Tapped,
    Template,
    Text,
)
from chaffer.sandbox.graph.validate import check_message

NUMBER = "16505551234"
FIXTURES = Path(__file__).parent / "whatsapp" / "fixtures"
PICTURE = "https://shop.example/1.jpg"
SHIRTS = tuple(
    ProductCard(
        f"p{at}",
        f"SKU-{at}",
        f"Shirt {at}",
        f"${at}0",
        "Linen",
        PICTURE,
        "",
        (Choice(f"view:{at}", "View"), Choice(f"add:{at}", "Add")),
    )
    for at in range(3)
)
LINKED = tuple(
    ProductCard(f"p{at}", f"SKU-{at}", f"Shirt {at}", f"${at}0", "Linen", PICTURE, f"https://shop.example/p/{at}")
    for at in range(2)
)
CATALOG = {"catalog_id": "1948", "native_catalog": "true"}


def cards(products: tuple[ProductCard, ...]) -> list[ImageCarouselCard]:
    return [
        ImageCarouselCard(
            image=each.image_url,
            body=f"*{each.title}*\n{each.price}\n{each.subtitle}",
            buttons=[types.Button(choice.label, choice.id) for choice in each.choices]
            or types.URLButton("See", each.url),
        )
        for each in products
    ]


BLANK = {"token": "msg_1.sign"}
SAME: dict[str, tuple[Part, dict[str, str], Callable[[pywa.WhatsApp], Any]]] = {
    "text": (Text("Hello"), {}, lambda wa: wa.send_message(NUMBER, "Hello")),
    "buttons": (
        Choices("Sure?", (Choice("yes", "Yes"), Choice("no", "No")), footer="Marlow & Fig"), {},
        lambda wa: wa.send_message(NUMBER, "Sure?", footer="Marlow & Fig", buttons=[types.Button("Yes", "yes"), types.Button("No", "no")]),
    ),
    "list": (
        Choices("Size?", tuple(Choice(f"s:{each}", each, "in stock") for each in ("S", "M", "L", "XL")), "Sizes"), {},
        lambda wa: wa.send_message(NUMBER, "Size?", buttons=types.SectionList("Sizes", [types.Section("Sizes", [types.SectionRow(each, f"s:{each}", "in stock") for each in ("S", "M", "L", "XL")])])),
    ),
    "link": (Link("Pay here", "https://pay.example/1", "Pay now"), {}, lambda wa: wa.send_message(NUMBER, "Pay here", buttons=types.URLButton("Pay now", "https://pay.example/1"))),
    "carousel with buttons": (ProductCards("Found", SHIRTS), {}, lambda wa: wa.send_carousel(NUMBER, body="Found", cards=cards(SHIRTS))),
    "carousel with links": (ProductCards("Found", LINKED, open_label="See"), {}, lambda wa: wa.send_carousel(NUMBER, body="Found", cards=cards(LINKED))),
    "one product": (ProductCards("This one", SHIRTS[:1]), CATALOG, lambda wa: wa.send_product(NUMBER, "1948", "SKU-0", "This one")),
    "several products": (
        ProductCards("Found", SHIRTS), CATALOG,
        lambda wa: wa.send_products(NUMBER, "1948", [types.ProductsSection("Found", ["SKU-0", "SKU-1", "SKU-2"])], "Found", "Found"),
    ),
    "location request": (AskLocation("Where to?"), {}, lambda wa: wa.request_location(NUMBER, "Where to?")),
    "location": (Location(1.5, 2.5, "Shop", "Main Street 1"), {}, lambda wa: wa.send_location(NUMBER, 1.5, 2.5, "Shop", "Main Street 1")),
    "reaction": (Reaction("wamid.X", "👍"), {}, lambda wa: wa.send_reaction(NUMBER, "👍", "wamid.X")),
    "image": (Media("image", url=PICTURE, caption="Look"), {}, lambda wa: wa.send_image(NUMBER, PICTURE, "Look")),
    "document": (Media("document", url="https://shop.example/i.pdf", caption="Invoice", filename="i.pdf"), {}, lambda wa: wa.send_document(NUMBER, "https://shop.example/i.pdf", "i.pdf", "Invoice")),
    "document by id": (Media("document", provider_ref="123456789012345", caption="Invoice", filename="i.pdf"), {}, lambda wa: wa.send_document(NUMBER, "123456789012345", "i.pdf", "Invoice")),
    "reaction taken back": (Reaction("wamid.X", ""), {}, lambda wa: wa.remove_reaction(NUMBER, "wamid.X")),
    "catalogue": (Catalogue("All we have", (), "MUG"), CATALOG, lambda wa: wa.send_catalog(NUMBER, "All we have", thumbnail_product_sku="MUG")),
    "flow": (
        Form("Where to?", "address", "Fill in", ()), {"flow_address": "77", **BLANK},
        lambda wa: wa.send_message(NUMBER, "Where to?", buttons=types.FlowButton("Fill in", "77", "msg_1.sign", types.flows.FlowActionType.DATA_EXCHANGE)),
    ),
    "template with a picture": (
        Template("shipped", "en_US", "utility", ("Ana",), header=Media("image", url=PICTURE)), {},
        lambda wa: wa.send_template(NUMBER, "shipped", TemplateLanguage.ENGLISH_US, [HeaderImage.params(image=PICTURE), BodyText.params("Ana")]),
    ),
    "template with a code": (
        Template("shipped", "en_US", "marketing", ("Ana",), button_values={"1:copy_code": "SPRING"}), {},
        lambda wa: wa.send_template(NUMBER, "shipped", TemplateLanguage.ENGLISH_US, [BodyText.params("Ana"), CopyCodeButton.params(index=1, coupon_code="SPRING")]),
    ),
    "template": (
        Template("shipped", "en_US", "utility", ("Ana", "MF-7")), {},
        lambda wa: wa.send_template(NUMBER, "shipped", TemplateLanguage.ENGLISH_US, [BodyText.params("Ana", "MF-7")]),
    ),
}  # fmt: skip


def built(build: Callable[[pywa.WhatsApp], Any]) -> dict[str, Any]:
    """What pywa would put on the wire."""
    sent: list[dict[str, Any]] = []

    def take(request: httpx.Request) -> httpx.Response:
        if request.method == "HEAD":
            return httpx.Response(200, headers={"content-type": "image/jpeg"})
        sent.append(json.loads(request.content))
        if "status" in sent[-1]:
            return httpx.Response(200, json={"success": True})
        return httpx.Response(
            200,
            json={
                "messaging_product": "whatsapp",
                "contacts": [{"input": NUMBER, "wa_id": NUMBER}],
                "messages": [{"id": "wamid.1"}],
            },
        )

    build(pywa.WhatsApp(PHONE, "token", session=httpx.Client(transport=httpx.MockTransport(take))))
    return sent[-1]


def alike(payload: dict[str, Any]) -> dict[str, Any]:
    """Without what the two may freely differ in: the +, our reference, and fields that say the default."""
    told = {key: value for key, value in payload.items() if key != "biz_opaque_callback_data"}
    told["to"] = told["to"].lstrip("+")
    plain = json.dumps(told).replace('"BODY"', '"body"').replace('"HEADER"', '"header"')
    return pruned(json.loads(plain.replace('"COPY_CODE"', '"copy_code"').replace('"index": 1', '"index": "1"')))


def pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: pruned(each) for key, each in value.items() if each not in (None, "", False)}
    return [pruned(each) for each in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("name", SAME)
def test_pywa_builds_what_we_render(name: str) -> None:
    part, account, build = SAME[name]

    ours = render(
        Outbound("msg_1", (Identity("phone", "+" + NUMBER),), WhatsApp().arrange([part])[0]),
        account,
        account.get("token", ""),
    )

    assert alike(ours) == alike(built(build))


@pytest.mark.parametrize("name", SAME)
def test_the_stand_in_takes_what_pywa_builds(name: str) -> None:
    check_message(built(SAME[name][2]))


def test_pywa_marks_read_and_types_as_we_do() -> None:
    assert built(lambda wa: wa.indicate_typing("wamid.X")) == render_attention("wamid.X")


def test_pywa_reaches_a_user_id_as_we_do() -> None:
    ours = render(Outbound("m", (Identity("bsuid", "US.777"),), Text("Hello")), {})

    assert built(lambda wa: wa.send_message("US.777", "Hello"))["recipient"] == ours["recipient"] == "US.777"


def test_pywa_talks_to_the_stand_in() -> None:
    async def play() -> None:
        async with staged() as stage:
            session = httpx.Client(base_url=f"{stage.base}/v25.0")
            wa = pywa.WhatsApp(PHONE, "sandbox-token", session=session)
            session.base_url = httpx.URL(f"{stage.base}/v25.0")
            sent = await asyncio.to_thread(wa.send_message, ANA, "hi", tracker="msg_9")
            assert sent.id.startswith("wamid.")
            with pytest.raises(pywa.errors.WhatsAppError) as caught:
                await asyncio.to_thread(wa.send_message, ANA, "x" * 5000)
            assert caught.value.code == 131009

    asyncio.run(play())


def recorded(name: str) -> bytes:
    """A fixture as Meta writes it since 2026: every contact has a user id, and statuses name their contact too."""
    payload = json.loads((FIXTURES / f"{name}.json").read_text())["payload"]
    value = payload["entry"][0]["changes"][0]["value"]
    for contact in value.setdefault("contacts", [{"profile": {"name": "Ana"}, "wa_id": NUMBER}]):
        contact.setdefault("user_id", "US.777")
    return json.dumps(payload).encode()


def heard_by_pywa(body: bytes) -> list[Any]:
    told: list[Any] = []
    wa = pywa.WhatsApp(PHONE, "token", server=None, verify_token="v", filter_updates=False, validate_updates=False)

    def keep(_wa: pywa.WhatsApp, update: Any) -> None:
        told.append(update)

    kinds = (
        handlers.MessageHandler, handlers.CallbackButtonHandler, handlers.CallbackSelectionHandler,
        handlers.MessageStatusHandler, handlers.UserMarketingPreferencesHandler, handlers.PhoneNumberChangeHandler,
        handlers.FlowCompletionHandler, handlers.EditedMessageHandler, handlers.DeletedMessageHandler,
        handlers.CallConnectHandler, handlers.CallTerminateHandler, handlers.OutgoingMessageHandler,
        handlers.OutgoingEditedMessageHandler,
    )  # fmt: skip
    wa.add_handlers(*(kind(keep) for kind in kinds))
    wa.webhook_update_handler(body)
    return told


READ_BY_BOTH = (
    "text", "text_in_korean", "text_that_quotes", "text_from_a_product", "text_forwarded", "text_from_an_ad",
    "image_with_caption", "video", "voice_note", "document", "sticker", "location", "contacts", "button_reply",
    "list_reply", "template_button", "order", "reaction", "bsuid_beside_the_number", "bsuid_number_omitted",
    "flow_reply", "edit", "revoke", "unsupported",
)  # fmt: skip


@pytest.mark.parametrize("name", READ_BY_BOTH)
def test_pywa_reads_our_recorded_webhooks_as_we_do(name: str) -> None:
    body = recorded(name)
    piece = CHANNEL.split(body)[0]
    ours = CHANNEL.parse(piece)[0]

    theirs = heard_by_pywa(body)[0]

    assert isinstance(ours, Inbound)
    assert theirs.id == ours.external_id
    assert theirs.timestamp == ours.said_at
    assert theirs.from_user.name == ours.profile_name
    known = {each.kind: each.value for each in piece.identities}
    assert (theirs.from_user.wa_id or "") == known.get("phone", "").lstrip("+")
    assert (theirs.from_user.bsuid or "") == known.get("bsuid", "")
    match ours.parts[0]:
        case Text(text) if not isinstance(theirs, types.EditedMessage):
            assert theirs.text == text
        case Tapped(chosen):
            assert theirs.data == chosen
        case Media(kind=kind, provider_ref=media_id, caption=caption):
            assert theirs.media.id == media_id
            assert (theirs.caption or "") == caption
            assert theirs.type.value == kind
        case Location(latitude=latitude):
            assert theirs.location.latitude == latitude
        case Reaction(emoji=emoji):
            assert theirs.reaction.emoji == emoji


@pytest.mark.parametrize("name", ["status_sent", "status_delivered", "status_read", "status_failed"])
def test_pywa_reads_our_recorded_statuses_as_we_do(name: str) -> None:
    body = recorded(name)
    ours = CHANNEL.parse(CHANNEL.split(body)[0])[0]

    theirs = heard_by_pywa(body)[0]

    assert isinstance(ours, Report)
    assert (theirs.id, theirs.status.value, theirs.tracker or "") == (ours.provider_id, ours.state, ours.reference)
    assert str(theirs.error.code if theirs.error else "") == ours.error_code


@pytest.mark.parametrize("name", ["call", "call_missed", "call_taken"])
def test_pywa_reads_our_recorded_calls_as_we_do(name: str) -> None:
    body = recorded(name)
    piece = CHANNEL.split(body)[0]
    ours = CHANNEL.parse(piece)[0]

    theirs = heard_by_pywa(body)[0]

    assert isinstance(ours, Inbound)
    (part,) = ours.parts
    assert isinstance(part, Call)
    assert (theirs.timestamp, theirs.from_user.name) == (ours.said_at, ours.profile_name)
    assert f"{theirs.id}:{theirs.event.value}" == ours.external_id
    assert (theirs.event.value == "connect") == (part.state == "ringing")
    assert (getattr(theirs, "duration", None) or 0) == part.seconds


@pytest.mark.parametrize("name", ["echo_from_the_phone_app", "echo_corrected"])
def test_pywa_reads_what_the_phone_said_as_we_do(name: str) -> None:
    body = recorded(name)
    ours = CHANNEL.parse(CHANNEL.split(body)[0])[0]

    theirs = heard_by_pywa(body)[0]

    assert isinstance(ours, Notice)
    (said,) = ours.said
    assert (theirs.id, theirs.timestamp) == (said.external_id, said.at)
    match said.parts[0]:
        case Text(text):
            assert theirs.text == text
        case Edit(of=of, text=text):
            assert (theirs.original_message_id, theirs.message.text) == (of, text)


def test_pywa_knows_the_group_that_a_message_was_said_in() -> None:
    body = recorded("text_in_a_group")
    ours = CHANNEL.parse(CHANNEL.split(body)[0])[0]

    theirs = heard_by_pywa(body)[0]

    assert isinstance(ours, Inbound)
    assert (theirs.chat.id, theirs.text) == (ours.group, ours.parts[0].text)  # type: ignore[union-attr]
    assert f"+{theirs.from_user.wa_id}" == ours.sender[0].value


def test_pywa_writes_to_a_group_as_we_do() -> None:
    group = "Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD"

    ours = render(Outbound("m", (Identity("group", group),), Text("Hello")), {})
    theirs = built(lambda wa: wa.send_message(group, "Hello"))

    assert [ours[key] for key in ("to", "recipient_type")] == [theirs[key] for key in ("to", "recipient_type")]


def test_pywa_reads_everything_the_stand_in_posts() -> None:
    async def play() -> list[bytes]:
        async with staged(spoken=False) as stage:
            stage.graph.shopper(ANA, username="ana", user_id="US.777")
            stage.graph.shopper_says(PHONE, ANA, HI)
            await stage.until(lambda: stage.merchant.calls)
            receipt = await stage.send(Choices("Sure?", (Choice("yes", "Yes"),)))
            stage.graph.shopper_taps(PHONE, ANA, receipt.provider_id, "yes")
            stage.graph.shopper_stops_marketing(PHONE, ANA)
            await stage.until(lambda: len(stage.merchant.calls) == 6)
            return [body for _, body in stage.merchant.calls]

    kinds = sorted(type(told).__name__ for body in asyncio.run(play()) for told in heard_by_pywa(body))

    assert kinds == [
        "CallbackButton",
        "Message",
        "MessageStatus",
        "MessageStatus",
        "MessageStatus",
        "UserMarketingPreferences",
    ]
