"""The skirt of a dress: its cut, folds, tiers and hem."""

from itertools import pairwise

from chaffer.demo.illustrator.curve import between, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay, leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade

HEMS = {"mini": 640.0, "knee": 720.0, "midi": 796.0, "floor": 868.0}
WAIST = 408.0

# Half widths of the skirt as (share of the way from waist to hem, units).
SKIRTS = {
    "aline": [(0, 64), (0.22, 96), (0.6, 142), (1, 190)],
    "soft": [(0, 64), (0.25, 96), (0.6, 122), (1, 146)],
    "ball": [(0, 64), (0.08, 118), (0.3, 192), (0.65, 246), (1, 276)],
    "full": [(0, 64), (0.12, 112), (0.45, 176), (1, 226)],
    "column": [(0, 64), (0.24, 97), (0.6, 96), (1, 100)],
    "pencil": [(0, 64), (0.28, 98), (0.65, 94), (1, 80)],
    "mermaid": [(0, 64), (0.2, 98), (0.5, 86), (0.62, 88), (0.82, 142), (1, 212)],
    "shift": [(0, 84), (0.3, 100), (1, 116)],
}


def _skirt_side(recipe: Recipe, hem: float) -> list[tuple[float, float]]:
    length = hem - WAIST
    scale = recipe.number("fullness", 1) * (0.72 + 0.28 * length / 460)
    rows = SKIRTS[recipe.word("skirt", "aline")]
    first = rows[0][1]
    return [(first + (width - first) * scale, WAIST + at * length) for at, width in rows]


