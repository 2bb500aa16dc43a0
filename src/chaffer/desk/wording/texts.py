"""The texts a shop may word itself, and how its words become texts of the voices and back. Pure."""

import re
from typing import NamedTuple

from chaffer.kernel.errors import Invalid

TEXT_AT_MOST = 600
"""Characters: it has to fit above buttons on every channel."""


class Wordable(NamedTuple):
    """variables: what may stand in it, in braces. when: in which moment it is said."""

    key: str
    variables: tuple[str, ...]
    when: str


WORDABLE = (
    Wordable("disclosure", ("shop", "assistant"), "bot"),
    Wordable("bot-yes", ("shop", "assistant"), "bot"),
    Wordable("person-coming", ("shop",), "hand_over"),
    Wordable("person-coming-closed", ("shop", "day", "time"), "hand_over"),
    Wordable("bot-back", ("shop", "assistant"), "hand_over"),
    Wordable("rating-ask", ("shop",), "rating"),
    Wordable("rating-thanks", ("shop",), "rating"),
    Wordable("rating-sorry", ("shop",), "rating"),
    Wordable("rating-noted", ("shop",), "rating"),
    Wordable("rating-noted-sorry", ("shop",), "rating"),
)
BY_KEY = {each.key: each for each in WORDABLE}
_VARIABLE = re.compile(r"\{\s*([a-z_]+)\s*\}")
_PLACED = re.compile(r"\{ \$([a-z_]+) \}")
_ESCAPED = re.compile(r'\{ "(.)" \}')
_SPECIAL = ".[*}"
"""Signs that mean something to the voices at the beginning of a line."""


def stored(key: str, text: str) -> str:
    """In the syntax of the voices. Raises Invalid for an empty text, an unknown variable or a brace of its own."""
    told = "\n".join(line.strip() for line in text.strip().splitlines())
    if not told or len(told) > TEXT_AT_MOST:
        raise Invalid(f"1 to {TEXT_AT_MOST} characters", field="text")
    known = BY_KEY[key].variables
    for name in _VARIABLE.findall(told):
        if name not in known:
            raise Invalid(f"there is no variable {{{name}}} here", field="text", variable=name)
    if re.search(r"[{}]", _VARIABLE.sub("", told)):
        raise Invalid("a brace begins or ends a variable", field="text", variable="")
    if any(not char.isprintable() and char != "\n" for char in told):
        raise Invalid("a sign that cannot be shown", field="text")
    return "\n".join(_line(line) for line in told.split("\n"))


def shown(text: str) -> str | None:
    """As people write it; None for what is written in the syntax of the voices beyond variables."""
    told = _ESCAPED.sub(lambda sign: sign[1], _PLACED.sub(lambda place: f"\x00{place[1]}\x01", text))
    if "{" in told or "}" in told:
        return None
    return told.replace("\x00", "{").replace("\x01", "}")


def _line(line: str) -> str:
    placed = _VARIABLE.sub(lambda place: f"{{ ${place[1]} }}", line)
    return f'{{ "{placed[0]}" }}{placed[1:]}' if placed[:1] in tuple(_SPECIAL) and placed else placed
