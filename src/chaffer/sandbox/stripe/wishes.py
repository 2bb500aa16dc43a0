"""What may be asked for: which parameters there are, and what their values must be. Anything else is refused.

Only the parameters that Chaffer sends are known here, each as Stripe documents it.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from chaffer.sandbox.stripe.refused import Refused

Check = Callable[[Any, str], Any]
LARGEST = 99_999_999
SOONEST_SECONDS, LATEST_SECONDS = 1800, 86_400
LOCALES = {"auto", "en", "en-GB", "fr", "fr-CA", "ko", "ru", "de", "es", "it", "ja", "zh"}


def text(longest: int = 5000) -> Check:
    def check(value: Any, name: str) -> str:
        if not isinstance(value, str) or not value:
            raise Refused("parameter_invalid_empty", f"You passed an empty string for '{name}'.", param=name)
        if len(value) > longest:
            raise Refused(
                "parameter_invalid_string_blank", f"Invalid string: must be at most {longest} characters", param=name
            )
        return value

    return check


def whole(least: int = 0, most: int = LARGEST) -> Check:
    def check(value: Any, name: str) -> int:
        if not isinstance(value, str) or not value.removeprefix("-").isdigit() or len(value) > 18:
            raise Refused("parameter_invalid_integer", f"Invalid integer: {value}", param=name)
        number = int(value)
        if number < least:
            raise Refused(
                "parameter_invalid_integer", f"This value must be greater than or equal to {least}.", param=name
            )
        if number > most:
            code = "amount_too_large" if "amount" in name else "parameter_invalid_integer"
            raise Refused(code, f"This value must be less than or equal to {most}.", param=name)
        return number

    return check


def one_of(*choices: str) -> Check:
    def check(value: Any, name: str) -> str:
        if value not in choices:
            raise Refused("", f"Invalid {name}: must be one of {', '.join(choices)}", param=name)
        return str(value)

    return check


def truth(value: Any, name: str) -> bool:
    if value not in ("true", "false"):
        raise Refused("", f"Invalid boolean: {value}", param=name)
    return bool(value == "true")


def currency(value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) != 3 or not value.isascii() or not value.isalpha():
        raise Refused("", f"Invalid currency: {value}", param=name)
    return value.lower()


def url(value: Any, name: str) -> str:
    text(5000)(value, name)
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise Refused("url_invalid", "Not a valid URL", param=name)
    return str(value)


def email(value: Any, name: str) -> str:
    text(512)(value, name)
    if "@" not in value or value.startswith("@") or value.endswith("@"):
        raise Refused("email_invalid", f"Invalid email address: {value}", param=name)
    return str(value)


def labels(value: Any, name: str) -> dict[str, str]:
    """Metadata: fifty texts at most."""
    if not isinstance(value, dict) or len(value) > 50:
        raise Refused("", "Invalid metadata", param=name)
    for key, each in value.items():
        if len(key) > 40 or not isinstance(each, str) or len(each) > 500:
            raise Refused("", "Metadata keys have at most 40 characters, values 500", param=f"{name}[{key}]")
    return value


def tree(known: Mapping[str, Check], *needed: str) -> Check:
    """A mapping with these parameters and no others."""

    def check(value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Refused("", f"Invalid object: {name}", param=name)
        prefix = f"{name}[{{}}]" if name else "{}"
        for key in value:
            if key not in known:
                param = prefix.format(key)
                raise Refused("parameter_unknown", f"Received unknown parameter: {param}", param=param)
        for key in needed:
            if key not in value:
                raise Refused(
                    "parameter_missing", f"Missing required param: {prefix.format(key)}.", param=prefix.format(key)
                )
        return {key: known[key](each, prefix.format(key)) for key, each in value.items()}

    return check


def several(check_one: Check, most: int = 100) -> Check:
    def check(value: Any, name: str) -> list[Any]:
        if not isinstance(value, list) or not value or len(value) > most:
            raise Refused("", f"Invalid array: {name}", param=name)
        return [check_one(each, f"{name}[{number}]") for number, each in enumerate(value)]

    return check


_EXPAND = several(text(200), 20)
_PRICE = tree(
    {
        "currency": currency, "unit_amount": whole(),
        "product_data": tree({"name": text(5000), "description": text(5000)}, "name"),
    },
    "currency", "product_data", "unit_amount",
)  # fmt: skip
_PAYING = tree(
    {
        "mode": one_of("payment"),
        "client_reference_id": text(200),
        "metadata": labels,
        "payment_intent_data": tree(
            {"description": text(1000), "metadata": labels, "setup_future_usage": one_of("on_session", "off_session")}
        ),
        "line_items": several(tree({"quantity": whole(1), "price_data": _PRICE}, "price_data", "quantity"), 100),
        "success_url": url,
        "cancel_url": url,
        "expires_at": whole(0, 2**40),
        "locale": one_of(*LOCALES),
        "customer": text(200),
        "customer_email": email,
        "customer_creation": one_of("always", "if_required"),
        "saved_payment_method_options": tree({"payment_method_save": one_of("enabled", "disabled")}),
        "expand": _EXPAND,
    },
    "mode", "line_items", "success_url",
)  # fmt: skip
_SAVING = tree(
    {
        "mode": one_of("setup"),
        "client_reference_id": text(200),
        "metadata": labels,
        "setup_intent_data": tree({"description": text(1000), "metadata": labels}),
        "currency": currency,
        "allowed_payment_method_types": several(one_of("card"), 10),
        "payment_method_data": tree({"allow_redisplay": one_of("always", "limited", "unspecified")}),
        "consent_collection": tree({"payment_method_reuse_agreement": tree({"position": one_of("auto", "hidden")})}),
        "success_url": url,
        "cancel_url": url,
        "expires_at": whole(0, 2**40),
        "locale": one_of(*LOCALES),
        "customer": text(200),
        "customer_email": email,
        "customer_creation": one_of("always", "if_required"),
        "expand": _EXPAND,
    },
    "mode", "success_url",
)  # fmt: skip


def SESSION(value: Any, name: str) -> dict[str, Any]:  # noqa: N802 — one of the checks below and above
    """What may be asked for depends on the mode."""
    saves = isinstance(value, dict) and value.get("mode") == "setup"
    wish: dict[str, Any] = (_SAVING if saves else _PAYING)(value, name)
    return wish


NOTHING = tree({"expand": _EXPAND})
INTENT = tree(
    {
        "amount": whole(1), "currency": currency, "confirm": truth, "off_session": truth, "customer": text(200),
        "payment_method": text(200), "description": text(1000), "metadata": labels, "expand": _EXPAND,
    },
    "amount", "currency",
)  # fmt: skip
REFUND = tree({"payment_intent": text(200), "amount": whole(1), "metadata": labels}, "payment_intent")
LOOK = tree({"expand": _EXPAND})
