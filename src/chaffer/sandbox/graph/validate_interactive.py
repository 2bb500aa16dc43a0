"""The interactive messages and their limits."""

from collections.abc import Callable

from chaffer.sandbox.graph.asked import Json, child, items, media, only, text, unlike, url
from chaffer.sandbox.graph.bills import check_bill
from chaffer.sandbox.graph.errors import GraphError, missing, wrong

_PATH = "interactive."
_ACTION = "interactive.action."


def check_interactive(told: Json) -> None:
    kind = told.get("type")
    if kind is None:
        raise missing("interactive.type")
    check = _CHECKS.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise wrong("interactive.type", f"{kind!r} is not supported")
    only(told, ("type", "header", "body", "footer", "action"), _PATH)
    check(told, child(told, "action", _PATH))


def _frame(
    told: Json, *, body: int = 1024, headers: tuple[str, ...] = (), needed: bool = True, footer: bool = True
) -> None:
    """Header, body and footer around the action."""
    if "header" in told:
        _header(child(told, "header", _PATH), headers)
    if needed or "body" in told:
        text(child(told, "body", _PATH), "text", "interactive.body.", body)
    if "footer" in told:
        if not footer:
            raise wrong("interactive.footer", "is not supported for this type")
        text(child(told, "footer", _PATH), "text", "interactive.footer.", 60)


def _header(header: Json, allowed: tuple[str, ...]) -> None:
    kind = header.get("type")
    if kind not in allowed:
        raise wrong("interactive.header.type", f"must be one of {', '.join(allowed) or 'none'}")
    if kind == "text":
        text(header, "text", "interactive.header.", 60)
    else:
        media(child(header, str(kind), "interactive.header."), f"interactive.header.{kind}.")


def _button(told: Json, action: Json) -> None:
    _frame(told, headers=("text", "image", "video", "document"))
    titles, ids = [], []
    for number, button in enumerate(items(action, "buttons", _ACTION, most=3)):
        path = f"{_ACTION}buttons[{number}]."
        if button.get("type") != "reply":
            raise wrong(f"{path}type", "must be 'reply'")
        reply = child(button, "reply", path)
        ids.append(text(reply, "id", f"{path}reply.", 256))
        titles.append(text(reply, "title", f"{path}reply.", 20))
    unlike(titles, "button titles")
    unlike(ids, "button ids")


def _list(told: Json, action: Json) -> None:
    _frame(told, body=4096, headers=("text",))
    text(action, "button", _ACTION, 20)
    sections = items(action, "sections", _ACTION, most=10)
    ids = []
    for number, section in enumerate(sections):
        path = f"{_ACTION}sections[{number}]."
        text(section, "title", path, 24, needed=len(sections) > 1)
        for at, row in enumerate(items(section, "rows", path, most=10)):
            here = f"{path}rows[{at}]."
            ids.append(text(row, "id", here, 200))
            text(row, "title", here, 24)
            text(row, "description", here, 72, needed=False)
    unlike(ids, "row ids")
    if len(ids) > 10:
        raise wrong(f"{_ACTION}sections", f"has {len(ids)} rows in total; the most is 10")


def _opens(action: Json, path: str) -> None:
    if action.get("name") != "cta_url":
        raise wrong(f"{path}name", "must be 'cta_url'")
    parameters = child(action, "parameters", path)
    text(parameters, "display_text", f"{path}parameters.", 20)
    url(parameters, "url", f"{path}parameters.")


def _cta_url(told: Json, action: Json) -> None:
    _frame(told, headers=("text", "image", "video", "document"))
    _opens(action, _ACTION)


def _location_request(told: Json, action: Json) -> None:
    _frame(told, footer=False)
    if action.get("name") != "send_location":
        raise wrong(f"{_ACTION}name", "must be 'send_location'")


def _product(told: Json, action: Json) -> None:
    _frame(told, needed=False)
    text(action, "catalog_id", _ACTION, 64)
    text(action, "product_retailer_id", _ACTION, 256)


def _product_list(told: Json, action: Json) -> None:
    if "header" not in told:
        raise missing("interactive.header")
    _frame(told, headers=("text",))
    text(action, "catalog_id", _ACTION, 64)
    sections = items(action, "sections", _ACTION, most=10)
    products = 0
    for number, section in enumerate(sections):
        path = f"{_ACTION}sections[{number}]."
        text(section, "title", path, 24, needed=len(sections) > 1)
        for at, item in enumerate(items(section, "product_items", path, most=30)):
            text(item, "product_retailer_id", f"{path}product_items[{at}].", 256)
            products += 1
    if products > 30:
        raise wrong(f"{_ACTION}sections", f"has {products} products in total; the most is 30")


def _catalog(told: Json, action: Json) -> None:
    _frame(told)
    if action.get("name") != "catalog_message":
        raise wrong(f"{_ACTION}name", "must be 'catalog_message'")


