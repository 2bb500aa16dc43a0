"""Wooden hangers on the rail of the wardrobe scene."""

from chaffer.demo.illustrator.curve import box, line, shape
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import SILVER, WOOD, light, shade


def hanger(pen: Pen, shoulder: float = 126, top: float = 222) -> None:
    """A shaped hanger whose hook goes over the rail; the cloth covers its arms from `top` on."""
    pen.circle(406, 112, 15, shade(WOOD, 0.2))
    pen.circle(403, 109, 14, WOOD)
    hook = line([(400, top - 6), (400, 168), (412, 150), (424, 132), (416, 108), (400, 103), (386, 112)])
    pen.stroke(hook, shade(SILVER, 0.3), 7)
    pen.stroke(hook, light(SILVER, 0.2), 3)
    arms = shape(
        [(400, top - 14), (400 + shoulder * 0.5, top + 8), (400 + shoulder, top + 34)],
        [(400 + shoulder, top + 52), (400, top + 22), (400 - shoulder, top + 52)],
        [(400 - shoulder, top + 34), (400 - shoulder * 0.5, top + 8), (400, top - 14)],
    )
    pen.solid(arms, WOOD, 6)


def clip_hanger(pen: Pen, half: float, top: float) -> None:
    """A bar with two clips that hold a waistband at `top`."""
    pen.stroke(
        line([(400, top - 44), (400, 168), (412, 150), (424, 132), (416, 108), (400, 103), (386, 112)]), SILVER, 6
    )
    pen.solid(box(400 - half - 8, top - 46, 2 * half + 16, 18, 9), WOOD, 5)
    for way in (-1, 1):
        pen.solid(box(400 + way * half * 0.72 - 13, top - 38, 26, 48, 5), "#6C6F74", 5)
