"""The raw bytes of a request, as many as we are ready to read."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from chaffer.web.errors import BadRequest, BodyTooLarge, BodyTooSlow

READ_SECONDS = 20.0
"""Nobody may hold on to megabytes of ours for longer by sending a byte now and then."""


async def read_body(request: Request, at_most: int, seconds: float = READ_SECONDS) -> bytes:
    """Every byte as it came.

    Raises BodyTooLarge as soon as it is known, BodyTooSlow after `seconds`, BadRequest if the caller hung up.
    """
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:19]) > at_most:
        raise BodyTooLarge(f"at most {at_most} bytes", at_most=at_most)
    pieces, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                size += len(piece)
                if size > at_most:
                    raise BodyTooLarge(f"at most {at_most} bytes", at_most=at_most)
                pieces.append(piece)
    except TimeoutError:
        raise BodyTooSlow(f"send the body within {seconds:g} seconds") from None
    except ClientDisconnect:
        raise BadRequest("the body broke off") from None
    return b"".join(pieces)
