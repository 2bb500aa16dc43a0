"""The API's description, made from the list of routes: what is described is what is served."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from chaffer import __version__
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.web.examples import example_of
from chaffer.web.problems import MEDIA_TYPE, Problem
from chaffer.web.route import PERSON, PUBLIC, Nothing, Route, Waiting

_IN_PATH = re.compile(r"{(\w+)}")
_REFERENCE = "#/components/schemas/{name}"


def describe(routes: Sequence[Route], address: str) -> dict[str, Any]:
    """OpenAPI 3.1."""
    types = list(dict.fromkeys(kind for route in routes for kind in (route.answer, route.asked) if kind is not Nothing))
    types += [Problem] if Waiting in types else [Problem, Waiting]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_type, components)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Chaffer", "version": __version__, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": "A shop that lives inside conversations. Each key belongs to one shop and sees no other.",
        },
        "servers": [{"url": address}],
        "security": [{"key": []}, {"session": []}],
        "tags": [{"name": name} for name in dict.fromkeys(map(_tag, routes))],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"key": {
                "type": "http", "scheme": "bearer",
                "description": "`chaffer apikey create --shop SHOP` prints one. Permissions: "
                + "; ".join(f"`{name}`: {meaning}" for name, meaning in PERMISSIONS.items()),
            }, "session": {
                "type": "apiKey", "in": "cookie", "name": "chaffer_session",
                "description": "A person who signed in; over https the cookie is called `__Host-chaffer_session`. Each call "
                "that is not a GET also carries the session's `csrf` as the header `X-Chaffer-Csrf`.",
            }},
            "responses": {"Problem": {
                "description": "A refusal: what is wrong, under a stable `code`",
                "content": {MEDIA_TYPE: {"schema": by_type[Problem]}},
            }},
        },
    }  # fmt: skip


def _operation(route: Route, by_type: dict[Any, Any], components: dict[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": _name(route),
        "summary": route.summary,
        "tags": [_tag(route)],
        "responses": {str(204 if route.answer is Nothing else route.status): _answer(route, by_type, components),
                      "default": {"$ref": "#/components/responses/Problem"}},
    }  # fmt: skip
    if route.waits:
        described["responses"]["202"] = _or_later(route, by_type, components)
    if route.permission == PUBLIC:
        described["security"] = []
    elif route.permission == PERSON:
        described["security"] = [{"session": []}]
        described["description"] = "Is about the person who is signed in."
    else:
        described["description"] = f"Needs the permission `{route.permission}`."
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _IN_PATH.findall(route.path)
    ]
    if route.bytes_at_most:
        described["requestBody"] = {"required": True, "content": {"application/octet-stream": {}}}
    elif route.takes_body and route.asked is not Nothing:
        schema = by_type[route.asked]
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema, "example": example_of(schema, components)}},
        }
    elif route.asked is not Nothing:
        parameters += _query(components[route.asked.__name__])
    if route.method == "POST":
        parameters.append(_IDEMPOTENCY)
    if parameters:
        described["parameters"] = parameters
    return described


_IDEMPOTENCY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 255},
    "description": "Repeat a call with the same key and it is done once; the first answer comes back.",
}  # fmt: skip


def _answer(route: Route, by_type: dict[Any, Any], components: dict[str, Any]) -> dict[str, Any]:
    if route.answer is Nothing:
        return {"description": "Done"}
    return {"description": "Done", "content": {route.media_type: _shown(by_type[route.answer], route, components)}}


def _or_later(route: Route, by_type: dict[Any, Any], components: dict[str, Any]) -> dict[str, Any]:
    """Nothing has moved yet. A route that says 202 anyway may answer either."""
    later, words = by_type[Waiting], "Nothing has moved yet: it can be taken back, or a second person decides"
    if route.status != 202:
        return {"description": words, "content": {route.media_type: _shown(later, route, components)}}
    both = {"anyOf": [by_type[route.answer], later]}
    example = example_of(by_type[route.answer], components)
    return {"description": f"Done. {words}", "content": {route.media_type: {"schema": both, "example": example}}}


def _shown(schema: Any, route: Route, components: dict[str, Any]) -> dict[str, Any]:
    if route.media_type != "application/json":
        return {"schema": schema}
    return {"schema": schema, "example": example_of(schema, components)}


def _query(schema: dict[str, Any]) -> list[dict[str, Any]]:
    required = set(schema.get("required", ()))
    return [
        {"name": name, "in": "query", "required": name in required, "schema": field}
        for name, field in schema["properties"].items()
    ]


def _name(route: Route) -> str:
    words = [word for word in re.split(r"[/{}-]+", route.path.removeprefix("/api/v1")) if word]
    return "_".join([route.method.lower(), *words])


def _tag(route: Route) -> str:
    return route.path.removeprefix("/api/v1/").split("/", 1)[0]
