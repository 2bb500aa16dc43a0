"""Whether Meta would take a template as it is written: names, lengths, variables, buttons. Pure.

The limits are those of Meta's template reference. What is wrong is said in words, all of it at once.
"""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")
PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_NAMED = re.compile(r"[a-z][a-z0-9_]*")
_BODY, _HEADER, _FOOTER, _LABEL, _URL, _CODE, _OFFER = 1024, 60, 60, 25, 2000, 20, 16
_CARD_BODY, _CARDS, _CARD_BUTTONS = 160, (2, 10), 2
_BUTTONS_AT_MOST = {"URL": 2, "PHONE_NUMBER": 1, "COPY_CODE": 1, "QUICK_REPLY": 10, "CATALOG": 1, "MPM": 1, "FLOW": 1,
                    "OTP": 1, "VOICE_CALL": 1, "ORDER_DETAILS": 1}  # fmt: skip
_BUTTONS = 10
_MEDIA = ("IMAGE", "VIDEO", "DOCUMENT")
_FORMATS = ("TEXT", *_MEDIA, "LOCATION", "PRODUCT")
_OTP = ("COPY_CODE", "ONE_TAP", "ZERO_TAP")
_KINDS = ("HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER")


def problems(template: Json) -> list[str]:
    """What Meta would refuse; empty if nothing. template: as it is handed in."""
    told: list[str] = []
    try:
        told.extend(_problems(template))
    except (AttributeError, TypeError, ValueError, KeyError, IndexError):
        told.append("components: something in them has another shape than Meta's")
    return told


def variables(text: str) -> list[str]:
    """In the order in which they stand, each once."""
    return list(dict.fromkeys(PLACE.findall(text)))


def _problems(template: Json) -> Iterator[str]:
    name, language = str(template.get("name", "")), str(template.get("language", ""))
    if not _NAME.fullmatch(name):
        yield "name: small letters, digits and underscores, at most 512"
    if not _LANGUAGE.fullmatch(language):
        yield f"language: {language!r} is no code such as en or pt_BR"
    category = template.get("category")
    if category not in CATEGORIES:
        yield f"category: one of {', '.join(CATEGORIES)}"
    components = template.get("components")
    if not isinstance(components, list) or not all(isinstance(each, dict) for each in components):
        yield "components: a list"
        return
    kinds = [str(each.get("type", "")).upper() for each in components]
    for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        yield f"components: {kind} stands twice"
    if "BODY" not in kinds:
        yield "components: there is no BODY"
    named = str(template.get("parameter_format", "positional")).lower() == "named"
    for kind, each in zip(kinds, components, strict=True):
        yield from _component(kind, each, named=named, category=str(category))


def _component(kind: str, told: Json, *, named: bool, category: str) -> Iterator[str]:
    match kind:
        case "HEADER":
            yield from _header(told, named=named)
        case "BODY" if category == "AUTHENTICATION":
            if "text" in told:
                yield "BODY: Meta writes it for AUTHENTICATION; only add_security_recommendation may stand there"
        case "BODY":
            yield from _words("BODY", told, _BODY, named=named, example="body_text")
        case "FOOTER" if category == "AUTHENTICATION":
            if not 1 <= int(told.get("code_expiration_minutes", 1)) <= 90:
                yield "FOOTER: code_expiration_minutes is from 1 to 90"
        case "FOOTER":
            text = str(told.get("text", ""))
            if not text.strip() or len(text) > _FOOTER:
                yield f"FOOTER: 1 to {_FOOTER} characters"
            if PLACE.search(text):
                yield "FOOTER: no variables there"
        case "BUTTONS":
            yield from _buttons("BUTTONS", told, _BUTTONS)
        case "CAROUSEL":
            yield from _carousel(told, named=named)
        case "LIMITED_TIME_OFFER":
            text = str(told.get("limited_time_offer", {}).get("text", ""))
            if not text or len(text) > _OFFER:
                yield f"LIMITED_TIME_OFFER: text of 1 to {_OFFER} characters"
        case _:
            yield f"components: {kind or 'a nameless one'} is none of {', '.join(_KINDS)}"


def _header(told: Json, *, named: bool) -> Iterator[str]:
    form = str(told.get("format", "TEXT")).upper()
    if form not in _FORMATS:
        yield f"HEADER: format is one of {', '.join(_FORMATS)}"
    elif form == "TEXT":
        if len(variables(str(told.get("text", "")))) > 1:
            yield "HEADER: one variable at most"
        yield from _words("HEADER", told, _HEADER, named=named, example="header_text", anywhere=True)
    elif form in _MEDIA and not told.get("example", {}).get("header_handle"):
        yield f"HEADER: {form} needs an example, the header_handle of an uploaded file"