def draw_skirt(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.colour("skirt_colour", recipe.main)
    side = _skirt_side(recipe, hem)
    wide = side[-1][0]
    ripple = recipe.number("ripple", 7 if wide > 120 else 2)
    waves = max(2, int(wide / 32))
    bottom = [
        (wide * (1 - k / waves), hem + 8 * (k / waves) + (ripple if k % 2 else -ripple)) for k in range(waves + 1)
    ]
    bottom[0] = (wide, hem)
    outline = mirrored(400, side, bottom)
    if recipe.word("skirt") == "ball" or recipe.flag("underskirt"):
        _underskirt(pen, wide, hem, colour)
    pen.path(outline, colour)
    with pen.inside(outline):
        if recipe.flag("tiers"):
            _tiers(pen, side, colour, int(recipe.number("tiers", 3)))
        else:
            _folds(pen, recipe, side, colour)
        lay(pen, recipe.word("weave"), colour, (400 - wide, WAIST, 400 + wide, hem), recipe.word("second"))
        _shade_side(pen, side, colour)
        if recipe.flag("slit"):
            _slit(pen, side, hem)
        if recipe.flag("scatter"):
            _scatter(pen, side, hem, recipe.colour("trim", light(colour, 0.7)))
        if recipe.flag("border"):
            _border(pen, wide, hem, recipe.colour("trim", light(colour, 0.6)))


def _underskirt(pen: Pen, wide: float, hem: float, colour: str) -> None:
    for k, tone in ((22, 0.3), (10, 0.5)):
        points = [(400 - wide + 6 + 2 * (wide - 6) * j / 14, hem + k + (6 if j % 2 else -5)) for j in range(15)]
        pen.path(
            shape([(400 - wide * 0.9, hem - 90), points[0]], points, [points[-1], (400 + wide * 0.9, hem - 90)]),
            light(colour, tone),
        )


def _folds(pen: Pen, recipe: Recipe, side: list[tuple[float, float]], colour: str) -> None:
    """Dark wedges that open towards the hem, light ones beside them."""
    wide, hem = side[-1]
    hip = side[len(side) // 2]
    satin = recipe.word("weave") == "satin"
    count = int(recipe.number("folds", 5 if wide > 110 else 2))
    for k in range(count):
        share = -0.78 + 1.56 * (k + 0.5) / count + pen.chance(-0.06, 0.06)
        width = wide * pen.chance(0.1, 0.17)
        start = WAIST + (0 if wide > 210 else pen.chance(0, 0.2) * (hem - WAIST))
        top, middle, bottom = 400 + share * 54, 400 + share * hip[0] * 0.95, 400 + share * wide
        pen.path(
            shape([(top, start), (middle - 4, hip[1]), (bottom - width * 0.4, hem + 20)],
                  [(bottom + width * 0.6, hem + 20), (middle + 9, hip[1]), (top, start)]),
            shade(colour, 0.1),
        )  # fmt: skip
        pen.path(
            shape([(top - 5, start), (middle - 16, hip[1]), (bottom - width * 0.95, hem + 20)],
                  [(bottom - width * 0.55, hem + 20), (middle - 8, hip[1]), (top - 5, start)]),
            light(colour, 0.28 if satin else 0.16),
        )  # fmt: skip


def _shade_side(pen: Pen, side: list[tuple[float, float]], colour: str) -> None:
    outer = [(400 + dx + 4, y) for dx, y in side]
    inner = [(400 + dx * 0.72, y) for dx, y in reversed(side)]
    pen.path(
        shape(outer, [(outer[-1][0], outer[-1][1] + 20), (inner[0][0], inner[0][1] + 20)], inner),
        shade(colour, 0.3),
        fill_opacity=0.32,
    )


def _tiers(pen: Pen, side: list[tuple[float, float]], colour: str, count: int) -> None:
    hem = side[-1][1]
    for k in range(count):
        top, foot = between(WAIST, hem, k / count), between(WAIST, hem, (k + 1) / count)
        wide = _width_at(side, foot) + 8
        gathers = int(wide / 15)
        for j in range(gathers):
            x = 400 - wide + (j + pen.chance(0.2, 0.8)) * 2 * wide / gathers
            pen.path(
                polygon((x, top), (x + 5, top + (foot - top) * pen.chance(0.4, 0.85)), (x - 5, top)),
                shade(colour, 0.14),
            )
        if k < count - 1:
            ripple = [(400 - wide + 2 * wide * j / 16, foot + (5 if j % 2 else -4)) for j in range(17)]
            pen.stroke(line([(x + 3, y + 6) for x, y in ripple]), shade(colour, 0.2), 9)
            pen.stroke(line(ripple), light(colour, 0.22), 5)


def _width_at(side: list[tuple[float, float]], y: float) -> float:
    for (a, top), (b, foot) in pairwise(side):
        if top <= y <= foot:
            return between(a, b, (y - top) / (foot - top))
    return side[-1][0]


def _slit(pen: Pen, side: list[tuple[float, float]], hem: float) -> None:
    wide = side[-1][0]
    top = between(WAIST, hem, 0.42)
    pen.path(shape([(400 + wide * 0.34, top), (400 + wide * 0.36, between(top, hem, 0.5)), (400 + wide * 0.3, hem + 30)],
                   [(400 + wide * 0.62, hem + 30), (400 + wide * 0.48, between(top, hem, 0.55)), (400 + wide * 0.34, top)]), "#8F6A55", fill_opacity=0.75)  # fmt: skip


def _scatter(pen: Pen, side: list[tuple[float, float]], hem: float, colour: str) -> None:
    """Sparks, thick at the waist and thinning to the hem."""
    for _ in range(110):
        far = pen.chance() ** 1.7
        y = between(WAIST + 6, hem - 20, far)
        x = 400 + pen.chance(-1, 1) * _width_at(side, y)
        size = pen.chance(1.6, 4.4)
        pen.path(polygon((x, y - size * 1.5), (x + size, y), (x, y + size * 1.5), (x - size, y)), colour)


def _border(pen: Pen, wide: float, hem: float, colour: str) -> None:
    for k in range(int(wide / 9)):
        x = 400 - wide + (k + 0.5) * 18
        high = pen.chance(40, 110)
        pen.stroke(
            f"M{x:.0f} {hem + 14:.0f}q{pen.chance(-10, 10):.0f} {-high / 2:.0f} {pen.chance(-14, 14):.0f} {-high:.0f}",
            colour,
            2,
        )
        pen.circle(x + pen.chance(-10, 10), hem + 10 - high, 5.5, colour)
        leaf(pen, x, hem - high * 0.4, 22, pen.chance(200, 340), colour)
