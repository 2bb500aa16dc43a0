"""A picture from outside, drawn anew: only its pixels pass. Where it was taken, by whom and what else hid in it stays."""

import io
import warnings

from PIL import Image, ImageOps

from chaffer.kernel.errors import Fault

PIXELS_AT_MOST = 50_000_000
SIDE_AT_MOST = 4096
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
PICTURES = frozenset(_FORMATS)


class BadPicture(Fault):
    """It cannot be read, or has more pixels than we are ready to unpack. Final."""

    code = "bad_picture"


def redrawn(content: bytes, mime: str) -> tuple[bytes, str]:
    """The picture's pixels in a new file, upright, no side above SIDE_AT_MOST; and its MIME type.

    A moving picture keeps its first frame; a GIF becomes a PNG. The size is read before anything is unpacked.
    Raises BadPicture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redraw(content, _FORMATS[mime])
    except (
        Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError, SyntaxError, EOFError,
        IndexError, KeyError, TypeError, OverflowError, MemoryError,
    ) as error:  # fmt: skip
        raise BadPicture(f"cannot be read: {type(error).__name__}") from error


def _redraw(content: bytes, form: str) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(content), formats=[form]) as opened:
        width, height = opened.size
        if width * height > PIXELS_AT_MOST:
            raise BadPicture(f"{width} x {height} pixels")
        if form == "JPEG":
            opened.draft("RGB", (SIDE_AT_MOST, SIDE_AT_MOST))
        upright = ImageOps.exif_transpose(opened)
        see_through = form != "JPEG" and (upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info)
        pixels = upright.convert("RGBA" if see_through else "RGB")
    pixels.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())  # no EXIF, no comments, no profile
    out = io.BytesIO()
    if form == "JPEG":
        bare.save(out, "JPEG", quality=88)
        return out.getvalue(), "image/jpeg"
    if form == "WEBP":
        bare.save(out, "WEBP", quality=88)
        return out.getvalue(), "image/webp"
    bare.save(out, "PNG")
    return out.getvalue(), "image/png"
