"""Stripe's bodies: forms whose names are paths, such as `line_items[0][price_data][currency]`."""

from collections.abc import Iterable
from typing import Any

from chaffer.sandbox.stripe.refused import Refused

DEEPEST = 8
FIELDS_AT_MOST = 2000


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The tree the names describe; a level whose keys are all numbers becomes a list. Raises Refused."""
    tree: dict[str, Any] = {}
    for number, (name, value) in enumerate(pairs):
        if number >= FIELDS_AT_MOST:
            raise Refused("parameter_invalid_empty", "too many parameters")
        path = _path(name)
        here = tree
        for step in path[:-1]:
            here = here.setdefault(step, {})
            if not isinstance(here, dict):
                raise Refused("parameter_invalid_empty", "a parameter is both a value and a tree", param=name)
        here[path[-1]] = value
    plain: dict[str, Any] = {name: _lists(value) for name, value in tree.items()}
    return plain


def _path(name: str) -> list[str]:
    first, bracket, rest = name.partition("[")
    if not bracket:
        return [first]
    if not rest.endswith("]"):
        raise Refused("parameter_unknown", f"Received unknown parameter: {name}", param=name)
    steps = [first, *rest[:-1].split("][")]
    if len(steps) > DEEPEST or not all(steps):
        raise Refused("parameter_unknown", f"Received unknown parameter: {name}", param=name)
    return steps


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(each) for name, each in value.items()}
    if inner and all(name.isdigit() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner
