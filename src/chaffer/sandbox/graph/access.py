"""May this request speak for this number, and what does it say."""

from typing import Any

import msgspec
from starlette.requests import Request

from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.settings import Number
from chaffer.sandbox.graph.world import Graph

Json = dict[str, Any]


def authorized(state: Graph, request: Request, phone: str) -> Number:
    """The number that this request may speak for."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise GraphError(0, "An access token is required")
    number = state.numbers.get(phone)
    if number is None:
        raise GraphError(
            100, f"Object with ID '{phone}' does not exist, or cannot be loaded due to missing permissions"
        )
    if token != number.access_token:
        raise GraphError(190, "The access token could not be decrypted")
    return number


def decode(body: bytes) -> Json:
    """Raises GraphError 100 if it is not a JSON object."""
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise GraphError(100, "The request body is not a JSON object")
    return told
