"""Pictures of the demo shop: from a source such as "demo:juniper-satin-gown/blue" to SVG and JPEG."""

import io
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import resvg_py
from PIL import Image

from chaffer.demo.illustrator.paint import paint
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.shelves import DEPARTMENTS, shades
from chaffer.kernel.errors import NotFound

SCHEME = "demo:"
CLOSE = "-close"
QUALITY = 84
PLAIN_PAINT = "#E9DCCB"


def picture(src: str, width: int = 900) -> bytes:
    """The JPEG of a picture named as in the catalogue; a quarter higher than wide. Raises NotFound."""
    if not src.startswith(SCHEME) or "/" not in src:
        raise NotFound("not a picture of the demo shop", src=src)
    product_id, _, shown = src.removeprefix(SCHEME).partition("/")
    return render(_drawn(product_id, shown), width)


def draw(product_id: str, options: Mapping[str, str], *, close: bool = False) -> str:
    """The SVG of a product with these option values ({"Colour": "Blue"}); the same text every time. Raises NotFound."""
    colour = options.get("Colour", "")
    slug = next((slug for slug, shade in shades().items() if shade.en == colour), "main")
    return _drawn(product_id, slug + (CLOSE if close else ""))


def render(svg: str, width: int = 900) -> bytes:
    """A JPEG of the drawing, `width` pixels wide."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))
    kept = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _drawn(product_id: str, shown: str) -> str:
    told = drawings().get(product_id)
    if told is None:
        raise NotFound("the demo shop has no such product", product=product_id)
    slug = shown.removesuffix(CLOSE)
    if slug != "main" and slug not in shades():
        raise NotFound("the demo shop has no such colour", product=product_id, colour=slug)
    main = shades()[slug].paint if slug in shades() else told.get("tint", PLAIN_PAINT)
    recipe = Recipe({**told, **told.get("by", {}).get(slug, {})}, main)
    return paint(f"{product_id}/{slug}", recipe, close=shown.endswith(CLOSE))


@cache
def drawings() -> dict[str, dict[str, Any]]:
    """Recipes by product id, from one file a department."""
    told: dict[str, dict[str, Any]] = {}
    for department in DEPARTMENTS:
        told |= tomllib.loads((files("chaffer.demo") / f"drawings/{department}.toml").read_text("utf-8"))
    return told