def _words(
    where: str, told: Json, most: int, *, named: bool, example: str, anywhere: bool = False
) -> Iterator[str]:  # fmt: skip
    text = str(told.get("text", ""))
    if not text.strip() or len(text) > most:
        yield f"{where}: 1 to {most} characters, not {len(text)}"
    found = variables(text)
    bare = PLACE.sub("\0", text).strip()
    if not anywhere and found and (bare.startswith("\0") or bare.endswith("\0")):
        yield f"{where}: a variable may stand neither first nor last"
    if re.search("\0\\s*\0", bare):
        yield f"{where}: two variables need words between them"
    if named:
        wrong = [name for name in found if not _NAMED.fullmatch(name)]
        given = {each.get("param_name") for each in told.get("example", {}).get(f"{example}_named_params", ())}
    else:
        wrong = [] if found == [str(number + 1) for number in range(len(found))] else found
        shown = told.get("example", {}).get(example) or [[]]
        first = shown[0] if isinstance(shown[0], list) else shown
        given = {str(number + 1) for number in range(len(first))}
    if wrong:
        yield f"{where}: {', '.join(wrong)}: " + ("no such name" if named else "numbered ones go 1, 2, 3, …")
    if missing := [name for name in found if name not in given]:
        yield f"{where}: no example for {', '.join(missing)}"


def _buttons(where: str, told: Json, most: int) -> Iterator[str]:
    buttons = told.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= most:
        yield f"{where}: 1 to {most} buttons"
        return
    kinds = [str(each.get("type", "")).upper() for each in buttons]
    for kind in dict.fromkeys(kinds):
        if kind not in _BUTTONS_AT_MOST:
            yield f"{where}: {kind or 'a nameless button'} is no type of button"
        elif kinds.count(kind) > _BUTTONS_AT_MOST[kind]:
            yield f"{where}: at most {_BUTTONS_AT_MOST[kind]} of {kind}"
    replies = [number for number, kind in enumerate(kinds) if kind == "QUICK_REPLY"]
    if replies and replies[-1] - replies[0] + 1 != len(replies):
        yield f"{where}: quick replies stand together"
    for number, (kind, each) in enumerate(zip(kinds, buttons, strict=True)):
        yield from _button(f"{where} {number + 1}", kind, each)


def _button(where: str, kind: str, told: Json) -> Iterator[str]:
    label = str(told.get("text", ""))
    if kind not in ("COPY_CODE", "OTP") and (not label.strip() or len(label) > _LABEL):
        yield f"{where}: a label of 1 to {_LABEL} characters"
    if kind == "URL":
        url = str(told.get("url", ""))
        places = list(PLACE.finditer(url))
        if not url.startswith(("https://", "http://")) or len(url) > _URL:
            yield f"{where}: an address of at most {_URL} characters"
        if len(places) > 1 or (places and places[0].end() != len(url)):
            yield f"{where}: one variable, at the end of the address"
        if places and not told.get("example"):
            yield f"{where}: an example of the address"
    if kind == "PHONE_NUMBER" and not re.fullmatch(r"\+?[0-9]{5,20}", str(told.get("phone_number", ""))):
        yield f"{where}: a phone number of at most 20 digits"
    if kind == "COPY_CODE" and not 1 <= len(_first(told.get("example"))) <= _CODE:
        yield f"{where}: an example code of 1 to {_CODE} characters"
    if kind == "FLOW" and not (told.get("flow_id") or told.get("flow_name") or told.get("flow_json")):
        yield f"{where}: flow_id, flow_name or flow_json"
    if kind == "OTP" and str(told.get("otp_type", "")).upper() not in _OTP:
        yield f"{where}: otp_type is one of {', '.join(_OTP)}"


def _carousel(told: Json, *, named: bool) -> Iterator[str]:
    cards = told.get("cards")
    least, most = _CARDS
    if not isinstance(cards, list) or not least <= len(cards) <= most:
        yield f"CAROUSEL: {least} to {most} cards"
        return
    shapes = set()
    for number, card in enumerate(cards, 1):
        where = f"CAROUSEL {number}"
        parts = {str(each.get("type", "")).upper(): each for each in card.get("components", ())}
        header = str(parts.get("HEADER", {}).get("format", "")).upper()
        if header not in ("IMAGE", "VIDEO", "PRODUCT"):
            yield f"{where}: a header of IMAGE, VIDEO or PRODUCT"
        if "BODY" in parts:
            yield from _words(f"{where} BODY", parts["BODY"], _CARD_BODY, named=named, example="body_text")
        buttons = parts.get("BUTTONS", {})
        if buttons:
            yield from _buttons(f"{where} BUTTONS", buttons, _CARD_BUTTONS)
        kinds = tuple(str(each.get("type", "")).upper() for each in buttons.get("buttons", ()))
        shapes.add((header, "BODY" in parts, kinds))
    if len(shapes) > 1:
        yield "CAROUSEL: all cards have the same header, body and buttons"


def _first(told: Any) -> str:
    return str(told[0]) if isinstance(told, list) and told else str(told or "")
