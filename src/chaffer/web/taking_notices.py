"""One notice of an outside service taken: its body read within bounds, kept, and answered as the sender should hear it."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from chaffer.kernel.errors import Forged, Malformed, NotFound
from chaffer.web.body import read_body
from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow

Keep = Callable[[Mapping[str, str], bytes], Awaitable[None]]
"""Keeps a notice by its headers, names in lower case, and its raw body. Raises NotFound, Forged, Malformed."""
_log = logging.getLogger(__name__)


async def taken(request: Request, at_most: int, keep: Keep) -> Response:
    """The answer. at_most: bytes of the body."""
    try:
        body = await read_body(request, at_most)
        await keep({name.lower(): value for name, value in request.headers.items()}, body)
    except BodyTooLarge:
        return PlainTextResponse("too long", 413)
    except BodyTooSlow:
        return PlainTextResponse("too slow", 408, {"connection": "close"})
    except BadRequest:
        return PlainTextResponse("broken off", 400)
    except NotFound:
        return PlainTextResponse("no such account", 404)
    except Forged:
        return PlainTextResponse("the signature does not fit", 403)
    except Malformed as wrong:
        return PlainTextResponse(str(wrong), 400)
    except Exception:  # noqa: BLE001 — whatever it was, the sender is our spool
        _log.exception("a notice could not be kept")
        return PlainTextResponse("come again", 503)
    return PlainTextResponse("taken")
