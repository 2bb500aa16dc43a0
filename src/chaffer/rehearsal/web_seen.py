"""What a visitor sees of the messages on their page: words, things to tap, products, a page to pay on."""

from typing import Any

from chaffer.conversations.living_news import STEP
from chaffer.rehearsal.phone import Bubble, Tappable

Json = dict[str, Any]


def shown(message: Json) -> Bubble:
    """One message as a page draws it."""
    bubble = Bubble()
    for part in message["parts"]:
        # The earlier steps of a parcel stand below the newest; they were read when they were new.
        words = [part.get("text", "").partition(f"\n\n{STEP}")[0]]
        words += [_line(line) for line in part.get("lines", ())]
        words += [part[name] for name in ("total", "number", "status", "code") if part.get(name)]
        words.append(part.get("footer", ""))
        bubble.taps += [Tappable(each["label"], message["id"], each["id"]) for each in part.get("choices", ())]
        for card in part.get("cards", ()):
            words += [f"*{card['title']}*", card.get("price", ""), card.get("subtitle", "")]
            bubble.cards.append(card["title"])
            bubble.taps += [
                Tappable(each["label"], message["id"], each["id"], card["title"]) for each in card.get("choices", ())
            ]
        bubble.taps += [Tappable(each["label"], message["id"], each["id"]) for each in part.get("more", ())]
        bubble.text = "\n".join(each for each in (bubble.text, *words) if each)
        bubble.url = bubble.url or part.get("url", "")
    return bubble


def _line(line: Json) -> str:
    return f"{line['quantity']} × {line['title']}" + (f" · {line['price']}" if line.get("price") else "")
