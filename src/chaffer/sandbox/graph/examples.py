"""Meta's Resumable Upload, as far as templates need it: a session, the bytes, a handle."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.world import Graph

_TYPES = ("application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4")


def example_routes(state: Graph) -> list[Route]:
    sessions: dict[str, tuple[str, int]] = {}

    async def start(request: Request) -> Response:
        _owner(state, request, "bearer")
        asked = request.query_params
        if asked.get("file_type") not in _TYPES or not asked.get("file_length", "").isdigit():
            raise GraphError(100, "file_length and a supported file_type are required")
        session = f"upload:{state.chance.getrandbits(60):x}?sig={state.chance.getrandbits(30):x}"
        sessions[session] = (asked["file_type"], int(asked["file_length"]))
        return JSONResponse({"id": session})

    async def put(request: Request) -> Response:
        _owner(state, request, "oauth")
        session = f"upload:{request.path_params['session']}?{request.url.query}"
        content = await request.body()
        known = sessions.pop(session, None)
        if known is None or request.headers.get("file_offset") != "0" or len(content) != known[1]:
            raise GraphError(100, "The session, its offset or the length is wrong")
        handle = f"4:{state.chance.getrandbits(90):x}"
        state.example_handles[handle] = known[0]
        return JSONResponse({"h": handle})

    return [
        Route("/{version}/{app}/uploads", start, methods=["POST"]),
        Route("/{version}/upload:{session}", put, methods=["POST"]),
    ]


def _owner(state: Graph, request: Request, kind: str) -> None:
    """The first step takes a bearer, the second says OAuth."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != kind or token not in {number.access_token for number in state.numbers.values()}:
        raise GraphError(190, "The access token could not be decrypted")


def check_handles(state: Graph, template: dict[str, Any]) -> None:
    """An example is a file that was handed in. Raises GraphError 100."""
    for component in template.get("components", ()):
        example = component.get("example") if isinstance(component, dict) else None
        handles = example.get("header_handle", []) if isinstance(example, dict) else []
        if any(handle not in state.example_handles for handle in handles):
            raise GraphError(100, "Invalid parameter: the header_handle is no uploaded file")
