"""A template in the place of a message: which one, and what it is filled with. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from chaffer.kernel.message import Instead, Template

_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_CATEGORIES = ("marketing", "utility", "authentication")


class Known(NamedTuple):
    """A template as the platform last told of it. components: as it lists them, empty if only its state is known."""

    name: str
    language: str
    state: str
    category: str
    components: list[dict[str, Any]]


class Unfit(Exception):
    """The template asks for something the message does not have."""


def choose(instead: Instead, known: Iterable[Known]) -> Known | None:
    """The first approved one by the order of languages, else the first there is, so that its state can be told.

    A language stands for its regional forms too: "fr" finds fr, then fr_CA, fr_FR, ….
    """
    ranked = sorted(
        (each for each in known if _rank(instead, each.language) is not None),
        key=lambda each: (_rank(instead, each.language) or 0, each.language),
    )
    return next((each for each in ranked if each.state == "approved"), ranked[0] if ranked else None)


def fill(instead: Instead, known: Known) -> Template:
    """The template with its values. Raises Unfit."""
    parts = {str(each.get("type", "")).upper(): each for each in known.components}
    body, header = str(parts.get("BODY", {}).get("text", "")), parts.get("HEADER", {})
    if header and (header.get("format", "TEXT") != "TEXT" or _PLACE.search(str(header.get("text", "")))):
        raise Unfit("its header wants a value")
    values = dict(instead.values) if not known.components else _wanted(body, instead.values)
    numbered = any(name.isdigit() for name in values)
    return Template(
        known.name, known.language, "utility" if known.category not in _CATEGORIES else known.category,  # type: ignore[arg-type]
        body_values=tuple(values[name] for name in sorted(values, key=int)) if numbered else (),
        named_values={} if numbered else values, button_values=_buttons(parts.get("BUTTONS", {}), instead.page),
        preview=_PLACE.sub(lambda place: values.get(place[1], ""), body),
    )  # fmt: skip


def _rank(instead: Instead, language: str) -> int | None:
    for number, wanted in enumerate(instead.languages):
        if language == wanted:
            return 2 * number
        if language.startswith(f"{wanted}_"):
            return 2 * number + 1
    return None


def _wanted(body: str, values: Mapping[str, str]) -> dict[str, str]:
    """What the body asks for, by its own names or numbers."""
    in_order = list(values.values())
    found = {}
    for name in _PLACE.findall(body):
        place = int(name) - 1 if name.isdigit() else -1
        if name in values:
            found[name] = values[name]
        elif 0 <= place < len(in_order):
            found[name] = in_order[place]
        else:
            raise Unfit(f"it asks for {name}")
    return found


def _buttons(component: Mapping[str, Any], page: str) -> dict[str, str]:
    found = {}
    for number, button in enumerate(component.get("buttons", ())):
        if str(button.get("type", "")).upper() != "URL" or not _PLACE.search(str(button.get("url", ""))):
            continue
        if not page:
            raise Unfit("its button opens a page")
        found[str(number)] = page
    return found
