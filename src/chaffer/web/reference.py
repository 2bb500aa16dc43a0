"""The API's description, as JSON and as a page. Nothing on the page comes from elsewhere, and it runs no script."""

from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from chaffer.web.backstage import Backstage
from chaffer.web.openapi import describe
from chaffer.web.routes import ROUTES

TEMPLATES = Path(__file__).parent / "templates"
PAGE_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
_CACHED = {"cache-control": "public, max-age=300"}


def templates() -> Environment:
    """Everything is escaped; a name that was not given is an error, not a blank."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def reference_routes(backstage: Backstage) -> list[BaseRoute]:
    described = describe(ROUTES, backstage.settings.address)
    as_json = msgspec.json.format(msgspec.json.encode(described), indent=1)
    as_page = templates().get_template("reference.html").render(api=described, groups=_grouped(described))

    async def openapi(_: Request) -> Response:
        return Response(as_json, headers=_CACHED, media_type="application/json")

    async def page(_: Request) -> Response:
        return HTMLResponse(as_page, headers={**_CACHED, "content-security-policy": PAGE_CSP})

    return [
        HttpRoute("/api/v1/openapi.json", openapi, methods=["GET"]),
        HttpRoute("/api/v1", page, methods=["GET"]),
    ]


def _grouped(described: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Operations by what they are about, each with its method, path and the names of what goes in and comes out."""
    groups: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in described["tags"]}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            status, answer = next(iter(operation["responses"].items()))
            groups[operation["tags"][0]].append({
                "method": method.upper(), "path": path, "status": status, "operation": operation,
                "body": _named(operation.get("requestBody", {})), "answer": _named(answer),
            })  # fmt: skip
    return groups


def _named(content: dict[str, Any]) -> str:
    schema = content.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rpartition("/")[2]
