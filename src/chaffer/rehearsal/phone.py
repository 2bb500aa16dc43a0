"""What a shopper sees of the messages that reached the phone: words, things to tap, products, a page to pay on."""

import re
from dataclasses import dataclass, field
from typing import Any

from chaffer.rehearsal.seen import Differs, Seen, plain

Json = dict[str, Any]
_SPELLED_OUT = re.compile(r"^[•▸] (.+)$", re.MULTILINE)
_TITLED = re.compile(r"^\*(.+)\*$", re.MULTILINE)
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Tappable:
    """label: in full. card: the product it stands on, if it stands on one. choice_id: empty if it can only be typed."""

    label: str
    message_id: str = ""
    choice_id: str = ""
    card: str = ""


@dataclass(slots=True)
class Bubble:
    """One message, as it is shown."""

    text: str = ""
    taps: list[Tappable] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    url: str = ""
    bill: str = ""


def bubble(message_id: str, payload: Json) -> Bubble:
    """Raises Differs for what a bot should not send here."""
    kind = payload["type"]
    if kind == "text":
        return Bubble(payload["text"]["body"])
    if kind in ("image", "video", "document", "audio", "sticker"):
        opens = payload[kind].get("link", "") if kind == "document" else ""
        return Bubble(payload[kind].get("caption", ""), url=opens)
    if kind != "interactive":
        raise Differs(f"the bot sent something a phone does not show here: {payload}")
    shown = payload["interactive"]
    text = shown.get("body", {}).get("text", "")
    action = shown["action"]
    match shown["type"]:
        case "button":
            return _buttons(message_id, text, action)
        case "list":
            return Bubble(text, [_row(message_id, text, row) for part in action["sections"] for row in part["rows"]])
        case "flow" | "address_message" | "location_request_message":
            return _lone(text)
        case "product" | "product_list":
            return _lone(text)
        case "order_details":
            ways = {each["type"]: each[each["type"]] for each in action["parameters"]["payment_settings"]}
            pix = ways.get("pix_dynamic_code", {}).get("code", "")
            shown = f"{text}\n[Pix {pix}]" if pix else text
            return Bubble(shown, url=ways.get("payment_link", {}).get("uri", ""), bill=message_id)
        case "order_status":
            return Bubble(f"{text}\n[{action['parameters']['order']['status']}]")
        case "catalog_message":
            return Bubble(f"{text}\n[catalogue]")
        case "cta_url":
            return Bubble(text, url=action["parameters"]["url"])
        case "carousel":
            return _carousel(message_id, text, action)
    raise Differs(f"the bot sent something a phone does not show here: {payload}")


def see(bubbles: list[Bubble]) -> Seen:
    """All of it at one look; the sum to pay is on the page, not here."""
    text = "\n\n".join(each.text for each in bubbles if each.text)
    return Seen(
        text=plain(text),
        taps=[tap.label for each in bubbles for tap in each.taps if not tap.card],
        cards=[card for each in bubbles for card in each.cards],
        bubbles=len(bubbles),
    )


def _buttons(message_id: str, text: str, action: Json) -> Bubble:
    """A single product is a picture with buttons, one of which opens the product."""
    replies = [each["reply"] for each in action["buttons"]]
    opens = {reply["id"] for reply in replies if reply["id"].startswith("see:")}
    title = found[1] if opens and (found := _TITLED.search(text)) else ""
    taps = [
        Tappable(_whole(reply["title"], text), message_id, reply["id"], title if reply["id"] in opens else "")
        for reply in replies
    ]
    return Bubble(text, taps, [title] if title else [])


def _row(message_id: str, text: str, row: Json) -> Tappable:
    below = row.get("description", "")
    told = below if row["title"].endswith(_CUT) and below.startswith(row["title"][:-1]) else row["title"]
    return Tappable(_whole(told.split(" · ")[0], text), message_id, row["id"])


def _carousel(message_id: str, text: str, action: Json) -> Bubble:
    """What stands below all cards cannot be a button there: it is written, and typed to choose it."""
    taps = [Tappable(label) for label in re.findall(r"^▸ (.+)$", text, re.MULTILINE)]
    cards = []
    for card in action["cards"]:
        title = _TITLED.search(card["body"]["text"])
        if title is None:
            raise Differs(f"a card without a title: {card}")
        cards.append(title[1])
        taps += [
            Tappable(each["quick_reply"]["title"], message_id, each["quick_reply"]["id"], title[1])
            for each in card["action"].get("buttons", ())
        ]
    return Bubble(re.sub(r"\n*^▸ .+$", "", text, flags=re.MULTILINE), taps, cards)


def _lone(text: str) -> Bubble:
    """One button of its own; what else can be done is written below, and typed."""
    taps = [Tappable(label) for label in re.findall(r"^▸ (.+)$", text, re.MULTILINE)]
    return Bubble(re.sub(r"\n*^▸ .+$", "", text, flags=re.MULTILINE), taps)


def _whole(label: str, text: str) -> str:
    """A label that was cut is written out in the text."""
    if not label.endswith(_CUT):
        return label
    return next((line for line in _SPELLED_OUT.findall(text) if line.startswith(label[:-1])), label)
