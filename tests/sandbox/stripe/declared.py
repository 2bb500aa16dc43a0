"""What the official library declares of an object, compared with an object somebody sent."""

import sys
import typing
from typing import Any, Literal, Union, get_args, get_origin

import stripe
from stripe import ListObject, StripeObject
from stripe._stripe_object import UntypedStripeObject


def differences(told: dict[str, Any], kind: type[StripeObject], path: str = "") -> list[str]:
    """Fields that the library does not know, fields it always expects, values that are not what it says."""
    hints = _hints(kind)
    out = [f"{path}.{name} is unknown to {kind.__name__}" for name in told if name not in hints]
    for name, hint in hints.items():
        if name in told:
            out += _value(told[name], hint, f"{path}.{name}")
        elif not _optional(hint):
            out.append(f"{path}.{name} is missing")
    return out


def _hints(kind: type) -> dict[str, Any]:
    names = vars(sys.modules[kind.__module__]) | _everything() | {each: getattr(kind, each) for each in dir(kind)}
    plain = {
        name: hint for each in reversed(kind.__mro__) for name, hint in vars(each).get("__annotations__", {}).items()
    }
    out = {}
    for name, hint in plain.items():
        if name.startswith("_") or name in {"OBJECT_NAME", "deleted"}:
            continue
        out[name] = _resolved(hint, names)
    return out


def _everything() -> dict[str, Any]:
    from stripe import checkout

    return {
        **{name: getattr(stripe, name) for name in dir(stripe)}, **{name: getattr(checkout, name) for name in dir(checkout)},
        "DisputeResource": stripe.Dispute, "CardResource": stripe.Card,
    }  # fmt: skip


def _resolved(hint: Any, names: dict[str, Any]) -> Any:
    try:
        return eval(hint, names) if isinstance(hint, str) else typing._eval_type(hint, names, names)  # type: ignore[attr-defined]
    except NameError:
        return Any


def _optional(hint: Any) -> bool:
    return hint is Any or (get_origin(hint) is Union and type(None) in get_args(hint))


def _value(value: Any, hint: Any, path: str) -> list[str]:
    if hint is Any or (value is None and _optional(hint)):
        return []
    if value is None:
        return [f"{path} is null"]
    choices = [each for each in (get_args(hint) if get_origin(hint) is Union else (hint,)) if each is not type(None)]
    found = [_one(value, each, path) for each in choices]
    return min(found, key=len) if found else []


def _one(value: Any, hint: Any, path: str) -> list[str]:
    origin = get_origin(hint)
    if hint is Any or isinstance(hint, (str, typing.ForwardRef, typing.TypeVar)):
        return []
    if origin is Union:
        return _value(value, hint, path)
    if origin is Literal:
        return [] if value in get_args(hint) else [f"{path} is {value!r}"]
    if origin in (list, typing.List):  # noqa: UP006
        if not isinstance(value, list):
            return [f"{path} is no list"]
        return [
            each for number, one in enumerate(value) for each in _value(one, get_args(hint)[0], f"{path}[{number}]")
        ]
    if origin is ListObject:
        return [each for one in value["data"] for each in _value(one, get_args(hint)[0], f"{path}.data")]
    if origin in (dict, UntypedStripeObject) or hint is UntypedStripeObject:
        return [] if isinstance(value, dict) else [f"{path} is no object"]
    if isinstance(hint, type) and issubclass(hint, StripeObject):
        return differences(value, hint, path) if isinstance(value, dict) else [f"{path} is no {hint.__name__}"]
    if hint in (int, str, bool, float):
        fits = type(value) is hint or (hint is float and type(value) is int)
        return [] if fits else [f"{path} is {value!r}, not {hint.__name__}"]
    return []
