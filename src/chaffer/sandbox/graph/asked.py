"""Reading a request by name and type, with Graph's own refusals."""

from typing import Any

from chaffer.sandbox.graph.errors import GraphError, missing, wrong

Json = dict[str, Any]


def child(parent: Json, key: str, path: str) -> Json:
    value = parent.get(key)
    if value is None:
        raise missing(f"{path}{key}")
    if not isinstance(value, dict):
        raise wrong(f"{path}{key}", "must be a JSON object")
    return value


def items(parent: Json, key: str, path: str, *, least: int = 1, most: int) -> list[Json]:
    value = parent.get(key)
    if value is None:
        raise missing(f"{path}{key}")
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise wrong(f"{path}{key}", "must be a JSON array of objects")
    if not least <= len(value) <= most:
        raise wrong(f"{path}{key}", f"must have between {least} and {most} elements, not {len(value)}")
    return value


def text(parent: Json, key: str, path: str, most: int, *, needed: bool = True) -> str:
    """A text that is not blank. Lengths are in characters."""
    value = parent.get(key)
    if value is None and not needed:
        return ""
    if value is None:
        raise missing(f"{path}{key}")
    if not isinstance(value, str):
        raise wrong(f"{path}{key}", "must be a string")
    if needed and not value.strip():
        raise missing(f"{path}{key}")
    if len(value) > most:
        raise GraphError(131009, f"Parameter '{path}{key}' is {len(value)} characters long; the most is {most}")
    return value


def unlike(values: list[str], path: str) -> None:
    if len(set(values)) != len(values):
        raise wrong(path, "must be unique within the message")


def only(parent: Json, allowed: tuple[str, ...], path: str) -> None:
    for key in parent:
        if key not in allowed:
            raise GraphError(100, f"Unexpected key '{key}' on param '{path.rstrip('.')}'")


def url(parent: Json, key: str, path: str) -> str:
    value = text(parent, key, path, 2000)
    if not value.startswith(("http://", "https://")) or any(mark.isspace() for mark in value):
        raise wrong(f"{path}{key}", "must be a valid URL")
    return value


def media(parent: Json, path: str) -> None:
    """Either an uploaded id or a link, not both."""
    if ("id" in parent) == ("link" in parent):
        raise GraphError(100, f"Exactly one of 'id' and 'link' is required in '{path.rstrip('.')}'")
    if "link" in parent:
        url(parent, "link", path)
    else:
        text(parent, "id", path, 200)
