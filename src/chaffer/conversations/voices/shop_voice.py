"""What of a shop colours its words."""

import msgspec


class ShopVoice(msgspec.Struct, frozen=True):
    """name: of the shop; assistant: of its bot, "" if it has none; persona: which of the shop's sets of texts.

    texts: the shop's own texts, by (key, language, persona); they come first, then those without persona, then ours.
    """

    name: str
    assistant: str = ""
    persona: str = ""
    texts: dict[tuple[str, str, str], str] = {}
