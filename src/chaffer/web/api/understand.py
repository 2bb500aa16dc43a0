"""What a text means."""

from typing import Annotated, Any

import msgspec

from chaffer.language.slots import Slots
from chaffer.web.call import Call

Text = Annotated[str, msgspec.Meta(max_length=10_000)]


class Context(msgspec.Struct, frozen=True):
    """asked: the open question, if any: quantity, size, yes_no, address, name, choice, colour, order_number."""

    asked: str = ""


class TextAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language: a hint, such as the thread's language. context: what the text answers."""

    text: Text
    language: Annotated[str, msgspec.Meta(max_length=35)] | None = None
    context: Context | str | None = None


class Meaning(msgspec.Struct, frozen=True):
    """slots: what the sentence said about the thing wanted; prices in minor units with their currency.

    language_confidence, confidence: 0 to 1, of the language and of the intent. query: what is left to search for.
    """

    language: str
    language_confidence: float
    intent: str
    confidence: float
    slots: Slots
    query: str


async def understand(call: Call, asked: TextAsked) -> Meaning:
    context: Any = asked.context
    question = context.asked if isinstance(context, Context) else context or ""
    found = await call.backstage.understood.of(call.shop_id, asked.text, language=asked.language or "", asked=question)
    return Meaning(found.language, found.language_confidence, found.intent, found.confidence, found.slots, found.query)
