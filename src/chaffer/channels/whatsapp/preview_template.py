"""A template as the shopper reads it, in plain text, and what it still wants. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from chaffer.channels.whatsapp.check_template import PLACE, variables

Json = dict[str, Any]


def wanted(components: Sequence[Json]) -> dict[str, list[str]]:
    """The variables by where they stand: "header", "body", "buttons.0", …; places without any are left out."""
    told = {}
    for component in components:
        kind = str(component.get("type", "")).lower()
        if kind in ("header", "body"):
            told[kind] = variables(str(component.get("text", "")))
        for number, button in enumerate(component.get("buttons", ()) if kind == "buttons" else ()):
            told[f"buttons.{number}"] = variables(str(button.get("url", "")))
    return {where: names for where, names in told.items() if names}


def preview(components: Sequence[Json], values: Mapping[str, str] | None = None) -> str:
    """values: by name or number of the body's variables; one that is not given keeps its example, or its braces."""
    lines: list[str] = []
    for component in components:
        lines += _lines(component, values or {})
    return "\n".join(lines)


def _lines(told: Json, values: Mapping[str, str]) -> list[str]:
    kind = str(told.get("type", "")).upper()
    text = str(told.get("text", ""))
    match kind:
        case "HEADER":
            form = str(told.get("format", "TEXT")).upper()
            return (
                [f"*{_filled(text, values, told, 'header_text')}*", ""] if form == "TEXT" else [f"[{form.lower()}]", ""]
            )
        case "BODY":
            return [_filled(text, values, told, "body_text")] if text else ["[a code, in Meta's words]"]
        case "FOOTER":
            return ["", f"_{text}_"] if text else []
        case "LIMITED_TIME_OFFER":
            return [f"⏳ {told.get('limited_time_offer', {}).get('text', '')}"]
        case "BUTTONS":
            return ["", *(_button(each) for each in told.get("buttons", ()))]
        case "CAROUSEL":
            cards = [preview(card.get("components", ()), values) for card in told.get("cards", ())]
            return ["", *(f"— {number} —\n{card}" for number, card in enumerate(cards, 1))]
        case _:
            return []


def _button(told: Json) -> str:
    kind, label = str(told.get("type", "")).upper(), str(told.get("text", ""))
    more = {"URL": told.get("url", ""), "PHONE_NUMBER": told.get("phone_number", "")}.get(kind, "")
    return f"[ {label or kind.replace('_', ' ').lower()} ]" + (f" {more}" if more else "")


def _filled(text: str, values: Mapping[str, str], told: Json, example: str) -> str:
    known = {**_examples(told, example), **values}
    return PLACE.sub(lambda place: str(known.get(place[1], place[0])), text)


def _examples(told: Json, example: str) -> dict[str, str]:
    given = told.get("example", {})
    named = {each.get("param_name"): each.get("example") for each in given.get(f"{example}_named_params", ())}
    shown = given.get(example) or [[]]
    first = shown[0] if isinstance(shown[0], list) else shown
    return {**named, **{str(number): str(value) for number, value in enumerate(first, 1)}}