def _carousel(told: Json, action: Json) -> None:
    if "header" in told:
        raise wrong("interactive.header", "is not supported for a carousel")
    _frame(told, footer=False)
    shapes = set()
    for number, card in enumerate(items(action, "cards", _ACTION, least=2, most=10)):
        path = f"{_ACTION}cards[{number}]."
        if card.get("card_index") != number:
            raise wrong(f"{path}card_index", f"must be {number}")
        shapes.add(_card(card, path))
    if len(shapes) > 1:
        raise wrong(f"{_ACTION}cards", "must all have the same header type and the same buttons")


def _card(card: Json, path: str) -> tuple[str, str, int]:
    if card.get("type") == "product":
        action = child(card, "action", path)
        text(action, "product_retailer_id", f"{path}action.", 256)
        return ("product", text(action, "catalog_id", f"{path}action.", 64), 0)
    if card.get("type") != "cta_url":
        raise wrong(f"{path}type", "must be 'cta_url' or 'product'")
    header = child(card, "header", path)
    kind = header.get("type")
    if kind not in ("image", "video"):
        raise wrong(f"{path}header.type", "must be 'image' or 'video'")
    media(child(header, str(kind), f"{path}header."), f"{path}header.{kind}.")
    if "body" in card:
        said = text(child(card, "body", path), "text", f"{path}body.", 160)
        if said.count("\n") > 2:
            raise wrong(f"{path}body.text", "has more than 2 line breaks")
    return (str(kind), *_card_action(child(card, "action", path), f"{path}action."))


def _card_action(action: Json, path: str) -> tuple[str, int]:
    if "buttons" not in action:
        _opens(action, path)
        return ("cta_url", 1)
    buttons = items(action, "buttons", path, most=3)
    titles = []
    for number, button in enumerate(buttons):
        here = f"{path}buttons[{number}]."
        if button.get("type") != "quick_reply":
            raise wrong(f"{here}type", "must be 'quick_reply'")
        reply = child(button, "quick_reply", here)
        text(reply, "id", f"{here}quick_reply.", 256)
        titles.append(text(reply, "title", f"{here}quick_reply.", 20))
    unlike(titles, f"{path}buttons")
    return ("quick_reply", len(buttons))


def _flow(told: Json, action: Json) -> None:
    _frame(told, headers=("text", "image", "video", "document"))
    parameters = child(action, "parameters", _ACTION)
    text(parameters, "flow_cta", f"{_ACTION}parameters.", 30)
    if not (parameters.get("flow_id") or parameters.get("flow_name")):
        raise GraphError(100, "One of 'flow_id' and 'flow_name' is required")
    if parameters.get("flow_message_version") != "3":
        raise wrong(f"{_ACTION}parameters.flow_message_version", "must be '3'")
    text(parameters, "flow_token", f"{_ACTION}parameters.", 1000)
    if parameters.get("flow_action", "navigate") not in ("navigate", "data_exchange"):
        raise wrong(f"{_ACTION}parameters.flow_action", "must be 'navigate' or 'data_exchange'")


def _address(told: Json, action: Json) -> None:
    _frame(told, headers=("text",))
    if action.get("name") != "address_message":
        raise wrong(f"{_ACTION}name", "must be 'address_message'")
    parameters = child(action, "parameters", _ACTION)
    if parameters.get("country") != "IN":
        raise wrong(f"{_ACTION}parameters.country", "must be 'IN'")
    if "values" in parameters:
        values = child(parameters, "values", f"{_ACTION}parameters.")
        only(values, _INDIAN_FIELDS, f"{_ACTION}parameters.values.")


_INDIAN_FIELDS = (
    "name", "phone_number", "in_pin_code", "house_number", "floor_number", "tower_number", "building_name", "address",
    "landmark_area", "city", "state",
)  # fmt: skip


def _order_details(told: Json, action: Json) -> None:
    _frame(told, headers=("image", "video", "document"))
    if action.get("name") != "review_and_pay":
        raise wrong(f"{_ACTION}name", "must be 'review_and_pay'")
    check_bill(child(action, "parameters", _ACTION), f"{_ACTION}parameters.")


def _order_status(told: Json, action: Json) -> None:
    _frame(told)
    if action.get("name") != "review_order":
        raise wrong(f"{_ACTION}name", "must be 'review_order'")
    parameters = child(action, "parameters", _ACTION)
    text(parameters, "reference_id", f"{_ACTION}parameters.", 60)
    order = child(parameters, "order", f"{_ACTION}parameters.")
    states = ("pending", "processing", "partially-shipped", "partially_shipped", "shipped", "completed", "canceled")
    if order.get("status") not in states:
        raise wrong(f"{_ACTION}parameters.order.status", f"must be one of {', '.join(states)}")
    text(order, "description", f"{_ACTION}parameters.order.", 120, needed=False)


_CHECKS: dict[str, Callable[[Json, Json], None]] = {
    "button": _button,
    "list": _list,
    "cta_url": _cta_url,
    "location_request_message": _location_request,
    "product": _product,
    "product_list": _product_list,
    "catalog_message": _catalog,
    "carousel": _carousel,
    "flow": _flow,
    "address_message": _address,
    "order_details": _order_details,
    "order_status": _order_status,
}
