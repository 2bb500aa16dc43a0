"""A template as the shopper reads it, in plain text, and what it still wants. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from chaffer.channels.whatsapp.check_template import PLACE, variables

Json = dict[str, Any]
OFFER, ENDS_AT = "offer", "ends_at"


def wanted(components: Sequence[Json]) -> dict[str, list[str]]:
    """The variables by where they stand: "header", "body", "buttons.0", "buttons.1:copy_code", "offer",
    "cards.0.body", …; places without any are left out.
    """
    told = {}
    for component in components:
        kind = str(component.get("type", "")).lower()
        if kind == "limited_time_offer" and component.get("limited_time_offer", {}).get("has_expiration"):
            told[OFFER] = [ENDS_AT]
        for number, card in enumerate(component.get("cards", ()) if kind == "carousel" else ()):
            told |= {f"cards.{number}.{where}": names for where, names in wanted(card.get("components", ())).items()}
        if kind in ("header", "body"):
            told[kind] = variables(str(component.get("text", "")))
        for number, button in enumerate(component.get("buttons", ()) if kind == "buttons" else ()):
            told[f"buttons.{number}"] = variables(str(button.get("url", "")))
            if str(button.get("type", "")).upper() == "COPY_CODE":
                told[f"buttons.{number}:copy_code"] = ["code"]
    return {where: names for where, names in told.items() if names}


def example_of(components: Sequence[Json], where: str, name: str) -> str:
    """What stood for a variable when the template was handed in; "" if nothing did."""
    first, _, rest = where.partition(".")
    if first == "cards":
        number, _, inside = rest.partition(".")
        cards = [card for each in components for card in each.get("cards", ())]
        return example_of(cards[int(number)].get("components", ()), inside, name)
    told: Json = next((each for each in components if str(each.get("type", "")).lower() == first), {})
    if first in ("header", "body"):
        return str(_examples(told, f"{first}_text").get(name, ""))
    if first == "buttons" and rest.endswith(":copy_code"):
        shown = told.get("buttons", ())[int(rest.partition(":")[0])].get("example", "")
        return str(shown[0] if isinstance(shown, list) and shown else shown or "")
    return ""


def preview(components: Sequence[Json], values: Mapping[str, str] | None = None) -> str:
    """values: by name or number of the body's variables, of the rest by place ("buttons.0", "cards.1.body.1"); one that is
    not given keeps its example, or its braces.
    """
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
            ends = values.get(f"{OFFER}.{ENDS_AT}", "")
            return [f"⏳ {told.get('limited_time_offer', {}).get('text', '')}" + (f" · {ends}" if ends else "")]
        case "BUTTONS":
            return ["", *(_button(each, number, values) for number, each in enumerate(told.get("buttons", ())))]
        case "CAROUSEL":
            cards = [
                preview(card.get("components", ()), _of_card(values, number))
                for number, card in enumerate(told.get("cards", ()))
            ]
            return ["", *(f"— {number} —\n{card}" for number, card in enumerate(cards, 1))]
        case _:
            return []


def _of_card(values: Mapping[str, str], number: int) -> dict[str, str]:
    """As the card itself names them."""
    lead = f"cards.{number}."
    told = {name.removeprefix(lead): value for name, value in values.items() if name.startswith(lead)}
    return {name.removeprefix("body."): value for name, value in told.items()}


def _button(told: Json, number: int, values: Mapping[str, str]) -> str:
    kind, label = str(told.get("type", "")).upper(), str(told.get("text", ""))
    url = PLACE.sub(lambda place: values.get(f"buttons.{number}", place[0]), str(told.get("url", "")))
    code = values.get(f"buttons.{number}:copy_code", "")
    more = {"URL": url, "PHONE_NUMBER": told.get("phone_number", ""), "COPY_CODE": code}.get(kind, "")
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
