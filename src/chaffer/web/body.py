"""The raw bytes of a request, as many as we are ready to read."""

from starlette.requests import ClientDisconnect, Request

from chaffer.web.errors import BadRequest, BodyTooLarge


async def read_body(request: Request, at_most: int) -> bytes:
    """Every byte as it came. Raises BodyTooLarge as soon as it is known, BadRequest if the caller hung up."""
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:19]) > at_most:
        raise BodyTooLarge(f"at most {at_most} bytes", at_most=at_most)
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > at_most:
                raise BodyTooLarge(f"at most {at_most} bytes", at_most=at_most)
            pieces.append(piece)
    except ClientDisconnect:
        raise BadRequest("the body broke off") from None
    return b"".join(pieces)
